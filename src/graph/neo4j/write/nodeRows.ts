/** What an account owns as nodes, with what is derived of them. */
import type { Administration, Credentials, Tag } from '../../model/graph.js';
import type { PolicySet } from '../../model/storedPolicies.js';
import type {
  AccountFacts,
  Escalations,
  IdentityProviderFact,
  PolicyFact,
  PolicySetFact,
  ResourceFact,
  RoleFact,
  UserFact,
  WorkloadFact,
} from '../../contract/graphWriter.js';
import { groupBy } from '../../model/groupBy.js';
import { namedPrincipal } from '../../model/namedPrincipal.js';
import { keyOfRole } from '../../model/roleSessionKey.js';
import { integer } from '../connection/connection.js';
import { sharedFindings, type FindingsProperties } from './edgeRows.js';
import { contentHash } from '../../model/contentHash.js';

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

/** What is derived of nodes, and stored with what is imported of them. */
export interface DerivedProperties {
  readonly administrators: ReadonlyMap<string, Administration>;
  /** By uid of a policy set. */
  readonly findings: ReadonlyMap<string, FindingsProperties>;
}

export const derivedProperties = ({ administrators, findings }: Escalations): DerivedProperties => ({
  administrators,
  findings: sharedFindings(findings),
});

function node(label: OwnedLabel, uid: string, properties: Record<string, unknown>): NodeRow {
  const hash = contentHash([label, properties]);
  return {
    accountId: String(properties['accountId'] ?? ''),
    label,
    uid,
    hash,
    properties: { uid, contentHash: hash, ...stored(properties) },
  };
}

/** Without what is missing; times as integers. */
const stored = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'number' ? integer(value) : value]),
  );

export function ownedNodes(
  facts: AccountFacts,
  { administrators, findings }: DerivedProperties,
): readonly NodeRow[] {
  const { accountId, partition } = facts;
  const rootArn = `arn:${partition}:iam::${accountId}:root`;
  return [
    ...(facts.principalsCollected ? [rootRow(accountId, rootArn, facts.rootCredentials)] : []),
    ...facts.users.map((user) => userRow(accountId, user, administrators.get(user.arn))),
    ...facts.roles.map((role) => roleRow(accountId, partition, role, administrators.get(role.arn))),
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
    ...facts.policySets.map((set) => policySetRow(set, findings.get(set.uid))),
    ...[...groupBy(facts.policySets, ({ assumersUid }) => assumersUid)].flatMap(([uid, sets]) =>
      uid === undefined ? [] : [assumersRow(uid, accountId, sets)],
    ),
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

export const named = (name: string, arn: string) => ({
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

const administrationProperties = (administration: Administration | undefined) => ({
  administrator: administration?.decision,
  administration: administration && JSON.stringify(administration),
});

const userRow = (accountId: string, user: UserFact, administration: Administration | undefined): NodeRow =>
  node('IamUser', user.arn, {
    kind: 'USER',
    ...principalProperties(accountId, user),
    missingGroups: user.missingGroups,
    ...credentialProperties(user.credentials),
    ...administrationProperties(administration),
  });

const roleRow = (
  accountId: string,
  partition: string,
  role: RoleFact,
  administration: Administration | undefined,
): NodeRow =>
  node('IamRole', role.arn, {
    kind: 'ROLE',
    ...principalProperties(accountId, role),
    serviceLinked: role.serviceLinked,
    sessionKey: keyOfRole(partition, accountId, role.name),
    lastUsedAt: role.lastUsedAt,
    lastUsedRegion: role.lastUsedRegion,
    ...administrationProperties(administration),
  });

export const policyRow = (policy: PolicyFact, accountId: string | undefined): NodeRow =>
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

const policySetRow = (set: PolicySetFact, findings: FindingsProperties | undefined): NodeRow =>
  node('PolicySet', set.uid, {
    shared: true,
    accountId: set.accountId,
    partition: set.partition,
    kind: set.kind,
    name: `${set.members.length} ${set.kind === 'USER' ? 'user' : 'role'}${set.members.length === 1 ? '' : 's'}`,
    partial: set.partial,
    mayAssume: set.mayAssume,
    mayAssumeIn: set.mayAssumeIn.length === 0 ? undefined : set.mayAssumeIn,
    assumersUid: set.assumersUid,
    boundaryStatus: set.boundary.status,
    ...findings,
  });

/** Whoever these sets govern can assume the same; neither shared nor of one alone. */
const assumersRow = (uid: string, accountId: string, sets: readonly PolicySet[]): NodeRow =>
  node('PolicySet', uid, { accountId, name: `${sets.length} sets that can assume the same` });

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
  {
    arn,
    name,
    roles: _roles,
    instanceProfileArns: _profiles,
    codeFrom: _codeFrom,
    ...properties
  }: WorkloadFact,
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
