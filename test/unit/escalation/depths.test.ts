/** How deep `whoCanReach` and `whoCan` tell ways, beside what each start is told forwards, and beside an attacker. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { blastRadius, type BlastRadius } from '../../../src/access/reach/blastRadius.js';
import type { Distance } from '../../../src/access/reach/distances.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { accountOf } from '../../support/attackedEstate.js';
import { attackedEstates } from '../../support/attackedEstates.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';

vi.setConfig({ testTimeout: isDeep ? 60 * 60 * 1000 : 60_000 });

const MAX_HOPS = 10;

const rootOf = (account: string): string => `arn:aws:iam::${account}:root`;
const isRoot = (arn: string): boolean => arn.endsWith(':root');

type Depths = Pick<Distance, 'distance' | 'unconditionalDistance'>;

const isOpen = ({ completeness }: Pick<BlastRadius, 'completeness'>): boolean => !completeness.complete;

/** Whoever administers an account gets to its administration where it becomes that one. */
function forwards({ reached }: BlastRadius, to: string): Depths | undefined {
  if (!isRoot(to)) return reached.find(({ identifier }) => identifier === to);
  const found = reached.filter((one) => one.administrator && accountOf(one.identifier) === accountOf(to));
  const firm = found.filter(({ administrator }) => administrator === 'ALLOWED');
  const unconditional = firm.flatMap(({ unconditionalDistance }) => unconditionalDistance ?? []);
  if (found.length === 0) return undefined;
  return {
    distance: Math.min(...found.map(({ distance }) => distance)),
    ...(unconditional.length === 0 ? {} : { unconditionalDistance: Math.min(...unconditional) }),
  };
}

/** Not deeper than was asked for. */
function within(one: Depths | undefined, maxHops: number): Depths | undefined {
  const { distance = Infinity, unconditionalDistance = Infinity } = one ?? {};
  if (distance > maxHops) return undefined;
  return { distance, ...(unconditionalDistance > maxHops ? {} : { unconditionalDistance }) };
}

/** By start: the depth of the route that `whoCan` tells to what administrators may do. */
async function routeDepths(reader: GraphReader, account: string): Promise<ReadonlyMap<string, number>> {
  const resource = `arn:aws:iam::${account}:user/new`;
  const question = { action: 'iam:GetUser', resource, context: [], maxHops: MAX_HOPS };
  const { entries } = await whoCanTransitively(reader, question, { first: 100 });
  return new Map(entries.map(([, { principal, path }]) => [principal.identifier, path?.depth ?? Infinity]));
}

it('ways backwards are as deep as forwards, whoever is asked about, and up to the depth asked for', async () => {
  const counts = { ends: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, fc.constantFrom(2, 3, MAX_HOPS), async (estate, maxHops) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      const members = Object.keys(estate.members);
      const radius = new Map<string, BlastRadius>();
      for (const from of members)
        radius.set(from, await blastRadius(reader, { principal: from, maxHops: MAX_HOPS }));
      for (const to of [...new Set(members.map(accountOf))].map(rootOf).concat(members)) {
        const told = await whoCanReach(reader, { to, maxHops });
        const backwards = new Map(told.reaching.map((one) => [one.identifier, one]));
        for (const [from, found] of radius) {
          const one = backwards.get(from);
          if (from === to || one?.distance === 0 || isOpen(told) || isOpen(found)) continue;
          expect({ from, to, ...within(one, maxHops) }).toEqual({
            from,
            to,
            ...within(forwards(found, to), maxHops),
          });
          counts.ends += 1;
        }
      }
    }),
    runs(400),
  );
  expect(counts.ends).toBeGreaterThan(0);
});

it('to administration, they are as deep as an attacker finds them', async () => {
  const counts = { ways: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      for (const account of new Set(Object.keys(estate.members).map(accountOf))) {
        const told = await whoCanReach(reader, { to: rootOf(account), maxHops: MAX_HOPS });
        const routes = await routeDepths(reader, account);
        for (const { identifier: from, distance, unconditionalDistance } of told.reaching) {
          if (isOpen(told) || !(from in estate.members) || distance === 0) continue;
          const [apart, folded] = [attack(estate, from), attack(estate, from, { folded: true })];
          if (!apart.complete || !folded.complete) continue;
          expect(distance).toBeGreaterThanOrEqual(folded.administers.get(account) ?? Infinity);
          expect(distance).toBeLessThanOrEqual(apart.administers.get(account) ?? Infinity);
          if (unconditionalDistance === distance) expect([from, routes.get(from)]).toEqual([from, distance]);
          counts.ways += 1;
        }
      }
    }),
    runs(200),
  );
  expect(counts.ways).toBeGreaterThan(0);
});
