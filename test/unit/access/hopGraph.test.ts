/** How far principals are apart in a graph of hops, beside plain counting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HopGraph, UNREACHABLE, type HopGroup } from '../../../src/access/paths/hopGraph.js';
import { runs } from '../../support/runs.js';

const names = Array.from({ length: 12 }, (_, at) => `p${String(at).padStart(2, '0')}`);
const name = fc.constantFrom(...names);
const group: fc.Arbitrary<HopGroup> = fc.record({
  members: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
  hops: fc.uniqueArray(fc.record({ to: name, unconditional: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ to }) => to,
  }),
});
const groups = fc.array(group, { maxLength: 14, size: 'max' });

/** Hops from each to the nearest of the targets, at least one. */
function plainDistances(
  all: readonly HopGroup[],
  targets: readonly string[],
  onlyUnconditional: boolean,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let ends = new Set(targets);
  for (let distance = 1; ends.size > 0; distance += 1) {
    const next = new Set<string>();
    for (const { members, hops } of all)
      if (hops.some(({ to, unconditional }) => ends.has(to) && (unconditional || !onlyUnconditional)))
        for (const member of members) if (!found.has(member)) next.add(member);
    for (const member of next) found.set(member, distance);
    ends = next;
  }
  return found;
}

describe('a graph of hops', () => {
  it('measures the way to many at once, each as if it were alone', () => {
    fc.assert(
      fc.property(groups, fc.boolean(), fc.integer({ min: 1, max: 6 }), (all, onlyUnconditional, most) => {
        const graph = HopGraph.of(all, names);
        // More than there are bits in one turn.
        const ends = Array.from({ length: 40 }, (_, at) => names[at % names.length] ?? '');
        const sets = ends.map((one) => graph.groupsLeadingTo(graph.numberOf(one), onlyUnconditional));
        const told = ends.map(() => new Map<string, number>());
        graph.measureThrough(sets, { onlyUnconditional, most }, (first, bits, number, distance) => {
          for (let set = 0; bits >> set > 0; set += 1)
            if (((bits >> set) & 1) === 1) told[first + set]?.set(graph.nameOf(number), distance);
        });
        for (const [at, end] of ends.entries()) {
          const plain = [...plainDistances(all, [end], onlyUnconditional)];
          expect([...(told[at] ?? [])].toSorted()).toEqual(
            plain.filter(([, distance]) => distance <= most).toSorted(),
          );
        }
      }),
      runs(4_000),
    );
  });

  it('with more hops is as if it had them from the start, and the first one stays as it is', () => {
    fc.assert(
      fc.property(groups, groups, (all, more) => {
        const graph = HopGraph.of(all, names);
        const before = distancesIn(graph);
        expect(distancesIn(graph.with(more))).toEqual(distancesIn(HopGraph.of([...all, ...more], names)));
        expect(distancesIn(graph)).toEqual(before);
      }),
      runs(4_000),
    );
  });

  it('closes a hop in a copy alone', () => {
    fc.assert(
      fc.property(groups, name, name, name, (all, start, from, to) => {
        const graph = HopGraph.of(all, names);
        const before = distancesIn(graph);
        const [copy, other] = [graph.startingAt(start), graph.startingAt(start)];
        copy.close(copy.numberOf(from), copy.numberOf(to));
        const left = all.flatMap(({ members, hops }) =>
          members.map((one) => ({
            members: [one],
            hops: hops.filter((hop) => one !== from || hop.to !== to),
          })),
        );
        const whole = distancesIn(HopGraph.of(left, names));
        expect(distancesIn(copy).get(start)).toEqual(whole.get(start));
        expect(distancesIn(other)).toEqual(before);
        expect(distancesIn(graph)).toEqual(before);
      }),
      runs(4_000),
    );
  });
});

/** By name: to each of the others. */
const distancesIn = (graph: HopGraph): ReadonlyMap<string, readonly number[]> =>
  new Map(
    names.map((from) => [
      from,
      names.map((to) => {
        const distance = graph.distancesTo(graph.numberOf(to), [], false)[graph.numberOf(from)];
        return distance ?? UNREACHABLE;
      }),
    ]),
  );
