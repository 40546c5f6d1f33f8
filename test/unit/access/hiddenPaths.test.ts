/** Over random estates of which something was not imported: what is called complete, without a gap, is the whole answer. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QuestionRefused } from '../../../src/access/shared/answer.js';
import { once } from '../../../src/graph/model/memoize.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { AWAY, HOME, NEXT } from '../../support/hiddenEstates.js';
import { hiding, hiddens, limitedEstate } from '../../support/hiding.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';
import { ask, gapsIn, onward, questions, type Question, type Told } from '../../support/pathQuestions.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { identifierOf, roles } from '../../support/stsEstate.js';
import { starts, stsEstates, type Drawn } from '../../support/stsEstates.js';

const drawnFrom = (start: string) =>
  fc.record({
    chosen: stsEstates(start, 'ALWAYS'),
    limits: fc.array(fc.constantFrom('', '', '*', ...roles.map(identifierOf)), { maxLength: 7 }),
    hidden: hiddens,
  });

/** Imported when first asked: the whole estate is, only where an answer about a part has to be the whole answer. */
const readerOf = (estate: RoleEstate, organizations?: StoredOrganizations): (() => GraphReader) =>
  once(() => inMemoryReader(importedEstate(exportsOfEstate(estate), organizations)));

/** All accounts that there are, so that those no import holds are known to be there. */
const organization = organizationOf({ [HOME]: {}, [NEXT]: {}, [AWAY]: {} });

/**
 * An account that no import holds is known to be there where an organization has it, and into it leads what callers'
 * policies say. To ask who gets somewhere from it, somebody has to name it: what trusts anyone may let it in, which the
 * answer says by naming anyone, and what trusts others from there is not asked.
 */
const isKnownToMiss = (question: Question, { estate }: Drawn): boolean =>
  onward.includes(question) || estate.trusts.every(({ who }) => who !== '*');

const isMarked = (told: Told): boolean => !told.complete || gapsIn(told).length > 0;

it.each(starts)(
  'what hides a way of %s every question tells, or finds it anyway (U-9, E-79, F-10, F-19)',
  async (start) => {
    const counts = { marked: 0, whole: 0 };
    await fc.assert(
      fc.asyncProperty(drawnFrom(start), async ({ chosen, limits, hidden }) => {
        const whole = limitedEstate(chosen.estate, chosen.to, limits);
        const part = hiding(whole, hidden);
        const hidesAccount = hidden.some(({ kind }) => kind === 'ACCOUNT');
        const [from, to] = [identifierOf(chosen.from), identifierOf(chosen.to)];
        const readers = [part, whole].map((estate) => readerOf(estate));
        const organized = [part, whole].map((estate) => readerOf(estate, organization));
        for (const question of questions) {
          const [known, all] = onward.includes(question) ? organized : readers;
          if (!known || !all) continue;
          if (hidesAccount && !isKnownToMiss(question, chosen)) continue;
          const told = await unlessRefused(ask(known(), question, from, to));
          if (told === undefined) continue;
          counts[isMarked(told) ? 'marked' : 'whole'] += 1;
          if (isMarked(told)) continue;
          const { found } = await ask(all(), question, from, to);
          expect({ question, found: told.found }).toEqual({ question, found });
        }
      }),
      runs(200),
    );
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  },
);

/** Undefined: whoever is asked for is not there, because what named it is hidden. */
async function unlessRefused(asked: Promise<Told>): Promise<Told | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof QuestionRefused) return undefined;
    throw error;
  }
}
