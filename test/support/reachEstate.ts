/** Small estates of several accounts, for questions about reach: `a1` is role `a` of the first account, `u1` its user. */
import fc from 'fast-check';
import type { AssumeRoleGrant, IamRole, IamUser, Policy, Principal } from '../../src/graph/model/graph.js';
import { accountOfIdentifier, namedPrincipal } from '../../src/graph/model/principals/namedPrincipal.js';
import { emptyGraph, type InMemoryGraph } from './inMemoryFacts.js';
import type { PlainHop } from './plainPaths.js';

/** A hop, without conditions or with some. */
export interface ReachHop {
  readonly by: string;
  readonly to: string;
  readonly unconditional: boolean;
}

export interface ReachEstate {
  readonly trusts?: readonly ReachHop[];
  readonly escalations?: readonly ReachHop[];
  /** By name: whether without conditions. */
  readonly administrators?: Readonly<Record<string, boolean>>;
  /** By name: who may send to the queue by a policy of its own, and whether without conditions. */
  readonly senders?: Readonly<Record<string, boolean>>;
}

/** Of account 1, without a policy of its own: its root user may send to it too. */
export const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:orders';

export const imported = ['1', '2', '3'];
/** `s` is the role of a service. */
const names = imported.flatMap((account) =>
  ['u', 'a', 'b', 'c', 's', 'root'].map((name) => `${name}${account}`),
);

export const accountIdOf = (account: string): string => account.repeat(12);

export function identifierOf(name: string): string {
  const start = `arn:aws:iam::${accountIdOf(name.slice(-1))}`;
  if (name.startsWith('root')) return `${start}:root`;
  const kind = name.startsWith('u') ? 'user' : name.startsWith('s') ? 'role/aws-service-role' : 'role';
  return `${start}:${kind}/${name}`;
}

/** As estates name it. */
export const shortName = (identifier: string): string =>
  identifier.endsWith(':root')
    ? `root${accountOfIdentifier(identifier)?.slice(-1) ?? ''}`
    : (identifier.split('/').at(-1) ?? '');

export function reachEstate({
  trusts = [],
  escalations = [],
  administrators = {},
  senders = {},
}: ReachEstate): InMemoryGraph {
  const outside = [...trusts, ...escalations].map(({ by }) => by).filter((name) => !names.includes(name));
  const principals = names.map((name) => principalOf(name, administrators));
  const find = (name: string): Principal => principalOf(name, administrators);
  return {
    ...emptyGraph,
    accounts: imported.map((account) => ({
      type: 'ACCOUNT',
      accountId: accountIdOf(account),
      partition: 'aws',
      imported: true,
      version: 1,
      dataGaps: [],
    })),
    principals: [...principals, ...outside.map((name) => namedPrincipal(identifierOf(name)))],
    policies: [sendingPolicy(true), sendingPolicy(false)],
    attachments: Object.entries(senders).map(([name, unconditional]) => [
      identifierOf(name),
      sendingPolicy(unconditional).uid,
    ]),
    hops: trusts.map(({ by, to, unconditional }) => ({
      from: find(by),
      to: find(to) as IamRole,
      grant: grantOf(by, to, unconditional),
    })),
    escalations: escalations.map(({ by, to, unconditional }) => ({
      from: find(by),
      to: find(to),
      grant: {
        decision: decisionOf(unconditional),
        alternatives: [{ techniqueId: 'T-021', ...grantOf(by, to, unconditional) }],
      },
    })),
  };
}

function sendingPolicy(unconditional: boolean): Policy {
  const uid = unconditional ? 'sending' : 'sending-from-the-office';
  const condition = unconditional ? {} : { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };
  const statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE, ...condition };
  return {
    type: 'POLICY',
    uid,
    kind: 'MANAGED',
    name: uid,
    documentHash: uid,
    documentText: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  };
}

function principalOf(name: string, administrators: Readonly<Record<string, boolean>>): Principal {
  const identifier = identifierOf(name);
  if (name.startsWith('root') || !imported.includes(name.slice(-1))) return namedPrincipal(identifier);
  const unconditional = administrators[name];
  const shared = {
    type: 'PRINCIPAL' as const,
    identifier,
    name,
    accountId: accountIdOf(name.slice(-1)),
    path: name.startsWith('s') ? '/aws-service-role/' : '/',
    uniqueId: name.toUpperCase(),
    tags: [],
    ...(unconditional === undefined
      ? {}
      : { administration: { decision: decisionOf(unconditional), conditions: [], evidence: [] } }),
  };
  const user: IamUser = { ...shared, kind: 'USER' };
  return name.startsWith('u') ? user : { ...shared, kind: 'ROLE', serviceLinked: name.startsWith('s') };
}

const decisionOf = (unconditional: boolean): AssumeRoleGrant['decision'] =>
  unconditional ? 'ALLOWED' : 'CONDITIONAL';

const grantOf = (by: string, to: string, unconditional: boolean): AssumeRoleGrant => ({
  decision: decisionOf(unconditional),
  mechanism: 'ASSUME_ROLE',
  crossAccount: by.slice(-1) !== to.slice(-1),
  conditions: [],
  preconditions: unconditional ? [] : ['Something holds.'],
  evidence: [],
  caveats: [],
  dataGaps: [],
});

/** By name, whether without conditions. */
export const administratorsOf = ({ administrators = {} }: ReachEstate): ReadonlyMap<string, boolean> =>
  new Map([
    ...Object.entries(administrators),
    ...imported.map((account) => [`root${account}`, true] as const),
  ]);

/** Every single hop, those by administrative access written out. */
export function everyHop(estate: ReachEstate): readonly PlainHop[] {
  const { trusts = [], escalations = [] } = estate;
  const administering = [...administratorsOf(estate)].flatMap(([from, unconditional]) =>
    names
      .filter((to) => /^[uabc]/.test(to) && to.slice(-1) === from.slice(-1) && to !== from)
      .map((to) => ({ from, to, unconditional })),
  );
  return [
    ...[...trusts, ...escalations].map(({ by: from, to, unconditional }) => ({ from, to, unconditional })),
    ...administering,
  ];
}

/** The same, and from whoever administers the account one to nobody. */
export const everyHopInto = (estate: ReachEstate, account: string): readonly PlainHop[] => [
  ...everyHop(estate),
  ...[...administratorsOf(estate)]
    .filter(([name]) => name.slice(-1) === account)
    .map(([from, unconditional]) => ({ from, to: '', unconditional })),
];

/** By name, by plain search breadth first. */
export function plainDistances(
  hops: readonly PlainHop[],
  start: string,
  towards: 'from' | 'to',
): ReadonlyMap<string, number> {
  const end = towards === 'from' ? 'to' : 'from';
  const found = new Map([[start, 0]]);
  for (const [at, distance] of found) {
    for (const hop of hops) {
      if (hop[towards] === at && !found.has(hop[end])) found.set(hop[end], distance + 1);
    }
  }
  return found;
}

export const account = fc.constantFrom('1', '2', '3');
export const caller = fc.tuple(fc.constantFrom('u', 'a', 'b', 'c'), account).map((parts) => parts.join(''));
const role = fc.tuple(fc.constantFrom('a', 'b', 'c', 's'), account).map((parts) => parts.join(''));
export const estates: fc.Arbitrary<ReachEstate> = fc.record({
  trusts: fc.array(fc.record({ by: caller, to: role, unconditional: fc.boolean() }), {
    maxLength: 12,
    size: 'max',
  }),
  escalations: fc.array(
    fc
      .record({ by: caller, to: fc.constantFrom('u', 'a', 'b', 'root'), unconditional: fc.boolean() })
      .map(({ by, to, ...one }) => ({ by, to: `${to}${by.slice(-1)}`, ...one })),
    { maxLength: 5, size: 'max' },
  ),
  administrators: fc.dictionary(caller, fc.boolean(), { maxKeys: 2 }),
});
