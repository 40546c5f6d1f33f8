/** Resolves fields of the query type: lookups by key, lists, and questions. */
import { crossAccountAccess } from '../../access/diagnosis/crossAccountAccess.js';
import { accessKeys, type AccessKeyFilter } from '../../access/exposure/accessKeys.js';
import { instanceProfiles } from '../../access/exposure/listInstanceProfiles.js';
import { listPrincipals } from '../../access/exposure/listPrincipals.js';
import { listResources } from '../../access/exposure/listResources.js';
import { trustExposure } from '../../access/exposure/trust/trustExposure.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import { exportAccount } from '../../ingest/export/exportAccount.js';
import { principalArgument, startArgument } from '../arguments/questions.js';
import { checkLength, inRange, withoutNulls } from '../arguments/arguments.js';
import { apiError, badUserInput } from '../errors.js';
import { parseNodeId, type NodeObject, type NodeType } from '../nodes.js';
import { connect } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import type { QueryResolvers } from '../types.generated.js';
import { can, canBatch, permissionsOf, principalsThatCan } from './access.js';
import { assumeRolePaths, privilegePathsOf } from './paths.js';
import { imports, overview } from './overview.js';
import { compareScenario, diff, guardrailImpact } from './differences.js';
import { blastRadiusOf, chokePoints, whoCanReach } from './reach.js';
import { techniques } from './techniques.js';

const lookups: QueryResolvers = {
  account: (_root, { id }, { loaders }) => loaders.accounts.load(id),
  group: (_root, { arn }, { loaders }) => loaders.groups.load(arn),
  permissionSet: (_root, { arn }, { loaders }) => loaders.permissionSets.load(arn),
  policy: (_root, { arn }, { loaders }) => loaders.managedPolicies.load(arn),
  principal: async (_root, { identifier }, context) =>
    context.loaders.principals.load(await principalArgument('identifier', identifier, context)),
  resource: (_root, { arn }, { loaders }) => loaders.resources.load(arn),
  technique: (_root, { id }) => techniqueById(id) ?? null,
  workload: (_root, { arn }, { loaders }) => loaders.workloads.load(arn),

  /** Null for what does not exist, and for what is not an id. */
  node: (_root, { id }, { loaders }) => {
    const parsed = parseNodeId(id);
    return parsed ? loadNode[parsed.type](loaders, parsed.uid) : null;
  },

  /** The only imported organization, or one of several by id. */
  organization: async (_root, { id }, { loaders, reader }) => {
    if (typeof id === 'string') return loaders.organizations.load(id);
    const [only, ...more] = await reader.organizationIds();
    if (only === undefined) return null;
    if (more.length === 0) return loaders.organizations.load(only);
    const ids = [only, ...more].join(', ');
    throw badUserInput('id', `Several organizations were imported: give one of ${ids}.`);
  },
};

const loadNode: Record<NodeType, (loaders: Loaders, uid: string) => Promise<NodeObject | null>> = {
  ACCOUNT: (loaders, uid) => loaders.accounts.load(uid),
  ORGANIZATION: (loaders, uid) => loaders.organizations.load(uid),
  PRINCIPAL: (loaders, uid) => loaders.principals.load(uid),
  GROUP: (loaders, uid) => loaders.groups.load(uid),
  POLICY: (loaders, uid) => loaders.policies.load(uid),
  INSTANCE_PROFILE: (loaders, uid) => loaders.instanceProfiles.load(uid),
  RESOURCE: (loaders, uid) => loaders.resources.load(uid),
  WORKLOAD: (loaders, uid) => loaders.workloads.load(uid),
  PERMISSION_SET: (loaders, uid) => loaders.permissionSets.load(uid),
  IDENTITY_CENTER_PRINCIPAL: (loaders, uid) => loaders.identityCenterPrincipals.load(uid),
};

const lists: QueryResolvers = {
  accessKeys: (_root, { filter, ...page }, { reader }) => {
    const wanted = inDays(withoutNulls(filter));
    return connect(page, (request) => accessKeys(reader, wanted, request, Date.now()));
  },
  accounts: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => reader.accountPage(request, withoutNulls(filter))),
  groups: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => reader.groupPage(request, withoutNulls(filter))),
  imports,
  instanceProfiles: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => instanceProfiles(reader, withoutNulls(filter), request)),
  permissionSets: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => reader.permissionSetPage(request, withoutNulls(filter))),
  policies: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => reader.policyPage(request, withoutNulls(filter))),
  principals: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => listPrincipals(reader, request, withoutNulls(filter))),
  resources: (_root, { filter, ...page }, { reader, actions }) =>
    connect(page, (request) => listResources(reader, actions, request, withoutNulls(filter))),
  search: (_root, { text, ...page }, { reader }) => {
    const wanted = text.trim();
    checkLength('text', wanted, 2, 200);
    return connect(page, (request) => reader.search(wanted, request));
  },
  techniques,
  trustExposure: (_root, { filter, ...page }, { reader }) =>
    connect(page, (request) => trustExposure(reader, withoutNulls(filter), request)),
  workloads: (_root, { filter, ...page }, { reader, loaders }) =>
    connect(page, async (request) => {
      const wanted = withoutNulls(filter);
      return {
        ...(await reader.workloadPage(request, wanted)),
        readGaps: () => loaders.workloadGaps(wanted.accountId),
      };
    }),
};

/** Throws BAD_USER_INPUT for a number of days above a hundred years. */
function inDays(filter: AccessKeyFilter): AccessKeyFilter {
  for (const name of ['olderThanDays', 'unusedForDays'] as const) {
    const days = filter[name];
    if (days !== undefined) inRange(`filter.${name}`, days, 0, 36_500);
  }
  return filter;
}

export const Query: QueryResolvers = {
  ...lookups,
  ...lists,
  actions: (_root, { startsWith, first }, { actions }) => {
    const text = startsWith.trim();
    checkLength('startsWith', text, 1, 128);
    return actions.startingWith(text, first);
  },
  targets: (_root, _arguments, { reader }) => reader.targets(),
  overview,
  statistics: (_root, _arguments, { reader }) => reader.statistics(),
  exportAccount: async (_root, { accountId }, { reader }) => {
    const documents = await exportAccount(reader, accountId);
    if (documents) return documents;
    const message = `Nothing of account ${accountId} was imported.`;
    throw apiError('NOT_FOUND', message, { argument: 'accountId' });
  },

  can: (_root, question, context) => can(question, context),
  canBatch,
  whoCan: (_root, question, context) => principalsThatCan(question, context),
  effectivePermissions: async (_root, { principal, services }, context) =>
    permissionsOf(await principalArgument('principal', principal, context), services, context),

  assumeRolePaths,
  crossAccountAccess: async (_root, { from, to }, context) =>
    crossAccountAccess(context.reader, { from: await principalArgument('from', from, context, to), to }),
  pathsToPrivilege: async (_root, { from, ...limits }, context) =>
    privilegePathsOf({ identifier: await startArgument(from, context) }, limits, context),

  compareScenario,
  guardrailImpact,
  diff,

  blastRadius: async (_root, { principal, ...limits }, context) =>
    blastRadiusOf({ identifier: await startArgument(principal, context) }, limits, context),
  chokePoints,
  whoCanReach,
};
