/** What an account owns as nodes, with what is derived of them. */
import type { Administration, Credentials } from '../../../model/graph.js';
import type { PolicySet } from '../../../model/storedPolicies.js';
import type {
  AccountFacts,
  Escalations,
  GroupFact,
  IdentityProviderFact,
  InstanceProfileFact,
  PolicyFact,
  PolicySetFact,
  ResourceFact,
  RoleFact,
  UserFact,
  WorkloadFact,
} from '../../../contract/graphWriter.js';
import { groupBy } from '../../../model/groupBy.js';
import { namedPrincipal } from '../../../model/principals/namedPrincipal.js';
import { keyOfRole } from '../../../model/principals/roleSessionKey.js';
import { credentialFields } from '../../../model/stored/credentials.js';
import { encode } from '../../../model/stored/field.js';
import { groupFields } from '../../../model/stored/group.js';
import { identityProviderFields } from '../../../model/stored/identityProvider.js';
import { instanceProfileFields } from '../../../model/stored/instanceProfile.js';
import { policyFields } from '../../../model/stored/policy.js';
import { otherPrincipalFields, roleFields, userFields } from '../../../model/stored/principal.js';
import { resourceFields } from '../../../model/stored/resource.js';
import { workloadFields } from '../../../model/stored/workload.js';
import { integer } from '../../connection/connection.js';
import { sharedFindings, type FindingsProperties } from './edgeRows.js';
import { contentHash } from '../../../model/contentHash.js';

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
    ...facts.groups.map((group) => groupRow(accountId, group)),
    ...facts.policies
      .filter((policy) => policy.kind !== 'AWS_MANAGED')
      .map((policy) => policyRow(policy, accountId)),
    ...facts.instanceProfiles.map((profile) => instanceProfileRow(accountId, profile)),
    ...facts.policySets.map((set) => policySetRow(set, findings.get(set.uid))),
    ...[...groupBy(facts.policySets, ({ assumersUid }) => assumersUid)].flatMap(([uid, sets]) =>
      uid === undefined ? [] : [assumersRow(uid, accountId, sets)],
    ),
    ...facts.resources.map((resource) => resourceRow(accountId, resource)),
    ...facts.workloads.map((workload) => workloadRow(accountId, workload)),
    ...facts.identityProviders.map((provider) => identityProviderRow(accountId, partition, provider)),
  ];
}

const rootRow = (accountId: string, arn: string, credentials: Credentials = {}): NodeRow =>
  node('AccountRoot', arn, {
    ...encode(otherPrincipalFields, {
      kind: 'ROOT',
      identifier: arn,
      name: `root of ${accountId}`,
      accountId,
    }),
    ...searched(`root of ${accountId}`, arn),
    ...encode(credentialFields, credentials),
  });

/** How searches find it. */
const searched = (name: string, arn: string) => ({
  nameKey: name.toLowerCase(),
  searchText: `${name} ${arn}`.toLowerCase(),
});

export const named = (name: string, arn: string) => ({ name, ...searched(name, arn) });

const userRow = (accountId: string, user: UserFact, administration: Administration | undefined): NodeRow =>
  node('IamUser', user.arn, {
    ...encode(userFields, { ...user, kind: 'USER', identifier: user.arn, accountId, administration }),
    ...searched(user.name, user.arn),
    ...encode(credentialFields, user.credentials ?? {}),
    missingGroups: user.missingGroups,
    administrator: administration?.decision,
  });

const roleRow = (
  accountId: string,
  partition: string,
  role: RoleFact,
  administration: Administration | undefined,
): NodeRow =>
  node('IamRole', role.arn, {
    ...encode(roleFields, { ...role, kind: 'ROLE', identifier: role.arn, accountId, administration }),
    ...searched(role.name, role.arn),
    sessionKey: keyOfRole(partition, accountId, role.name),
    administrator: administration?.decision,
  });

const groupRow = (accountId: string, group: GroupFact): NodeRow =>
  node('IamGroup', group.arn, {
    ...encode(groupFields, { ...group, accountId }),
    ...searched(group.name, group.arn),
  });

const instanceProfileRow = (accountId: string, profile: InstanceProfileFact): NodeRow =>
  node('InstanceProfile', profile.arn, {
    ...encode(instanceProfileFields, profile),
    ...searched(profile.name, profile.arn),
    accountId,
  });

export const policyRow = (policy: PolicyFact, accountId: string | undefined): NodeRow =>
  node('Policy', policy.uid, {
    ...encode(policyFields, { ...policy, accountId }),
    ...searched(policy.name, policy.arn ?? policy.uid),
    path: policy.path,
    uniqueId: policy.uniqueId,
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

const resourceRow = (accountId: string, resource: ResourceFact): NodeRow =>
  node('Resource', resource.arn, {
    ...encode(resourceFields, { ...resource, accountId }),
    ...searched(resource.name, resource.arn),
    allowsAnyone: resource.allowsAnyone,
    namesOutsiders: resource.namesOutsiders,
  });

const workloadRow = (accountId: string, workload: WorkloadFact): NodeRow =>
  node('Workload', workload.arn, {
    ...encode(workloadFields, { ...workload, accountId }),
    ...searched(workload.name, workload.arn),
  });

/** With all that a provider has that policies only name. */
function identityProviderRow(accountId: string, partition: string, provider: IdentityProviderFact): NodeRow {
  const { arn } = provider;
  const principal = namedPrincipal(arn);
  return node(provider.kind === 'SAML' ? 'SamlProvider' : 'OidcProvider', arn, {
    ...encode(otherPrincipalFields, { ...principal, accountId }),
    ...searched(principal.name, arn),
    ...encode(identityProviderFields, provider),
    partition,
  });
}
