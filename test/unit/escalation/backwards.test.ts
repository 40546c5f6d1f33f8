/** Who gets to the administration of an account, beside what an attacker that starts as each of them becomes. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { Completeness } from '../../../src/access/shared/answer.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { accountOf, type AttackedEstate } from '../../support/attackedEstate.js';
import { attackedEstates } from '../../support/attackedEstates.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack, attackOneByOne } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';

const MAX_HOPS = 10;

interface Told {
  readonly identifiers: readonly string[];
  readonly completeness: Completeness;
}

async function toldByReach(reader: GraphReader, accountId: string): Promise<Told> {
  const { reaching, completeness } = await whoCanReach(reader, {
    to: `arn:aws:iam::${accountId}:root`,
    maxHops: MAX_HOPS,
  });
  return { identifiers: reaching.map(({ identifier }) => identifier), completeness };
}

/** Whoever administers the account may do it in the end, and nobody else, for no policy names it: page by page. */
async function toldByWhoCan(reader: GraphReader, accountId: string): Promise<Told> {
  const resource = `arn:aws:iam::${accountId}:user/new`;
  const question = { action: 'iam:GetUser', resource, context: [], maxHops: MAX_HOPS };
  const identifiers: string[] = [];
  for (let after: string | undefined; ;) {
    const page = { first: 2, ...(after === undefined ? {} : { after }) };
    const { entries, hasNextPage, completeness, totalCount } = await whoCanTransitively(
      reader,
      question,
      page,
    );
    identifiers.push(...entries.map(([, { principal }]) => principal.identifier));
    expect(identifiers.length).toBeLessThanOrEqual(totalCount);
    after = entries.at(-1)?.[0];
    if (!hasNextPage || after === undefined) return { identifiers, completeness };
  }
}

/** Answers that may lack somebody and say so; on a busy machine the time for several identities runs out. */
const open: ReadonlySet<string> = new Set(['ESCALATION_UNEXPLORED', 'TIME_LIMIT']);

/** Of those who are no administrators as things are. */
function disagreements(estate: AttackedEstate, accountId: string, told: Told): readonly string[] {
  const isOpen = told.completeness.truncatedBy.some((limit) => open.has(limit));
  return Object.keys(estate.members).flatMap((from) => {
    const layer = attack(estate, from, { folded: true }).administers.get(accountId);
    const isTold = told.identifiers.includes(from);
    if (layer !== undefined && !isTold && !isOpen) return [`${from} gets there at ${layer} and is not told`];
    return layer === undefined && isTold ? [`${from} is told and does not get there`] : [];
  });
}

const administrators = (estate: AttackedEstate, accountId: string, count: typeof attack): number =>
  Object.keys(estate.members).filter((from) => count(estate, from).administers.has(accountId)).length;

const ESTATES = isDeep ? 4_000 : 2_000;
if (isDeep) vi.setConfig({ testTimeout: 60 * 60 * 1000 });

it('backwards, the questions tell everybody whom an attacker that starts there brings to an account', async () => {
  const counts = { more: 0, whole: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const reader = inMemoryReader(graphOfAttacked(estate));
      for (const accountId of new Set(Object.keys(estate.members).map(accountOf))) {
        if (administrators(estate, accountId, attackOneByOne) === administrators(estate, accountId, attack))
          continue;
        counts.more += 1;
        for (const ask of [toldByReach, toldByWhoCan]) {
          const told = await ask(reader, accountId);
          expect(disagreements(estate, accountId, told)).toEqual([]);
          if (told.completeness.complete) counts.whole += 1;
        }
      }
    }),
    runs(ESTATES),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});
