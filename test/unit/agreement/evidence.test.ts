/** The statements that an answer names decide it (U-10). */
import { expect, it } from 'vitest';
import { isGranted, type StatementMatch } from '../../../src/iam/decide/decision.js';
import { lawSearch, type Law } from '../../support/reference/agreement.js';
import type { CaseJson } from '../../support/reference/cases.js';
import type { JsonObject } from '../../support/reference/json.js';
import { answerTo, breach, neverLess, randomLawCase } from '../../support/reference/laws.js';
import { mapStatements } from '../../support/reference/transform.js';

const options = { timeout: 300_000 };
const breachesOf = lawSearch(10_000, randomLawCase);

/** Each statement with a name of its own. */
function named(testCase: CaseJson): CaseJson {
  let count = 0;
  return mapStatements(testCase, (statements) =>
    statements.map((statement) => ({ ...statement, Sid: String((count += 1)) })),
  );
}

function withoutAction({ NotAction: _, ...statement }: JsonObject): JsonObject {
  return { ...statement, Action: 'rolegraph:Nothing' };
}

/** Makes statements that fit match nothing. */
function without(testCase: CaseJson, effect: 'Allow' | 'Deny', fits: (sid: string) => boolean): CaseJson {
  return mapStatements(testCase, (statements) =>
    statements.map((statement) =>
      statement['Effect'] === effect && fits(String(statement['Sid'])) ? withoutAction(statement) : statement,
    ),
  );
}

const sidsOf = (statements: readonly StatementMatch[]): ReadonlySet<string> =>
  new Set(statements.map(({ sid = '' }) => sid));

/** What variables link has no complete set of values (U-7a), of which another is searched where statements change. */
const hasVariables = ({ given }: CaseJson): boolean => JSON.stringify(given).includes('${');

const allowsSuffice: Law = (drawn) => {
  const testCase = named(drawn);
  const { decision, serviceRule, determiningStatements } = answerTo(testCase);
  if (!isGranted(decision) || serviceRule !== undefined || hasVariables(testCase)) return undefined;
  const sids = sidsOf(determiningStatements);
  return breach(
    testCase,
    without(testCase, 'Allow', (sid) => !sids.has(sid)),
    neverLess,
  );
};

const deniesDecide: Law = (drawn) => {
  const testCase = named(drawn);
  const { decision, serviceRule, determiningStatements } = answerTo(testCase);
  const isOpen = testCase.when.unlistedContextKeys === 'UNKNOWN';
  if (decision !== 'EXPLICIT_DENY' || serviceRule !== undefined || isOpen) return undefined;
  const sids = sidsOf(determiningStatements);
  const changed = without(testCase, 'Deny', (sid) => sids.has(sid));
  return breach(testCase, changed, (_before, after) => after.decision !== 'EXPLICIT_DENY');
};

it('the Allows that an answer names suffice', options, () => {
  expect(breachesOf('named Allows', allowsSuffice)).toEqual([]);
});

it('without the Denies that an answer names nothing is denied explicitly', options, () => {
  expect(breachesOf('named Denies', deniesDecide)).toEqual([]);
});
