/** What several identities come to at once, under limits and time-outs: no answer claims more than it can. */
import fc from 'fast-check';
import { it, vi } from 'vitest';
import type { PathAnswer } from '../../../src/access/shared/answer.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { accountOf } from '../../support/attackedEstate.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { Honesty, limits } from '../../support/honesty.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack, attackOneByOne } from '../../support/plainAttacker.js';
import { isDeep, runs } from '../../support/runs.js';
import { timedOutReader, timeOutsUpTo } from '../../support/timedOutReader.js';
import { togetherCases } from '../../support/togetherTable.js';

/** Several identities come further than one at a time: the rows of the table, and random estates of which that holds. */
const estates = fc.oneof(
  fc.constantFrom(...togetherCases).map(({ estate, from }) => ({ estate, from })),
  attackedEstates
    .filter((estate) => {
      const alone = attackOneByOne(estate, startOfAttack);
      const together = attack(estate, startOfAttack);
      return together.becomes.size + together.administers.size > alone.becomes.size + alone.administers.size;
    })
    .map((estate) => ({ estate, from: startOfAttack })),
);

interface Drawn {
  readonly from: string;
  readonly whole: GraphReader;
  /** With the time-out. */
  readonly late: GraphReader;
  readonly maxHops: number;
  readonly k: number;
  readonly hops: number;
}

type Ask = (honesty: Honesty, drawn: Drawn) => Promise<void>;

const holdPaths: Ask = async (honesty, { from, whole, late, maxHops, k }) => {
  const told = ({ paths }: PathAnswer) => paths.map(({ sentence }) => sentence);
  const all = await pathsToPrivilege(whole, { from, context: [], maxHops: 10, k: 100 });
  const some = pathsToPrivilege(late, { from, context: [], maxHops, k });
  await honesty.hold(some, { whole: all, told, parts: told });
};

const holdRadius: Ask = async (honesty, { from, whole, late, maxHops, hops }) => {
  const all = await blastRadius(whole, { principal: from, maxHops: 10 });
  await honesty.hold(blastRadius(late, { principal: from, maxHops }, { hops }), {
    whole: all,
    told: ({ reached, administeredAccountIds }) => [reached, administeredAccountIds],
    parts: ({ reached }) => reached.map(({ identifier }) => identifier),
  });
};

const holdReaching: Ask = async (honesty, { from, whole, late, maxHops, hops }) => {
  const to = `arn:aws:iam::${accountOf(from)}:root`;
  const all = await whoCanReach(whole, { to, maxHops: 10 });
  await honesty.hold(whoCanReach(late, { to, maxHops }, { hops }), {
    whole: all,
    told: ({ reaching }) => reaching,
    parts: ({ reaching }) => reaching.map(({ identifier }) => identifier),
  });
};

/** Of those of which all are known. */
const holdChokes: Ask = async (honesty, { from, whole, late, hops }) => {
  const all = await chokesOf(whole, accountOf(from));
  if (!all.completeness.complete) return;
  await honesty.hold(chokesOf(late, accountOf(from), { hops }), {
    whole: all,
    told: ({ chokes }) => chokes.map(({ from: by, to, cutsOff }) => `${by} ${to} ${cutsOff}`),
    // An answer that is not complete tells none.
    parts: (answer) => (answer === all ? [] : answer.chokes),
  });
};

const drawn = fc.record({
  at: estates,
  ask: fc.constantFrom(holdPaths, holdRadius, holdReaching, holdChokes),
  // Reads for the steps of several identities come late.
  timeOut: timeOutsUpTo(30),
  walk: limits,
  k: fc.constantFrom(1, 2, 100),
});

const ESTATES = 1_000;
if (isDeep) vi.setConfig({ testTimeout: 60 * 60 * 1000 });

it('under any limits and time-outs an answer of several identities says so wherever it left something out', async () => {
  const honesty = new Honesty();
  await fc.assert(
    fc.asyncProperty(drawn, async ({ at: { estate, from }, ask, timeOut, walk, k }) => {
      const whole = inMemoryReader(graphOfAttacked(estate));
      await ask(honesty, { from, whole, late: timedOutReader(whole, timeOut), k, ...walk });
    }),
    runs(ESTATES),
  );
  honesty.expectEveryOutcome();
});
