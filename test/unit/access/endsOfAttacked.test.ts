/** Who gets to each user and role, beside what an attacker that starts as each of them becomes. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { whoCanReach, type Reaching } from '../../../src/access/reach/whoCanReach.js';
import { getOrMake } from '../../../src/graph/model/memoize.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { accountOf, asksForTags, isRole, type AttackedEstate } from '../../support/attackedEstate.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { may } from '../../support/attackerCalls.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { attack, type Attack } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';

vi.setConfig({ testTimeout: isDeep ? 60 * 60 * 1000 : 240_000 });

const MAX_HOPS = 10;

/** What the attacker becomes by start: where what somebody changes of itself takes no layer, and where each takes one. */
const attacksOn = (estate: AttackedEstate) => {
  const known = new Map<string, readonly [folded: Attack, apart: Attack]>();
  return (from: string) =>
    getOrMake(known, from, (): readonly [Attack, Attack] => [
      attack(estate, from, { folded: true }),
      attack(estate, from),
    ]);
};

/** Whoever administers the account becomes everyone in it. */
const layerOf = (to: string, { becomes, administers }: Attack): number | undefined =>
  becomes.get(to) ?? administers.get(accountOf(to));

function disagreements(
  estate: AttackedEstate,
  to: string,
  { reaching, completeness }: Reaching,
  attacksFrom: ReturnType<typeof attacksOn>,
): readonly string[] {
  const isOpen = completeness.truncatedBy.length > 0;
  const distances = new Map(reaching.map(({ identifier, distance }) => [identifier, distance]));
  return Object.keys(estate.members).flatMap((from) => {
    if (from === to) return [];
    const [folded, apart] = attacksFrom(from);
    const [least, most] = [layerOf(to, folded), layerOf(to, apart)];
    const told = distances.get(from);
    if (told === undefined)
      return least === undefined || isOpen ? [] : [`${from} gets there at ${least} and is not told`];
    if (!folded.complete || !apart.complete) return [];
    // The attacker changes no tags of whom it administers.
    const others = [...folded.administers].filter(([account]) => account !== accountOf(to));
    if (asksForTags(estate, to) && others.some(([, layer]) => told >= layer + 2)) return [];
    if (least === undefined) return [`${from} is told at ${told} and does not get there`];
    // Whoever administers an account is told to give itself the permission to assume a role elsewhere.
    return told >= least && (isOpen || told <= (most ?? Infinity) + 1)
      ? []
      : [`${from} is told at ${told}, and gets there at ${least} to ${most}`];
  });
}

it('users and roles are reached by whom the attacker becomes them as', async () => {
  const counts = { told: 0, whole: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      const attacksFrom = attacksOn(estate);
      for (const to of Object.keys(estate.members)) {
        const found = await whoCanReach(reader, { to, maxHops: MAX_HOPS });
        expect({ to, wrong: disagreements(estate, to, found, attacksFrom) }).toEqual({ to, wrong: [] });
        counts.told += found.reaching.length;
        if (found.completeness.truncatedBy.length === 0) counts.whole += 1;
      }
    }),
    runs(2_000),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});

/** By role: the least number of roles assumed in a row. */
function chainedFrom(estate: AttackedEstate, from: string): ReadonlyMap<string, number> {
  const found = new Map([[from, 0]]);
  for (const [by, depth] of found)
    for (const on of Object.keys(estate.members).filter(isRole))
      if (!found.has(on) && may(estate, by, { action: 'sts:AssumeRole', on })) found.set(on, depth + 1);
  return found;
}

it('a chain of roles leads where the attacker gets by assuming alone', async () => {
  const counts = { found: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      const chained = chainedFrom(estate, startOfAttack);
      for (const to of Object.keys(estate.members).filter(isRole)) {
        const question = { from: startOfAttack, to, maxHops: MAX_HOPS, k: 1, context: [] };
        const { paths } = await assumeRolePaths(reader, question);
        expect({ to, depth: paths[0]?.depth }).toEqual({ to, depth: chained.get(to) });
        counts[paths.length > 0 ? 'found' : 'none'] += 1;
      }
    }),
    runs(2_000),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});
