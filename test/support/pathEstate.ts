/** Small estates of roles that trust each other, for searches: `from` is a user, all others are roles. */
import type { AssumeRoleGrant, IamRole, IamUser, Policy, Principal } from '../../src/graph/graph.js';
import type { StoredHop } from '../../src/graph/graphReader.js';
import { trustPolicyUid } from '../../src/graph/policyUid.js';
import { emptyGraph, type InMemoryGraph } from './inMemoryFacts.js';
import type { PlainHop } from './plainPaths.js';

const HOME = '111122223333';

/** One statement of a role's trust policy. */
export interface Trust {
  readonly by: string;
  readonly of: string;
  /** The VPC endpoint that it asks for. */
  readonly network?: string | undefined;
}

export const identifierOf = (name: string): string =>
  `arn:aws:iam::${HOME}:${name === 'from' ? 'user' : 'role'}/${name}`;

const iam = (name: string) => ({
  type: 'PRINCIPAL' as const,
  identifier: identifierOf(name),
  name,
  accountId: HOME,
  path: '/',
  uniqueId: name === 'from' ? 'AIDAFROM' : `AROA${name.toUpperCase()}`,
  tags: [],
});

const user: IamUser = { ...iam('from'), kind: 'USER' };
const roleOf = (name: string): IamRole => ({ ...iam(name), kind: 'ROLE', serviceLinked: false });
export const principalOf = (name: string): Principal => (name === 'from' ? user : roleOf(name));

const everything: Policy = {
  type: 'POLICY',
  uid: `arn:aws:iam::${HOME}:policy/assume`,
  kind: 'MANAGED',
  name: 'assume',
  documentHash: 'assume everything',
  documentText: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}',
};

const names = ['from', 'a', 'm', 'to', 'x', 'y', 'z'];

export function estateOf(trusts: readonly Trust[], more: Partial<InMemoryGraph> = {}): InMemoryGraph {
  const roles = names.filter((name) => name !== 'from').map(roleOf);
  const principals = names.map(principalOf);
  return {
    ...emptyGraph,
    accounts: [
      { type: 'ACCOUNT', accountId: HOME, partition: 'aws', imported: true, version: 1, dataGaps: [] },
    ],
    principals,
    policies: [everything, ...roles.map((role) => trustPolicy(role, trusts))],
    attachments: principals.map(({ identifier }) => [identifier, everything.uid] as const),
    hops: trusts.map(hopOf),
    ...more,
  };
}

function trustPolicy({ identifier, name }: IamRole, trusts: readonly Trust[]): Policy {
  const statements = trusts
    .filter(({ of }) => of === name)
    .map(({ by, network }) => ({
      Effect: 'Allow',
      Principal: { AWS: identifierOf(by) },
      Action: 'sts:AssumeRole',
      ...(network === undefined ? {} : { Condition: { StringEquals: { 'aws:SourceVpce': network } } }),
    }));
  const documentText = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return {
    type: 'POLICY',
    uid: trustPolicyUid(identifier),
    kind: 'TRUST',
    name,
    documentHash: documentText,
    documentText,
  };
}

const hopOf = ({ by, of, network }: Trust): StoredHop => ({
  from: principalOf(by),
  to: roleOf(of),
  grant: grantOf(network),
});

const grantOf = (network: string | undefined): AssumeRoleGrant => ({
  decision: network === undefined ? 'ALLOWED' : 'CONDITIONAL',
  mechanism: 'ASSUME_ROLE',
  crossAccount: false,
  conditions: network === undefined ? [] : [conditionOf(network)],
  preconditions: [],
  evidence: [],
  dataGaps: [],
});

const conditionOf = (network: string): AssumeRoleGrant['conditions'][number] => ({
  operator: 'StringEquals',
  key: 'aws:SourceVpce',
  values: [network],
  effect: 'ALLOW',
  controlledBy: 'ENVIRONMENT',
  statement: { documentHash: 'trust', layer: 'TRUST', index: 0, effect: 'ALLOW' },
});

/** Whether each hop is open, and whether without conditions, once the network that requests come from is known. */
export const plainHops = (trusts: readonly Trust[], network: string | undefined): readonly PlainHop[] =>
  trusts
    .filter((one) => one.network === undefined || network === undefined || one.network === network)
    .map((one) => ({
      from: one.by,
      to: one.of,
      firm: one.network === undefined || one.network === network,
    }));
