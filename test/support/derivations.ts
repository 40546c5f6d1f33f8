/** What has to hold of the steps of any path: who acts is held by then, and what a step rests on comes before it. */
import { expect } from 'vitest';
import type { PathStep, PrivilegePath } from '../../src/access/shared/answer.js';

type Steps = PrivilegePath['hops'];

/** The steps that one needs, whether it rests on them or on others that do. */
function neededBy(steps: Steps, { restsOn }: PathStep): ReadonlySet<number> {
  const needed = new Set(restsOn);
  for (const at of needed) for (const earlier of steps[at]?.restsOn ?? []) needed.add(earlier);
  return needed;
}

const depthAt = (steps: Steps, at: number): number =>
  1 + Math.max(0, ...(steps[at]?.restsOn ?? []).map((earlier) => depthAt(steps, earlier)));

function expectStep(steps: Steps, at: number, step: PathStep): void {
  const { from, actingAs, restsOn } = step;
  expect(restsOn).toEqual([...new Set(restsOn)].sort((a, b) => a - b));
  for (const earlier of restsOn) expect(earlier >= 0 && earlier < at).toBe(true);
  const names = actingAs.map(({ principal }) => principal.identifier);
  expect(names[0]).toBe(from.identifier);
  expect(new Set(names).size).toBe(names.length);
  const gained = [...neededBy(steps, step)].map((earlier) => steps[earlier]?.to.identifier);
  for (const name of names) expect([steps[0]?.from.identifier, ...gained]).toContain(name);
  if (step.mechanism !== 'ESCALATION') expect(actingAs.flatMap(({ actions }) => actions)).toHaveLength(1);
}

/** No step is there for nothing. */
function expectAllNeeded(steps: Steps): void {
  const last = steps.at(-1);
  if (last) expect(neededBy(steps, last).size).toBe(steps.length - 1);
}

/** Gives them back. */
export function consistent<P extends Pick<PrivilegePath, 'hops'>>(paths: readonly P[]): readonly P[] {
  for (const { hops } of paths) {
    expectAllNeeded(hops);
    for (const [at, hop] of hops.entries())
      for (const way of [hop, ...(hop.alternatives ?? [])]) expectStep(hops, at, way);
  }
  return paths;
}

/** With what they say in numbers. Gives them back. */
export function consistentPaths(paths: readonly PrivilegePath[]): readonly PrivilegePath[] {
  for (const { hops, depth, length } of consistent(paths)) {
    expect(length).toBe(hops.length);
    expect(depth).toBe(hops.length === 0 ? 0 : depthAt(hops, hops.length - 1));
    expect(depth).toBeLessThanOrEqual(length);
  }
  return paths;
}

/** The least deep first, and of these the shortest. Gives it back. */
export function consistentAnswer<A extends { readonly paths: readonly PrivilegePath[] }>(answer: A): A {
  const sizes = consistentPaths(answer.paths).map(({ depth, length }) => [depth, length] as const);
  expect(sizes).toEqual([...sizes].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  return answer;
}
