/** Defines the resolver map: a field that is not in it is a property of its parent's answer. */
import type { Resolvers } from '../types.generated.js';
import {
  AccessLevelPermissions,
  EffectiveAction,
  EffectivePermissions,
  ServicePermissions,
} from './access.js';
import * as accounts from './accounts.js';
import { AccessDifference, GuardrailImpact } from './differences.js';
import {
  AdministrationChanges,
  AdministrationOverview,
  Import,
  Overview,
  ReachedAccount,
} from './overview.js';
import * as inventory from './inventory.js';
import { Mutation } from './mutation.js';
import { Hop, PathSearch, PrivilegePath, TechniquePaths, UnexploredEscalation } from './paths.js';
import { Policy, StatementMatch } from './policies.js';
import * as principals from './principals.js';
import { Query } from './query.js';
import { BlastRadius } from './reach.js';
import { Target } from './targets.js';
import { Technique } from './techniques.js';
import { nodeType, policyHolderType, principalType, searchResultType } from '../nodes.js';

export const resolvers: Resolvers = {
  Query,
  Mutation,

  Node: { __resolveType: nodeType },
  Principal: { __resolveType: principalType },
  PolicyHolder: { __resolveType: policyHolderType },
  SearchResult: { __resolveType: searchResultType },

  ...principals,
  ...accounts,
  ...inventory,
  AccessDifference,
  AccessLevelPermissions,
  AdministrationChanges,
  AssumeRoleConnection: { dataGaps: ({ readGaps }) => readGaps() },
  BlastRadius,
  EffectiveAction,
  EffectivePermissions,
  GuardrailImpact,
  Hop,
  Import,
  ListedAction: { name: ({ action }) => action },
  AdministrationOverview,
  Overview,
  ReachedAccount,
  PathSearch,
  Policy,
  PrivilegePath,
  ServicePermissions,
  StatementMatch,
  Statistics: { actionListUpdatedAt: (_statistics, _arguments, { actions }) => actions.updatedAt },
  Technique,
  Target,
  TechniquePaths,
  UnexploredEscalation,
};
