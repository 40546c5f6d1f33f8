/** Defines the resolver map: a field that is not in it is a property of its parent's answer. */
import type { Resolvers } from '../types.generated.js';
import { accessTypes } from './access.js';
import { accountTypes } from './accounts.js';
import { differenceTypes } from './differences.js';
import { inventoryTypes } from './inventory.js';
import { Mutation } from './mutation.js';
import { overviewTypes } from './overview.js';
import { pathTypes } from './paths.js';
import { policyTypes } from './policies.js';
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
  ...accessTypes,
  ...accountTypes,
  ...differenceTypes,
  ...inventoryTypes,
  ...overviewTypes,
  ...pathTypes,
  ...policyTypes,
  EscalationConnection: { dataGaps: ({ readGaps }) => readGaps() },
  RoleUserConnection: { dataGaps: ({ readGaps }) => readGaps() },
  WorkloadConnection: { dataGaps: ({ readGaps }) => readGaps() },
  PrincipalConnection: { dataGaps: ({ readGaps }) => readGaps() },
  AssumeRoleConnection: { dataGaps: ({ readGaps }) => readGaps() },
  BlastRadius,
  ListedAction: { name: ({ action }) => action },
  Statistics: {
    actionListUpdatedAt: (_statistics, _arguments, { actions }) => actions.updatedAt,
    dataGaps: (_statistics, _arguments, { loaders }) => loaders.administratorGaps(undefined),
  },
  Technique,
  Target,
};
