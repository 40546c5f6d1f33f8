/** Single steps that all ways to an end lead over: held against taking each step out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgesTo, type Onwards } from '../../../src/access/reach/dominators.js';
import { runs } from '../../support/runs.js';

/** Points that can get to the end, by walking back from it. */
function reaching(end: number, onwards: Onwards): ReadonlySet<number> {
  const found = new Set([end]);
  for (const at of found) onwards.forEach((points, from) => points.includes(at) && found.add(from));
  return found;
}

const told = (end: number, onwards: Onwards) =>
  bridgesTo(end, onwards)
    .map(({ from, to, cutsOff }) => ({ from, to, cutsOff: [...cutsOff].sort((a, b) => a - b) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);

function byTakingOut(end: number, onwards: Onwards) {
  const whole = reaching(end, onwards);
  return onwards.flatMap((points, from) =>
    [...new Set(points)]
      .sort((a, b) => a - b)
      .flatMap((to) => {
        const left = onwards.map((all, at) => (at === from ? all.filter((one) => one !== to) : all));
        const rest = reaching(end, left);
        const cutsOff = [...whole].filter((one) => !rest.has(one)).sort((a, b) => a - b);
        return cutsOff.length === 0 ? [] : [{ from, to, cutsOff }];
      }),
  );
}

const graphs = fc
  .integer({ min: 2, max: 12 })
  .chain((size) =>
    fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 3 * size, size: 'max' })
      .map((steps): Onwards =>
        Array.from({ length: size }, (_one, from) => [
          ...new Set(steps.filter(([start]) => start === from).map(([, to]) => to)),
        ]),
      ),
  );

describe('bridgesTo', () => {
  it('tells a chain step by step', () => {
    expect(told(0, [[], [0], [1]])).toEqual([
      { from: 1, to: 0, cutsOff: [1, 2] },
      { from: 2, to: 1, cutsOff: [2] },
    ]);
  });

  it('tells none of two ways apart, and the one that they share', () => {
    expect(told(0, [[], [0], [1], [1], [2, 3]])).toEqual([
      { from: 1, to: 0, cutsOff: [1, 2, 3, 4] },
      { from: 2, to: 1, cutsOff: [2] },
      { from: 3, to: 1, cutsOff: [3] },
    ]);
  });

  it('is not misled by a way that only comes back', () => {
    expect(told(0, [[], [0, 2], [1]])).toEqual([
      { from: 1, to: 0, cutsOff: [1, 2] },
      { from: 2, to: 1, cutsOff: [2] },
    ]);
  });

  it('finds over random graphs what taking out each step finds', () => {
    fc.assert(
      fc.property(graphs, (onwards) => {
        expect(told(0, onwards)).toEqual(byTakingOut(0, onwards));
      }),
      runs(5_000),
    );
  });
});
