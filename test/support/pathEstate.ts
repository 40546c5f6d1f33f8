/** Small estates of roles that trust each other, for searches: `from` is a user, all others are roles. */
import type {
  Administration,
  AssumeRoleGrant,
  EscalationAlternative,
  IamRole,
  IamUser,
  Policy,
  Principal,
} from '../../src/graph/model/graph.js';
import { namedPrincipal } from '../../src/graph/model/principals/namedPrincipal.js';
import { trustPolicyUid } from '../../src/graph/model/policyUid.js';
import { emptyGraph, type InMemoryGraph } from './inMemoryFacts.js';
import type { PlainHop } from './plainPaths.js';

export const HOME = '111122223333';

/** One statement of a role's trust policy. */
export interface Trust {
  readonly by: string;
  readonly of: string;
  /** The VPC endpoint that it asks for. */
  readonly network?: string | undefined;
}

/** By one technique. */
export interface Escalation {
  readonly by: string;
  /** A role, or `root`. */
  readonly to: string;
  readonly technique: string;
  readonly via?: string;
  /** The VPC endpoint that it asks for. */
  readonly network?: string | undefined;
}

/** By name: without conditions (null), or from this VPC endpoint. */
export type Administrators = Readonly<Record<string, string | null>>;

export const identifierOf = (name: string): string =>
  name === 'root'
    ? `arn:aws:iam::${HOME}:root`
    : `arn:aws:iam::${HOME}:${name === 'from' ? 'user' : 'role'}/${name}`;

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

function principalOf(name: string, administrators: Administrators = {}): Principal {
  if (name === 'root') return namedPrincipal(identifierOf('root'));
  const principal = name === 'from' ? user : roleOf(name);
  const network = administrators[name];
  return network === undefined ? principal : { ...principal, administration: administrationOf(network) };
}

const administrationOf = (network: string | null): Administration => ({
  decision: network === null ? 'ALLOWED' : 'CONDITIONAL',
  conditions: network === null ? [] : [conditionOf(network)],
  evidence: [],
});

const everything: Policy = {
  type: 'POLICY',
  uid: `arn:aws:iam::${HOME}:policy/assume`,
  kind: 'MANAGED',
  name: 'assume',
  documentHash: 'assume everything',
  documentText: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}',
};

const names = ['from', 'a', 'm', 'to', 'x', 'y', 'z'];

export function estateOf(
  trusts: readonly Trust[],
  escalations: readonly Escalation[] = [],
  administrators: Administrators = {},
): InMemoryGraph {
  const roles = names.filter((name) => name !== 'from').map(roleOf);
  const principals = [...names, 'root'].map((name) => principalOf(name, administrators));
  const find = (name: string): Principal => principalOf(name, administrators);
  return {
    ...emptyGraph,
    accounts: [
      { type: 'ACCOUNT', accountId: HOME, partition: 'aws', imported: true, version: 1, dataGaps: [] },
    ],
    principals,
    policies: [everything, ...roles.map((role) => trustPolicy(role, trusts))],
    attachments: principals.map(({ identifier }) => [identifier, everything.uid] as const),
    hops: hopsOf(trusts, administrators),
    escalations: escalations.map((one) => ({
      from: find(one.by),
      to: find(one.to),
      grant: mechanismsOf(one),
    })),
  };
}

/** Also of roles that no estate has, which a search that reads no policies does not miss. */
export const hopsOf = (trusts: readonly Trust[], administrators?: Administrators): InMemoryGraph['hops'] =>
  trusts.map(({ by, of, network }) => ({
    from: principalOf(by, administrators),
    to: principalOf(of, administrators) as IamRole,
    grant: grantOf(network),
  }));

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

const grantOf = (network: string | undefined): AssumeRoleGrant => ({
  decision: network === undefined ? 'ALLOWED' : 'CONDITIONAL',
  mechanism: 'ASSUME_ROLE',
  crossAccount: false,
  conditions: network === undefined ? [] : [conditionOf(network)],
  preconditions: [],
  evidence: [],
  caveats: [],
  dataGaps: [],
});

function mechanismsOf({ technique, via, network }: Escalation) {
  const { decision, conditions } = grantOf(network);
  const way: EscalationAlternative = {
    techniqueId: technique,
    decision,
    ...(via === undefined ? {} : { via }),
    conditions,
    preconditions: [],
    evidence: [],
    caveats: [],
    dataGaps: [],
  };
  return { decision, alternatives: [way] };
}

const conditionOf = (network: string): AssumeRoleGrant['conditions'][number] => ({
  operator: 'StringEquals',
  key: 'aws:SourceVpce',
  values: [network],
  effect: 'ALLOW',
  controlledBy: 'ENVIRONMENT',
  statement: { documentHash: 'trust', layer: 'TRUST', index: 0, effect: 'ALLOW' },
});

/** Whether each hop is open, and whether without conditions, once the network that requests come from is known. */
export const plainHops = (trusts: readonly Trust[], network?: string): readonly PlainHop[] =>
  trusts
    .filter((one) => one.network === undefined || network === undefined || one.network === network)
    .map((one) => ({
      from: one.by,
      to: one.of,
      unconditional: one.network === undefined || one.network === network,
    }));
