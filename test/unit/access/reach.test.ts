/** What is reachable from a principal, who reaches it, and which hops stand between: held against plain enumeration. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokePoints, chokesOf } from '../../../src/access/reach/chokePoints.js';
import type { Account } from '../../../src/graph/model/graph.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import { Walk } from '../../../src/access/reach/walkReachable.js';
import type { Distance } from '../../../src/access/reach/distances.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { consistent } from '../../support/derivations.js';
import { Honesty, limits } from '../../support/honesty.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import type { PlainHop } from '../../support/plainPaths.js';
import {
  account,
  accountIdOf,
  caller,
  estates,
  everyHop,
  everyHopInto,
  identifierOf,
  plainDistances,
  reachEstate,
  shortName,
  type ReachEstate,
} from '../../support/reachEstate.js';
import { ReadTooLarge } from '../../../src/graph/model/graph.js';
import { runs } from '../../support/runs.js';
import { timedOutReader, timeOuts } from '../../support/timedOutReader.js';

const ENOUGH = { hops: 10_000 };

const readerOf = (estate: ReachEstate): GraphReader => inMemoryReader(reachEstate(estate));

const radius = (estate: ReachEstate, from: string, maxHops = 10, limits = ENOUGH) =>
  radiusIn(readerOf(estate), from, maxHops, limits);

const radiusIn = (reader: GraphReader, from: string, maxHops = 10, limits = ENOUGH) =>
  blastRadius(reader, { principal: identifierOf(from), maxHops }, limits);

const reaching = (estate: ReachEstate, to: string, maxHops = 10, limits = ENOUGH) =>
  reachingIn(readerOf(estate), to, maxHops, limits);

const reachingIn = (reader: GraphReader, to: string, maxHops = 10, limits = ENOUGH) =>
  whoCanReach(reader, { to: identifierOf(to), maxHops }, limits);

const chokes = (estate: ReachEstate, account: string, limits = ENOUGH) =>
  chokesIn(readerOf(estate), account, limits);

const chokesIn = (reader: GraphReader, account: string, limits = ENOUGH) =>
  chokesOf(reader, accountIdOf(account), limits);

const told = (list: readonly Distance[]): readonly string[] =>
  list
    .map((one) => `${shortName(one.identifier)} ${one.distance} ${one.unconditionalDistance ?? '-'}`)
    .sort();

const unconditional = (by: string, to: string) => ({ by, to, unconditional: true });
const open = (by: string, to: string) => ({ by, to, unconditional: false });

/** G-3: that nobody looked what runs is told with every reach. */
const gapsOf = ({ dataGaps }: { readonly dataGaps: readonly DataGap[] }): readonly string[] =>
  dataGaps.map(({ kind, accountId = '' }) => `${kind} ${accountId}`);

/** Before those of the estate. */
const idsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(12, '0'));

/** Where nobody looked what runs: of `u1`, and of these accounts. */
async function knownReach(graph: InMemoryGraph, concerned: readonly string[]) {
  const search = { direction: 'FROM', scope: 'ASSUMING_AND_ESCALATING', maxHops: 1, concerned } as const;
  const walk = new Walk(inMemoryReader(graph), search, ENOUGH);
  const known = await walk.known(await walk.from({ principals: [identifierOf('u1')], accounts: [] }));
  const found = known.gaps.principalGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED');
  return { gaps: gapsOf({ dataGaps: found }), messages: found.map(({ message }) => message) };
}

describe('blastRadius', () => {
  it('counts what assuming, escalation and administrative access lead to', async () => {
    const found = await radius(
      {
        trusts: [unconditional('u1', 'a1'), open('u1', 'a2'), unconditional('c2', 'a3')],
        escalations: [unconditional('a2', 'root2')],
      },
      'u1',
    );
    expect(told(found.reached)).toEqual([
      'a1 1 1',
      'a2 1 -',
      'a3 4 -',
      'b2 3 -',
      'c2 3 -',
      'root2 2 -',
      'u2 3 -',
    ]);
    expect(found).toMatchObject({
      principal: { name: 'u1' },
      unconditionalCount: 1,
      assumableCount: 2,
      administratorCount: 1,
      accountCount: 3,
      administeredAccountIds: [accountIdOf('2')],
      crossAccountHopCount: 2,
      completeness: { complete: true, truncatedBy: [] },
    });
  });

  it("reaches everybody of the account that it administers, but not its services' roles", async () => {
    const found = await radius({ administrators: { a1: true } }, 'a1');
    expect(told(found.reached)).toEqual(['b1 1 1', 'c1 1 1', 'u1 1 1']);
    expect(found.administeredAccountIds).toEqual([accountIdOf('1')]);
    expect(told((await radius({}, 'root1')).reached)).toEqual(['a1 1 1', 'b1 1 1', 'c1 1 1', 'u1 1 1']);
  });

  it('is under conditions where the administrative access is', async () => {
    const { reached } = await radius(
      { trusts: [unconditional('u1', 'a1')], administrators: { a1: false } },
      'u1',
    );
    expect(told(reached)).toEqual(['a1 1 1', 'b1 2 -', 'c1 2 -']);
  });

  it('tells a longer way without conditions beside the shortest', async () => {
    const { reached } = await radius(
      { trusts: [open('u1', 'b1'), unconditional('u1', 'a1'), unconditional('a1', 'b1')] },
      'u1',
    );
    expect(told(reached)).toEqual(['a1 1 1', 'b1 1 2']);
  });

  it('starts a principal of an account that was never imported where its root and anyone may go, and says so', async () => {
    const estate = { trusts: [unconditional('root9', 'a1'), unconditional('a1', 'b1')] };
    const found = await radius(estate, 'a9');
    expect(told(found.reached)).toEqual(['a1 1 1', 'b1 2 2']);
    expect(gapsOf(found)).toEqual([
      `ACCOUNT_NOT_IMPORTED ${accountIdOf('9')}`,
      `COMPUTE_NOT_IMPORTED ${accountIdOf('1')}`,
      'ORGANIZATION_NOT_IMPORTED ',
    ]);
  });

  it('says where nobody looked what runs however many accounts come before that were never imported (G-3)', async () => {
    const { gaps } = await knownReach(reachEstate({}), idsOf(60));
    expect(gaps).toEqual([`COMPUTE_NOT_IMPORTED ${accountIdOf('1')}`]);
  });

  it('says of how many more accounts nobody looked what runs, where they are many (G-3)', async () => {
    const graph = reachEstate({});
    const many = idsOf(60).map((accountId) => ({ ...graph.accounts[0], accountId }) as Account);
    const { gaps, messages } = await knownReach(
      { ...graph, accounts: [...graph.accounts, ...many] },
      idsOf(60),
    );
    expect(gaps).toHaveLength(51);
    expect(messages.at(-1)).toContain('The workloads of 11 more accounts');
  });

  it('says so where somebody is further than it looked', async () => {
    const estate = { trusts: [unconditional('u1', 'a1'), unconditional('a1', 'b1')] };
    const found = await radius(estate, 'u1', 1);
    expect(told(found.reached)).toEqual(['a1 1 1']);
    expect(found.completeness).toMatchObject({ complete: false, truncatedBy: ['MAX_HOPS'] });
    expect((await radius(estate, 'u1', 2)).completeness.complete).toBe(true);
  });

  it('says so where the database stopped at hops of which some have expired', async () => {
    const reader = readerOf({ trusts: [unconditional('u1', 'a1'), unconditional('u1', 'b1')] });
    const expired = {
      to: identifierOf('c1'),
      by: 'ASSUMING',
      unconditional: false,
      timed: true,
    } as const;
    const cut: GraphReader = {
      ...reader,
      hopLayer: async (question) => {
        const layer = await reader.hopLayer(question);
        const isFirst = question.principals.includes(identifierOf('u1'));
        const group = { members: [identifierOf('u1')], hops: [expired] };
        return isFirst ? { ...layer, groups: [...layer.groups, group] } : layer;
      },
    };
    const { reached, completeness } = await radiusIn(cut, 'u1', 10, { hops: 3 });
    expect(told(reached)).toEqual(['a1 1 1', 'b1 1 1']);
    expect(completeness.truncatedBy).toEqual(['WORK_LIMIT']);
    expect((await radiusIn(cut, 'u1', 10, { hops: 4 })).completeness.complete).toBe(true);
  });

  it('keeps hops within an administered account where a walk goes on from several starts', async () => {
    const reader = readerOf({
      trusts: [unconditional('u2', 'a1'), unconditional('u3', 'b1'), unconditional('b1', 'c1')],
      administrators: { a1: true },
    });
    const search = { direction: 'FROM', scope: 'ASSUMING_AND_ESCALATING', maxHops: 10 } as const;
    const walk = new Walk(reader, search, ENOUGH);
    await walk.from({ principals: [identifierOf('a2')], accounts: [] });
    const { steps } = await walk.from({ principals: ['u2', 'u3'].map(identifierOf), accounts: [] });
    const hops = steps.flatMap(({ members, hops }) =>
      hops.flatMap(({ to, by }) => members.map((from) => `${shortName(from)} ${shortName(to)} ${by}`)),
    );
    expect(hops).toContain('b1 c1 ASSUMING');
  });

  it('says so where the database cannot hold what a layer leads to, and tells what came before', async () => {
    const reader = readerOf({ trusts: [unconditional('u1', 'a1'), unconditional('a1', 'b1')] });
    const small: GraphReader = {
      ...reader,
      hopLayer: (question) =>
        question.principals.includes(identifierOf('a1'))
          ? Promise.reject(new ReadTooLarge('Too much.'))
          : reader.hopLayer(question),
    };
    const { reached, completeness } = await radiusIn(small, 'u1');
    expect(told(reached)).toEqual(['a1 1 1']);
    expect(completeness.truncatedBy).toContain('WORK_LIMIT');
  });

  it('refuses one that is not in an imported account', async () => {
    await expect(radius({}, 'x1')).rejects.toMatchObject({ code: 'NOT_FOUND', argument: 'principal' });
  });
});

describe('whoCanReach', () => {
  it('lists who can become a principal, and who administers its account', async () => {
    const estate = { trusts: [unconditional('u2', 'a1'), open('root9', 'b1')], administrators: { b1: true } };
    const found = await reaching(estate, 'a1');
    expect(told(found.reaching)).toEqual(['b1 1 1', 'root1 1 1', 'root2 2 2', 'root9 2 -', 'u2 1 1']);
    expect(gapsOf(found)).toEqual([
      `ACCOUNT_NOT_IMPORTED ${accountIdOf('9')}`,
      `COMPUTE_NOT_IMPORTED ${accountIdOf('1')}`,
      `COMPUTE_NOT_IMPORTED ${accountIdOf('2')}`,
      'ORGANIZATION_NOT_IMPORTED ',
    ]);
  });

  it('of an account lists who has administrative access and who reaches it', async () => {
    const estate = {
      trusts: [unconditional('u1', 'a1')],
      escalations: [open('c1', 'root1')],
      administrators: { a1: true },
    };
    expect(told((await reaching(estate, 'root1')).reaching)).toEqual([
      'a1 0 0',
      'c1 1 -',
      'root1 0 0',
      'u1 1 1',
    ]);
  });
});

describe('chokePoints', () => {
  const estate = {
    trusts: [unconditional('u1', 'a1'), unconditional('b2', 'a1'), unconditional('u3', 'b2')],
    escalations: [unconditional('a1', 'root1')],
  };

  it('tells the hops that cut most off first, how to close each, and what is lost with it', async () => {
    const page = await chokePoints(inMemoryReader(reachEstate(estate)), accountIdOf('1'), { first: 2 });
    consistent(page.entries.map(([, { hop }]) => ({ hops: [hop] })));
    expect(page.entries.map(([, { hop, cutsOff }]) => `${hop.from.name} ${hop.to.name} ${cutsOff}`)).toEqual([
      `a1 root of ${accountIdOf('1')} 6`,
      'b2 a1 4',
    ]);
    const [escalation, trust] = page.entries.map(([, point]) => point);
    expect(escalation?.sentence).toMatch(
      /^Without this step, 6 of 6 principals have no route to administrative access to account 1{12}: a1 \(1{12}\) can become/,
    );
    expect(escalation?.closing).toHaveLength(1);
    expect(trust?.closing).toEqual([
      `Change the trust policy of a1 (${accountIdOf('1')}) so that it does not trust b2 (${accountIdOf('2')}), or deny b2 (${accountIdOf('2')}) sts:AssumeRole on it.`,
    ]);
    expect(page).toMatchObject({ totalCount: 4, hasNextPage: true, sourceCount: 6 });
  });

  it('go on where the page before ended', async () => {
    const reader = inMemoryReader(reachEstate(estate));
    const whole = await chokePoints(reader, accountIdOf('1'), { first: 10 });
    const after = whole.entries[0]?.[0] ?? '';
    const rest = await chokePoints(reader, accountIdOf('1'), { first: 10, after });
    expect(rest.entries).toEqual(whole.entries.slice(1));
  });

  it('are none where there are two ways', async () => {
    const two = {
      ...estate,
      escalations: [unconditional('a1', 'root1'), unconditional('u1', 'root1'), unconditional('b2', 'root1')],
    };
    const found = await chokes(
      { ...two, trusts: [unconditional('u1', 'a1'), unconditional('a1', 'u1')] },
      '1',
    );
    expect(found.chokes.filter(({ cutsOff }) => cutsOff > 1)).toMatchObject([{ from: identifierOf('b2') }]);
  });
});

function expected(
  hops: readonly PlainHop[],
  start: string,
  towards: 'from' | 'to',
  further = 0,
): readonly string[] {
  const any = plainDistances(hops, start, towards);
  const isUnconditional = plainDistances(
    hops.filter((hop) => hop.unconditional),
    start,
    towards,
  );
  return [...any]
    .filter(([name]) => name !== start)
    .map(([name, distance]) => {
      const own = isUnconditional.get(name);
      return `${name} ${distance - further} ${own === undefined ? '-' : own - further}`;
    })
    .sort();
}

function expectedCounts(estate: ReachEstate, start: string) {
  const stored = (hops: ReachEstate['trusts'] = []) =>
    hops.map(({ by: from, to, unconditional }): PlainHop => ({ from, to, unconditional }));
  const met = plainDistances(everyHop(estate), start, 'from');
  const across = [...stored(estate.trusts), ...stored(estate.escalations)].filter(
    ({ from, to }) => from.slice(-1) !== to.slice(-1) && met.has(from) && met.has(to),
  );
  return {
    assumableCount: expected(stored(estate.trusts), start, 'from').length,
    crossAccountHopCount: new Set(across.map(({ from, to }) => `${from} ${to}`)).size,
  };
}

/** Taking out each hop between two principals. */
function expectedChokes(estate: ReachEstate, own: string): readonly string[] {
  const all = everyHopInto(estate, own);
  const sources = (hops: readonly PlainHop[]): readonly string[] =>
    [...plainDistances(hops, '', 'to')].filter(([, distance]) => distance > 1).map(([name]) => name);
  const whole = sources(all);
  const pairs = [...(estate.trusts ?? []), ...(estate.escalations ?? [])].map(({ by, to }) => `${by} ${to}`);
  return [...new Set(pairs)].flatMap((pair) => {
    const [by, to] = pair.split(' ');
    const isOther = (one: { readonly by: string; readonly to: string }): boolean =>
      one.by !== by || one.to !== to;
    const left = {
      ...estate,
      trusts: (estate.trusts ?? []).filter(isOther),
      escalations: (estate.escalations ?? []).filter(isOther),
    };
    const rest = plainDistances(everyHopInto(left, own), '', 'to');
    const cutsOff = whole.filter((name) => !rest.has(name)).length;
    return cutsOff === 0 ? [] : [`${pair} ${cutsOff}`];
  });
}

describe('over random estates', () => {
  it('blastRadius and whoCanReach find what plain search finds', async () => {
    await fc.assert(
      fc.asyncProperty(estates, caller, async (estate, one) => {
        const hops = everyHop(estate);
        const radiusOf = await radius(estate, one);
        expect(told(radiusOf.reached)).toEqual(expected(hops, one, 'from'));
        expect(radiusOf).toMatchObject(expectedCounts(estate, one));
        expect(told((await reaching(estate, one)).reaching)).toEqual(expected(hops, one, 'to'));
        const into = everyHopInto(estate, one.slice(-1));
        const found = await reaching(estate, `root${one.slice(-1)}`);
        expect(told(found.reaching)).toEqual(expected(into, '', 'to', 1));
      }),
      runs(20_000),
    );
  });

  it('chokePoints finds what taking out each hop finds', async () => {
    await fc.assert(
      fc.asyncProperty(estates, account, async (estate, own) => {
        const found = await chokes(estate, own);
        const list = found.chokes.map((one) => `${shortName(one.from)} ${shortName(one.to)} ${one.cutsOff}`);
        expect([...list].sort()).toEqual([...expectedChokes(estate, own)].sort());
        expect(found.completeness.complete).toBe(true);
      }),
      runs(20_000),
    );
  });

  it('blastRadius under any limits and time-outs says so, or ends in an error, wherever it left somebody out', async () => {
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(estates, caller, limits, timeOuts, async (estate, one, { maxHops, hops }, timeOut) => {
        const reader = readerOf(estate);
        const whole = await radiusIn(reader, one);
        await honesty.hold(radiusIn(timedOutReader(reader, timeOut), one, maxHops, { hops }), {
          whole,
          told: ({ completeness: _completeness, ...rest }) => rest,
          parts: ({ reached }) => names(reached),
        });
      }),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });

  it('whoCanReach under any limits and time-outs says so, or ends in an error, wherever it left somebody out', async () => {
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(estates, caller, limits, timeOuts, async (estate, one, { maxHops, hops }, timeOut) => {
        const reader = readerOf(estate);
        const whole = await reachingIn(reader, one);
        await honesty.hold(reachingIn(timedOutReader(reader, timeOut), one, maxHops, { hops }), {
          whole,
          told: ({ reaching: all }) => all,
          parts: ({ reaching: some }) => names(some),
        });
      }),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });

  it('chokePoints under any limits and time-outs says so, or ends in an error, and tells none', async () => {
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(estates, account, limits, timeOuts, async (estate, own, { hops }, timeOut) => {
        const reader = readerOf(estate);
        const whole = await chokesIn(reader, own);
        const asked = chokesIn(timedOutReader(reader, timeOut), own, { hops });
        await honesty.hold(asked, {
          whole,
          told: ({ chokes: all }) => all,
          parts: (answer) => (answer === whole ? [] : answer.chokes),
        });
      }),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });
});

const names = (list: readonly Distance[]): readonly string[] => list.map(({ identifier }) => identifier);
