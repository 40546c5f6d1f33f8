/** What the engine says of unknown keys holds for whatever they turn out to be (U-1 to U-7, P-7, P-9). */
import { describe, expect, it } from 'vitest';
import { announce, chooseSeed, drawCases, searchBreaches } from '../../support/reference/agreement.js';
import { complete, completionsOf } from '../../support/reference/completions.js';
import { engineDecide } from '../../support/reference/engine.js';
import { answerTo, rankOf } from '../../support/reference/laws.js';
import { randomFrom } from '../../support/reference/random.js';
import { randomUnknownCase, unknownKeys } from '../../support/reference/unknownArbitraries.js';
import { wrongAbout } from '../../support/reference/unknown.js';
import type { CallerJson, CaseJson } from '../../support/reference/cases.js';
import { home, members } from '../../support/reference/universe.js';
import { drawsOf } from '../../support/runs.js';

const seed = chooseSeed();
const minute = 60_000;
const cases = drawCases(seed, drawsOf(10_000), randomUnknownCase);

/** One of the unknown keys becomes known, or known to be absent. */
function narrowed(testCase: CaseJson, again: number): CaseJson | undefined {
  const random = randomFrom(again);
  const keys = unknownKeys(testCase);
  const key = keys.length === 0 ? undefined : random.pick(keys);
  if (key === undefined) return undefined;
  const [completion] = completionsOf([key], testCase, random, 1);
  if (completion === undefined) return undefined;
  const { when } = complete(testCase, completion);
  return { given: testCase.given, when: { ...when, unlistedContextKeys: 'UNKNOWN' } };
}

function leavesInterval(testCase: CaseJson, again: number): string | undefined {
  const closer = narrowed(testCase, again);
  if (closer === undefined) return undefined;
  const before = answerTo(testCase).decision;
  const after = engineDecide(closer).decision;
  const isInside = rankOf(before) === 1 || rankOf(before) === rankOf(after);
  const staysExplicit = before !== 'EXPLICIT_DENY' || after === 'EXPLICIT_DENY';
  if (isInside && staysExplicit) return undefined;
  return `${before} became ${after} with ${JSON.stringify(closer.when.context)}`;
}

/** The engine's answer about a queue where a set operator and a scalar one test the same unknown key. */
function setAndScalar(): string {
  const principal = members[0] as CallerJson;
  const statement = { Principal: '*', Action: 'sqs:*', Resource: '*' };
  const allow = {
    ...statement,
    Effect: 'Allow',
    Condition: { 'ForAnyValue:StringEquals': { 'custom:set': 'red' } },
  };
  const deny = { ...statement, Effect: 'Deny', Condition: { StringEquals: { 'custom:set': ['red'] } } };
  const policy = { Version: '2012-10-17', Statement: [allow, deny] };
  const resource = `arn:aws:sqs:eu-west-1:${home}:q1`;
  const when = { action: 'sqs:SendMessage', resource, owner: home, resourceTags: {}, context: {} };
  const given = { principal, resource: { policies: [policy] } };
  return engineDecide({ given, when: { ...when, unlistedContextKeys: 'UNKNOWN' } }).decision;
}

describe('requests with unknown keys', () => {
  it(
    '10,000 answers hold for every completion, examples and conditions included',
    { timeout: 5 * minute },
    () => {
      announce('unknown keys', seed);
      expect(searchBreaches(cases, wrongAbout)).toEqual([]);
    },
  );

  it(
    'P-7: 10,000 answers stay inside what was said when a key becomes known',
    { timeout: 5 * minute },
    () => {
      announce('narrowed contexts', seed);
      expect(searchBreaches(cases, leavesInterval)).toEqual([]);
    },
  );

  it('P-9, L-21: a set of two escapes the scalar test that each of its members would meet', () => {
    expect(setAndScalar()).toBe('CONDITIONAL');
  });
});
