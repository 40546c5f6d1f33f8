/** What several identities reach at once: of each row, that there is the way, and none once a part of it is missing. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { accountOf, type AttackedEstate } from '../../support/attackedEstate.js';
import type { Lets } from '../../support/attackerEntries.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack, attackOneByOne, type Attack } from '../../support/plainAttacker.js';
import { needless, stuckAt } from '../../support/replayedSteps.js';
import { togetherCases, type TogetherCase } from '../../support/togetherTable.js';

const layerOf = ({ becomes, administers }: Attack, to: string): number | undefined =>
  to.endsWith(':root') ? administers.get(accountOf(to)) : becomes.get(to);

const stepsOf = ({ steps }: TogetherCase) =>
  steps.map(({ by, to, calls }) => {
    const onItself: Lets = ({ action }) => calls?.includes(action) === true;
    const made = calls && { actions: calls, onItself };
    return { actors: by.map((principal) => ({ principal, ...made })), to };
  });

/** Whom the questions say that somebody becomes, and of which accounts it becomes an administrator. */
async function toldOf(estate: AttackedEstate, from: string): Promise<readonly string[]> {
  const reader = inMemoryReader(graphOfAttacked(estate));
  const { paths } = await pathsToPrivilege(reader, { from, maxHops: 10, k: 10, context: [] });
  const { reached, administeredAccountIds } = await blastRadius(reader, { principal: from, maxHops: 10 });
  return [
    ...reached.map(({ identifier }) => identifier),
    ...administeredAccountIds.map((id) => `arn:aws:iam::${id}:root`),
    ...paths.map(({ hops }) => hops.at(-1)?.to.identifier ?? from),
  ];
}

describe.each(togetherCases)('$name', (row) => {
  const { estate, from, reaches, depth, nearMisses, mayBeUnexplored = false } = row;

  it('takes several identities, these steps and none of them less', () => {
    expect(layerOf(attack(estate, from, { folded: true }), reaches)).toBeLessThanOrEqual(depth);
    expect(layerOf(attack(estate, from), reaches)).toBeGreaterThanOrEqual(depth);
    expect(layerOf(attackOneByOne(estate, from), reaches)).toBeUndefined();
    const steps = stepsOf(row);
    expect(stuckAt(estate, from, steps)).toBeUndefined();
    expect(needless(estate, from, steps)).toEqual([]);
  });

  it('is found backwards as well, and no search with fewer hops is called complete (G-5)', async () => {
    const reader = inMemoryReader(graphOfAttacked(estate));
    const { reaching, completeness } = await whoCanReach(reader, { to: reaches, maxHops: 10 });
    const isFound = reaching.some(({ identifier }) => identifier === from);
    expect(isFound || completeness.truncatedBy.includes('ESCALATION_UNEXPLORED')).toBe(true);
    for (const maxHops of new Set([1, depth - 1])) {
      const cut = [
        await whoCanReach(reader, { to: reaches, maxHops }),
        await blastRadius(reader, { principal: from, maxHops }),
        ...(reaches.endsWith(':root')
          ? [await pathsToPrivilege(reader, { from, maxHops, k: 10, context: [] })]
          : []),
      ];
      expect(cut.map((one) => one.completeness.complete)).not.toContain(true);
    }
  });

  it.runIf(mayBeUnexplored)('is said not to be searched by choke points and whoCan, too (G-5)', async () => {
    const reader = inMemoryReader(graphOfAttacked(estate));
    const account = accountOf(reaches);
    const resource = `arn:aws:iam::${account}:user/new`;
    const question = { action: 'iam:CreateUser', resource, maxHops: 10, context: [] };
    const said = [await chokesOf(reader, account), await whoCanTransitively(reader, question, { first: 50 })];
    for (const { completeness } of said) expect(completeness.truncatedBy).toContain('ESCALATION_UNEXPLORED');
  });

  it.each(nearMisses)('but not where $name', async ({ estate: missed, from: start }) => {
    const { complete, ...result } = attack(missed, start, { folded: true });
    expect(complete).toBe(true);
    expect(layerOf({ complete, ...result }, reaches)).toBeUndefined();
    expect(await toldOf(missed, start)).not.toContain(reaches);
  });
});

it('every row cites a page of AWS, and stands beside near misses', () => {
  for (const { page, rules, nearMisses } of togetherCases) {
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(Math.min(rules.length, nearMisses.length)).toBeGreaterThan(0);
  }
});
