/** Collects Identity Center: permission sets, assignments, and the names of users and groups (F-91 to F-100, F-120). */
import type { Collector } from '../collector.js';
import type { Failure } from '../failure.js';
import {
  answerOf,
  entriesOf,
  forEach,
  openReading,
  type AccountAccess,
  type CallResult,
  type ReadContext,
} from '../reading.js';
import { service, type ClientOf } from '../service.js';

const ssoAdmin = service('sso', async () => (await import('@aws-sdk/client-sso-admin')).SSOAdmin, [
  'paginateListInstances',
  'paginateListPermissionSets',
  'describePermissionSet',
  'getInlinePolicyForPermissionSet',
  'paginateListManagedPoliciesInPermissionSet',
  'paginateListCustomerManagedPolicyReferencesInPermissionSet',
  'getPermissionsBoundaryForPermissionSet',
  'paginateListAccountsForProvisionedPermissionSet',
  'paginateListAccountAssignments',
]);

const identityStore = service(
  'identitystore',
  async () => (await import('@aws-sdk/client-identitystore')).Identitystore,
  ['paginateListUsers', 'paginateListGroups', 'paginateListGroupMemberships'],
);

type SsoAdmin = ClientOf<typeof ssoAdmin>;
/** Has the form of an output of the AWS CLI. */
type Output = Readonly<Record<string, unknown>>;

/** Collects the instance that one of the regions has. `unread`: why there may be one although none of them shows it. */
export const identityCenterIn = (regions: readonly string[], unread: readonly Failure[] = []): Collector => ({
  list: 'identityCenter',
  kind: '*',
  isRegional: false,
  actions: [...ssoAdmin.actions, ...identityStore.actions],
  async gather(account) {
    const readings = await forEach(regions, (region) => openReading(account, ssoAdmin, region));
    const listed = await forEach(readings, instancesIn);
    const found = [...new Map(listed.flat().map((one) => [one.InstanceArn, one])).values()];
    // An instance of the account alone has no permission sets (F-91).
    const ofOthers = found.filter(({ OwnerAccountId }) => OwnerAccountId !== account.accountId);
    const instances = ofOthers.length > 0 ? ofOthers : found;
    if (instances.length === 0)
      return { failures: [...unread, ...readings.flatMap(({ failures }) => failures)] };
    const read = await forEach(instances, (instance) => readInstance(account, instance));
    const Instances = instances.map(({ region: _listedIn, ...instance }) => instance);
    return {
      files: { 'identity-center.json': [{ Instances }, ...read.flatMap(({ outputs }) => outputs)] },
      failures: read.flatMap(({ failures }) => failures),
    };
  },
});

async function instancesIn({ client, region, tried }: ReadContext<SsoAdmin>) {
  const found = answerOf(await tried(entriesOf(client.paginateListInstances({}), 'Instances'))) ?? [];
  return found.map((instance) => ({ ...instance, region: instance.PrimaryRegion ?? region }));
}

type Instance = Awaited<ReturnType<typeof instancesIn>>[number];

/** Reads an instance in its primary region: permission sets cannot be read in others that it is replicated to. */
async function readInstance(
  account: AccountAccess,
  { InstanceArn = '', IdentityStoreId = '', region }: Instance,
) {
  const reading = await openReading(account, ssoAdmin, region);
  const outputs = [
    ...(await permissionSets(reading, InstanceArn)),
    ...(await identities(reading, IdentityStoreId)),
  ];
  return { outputs, failures: reading.failures };
}

async function permissionSets(
  { client, tried }: ReadContext<SsoAdmin>,
  InstanceArn: string,
): Promise<readonly Output[]> {
  const pages = client.paginateListPermissionSets({ InstanceArn });
  const arns = await entriesOf(pages, 'PermissionSets');
  const each = await forEach(arns, async (PermissionSetArn) => {
    const which = { InstanceArn, PermissionSetArn };
    const parts = await forEach(partsOf(client, which), async (read) => answerOf(await tried(read())));
    const boundary = await tried(client.getPermissionsBoundaryForPermissionSet(which), [
      'ResourceNotFoundException',
    ]);
    const bounded = outputs(boundary, ({ PermissionsBoundary }) => ({ PermissionsBoundary }));
    const unbounded = boundary.kind === 'NONE' ? [{ PermissionsBoundary: null }] : [];
    const assigned = answerOf(await tried(assignments(client, which)));
    return [...parts, ...bounded, ...unbounded, assigned].flatMap((output) =>
      output === undefined ? [] : { PermissionSetArn, ...output },
    );
  });
  return [{ InstanceArn, PermissionSets: arns }, ...each.flat()];
}

/** Lists take a copy: the SDK puts the token of the next page into the object that it is given. */
interface Which {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

/** Returns the parts of a permission set, each as the CLI prints it (F-93 to F-96). */
const partsOf = (client: SsoAdmin, which: Which): readonly (() => Promise<Output>)[] => [
  async () => ({ PermissionSet: (await client.describePermissionSet(which)).PermissionSet }),
  async () => ({ InlinePolicy: (await client.getInlinePolicyForPermissionSet(which)).InlinePolicy ?? '' }),
  async () => ({
    AttachedManagedPolicies: await entriesOf(
      client.paginateListManagedPoliciesInPermissionSet({ ...which }),
      'AttachedManagedPolicies',
    ),
  }),
  async () => ({
    CustomerManagedPolicyReferences: await entriesOf(
      client.paginateListCustomerManagedPolicyReferencesInPermissionSet({ ...which }),
      'CustomerManagedPolicyReferences',
    ),
  }),
];

/**
 * Returns the assignments in each account that the permission set is provisioned to (F-98). With the account ids
 * beside them, an import sees that these are all.
 */
async function assignments(client: SsoAdmin, which: Which): Promise<Output> {
  const AccountIds = await entriesOf(
    client.paginateListAccountsForProvisionedPermissionSet({ ...which }),
    'AccountIds',
  );
  const found = await forEach(AccountIds, (AccountId) =>
    entriesOf(client.paginateListAccountAssignments({ ...which, AccountId }), 'AccountAssignments'),
  );
  return { AccountIds, AccountAssignments: found.flat() };
}

/** Returns names, and whether users are enabled, without addresses and phone numbers; each list names its store (F-99, F-100). */
async function identities({ account, region, tried }: ReadContext<SsoAdmin>, IdentityStoreId: string) {
  const client = await account.client(identityStore, region);
  const groups = await tried(entriesOf(client.paginateListGroups({ IdentityStoreId }), 'Groups'));
  const memberships = await tried(
    forEach(answerOf(groups) ?? [], async ({ GroupId = '' }) => ({
      GroupId,
      IdentityStoreId,
      GroupMemberships: await entriesOf(
        client.paginateListGroupMemberships({ IdentityStoreId, GroupId }),
        'GroupMemberships',
      ),
    })),
  );
  // An import takes a member that this list lacks for deleted (F-99), and who is new may join a group meanwhile.
  const users = await tried(entriesOf(client.paginateListUsers({ IdentityStoreId }), 'Users'));
  return [
    ...outputs(users, (found) => ({
      IdentityStoreId,
      Users: found.map(({ UserId, UserName, DisplayName, UserStatus }) => ({
        UserId,
        UserName,
        DisplayName,
        UserStatus,
        IdentityStoreId,
      })),
    })),
    ...outputs(groups, (found) => ({
      IdentityStoreId,
      Groups: found.map(({ GroupId, DisplayName }) => ({ GroupId, DisplayName, IdentityStoreId })),
    })),
    ...(answerOf(memberships) ?? []),
  ];
}

const outputs = <Answer>(tried: CallResult<Answer>, shape: (answer: Answer) => Output): readonly Output[] =>
  tried.kind === 'ANSWER' ? [shape(tried.answer)] : [];
