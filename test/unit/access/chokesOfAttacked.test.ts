/**
 * Choke points beside an attacker that is kept from each of them. Left out of the comparison are ways in which whoever takes
 * a step assumes a role that the step lets everybody in, and steps of or to somebody whom others have changed by then, of
 * which nobody who takes part may do the same at all. Steps into somebody new are told as steps to the account.
 */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { chokesOf, type Choke } from '../../../src/access/reach/chokePoints.js';
import { accountOf, asksForTags, type AttackedEstate } from '../../support/attackedEstate.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { administers, type LetsInto } from '../../support/attackerEntries.js';
import { isNew } from '../../support/attackerNames.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { barAlone, barsOfChoke, type Bar } from '../../support/chokeBars.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';

const HOME = accountOf(startOfAttack);
const ROOT = `arn:aws:iam::${HOME}:root`;

type Step = Pick<Choke, 'from' | 'to'>;

/** By who comes to administer the account: the steps of single identities that the attacker could take. */
type StepsByStart = ReadonlyMap<string, readonly Step[]>;

const keyOf = ({ from, to }: Step): string => `${from} → ${to}`;

/** Undefined: nobody knows all that is possible. */
function stepsIn(estate: AttackedEstate): StepsByStart | undefined {
  const members = Object.keys(estate.members);
  const isOfHome = (one: string): boolean => accountOf(one) === HOME;
  const steps = new Map<string, readonly Step[]>();
  for (const start of members.filter((one) => !(isOfHome(one) && administers(estate, one)))) {
    const seen = new Map<string, Step>();
    const letsInto: LetsInto = (way, to) => {
      const [from = '', ...others] = new Set(way.map(({ by }) => by));
      if (others.length === 0 && !isNew(to)) seen.set(keyOf({ from, to }), { from, to });
      return true;
    };
    const { administers: ruled, complete } = attack(estate, start, { until: HOME, letsInto });
    if (!complete) return undefined;
    const toRoot = members.filter(isOfHome).map((from) => ({ from, to: ROOT }));
    if (ruled.has(HOME)) steps.set(start, [...seen.values(), ...toRoot]);
  }
  return steps;
}

/** Whether the start does not get there then, whichever of the bars it is; undefined: nobody knows. */
function isCutOff(
  estate: AttackedEstate,
  start: string,
  bars: readonly Bar[] | undefined,
  folded = false,
): boolean | undefined {
  const all = (bars ?? []).map((bar) => attack(estate, start, { until: HOME, folded, ...bar }));
  if (all.some(({ administers: ruled }) => ruled.has(HOME))) return false;
  return bars !== undefined && all.every(({ complete }) => complete) ? true : undefined;
}

/** Services, root users and whoever trust policies name elsewhere count as well, and the attacker starts as none of them. */
function wronglyTold(
  estate: AttackedEstate,
  starts: readonly string[],
  { chokes, sourceCount }: Awaited<ReturnType<typeof chokesOf>>,
): readonly string[] {
  const others = sourceCount - starts.length;
  return chokes.flatMap((choke) => {
    const bars = barsOfChoke(estate, choke);
    const cut = starts.filter((start) => isCutOff(estate, start, bars) !== false);
    return choke.cutsOff <= cut.length + others
      ? []
      : [`${keyOf(choke)} is told to cut ${choke.cutsOff} off, not ${cut.length}`];
  });
}

function missing(estate: AttackedEstate, steps: StepsByStart, chokes: readonly Choke[]): readonly string[] {
  const told = new Map(chokes.map((choke) => [keyOf(choke), choke.cutsOff]));
  const all = new Map([...steps.values()].flat().map((step) => [keyOf(step), step]));
  return [...all].flatMap(([key, { from, to }]) => {
    const bars = [barAlone(estate, from, to)];
    const cut = [...steps].filter(
      ([start, own]) =>
        own.some((step) => keyOf(step) === key) &&
        isCutOff(estate, start, bars) === true &&
        isCutOff(estate, start, bars, true) === true,
    );
    return cut.length <= (told.get(key) ?? 0)
      ? []
      : [`${key} cuts ${cut.length} off, not ${told.get(key) ?? 0}`];
  });
}

/** A quick run takes a twentieth of these. */
const ESTATES = isDeep ? 4_000 : 600;
vi.setConfig({ testTimeout: isDeep ? 3 * 60 * 60 * 1000 : 60_000 });

it('choke points that are told complete are all that an attacker cannot do without, and no others', async () => {
  const counts = { single: 0, joint: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const members = Object.keys(estate.members);
      const isApart = members.some((one) => accountOf(one) !== HOME);
      fc.pre(!isApart || !members.some((one) => asksForTags(estate, one)));
      const told = await chokesOf(inMemoryReader(graphOfAttacked(estate)), HOME);
      const steps = told.completeness.complete ? stepsIn(estate) : undefined;
      if (steps === undefined) return;
      expect(told.sourceCount).toBeGreaterThanOrEqual(steps.size);
      expect(wronglyTold(estate, [...steps.keys()], told)).toEqual([]);
      expect(missing(estate, steps, told.chokes)).toEqual([]);
      for (const { joint } of told.chokes) counts[joint ? 'joint' : 'single'] += 1;
    }),
    runs(ESTATES),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});
