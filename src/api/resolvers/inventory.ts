/** Resolves fields of groups, resources, access keys, workloads and Identity Center that are read or computed. */
import { uncollectedGaps } from '../../access/exposure/listPrincipals.js';
import { rotationDue } from '../../access/exposure/accessKeys.js';
import type { AssigneePage } from '../../graph/contract/pageRequests.js';
import type {
  IamRole,
  InstanceProfile,
  PermissionSet,
  PermissionSetAssignment,
  PermissionSetPolicy,
  WorkloadOfRole,
} from '../../graph/model/graph.js';
import { resourcePolicyUid } from '../../graph/model/policyUid.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { permissionSetRole } from '../../graph/model/principals/permissionSetRole.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { inRange } from '../arguments/arguments.js';
import type { Context } from '../context.js';
import type { PermissionSetPolicyOf } from '../mappers.js';
import { nodeId } from '../nodes.js';
import type { PageArguments } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import type { Resolvers } from '../types.generated.js';
import { principalsThatCan } from './access.js';
import { policyGrants } from './policies.js';

const DAY = 86_400_000;

/** Resolves the instance profile through which a workload has a role. */
const instanceProfile = (
  { instanceProfileArn: arn }: Pick<WorkloadOfRole, 'instanceProfileArn'>,
  _arguments: object,
  { loaders }: Context,
) => (arn === undefined ? null : loaders.instanceProfiles.load(arn));

const inPartitionOf = (
  arn: string,
  policies: readonly PermissionSetPolicy[],
): readonly PermissionSetPolicyOf[] =>
  policies.map((policy) => ({ ...policy, partition: arn.split(':')[1] ?? 'aws' }));

/** F-104: explains an assignment without a role. */
async function reasonOf({ accountId }: PermissionSetAssignment, { accounts }: Loaders): Promise<string> {
  const account = await accounts.load(accountId);
  return account?.imported
    ? `The import of account ${accountId} holds no role of this permission set: it is older than the assignment, or the permission set is not provisioned there yet.`
    : `Account ${accountId} was not imported. Import its account authorization details.`;
}

export const inventoryTypes = {
  AccessKey: {
    accessKeyId: ({ id }) => id ?? null,
    neverUsed: ({ neverUsed }) => neverUsed === true,
    rotationDue: (key, { afterDays }) =>
      rotationDue(key, inRange('afterDays', afterDays, 0, 36_500), Date.now()) ?? null,
    ageInDays: ({ createdAt }) =>
      createdAt === undefined ? null : Math.max(0, Math.floor((Date.now() - createdAt) / DAY)),
  },
  IamGroup: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    policies: ({ arn }, _arguments, { loaders }) => loaders.policiesOfHolders.load(arn),
    members: async ({ arn, accountId }, page, { loaders }) => ({
      ...(await loaders.membersOfGroups(arn, page)),
      readGaps: async () => uncollectedGaps(accountId, await loaders.accounts.load(accountId), ['USERS']),
    }),
  },
  Resource: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    policy: ({ arn }, _arguments, { loaders }) => loaders.policies.load(resourcePolicyUid(arn)),
    grants: async ({ arn }, _arguments, { loaders }) => {
      const grants = await policyGrants(arn, resourcePolicyUid(arn), 'RESOURCE', loaders);
      return grants.map(({ principal, statements }) => ({
        principal,
        statements: statements.map(([, cited]) => cited),
      }));
    },
    exposure: async (resource, _arguments, { loaders, caller }) => {
      const found = await loaders.exposures.load(resource);
      const { reachableFromOutside = [], dataGaps = [] } = found ?? {};
      // A limited caller may not know which accounts are in the organization.
      return caller.accountIds || !found ? { reachableFromOutside, dataGaps } : found;
    },
    whoCan: ({ arn }, question, context) => principalsThatCan({ ...question, resource: arn }, context),
  },
  InstanceProfile: {
    id: nodeId,
    role: async ({ roleArn }, _arguments, { loaders }) => {
      const role = roleArn === undefined ? null : await loaders.principals.load(roleArn);
      return role?.kind === 'ROLE' ? role : null;
    },
    usedBy: async ({ arn }, page, { loaders }) => ({
      ...(await loaders.workloadsOfInstanceProfiles(arn, page)),
      readGaps: () => loaders.workloadGaps(accountOfIdentifier(arn)),
    }),
  },
  Workload: {
    id: nodeId,
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    runsAs: ({ arn }, _arguments, { loaders }) => loaders.rolesOfWorkloads.load(arn),
    instanceProfiles: async ({ instanceProfileArns }, _arguments, { loaders }) => {
      const profiles = await loaders.instanceProfiles.loadMany(instanceProfileArns);
      return profiles.filter((one): one is InstanceProfile => one !== null && !(one instanceof Error));
    },
  },
  WorkloadRole: { instanceProfile },
  RoleUserEdge: { instanceProfile },
  PermissionSet: {
    id: nodeId,
    awsManagedPolicies: ({ arn, managedPolicies }) => inPartitionOf(arn, managedPolicies),
    customerManagedPolicies: ({ arn, customerManagedPolicies }) =>
      inPartitionOf(arn, customerManagedPolicies),
    permissionsBoundary: ({ arn, permissionsBoundary: boundary }) =>
      inPartitionOf(arn, boundary ? [boundary] : [])[0] ?? null,
    provisionedAs: ({ arn }, page, { loaders }) => loaders.rolesOfPermissionSets(arn, page),
    assignments: async (set, page, { loaders }) => ({
      ...(await loaders.assignmentsOfPermissionSets(set.arn, page)),
      dataGaps: gapsOfAssignments(set),
    }),
  },
  PermissionSetPolicy: {
    /** F-102: finds customer managed policies by name and path. */
    policy: ({ name, arn, path, partition }, { accountId }, { loaders }) => {
      if (arn !== undefined) return loaders.managedPolicies.load(arn);
      if (typeof accountId !== 'string') return null;
      return loaders.managedPolicies.load(`arn:${partition}:iam::${accountId}:policy${path ?? '/'}${name}`);
    },
  },
  PermissionSetAssignment: {
    account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
    status: ({ role }) => (role ? 'PROVISIONED' : 'ROLE_NOT_IMPORTED'),
    reason: (assignment, _arguments, { loaders }) => (assignment.role ? null : reasonOf(assignment, loaders)),
  },
  IdentityCenterPrincipal: {
    id: nodeId,
    type: ({ kind }) => kind,
    members: async ({ uid, name, membersCollected }, page, { loaders }) => ({
      ...(await loaders.membersOfIdentityCenterGroups(uid, page)),
      dataGaps: membersCollected ? [] : [{ kind: 'EXPORT_INCOMPLETE', message: membersUnknown(name) }],
    }),
  },
} satisfies Resolvers;

// ── Who has a permission set ─────────────────────────────────────────────────────────────────────────────────────────

/** Returns who can sign in as the role through Identity Center. */
export async function assignedTo({ identifier }: IamRole, page: PageArguments, { loaders }: Context) {
  const assignees = await loaders.assigneesOfRoles(identifier, page);
  return { ...assignees, dataGaps: gapsOfAssignees(identifier, assignees) };
}

/** Returns gaps; none for a role that Identity Center did not create, since it cannot be assigned. */
function gapsOfAssignees(role: string, page: AssigneePage | object): readonly DataGap[] {
  const made = permissionSetRole(role);
  if (made === undefined) return [];
  const { accountId, permissionSet } = made;
  const gap = (message: string): DataGap => ({ kind: 'EXPORT_INCOMPLETE', accountId, message });
  if ('groupsWithoutMembers' in page)
    return [
      ...(page.areAssignmentsKnown ? [] : [assignmentsUnknown(permissionSet, accountId)]),
      ...page.groupsWithoutMembers.map(membersUnknown),
    ].map(gap);
  return [gap(notImported(permissionSet))];
}

const notImported = (permissionSet: string): string =>
  `Identity Center made this role for the permission set ${permissionSet}, of which nothing was imported, or which several instances have. Import the outputs of aws sso-admin and aws identitystore.`;

const assignmentsUnknown = (permissionSet: string, accountId: string): string =>
  `Not all assignments of the permission set ${permissionSet} in ${accountId} were imported. Import the output of aws sso-admin list-account-assignments, with "PermissionSetArn" and "AccountId" beside it.`;

/** Names the first account of which all are known. */
function gapsOfAssignments({ name, assignmentsIn }: PermissionSet): readonly DataGap[] {
  if (assignmentsIn.includes('*')) return [];
  const [first, ...more] = assignmentsIn;
  const others = more.length === 0 ? '' : ` and ${more.length} other${more.length === 1 ? '' : 's'}`;
  const where = first === undefined ? 'some account' : `an account other than ${first}${others}`;
  const message = `Assignments of the permission set ${name} may be missing, in ${where}. Import those of all accounts: the output of aws sso-admin list-account-assignments, with "PermissionSetArn" and "AccountIds" beside it.`;
  return [{ kind: 'EXPORT_INCOMPLETE', message }];
}

const membersUnknown = (group: string): string =>
  `Not all members of the group ${group} were imported. Import the output of aws identitystore list-group-memberships, with "GroupId" beside it.`;
