/** A proposal as nodes and relationships: the pure half of writing it. */
import { createHash } from 'node:crypto';
import type { PolicySet, Tag } from '../graph.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  ImportProposal,
  PolicyFact,
  RoleFact,
  UserFact,
} from '../graphWriter.js';
import { accountOfIdentifier, namedPrincipal } from '../namedPrincipal.js';
import { keyOfRole } from '../roleSessionKey.js';
import { integer } from './connection.js';

export type OwnedLabel =
  'IamUser' | 'IamRole' | 'AccountRoot' | 'IamGroup' | 'Policy' | 'InstanceProfile' | 'PolicySet';

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
  | 'CONTAINS'
  | 'GOVERNED_BY'
  | 'INCLUDES'
  | 'BOUNDED_BY';

export interface RelationshipRow {
  readonly accountId: string;
  readonly kind: RelationshipKind;
  readonly from: string;
  readonly to: string;
  /** Only TRUSTS has any. */
  readonly statements?: readonly number[];
}

export interface EdgeRow {
  readonly accountId: string;
  readonly type: 'CAN_ASSUME' | 'CAN_ASSUME_IF';
  readonly from: string;
  readonly to: string;
  readonly hash: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ImportRows {
  readonly nodes: readonly NodeRow[];
  readonly relationships: readonly RelationshipRow[];
  /** Shared by accounts: the policies of AWS. */
  readonly awsPolicies: readonly (NodeRow & { readonly documentHash: string | null })[];
  /** Whom trust policies name. */
  readonly named: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly EdgeRow[];
  /** Principals that something tells apart, with the policy set that each has for itself. */
  readonly ownSets: readonly { readonly uid: string; readonly principal: string }[];
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

export const sha = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex')
    .slice(0, 32);

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
    node('AccountRoot', rootArn, { accountId, kind: 'ROOT', ...named(`root of ${accountId}`, rootArn) }),
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
  ];
}

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
    ...facts.instanceProfiles.map((profile) => ({
      kind: 'CONTAINS' as const,
      from: profile.arn,
      to: profile.roleArn,
    })),
    ...facts.policySets.flatMap(policySetRelationships),
  ];
}

const principalRelationships = (fact: UserFact | RoleFact): readonly Relationship[] => [
  ...fact.policyUids.map((to) => ({ kind: 'PRINCIPAL_HAS_POLICY' as const, from: fact.arn, to })),
  ...(fact.boundaryUid ? [{ kind: 'HAS_BOUNDARY' as const, from: fact.arn, to: fact.boundaryUid }] : []),
  { kind: 'GOVERNED_BY', from: fact.arn, to: fact.policySetUid },
];

const roleRelationships = (role: RoleFact): readonly Relationship[] => [
  { kind: 'TRUST_POLICY', from: role.arn, to: role.trustHash },
  ...role.trusts.map((trust) => ({
    kind: 'TRUSTS' as const,
    from: role.arn,
    to: trust.identifier,
    statements: trust.statementIndexes,
  })),
];

const policySetRelationships = (set: PolicySet): readonly Relationship[] => [
  ...set.identityHashes.map((to) => ({ kind: 'INCLUDES' as const, from: set.uid, to })),
  ...(set.boundary.status === 'COLLECTED'
    ? [{ kind: 'BOUNDED_BY' as const, from: set.uid, to: set.boundary.documentHash }]
    : []),
];

/** What a principal is stored as that no import holds, or not yet. */
function namedPrincipals(accounts: readonly AccountFacts[]): readonly Readonly<Record<string, unknown>>[] {
  const identifiers = new Set(
    accounts.flatMap(({ roles }) => roles.flatMap((role) => role.trusts.map((trust) => trust.identifier))),
  );
  return [...identifiers].sort().map((identifier) => {
    const principal = namedPrincipal(identifier);
    const [, partition = 'aws'] = identifier.split(':');
    return {
      uid: identifier,
      kind: principal.kind,
      ...named(principal.name, identifier),
      accountId: principal.accountId ?? null,
      partition: identifier.startsWith('arn:') ? partition : null,
    };
  });
}

/** The policy set through which one principal alone reaches a role. */
const ownSetUid = (identifier: string): string => `only:${identifier}`;

const sourceUid = (edge: CanAssumeEdge): string =>
  edge.source.kind === 'SET' ? edge.source.setUid : ownSetUid(edge.source.identifier);

function ownSets(edges: readonly CanAssumeEdge[]): ImportRows['ownSets'] {
  const identifiers = new Set(
    edges.flatMap((edge) => (edge.source.kind === 'PRINCIPAL' ? [edge.source.identifier] : [])),
  );
  return [...identifiers].sort().map((principal) => ({ uid: ownSetUid(principal), principal }));
}

/** An edge is counted with the account that it ends in, or else the one that it starts in. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  if (accountIds.has(target)) return target;
  return accountOfIdentifier(from.replace(/^only:/, '')) ?? from.slice(0, from.indexOf(':'));
}

function edgeRow(edge: CanAssumeEdge, accountIds: ReadonlySet<string>): EdgeRow {
  const { grant } = edge;
  const type = grant.decision === 'ALLOWED' ? 'CAN_ASSUME' : 'CAN_ASSUME_IF';
  const hash = sha([type, grant]);
  const from = sourceUid(edge);
  return {
    accountId: accountOfEdge(from, edge.targetArn, accountIds),
    type,
    from,
    to: edge.targetArn,
    hash,
    properties: {
      hash,
      mechanism: grant.mechanism,
      crossAccount: grant.crossAccount,
      conditionKeys: [...new Set(grant.conditions.map((condition) => condition.key))],
      conditions: JSON.stringify(grant.conditions),
      preconditions: JSON.stringify(grant.preconditions),
      evidence: JSON.stringify(grant.evidence),
      dataGaps: JSON.stringify(grant.dataGaps),
    },
  };
}
