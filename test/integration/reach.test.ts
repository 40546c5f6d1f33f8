/** Reach over the sample organization in Neo4j: what a plain search over its single steps finds, for everybody. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Completeness, SearchLimit } from '../../src/access/shared/answer.js';
import { blastRadius } from '../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../src/access/reach/chokePoints.js';
import type { Distance } from '../../src/access/reach/distances.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../src/access/whoCan/whoCanTransitively.js';
import { whoCanReach } from '../../src/access/reach/whoCanReach.js';
import type { Principal } from '../../src/graph/model/graph.js';
import { datedReader } from '../../src/api/reading/requestReaders.js';
import { clockAt } from '../../src/iam/facts/clock.js';
import { accountsAtHand } from '../../src/derive/accountAtHand.js';
import { rolesOfOtherAccounts } from '../../src/escalation/together/rolesOfOtherAccounts.js';
import { atOnce } from '../../src/graph/contract/turns.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { importSample, useGraph } from '../support/graph.js';
import type { PlainHop } from '../support/plainPaths.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import { plainDistances } from '../support/reachEstate.js';
import { allOf, stepsFrom } from '../support/storedHops.js';
import { someOf } from '../support/runs.js';

const graph = useGraph();
let everybody: readonly Principal[];
let imported: ReadonlySet<string>;
let hops: readonly PlainHop[];
let elsewhere: readonly PlainHop[];

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  everybody = await allOf((page) => graph.reader.principalPage(page, {}));
  const accounts = await allOf((page) => graph.reader.accountPage(page, { imported: true }));
  imported = new Set(accounts.map(({ accountId }) => accountId));
  const steps: PlainHop[] = [];
  for (const { identifier } of everybody) steps.push(...(await stepsFrom(graph.reader, identifier)));
  hops = [...steps, ...administering()];
  elsewhere = await beyondAccounts();
});

function administrators(): readonly (readonly [who: Principal, unconditional: boolean])[] {
  return everybody.flatMap((one): readonly (readonly [Principal, boolean])[] => {
    if (one.kind === 'ROOT') return imported.has(one.accountId ?? '') ? [[one, true]] : [];
    const administration = 'administration' in one ? one.administration : undefined;
    return administration ? [[one, administration.decision === 'ALLOWED']] : [];
  });
}

/** Whoever administers an account can become its users and roles, but not those of AWS itself. */
const administering = (): readonly PlainHop[] =>
  administrators().flatMap(([{ identifier: from, accountId }, unconditional]) =>
    everybody
      .filter((one) => (one.kind === 'USER' || one.kind === 'ROLE') && one.accountId === accountId)
      .filter(({ identifier: to }) => to !== from && !/aws-(service-role|reserved)/.test(to))
      .map(({ identifier: to }) => ({ from, to, unconditional })),
  );

const LET_IN = 'let in by a role elsewhere:';

/** Whoever administers an account gives somebody of it the permission to assume a role elsewhere that lets that one in. */
async function beyondAccounts(): Promise<readonly PlainHop[]> {
  const { accounts } = await accountsAtHand(graph.reader, [...imported]);
  const roles = everybody.filter(({ kind }) => kind === 'ROLE').map(({ identifier }) => identifier);
  return [...accounts].flatMap(([id, one]) => [
    ...administrators()
      .filter(([{ accountId }]) => accountId === id)
      .map(([{ identifier: from }, unconditional]) => ({ from, to: `${LET_IN} ${id}`, unconditional })),
    ...[...atOnce(rolesOfOtherAccounts(one, roles))].map(([to, { verdict }]) => ({
      from: `${LET_IN} ${id}`,
      to,
      unconditional: verdict.decision === 'ALLOWED',
    })),
  ]);
}

/** What a plain search over the same steps does not follow either is left out. */
const limitsIn = ({ completeness }: { readonly completeness: Completeness }): readonly SearchLimit[] =>
  completeness.truncatedBy.filter((limit) => limit !== 'ESCALATION_UNEXPLORED');

const told = (list: readonly Distance[]): readonly string[] =>
  list.map((one) => `${one.identifier} ${one.distance} ${one.unconditionalDistance ?? '-'}`).sort();

function expected(
  all: readonly PlainHop[],
  start: string,
  towards: 'from' | 'to',
  further = 0,
): readonly string[] {
  const isUnconditional = plainDistances(
    all.filter(({ unconditional }) => unconditional),
    start,
    towards,
  );
  return [...plainDistances(all, start, towards)]
    .filter(([one]) => one !== start && !one.startsWith(LET_IN))
    .map(([one, distance]) => {
      const own = isUnconditional.get(one);
      return `${one} ${distance - further} ${own === undefined ? '-' : own - further}`;
    })
    .sort();
}

/** The role that asks everybody for the ARN of a role, which no service has (E-59). */
const ASKS_FOR_ARN = /role\/partner-demo$/;

/** O-12: whether a service may go where anyone may is not documented. */
const asAnyone = (service: string): readonly PlainHop[] =>
  hops.flatMap(({ from, to }) =>
    from === '*' && !ASKS_FOR_ARN.test(to) ? { from: service, to, unconditional: false } : [],
  );

const hopsInto = (accountId: string): readonly PlainHop[] => [
  ...hops,
  ...administrators()
    .filter(([one]) => one.accountId === accountId)
    .map(([{ identifier: from }, unconditional]) => ({ from, to: '', unconditional })),
];

describe('over the sample organization', () => {
  test('blastRadius and whoCanReach find what a plain search finds, for everybody', async () => {
    let reached = 0;
    const known = everybody.filter(({ kind, accountId }) =>
      kind === 'ROOT' || kind === 'EXTERNAL' ? imported.has(accountId ?? '') : kind !== 'ROLE_SESSION',
    );
    for (const { identifier, kind } of someOf(known, 3)) {
      const from = await blastRadius(graph.reader, { principal: identifier, maxHops: 10 });
      const all = [...hops, ...elsewhere, ...(kind === 'SERVICE' ? asAnyone(identifier) : [])];
      expect(told(from.reached)).toEqual(expected(all, identifier, 'from'));
      expect(limitsIn(from)).toEqual([]);
      reached += from.reached.length;
      if (kind === 'ROOT') continue;
      const into = await whoCanReach(graph.reader, { to: identifier, maxHops: 10 });
      expect(told(into.reaching)).toEqual(expected([...hops, ...elsewhere], identifier, 'to'));
    }
    expect(reached).toBeGreaterThan(20);
  });

  test('out of an account lead the hops of whoever can be taken over in it, asked for by name or as a whole', async () => {
    const layer = {
      direction: 'FROM',
      scope: 'ASSUMING_AND_ESCALATING',
      accounts: [],
      most: 10_000,
    } as const;
    const hopsOf = async (asked: {
      principals: readonly string[];
      allPrincipalsOf: readonly string[];
      id: string;
    }) => {
      const { principals, allPrincipalsOf, id } = asked;
      const { groups } = await graph.reader.hopLayer({
        ...layer,
        principals,
        allPrincipalsOf,
        administered: [id],
      });
      return groups
        .flatMap(({ members, hops: own }) =>
          members.flatMap((one) =>
            own.map(({ to, by, unconditional }) => `${one} ${to} ${by} ${unconditional}`),
          ),
        )
        .sort();
    };
    let leading = 0;
    for (const id of imported) {
      const members = everybody
        .filter(({ kind, accountId }) => accountId === id && (kind === 'USER' || kind === 'ROLE'))
        .map(({ identifier }) => identifier)
        .filter((one) => !/aws-(service-role|reserved)/.test(one));
      const named = await hopsOf({ principals: members, allPrincipalsOf: [], id });
      expect(await hopsOf({ principals: [], allPrincipalsOf: [id], id })).toEqual(named);
      leading += named.length;
    }
    expect(leading).toBeGreaterThan(10);
  });

  test('whoCanReach and chokePoints of accounts find it too', async () => {
    let cuts = 0;
    for (const id of imported) {
      const all = [...hopsInto(id), ...elsewhere];
      const { reaching } = await whoCanReach(graph.reader, { to: `arn:aws:iam::${id}:root`, maxHops: 10 });
      expect(told(reaching)).toEqual(expected(all, '', 'to', 1));
      const found = await chokesOf(graph.reader, id);
      const sources = [...plainDistances(all, '', 'to')].filter(
        ([one, distance]) => distance > 1 && !one.startsWith(LET_IN),
      );
      expect(found.sourceCount).toBe(sources.length);
      expect(limitsIn(found)).toEqual([]);
      for (const { from, to, cutsOff } of found.chokes) {
        const left = plainDistances(
          all.filter((hop) => hop.from !== from || hop.to !== to),
          '',
          'to',
        );
        expect(sources.filter(([one]) => !left.has(one))).toHaveLength(cutsOff);
        cuts += cutsOff;
      }
    }
    expect(cuts).toBeGreaterThan(5);
  });

  test.each([
    ['s3:GetObject', 'arn:aws:s3:::northwind-payments/receipts/1.pdf', '444444444444'],
    ['kms:Decrypt', '*', undefined],
    ['sts:AssumeRole', 'arn:aws:iam::333333333333:role/payments-reader', undefined],
  ])(
    'whoCan with routes finds who may %s and who can become one of them',
    async (action, resource, named) => {
      const question = { action, resource, context: [], maxHops: 10 };
      const own = await allOf((page) => whoCan(graph.reader, question, page));
      const found = await allOf((page) => whoCanTransitively(graph.reader, question, page));
      // Who becomes the role by a technique, or administers its account, needs no permission to assume it.
      const becoming = action === 'sts:AssumeRole' ? [{ from: resource, to: '', unconditional: true }] : [];
      const all = [...hops, ...elsewhere, ...hopsToWhoMay(own), ...giving(named), ...becoming];
      const distances = [...plainDistances(all, '', 'to')].filter(
        ([one]) => !['', resource].includes(one) && !one.startsWith(LET_IN),
      );
      expect(
        found.map(({ principal, path }) => `${principal.identifier} ${path?.length ?? '-'}`).sort(),
      ).toEqual(distances.map(([one, distance]) => `${one} ${distance - 1}`).sort());
      const steps = new Set(hops.map(({ from, to }) => `${from} ${to}`));
      for (const hop of found.flatMap(({ path }) => path?.hops ?? []))
        expect(steps).toContain(`${hop.from.identifier} ${hop.to.identifier}`);
      expect(found.length).toBeGreaterThan(own.length);
    },
  );
});

/** From whoever may it, and from the administrators of accounts whose root user may. */
function hopsToWhoMay(own: readonly { readonly principal: Principal }[]): readonly PlainHop[] {
  const roots = own
    .filter(({ principal }) => principal.kind === 'ROOT')
    .map(({ principal }) => principal.accountId);
  const ruling = administrators().filter(([{ accountId }]) => roots.includes(accountId));
  const ends = [...own.map(({ principal }) => principal), ...ruling.map(([one]) => one)];
  return ends.map(({ identifier }) => ({ from: identifier, to: '', unconditional: true }));
}

/** A policy names a role of the account that has no permission of its own: whoever administers that one gives it one. */
const giving = (accountId: string | undefined): readonly PlainHop[] => [
  ...administrators()
    .filter(([one]) => one.accountId === accountId)
    .map(([{ identifier: from }, unconditional]) => ({ from, to: `${LET_IN} given`, unconditional })),
  { from: `${LET_IN} given`, to: '', unconditional: true },
];

/** E-93. */
test('a hop, an escalation and administrative access that end are gone once they are over', async () => {
  const account = '888888888888';
  const arn = (kind: 'user' | 'role', name: string): string => `arn:aws:iam::${account}:${kind}/${name}`;
  const HOUR = 3_600_000;
  const now = Date.now();
  const Condition = { DateLessThan: { 'aws:CurrentTime': new Date(now + HOUR).toISOString() } };
  const allow = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource, Condition });
  const trust = [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }];
  const exports = exportsOfEstate({
    members: {
      [arn('user', 'ann')]: { own: [allow('sts:AssumeRole', arn('role', 'app'))] },
      [arn('user', 'eve')]: { own: [allow('iam:CreateAccessKey', arn('user', 'ann'))] },
      [arn('user', 'chief')]: { own: [allow('*', '*')] },
      [arn('role', 'app')]: { trust, own: [] },
    },
  });
  const documents = exports.map((one) => ({ name: 'dates.json', content: JSON.stringify(one) }));
  await ingestDocuments(graph.writer, documents);
  const reachedAt = async (time: number, name: string) => {
    const reader = datedReader(graph.reader, clockAt(time));
    const from = await blastRadius(reader, { principal: arn('user', name), maxHops: 1 });
    const into = await whoCanReach(reader, { to: arn('role', 'app'), maxHops: 3 });
    return [
      ...from.reached.map(({ identifier }) => identifier.replace(/.*\//, '')),
      ...into.reaching.map(({ identifier }) => `by ${identifier.replace(/.*\//, '')}`).sort(),
    ];
  };
  const into = ['by ann', `by arn:aws:iam::${account}:root`, 'by chief', 'by eve'];
  expect(await reachedAt(now, 'ann')).toEqual(['app', ...into]);
  expect(await reachedAt(now, 'eve')).toEqual(['ann', ...into]);
  const later = now + 2 * HOUR;
  const left = [`by arn:aws:iam::${account}:root`];
  for (const name of ['ann', 'eve', 'chief']) expect(await reachedAt(later, name)).toEqual(left);
});
