/** Chains of hops: all of them, in order, and no claim beyond what was searched. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HopGraph, type HopGroup } from '../../../src/access/paths/hopGraph.js';
import { KShortestPaths, type Chain, type PathLimits } from '../../../src/access/paths/kShortestPaths.js';
import { plainChains, type PlainHop } from '../../support/plainPaths.js';
import { runs } from '../../support/runs.js';

const enough: PathLimits = { maxHops: 100, steps: 10_000_000 };

const searchIn = (groups: readonly HopGroup[], limits: Partial<PathLimits> = {}): KShortestPaths =>
  new KShortestPaths(HopGraph.of(groups, ['from', 'to']), 'from', 'to', { ...enough, ...limits });

function told(search: KShortestPaths, most = Infinity): readonly Chain[] {
  const chains: Chain[] = [];
  for (let chain = search.next(); chain; chain = search.next()) {
    chains.push(chain);
    if (chains.length === most) break;
  }
  return chains;
}

const hopsOf = (groups: readonly HopGroup[]): readonly PlainHop[] =>
  groups.flatMap(({ members, hops }) =>
    members.flatMap((from) => hops.map(({ to, unconditional }) => ({ from, to, unconditional }))),
  );

const one = (from: string, to: string, unconditional = true): HopGroup => ({
  members: [from],
  hops: [{ to, unconditional }],
});
const words = (chains: readonly Chain[]): readonly string[] =>
  chains.map(({ principals, unconditional }) => `${principals.join(' ')}${unconditional ? '' : ' ?'}`);

/** `to` and `from` are in the middle of the order. */
const names = ['a', 'b', 'from', 'm', 'to', 'x', 'y'];
const name = fc.constantFrom(...names);
const single = fc
  .tuple(name, name, fc.boolean())
  .map(([from, to, unconditional]) => one(from, to, unconditional));
const group = fc.record({
  members: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  hops: fc.array(fc.record({ to: name, unconditional: fc.boolean() }), { minLength: 1, maxLength: 4 }),
});
/** Chains, fans, diamonds, cycles, loops and parallel hops come of these by themselves. */
const graphs = fc.array(fc.oneof({ arbitrary: single, weight: 3 }, group), { maxLength: 14, size: 'max' });

describe('a path search', () => {
  it('tells exactly the chains that plain enumeration finds, in order', () => {
    fc.assert(
      fc.property(graphs, (groups) => {
        expect(told(searchIn(groups))).toEqual(plainChains(hopsOf(groups), 'from', 'to'));
      }),
      runs(20_000),
    );
  });

  it('with lower limits tells the first of them, and says where it left any', () => {
    const limits = fc.record({ maxHops: fc.integer({ min: 1, max: 6 }), k: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(graphs, limits, (groups, { maxHops, k }) => {
        const all = plainChains(hopsOf(groups), 'from', 'to');
        const short = all.filter(({ principals }) => principals.length <= maxHops + 1);
        const search = searchIn(groups, { maxHops });
        expect(told(search, k)).toEqual(short.slice(0, k));
        expect(search.longerMayExist()).toBe(short.length < all.length);
      }),
      runs(20_000),
    );
  });

  it('never passes a hop again that was closed, and misses nothing else', () => {
    fc.assert(
      fc.property(graphs, fc.nat(5), fc.nat(5), (groups, after, which) => {
        const all = hopsOf(groups);
        const search = searchIn(groups);
        const before = told(search, after);
        const hop = all[which];
        if (hop) search.close(hop.from, hop.to);
        const left = all.filter(({ from, to }) => from !== hop?.from || to !== hop.to);
        const known = new Set(words(before));
        const rest = plainChains(left, 'from', 'to').filter((chain) => !known.has(words([chain])[0] ?? ''));
        expect(told(search)).toEqual(after === 0 || before.length === after ? rest : []);
      }),
      runs(5_000),
    );
  });

  it('tells those without conditions first also where the best of their part was closed', () => {
    const search = searchIn([
      ...['a', 'b', 'm'].map((to) => one('from', to)),
      one('b', 'to'),
      one('b', 'a', false),
      one('a', 'b'),
      one('a', 'x', false),
      one('m', 'x', false),
      ...['a', 'b'].map((to) => one('m', to)),
      one('x', 'to', false),
    ]);
    expect(words(told(search, 4))).toEqual(['from b to', 'from a b to', 'from m b to', 'from a x to ?']);
    search.close('m', 'x');
    expect(words(told(search, 2))).toEqual(['from m a b to', 'from b a x to ?']);
  });

  it('that runs out of steps says so', () => {
    fc.assert(
      fc.property(graphs, fc.nat(60), (groups, steps) => {
        const all = plainChains(hopsOf(groups), 'from', 'to');
        const search = searchIn(groups, { steps });
        const chains = told(search);
        expect(chains).toEqual(all.slice(0, chains.length));
        if (!search.isOutOfSteps) expect(chains).toEqual(all);
      }),
      runs(5_000),
    );
  });

  const hub = Array.from({ length: 10_000 }, (_, index) => `role-${String(index).padStart(5, '0')}`);

  it.each<readonly [string, readonly HopGroup[], readonly string[]]>([
    ['a chain', [one('from', 'a'), one('a', 'b', false), one('b', 'to')], ['from a b to ?']],
    [
      'a diamond',
      [one('from', 'b'), one('from', 'a'), one('a', 'to'), one('b', 'to')],
      ['from a to', 'from b to'],
    ],
    ['two ways of one hop: by the firmer', [one('from', 'to', false), one('from', 'to')], ['from to']],
    [
      'a firm way before one that is not, whatever the names',
      [one('from', 'a', false), one('a', 'to'), one('from', 'b'), one('b', 'to')],
      ['from b to', 'from a to ?'],
    ],
    [
      'a loop and a cycle',
      [one('from', 'from'), one('from', 'a'), one('a', 'from'), one('a', 'to'), one('to', 'a')],
      ['from a to'],
    ],
    ['no way', [one('to', 'from')], []],
    [
      'a hub',
      [{ members: ['from'], hops: hub.map((to) => ({ to, unconditional: true })) }, one('role-09999', 'to')],
      ['from role-09999 to'],
    ],
  ])('goes over %s', (_, groups, expected) => {
    expect(words(told(searchIn(groups)))).toEqual(expected);
  });

  it('through a hub of 10,000 that all lead on tells the first hundred at once', () => {
    const groups = [
      { members: ['from'], hops: hub.map((to, index) => ({ to, unconditional: index % 2 === 1 })) },
      { members: hub, hops: [{ to: 'to', unconditional: true }] },
    ];
    const search = searchIn(groups, { steps: 3_000_000 });
    const chains = told(search, 101);
    expect(chains.map(({ principals }) => principals[1])).toEqual(
      hub.filter((_n, index) => index % 2 === 1).slice(0, 101),
    );
    expect(search.isOutOfSteps).toBe(false);
  });

  it('behind a knot that leads nowhere else ends soon: what has to come back is no chain', () => {
    const knot = Array.from({ length: 60 }, (_, index) => `knot-${index}`);
    const groups = [
      one('from', 'a'),
      one('a', 'to'),
      { members: ['a', ...knot], hops: ['a', ...knot].map((to) => ({ to, unconditional: true })) },
    ];
    const search = searchIn(groups, { maxHops: 10, steps: 100_000 });
    expect(words(told(search))).toEqual(['from a to']);
    expect([search.isOutOfSteps, search.longerMayExist()]).toEqual([false, false]);
  });
});
