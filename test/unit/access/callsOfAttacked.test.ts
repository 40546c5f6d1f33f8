/** Who can end up making a call, beside what an attacker that starts as each of them comes to make. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { WhoCanAnswer } from '../../../src/access/whoCan/whoCan.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { accountOf, asksForTags, isRole, type AttackedEstate } from '../../support/attackedEstate.js';
import { estatesWithQueues } from '../../support/attackedEstates.js';
import type { Call } from '../../support/attackerCalls.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { attack } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';

vi.setConfig({ testTimeout: isDeep ? 60 * 60 * 1000 : 240_000 });

const MAX_HOPS = 10;

const callsOn = ({ members, queues = {} }: AttackedEstate): readonly Call[] => [
  ...Object.keys(queues).map((on) => ({ action: 'sqs:SendMessage', on })),
  ...Object.keys(members)
    .filter(isRole)
    .map((on) => ({ action: 'sts:AssumeRole', on })),
];

function disagreements(
  estate: AttackedEstate,
  wanted: readonly Call[],
  answers: readonly WhoCanAnswer[],
): readonly string[] {
  return Object.keys(estate.members).flatMap((from) => {
    const folded = attack(estate, from, { folded: true, wanted, most: 4 });
    return wanted.flatMap((call, at) => {
      if (call.on === from) return [];
      const answer = answers[at];
      const isOpen = (answer?.completeness.truncatedBy.length ?? 0) > 0;
      const told = answer?.entries.find(([, { principal }]) => principal.identifier === from);
      // Whoever becomes the role that is asked about has its session anyway.
      const least = folded.calls.get(call) ?? folded.becomes.get(call.on);
      const what = `${from} ${call.action} on ${call.on}`;
      if (told === undefined)
        return least === undefined || isOpen ? [] : [`${what} at ${least}, is not told`];
      if (!folded.complete || least !== undefined || folded.administers.has(accountOf(call.on))) return [];
      if (asksForTags(estate, call.on) && folded.administers.size > 0) return [];
      return [`${what} is told, and is never possible`];
    });
  });
}

it('whoever is told to make a call comes to make it as the attacker, and nobody else does', async () => {
  const counts = { told: 0, whole: 0 };
  await fc.assert(
    fc.asyncProperty(estatesWithQueues, async (estate) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      const calls = callsOn(estate);
      const answers: WhoCanAnswer[] = [];
      for (const { action, on } of calls) {
        const question = { action, resource: on, context: [], maxHops: MAX_HOPS };
        answers.push(await whoCanTransitively(reader, question, { first: 100 }));
      }
      expect(disagreements(estate, calls, answers)).toEqual([]);
      counts.told += answers.reduce((sum, { entries }) => sum + entries.length, 0);
      counts.whole += answers.filter(({ completeness }) => completeness.truncatedBy.length === 0).length;
    }),
    runs(2_000),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});
