/** A proposal as nodes and relationships: the pure half of writing it. */
import type { Credentials, Tag } from '../graph.js';
import type { PolicySet } from '../graphReader.js';
import type {
  AccountFacts,
  IdentityProviderFact,
  ImportProposal,
  InstanceProfileFact,
  PolicyFact,
  ResourceFact,
  RoleFact,
  Trust,
  UserFact,
  WorkloadFact,
} from '../graphWriter.js';
import { namedPrincipal } from '../namedPrincipal.js';
import { keyOfRole, roleSessionKey } from '../roleSessionKey.js';
import { integer } from './connection.js';
import { edgeRow, ownSets, type EdgeRow, type OwnSetRow } from './edgeRows.js';
import { sha } from './sha.js';

export type OwnedLabel =
  | 'IamUser'
  | 'IamRole'
  | 'AccountRoot'
  | 'SamlProvider'
  | 'OidcProvider'
  | 'IamGroup'
  | 'Policy'
  | 'InstanceProfile'
  | 'PolicySet'
  | 'Resource'
  | 'Workload';

export interface NodeRow {
  readonly accountId: string;
  readonly label: OwnedLabel;
  readonly uid: string;
  /** Everything that is stored, `uid` and `contentHash` included. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** Type and the labels of both ends: each has its own statement. */
export type RelationshipKind =
  | 'MEMBER_OF'
  | 'PRINCIPAL_HAS_POLICY'
  | 'GROUP_HAS_POLICY'
  | 'HAS_BOUNDARY'
  | 'HAS_DOCUMENT'
  | 'TRUST_POLICY'
  | 'TRUSTS'
  | 'RESOURCE_POLICY'
  | 'RESOURCE_TRUSTS'
  | 'CONTAINS'
  | 'RUNS_AS'
  | 'USES_PROFILE'
  | 'GOVERNED_BY'
  | 'INCLUDES'
  | 'BOUNDED_BY';

export interface RelationshipRow {
  readonly accountId: string;
  readonly kind: RelationshipKind;
  readonly from: string;
  readonly to: string;
  /** Only TRUSTS and RESOURCE_TRUSTS have any. */
  readonly statements?: readonly number[];
  /** Only RUNS_AS has it. */
  readonly use?: string;
}

export interface ImportRows {
  readonly nodes: readonly NodeRow[];
  readonly relationships: readonly RelationshipRow[];
  /** Shared by accounts: the policies of AWS. */
  readonly awsPolicies: readonly (NodeRow & { readonly documentHash: string | null })[];
  /** Whom trust policies and those of resources name. */
  readonly named: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly EdgeRow[];
  readonly ownSets: readonly OwnSetRow[];
}

export function importRows({ accounts, edges }: ImportProposal): ImportRows {
  const all = accounts.map(({ facts }) => facts);
  const ids = new Set(all.map((facts) => facts.accountId));
  return {
    nodes: all.flatMap(ownedNodes),
    relationships: all.flatMap((facts) =>
      ownedRelationships(facts).map((row) => ({ ...row, accountId: facts.accountId })),
    ),
    awsPolicies: distinct(all.flatMap(awsPolicies), (row) => row.uid),
    named: namedPrincipals(all),
    edges: edges.map((edge) => edgeRow(edge, ids)),
    ownSets: ownSets(edges),
  };
}

const distinct = <T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const awsPolicies = ({ policies }: AccountFacts): ImportRows['awsPolicies'] =>
  policies
    .filter((policy) => policy.kind === 'AWS_MANAGED')
    .map((policy) => ({ ...policyRow(policy, undefined), documentHash: policy.documentHash ?? null }));

function node(label: OwnedLabel, uid: string, properties: Record<string, unknown>): NodeRow {
  const hash = sha([label, properties]);
  return {
    accountId: String(properties['accountId'] ?? ''),
    label,
    uid,
    hash,
    properties: { ...stored(properties), uid, contentHash: hash },
  };
}

/** Without what is missing; times as integers. */
const stored = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'number' ? integer(value) : value]),
  );

function ownedNodes(facts: AccountFacts): readonly NodeRow[] {
  const { accountId, partition } = facts;
  const rootArn = `arn:${partition}:iam::${accountId}:root`;
  return [
    ...(facts.principalsCollected ? [rootRow(accountId, rootArn, facts.rootCredentials)] : []),
    ...facts.users.map((user) => userRow(accountId, user)),
    ...facts.roles.map((role) => roleRow(accountId, partition, role)),
    ...facts.groups.map((group) =>
      node('IamGroup', group.arn, {
        accountId,
        ...named(group.name, group.arn),
        path: group.path,
        uniqueId: group.uniqueId,
        createdAt: group.createdAt,
      }),
    ),
    ...facts.policies
      .filter((policy) => policy.kind !== 'AWS_MANAGED')
      .map((policy) => policyRow(policy, accountId)),
    ...facts.instanceProfiles.map((profile) =>
      node('InstanceProfile', profile.arn, { accountId, ...named(profile.name, profile.arn) }),
    ),
    ...facts.policySets.map(policySetRow),
    ...facts.resources.map((resource) => resourceRow(accountId, resource)),
    ...facts.workloads.map((workload) => workloadRow(accountId, workload)),
    ...facts.identityProviders.map((provider) => identityProviderRow(accountId, partition, provider)),
  ];
}

const rootRow = (accountId: string, arn: string, credentials: Credentials | undefined): NodeRow =>
  node('AccountRoot', arn, {
    accountId,
    kind: 'ROOT',
    ...named(`root of ${accountId}`, arn),
    ...credentialProperties(credentials),
  });

const credentialProperties = (credentials: Credentials | undefined) => ({
  ...credentials,
  accessKeys: credentials?.accessKeys && JSON.stringify(credentials.accessKeys),
});

const named = (name: string, arn: string) => ({
  name,
  nameKey: name.toLowerCase(),
  searchText: `${name} ${arn}`.toLowerCase(),
});

const principalProperties = (accountId: string, fact: UserFact | RoleFact) => ({
  accountId,
  ...named(fact.name, fact.arn),
  path: fact.path,
  uniqueId: fact.uniqueId,
  createdAt: fact.createdAt,
  ...tagLists(fact.tags),
});

const tagLists = (tags: readonly Tag[]) => ({
  tagKeys: tags.map((tag) => tag.key),
  tagValues: tags.map((tag) => tag.value),
});

const userRow = (accountId: string, user: UserFact): NodeRow =>
  node('IamUser', user.arn, {
    kind: 'USER',
    ...principalProperties(accountId, user),
    missingGroups: user.missingGroups,
    ...credentialProperties(user.credentials),
  });

const roleRow = (accountId: string, partition: string, role: RoleFact): NodeRow =>
  node('IamRole', role.arn, {
    kind: 'ROLE',
    ...principalProperties(accountId, role),
    serviceLinked: role.serviceLinked,
    sessionKey: keyOfRole(partition, accountId, role.name),
    lastUsedAt: role.lastUsedAt,
    lastUsedRegion: role.lastUsedRegion,
  });

const policyRow = (policy: PolicyFact, accountId: string | undefined): NodeRow =>
  node('Policy', policy.uid, {
    kind: policy.kind,
    accountId,
    ...named(policy.name, policy.arn ?? policy.uid),
    arn: policy.arn,
    ownerArn: policy.ownerArn,
    path: policy.path,
    uniqueId: policy.uniqueId,
    description: policy.description,
    defaultVersionId: policy.defaultVersionId,
    versionCount: policy.versionCount,
    dataPackage: policy.dataPackage,
    createdAt: policy.createdAt,
    updatedAt: policy.updatedAt,
  });

const policySetRow = (set: PolicySet): NodeRow =>
  node('PolicySet', set.uid, {
    shared: true,
    accountId: set.accountId,
    partition: set.partition,
    kind: set.kind,
    name: `${set.members.length} ${set.kind === 'USER' ? 'user' : 'role'}${set.members.length === 1 ? '' : 's'}`,
    partial: set.partial,
    mayAssume: set.mayAssume,
    boundaryStatus: set.boundary.status,
  });

const resourceRow = (accountId: string, resource: ResourceFact): NodeRow => {
  const { arn, name, tags, policyHash: _hash, trusts: _trusts, ...properties } = resource;
  return node('Resource', arn, {
    accountId,
    ...properties,
    ...named(name, arn),
    ...(tags ? tagLists(tags) : {}),
  });
};

const workloadRow = (
  accountId: string,
  { arn, name, roles: _roles, instanceProfileArns: _profiles, ...properties }: WorkloadFact,
): NodeRow => node('Workload', arn, { accountId, ...properties, ...named(name, arn) });

/** With all that a provider has that policies only name. */
function identityProviderRow(
  accountId: string,
  partition: string,
  { arn, kind, ...properties }: IdentityProviderFact,
): NodeRow {
  const principal = namedPrincipal(arn);
  const label = kind === 'SAML' ? 'SamlProvider' : 'OidcProvider';
  return node(label, arn, {
    kind: principal.kind,
    accountId,
    partition,
    ...named(principal.name, arn),
    ...properties,
  });
}

/** A relationship of the account whose facts it is made of. */
type Relationship = Omit<RelationshipRow, 'accountId'>;

function ownedRelationships(facts: AccountFacts): readonly Relationship[] {
  return [
    ...facts.users.flatMap(principalRelationships),
    ...facts.users.flatMap((user) =>
      user.groupArns.map((to) => ({ kind: 'MEMBER_OF' as const, from: user.arn, to })),
    ),
    ...facts.roles.flatMap(principalRelationships),
    ...facts.roles.flatMap(roleRelationships),
    ...facts.groups.flatMap((group) =>
      group.policyUids.map((to) => ({ kind: 'GROUP_HAS_POLICY' as const, from: group.arn, to })),
    ),
    ...facts.policies.flatMap((policy) =>
      policy.documentHash && policy.kind !== 'AWS_MANAGED'
        ? [{ kind: 'HAS_DOCUMENT' as const, from: policy.uid, to: policy.documentHash }]
        : [],
    ),
    ...facts.instanceProfiles.flatMap(instanceProfileRelationships),
    ...facts.workloads.flatMap(workloadRelationships),
    ...facts.policySets.flatMap(policySetRelationships),
    ...facts.resources.flatMap(resourceRelationships),
  ];
}

const principalRelationships = (fact: UserFact | RoleFact): readonly Relationship[] => [
  ...fact.policyUids.map((to) => ({ kind: 'PRINCIPAL_HAS_POLICY' as const, from: fact.arn, to })),
  ...(fact.boundaryUid ? [{ kind: 'HAS_BOUNDARY' as const, from: fact.arn, to: fact.boundaryUid }] : []),
  { kind: 'GOVERNED_BY', from: fact.arn, to: fact.policySetUid },
];

const roleRelationships = (role: RoleFact): readonly Relationship[] => [
  { kind: 'TRUST_POLICY', from: role.arn, to: role.trustHash },
  ...role.trusts.map((trust) => trustRelationship('TRUSTS', role.arn, trust)),
];

const resourceRelationships = ({ arn, policyHash, trusts }: ResourceFact): readonly Relationship[] => [
  ...(policyHash === undefined ? [] : [{ kind: 'RESOURCE_POLICY' as const, from: arn, to: policyHash }]),
  ...trusts.map((trust) => trustRelationship('RESOURCE_TRUSTS', arn, trust)),
];

const instanceProfileRelationships = ({ arn, roleArn }: InstanceProfileFact): readonly Relationship[] =>
  roleArn === undefined ? [] : [{ kind: 'CONTAINS', from: arn, to: roleArn }];

const workloadRelationships = ({
  arn,
  roles,
  instanceProfileArns,
}: WorkloadFact): readonly Relationship[] => [
  ...roles.map(({ arn: to, use }) => ({ kind: 'RUNS_AS' as const, from: arn, to, use })),
  ...instanceProfileArns.map((to) => ({ kind: 'USES_PROFILE' as const, from: arn, to })),
];

const trustRelationship = (
  kind: 'TRUSTS' | 'RESOURCE_TRUSTS',
  from: string,
  { identifier, statementIndexes }: Trust,
): Relationship => ({ kind, from, to: identifier, statements: statementIndexes });

const policySetRelationships = (set: PolicySet): readonly Relationship[] => [
  ...set.identityHashes.map((to) => ({ kind: 'INCLUDES' as const, from: set.uid, to })),
  ...(set.boundary.status === 'COLLECTED'
    ? [{ kind: 'BOUNDED_BY' as const, from: set.uid, to: set.boundary.documentHash }]
    : []),
];

/** What a principal is stored as that no import holds, or not yet. */
function namedPrincipals(accounts: readonly AccountFacts[]): readonly Readonly<Record<string, unknown>>[] {
  const identifiers = new Set([
    ...accounts
      .flatMap(({ roles, resources }) => [...roles, ...resources])
      .flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier)),
    ...accounts.flatMap(({ workloads }) => workloads).flatMap(({ roles }) => roles.map(({ arn }) => arn)),
  ]);
  return [...identifiers].sort().map((identifier) => {
    const principal = namedPrincipal(identifier);
    const [, partition = 'aws'] = identifier.split(':');
    return {
      uid: identifier,
      kind: principal.kind,
      ...named(principal.name, identifier),
      accountId: principal.accountId ?? null,
      partition: identifier.startsWith('arn:') ? partition : null,
      sessionKey: roleSessionKey(identifier) ?? null,
    };
  });
}
