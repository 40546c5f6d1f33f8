/** How policies are written down does not matter: order, repetition, splitting, complements (P-4, P-5, P-8). */
import { describe, expect, it } from 'vitest';
import { lawSearch, type Law } from '../../support/reference/agreement.js';
import type { CaseJson } from '../../support/reference/cases.js';
import { engineDecide } from '../../support/reference/engine.js';
import type { JsonObject } from '../../support/reference/json.js';
import { breach, randomLawCase, sameDecision, subjectOf } from '../../support/reference/laws.js';
import { randomFrom } from '../../support/reference/random.js';
import { randomStatement } from '../../support/reference/statementArbitraries.js';
import { duplicated, reordered, splitUp } from '../../support/reference/transform.js';

const options = { timeout: 300_000 };
const breachesOf = lawSearch(10_000, randomLawCase);
const expectLaw = (title: string, law: Law): void => expect(breachesOf(title, law)).toEqual([]);

const order: Law = (testCase, again) =>
  breach(testCase, reordered(testCase, randomFrom(again)), sameDecision);

const repetition: Law = (testCase, again) =>
  breach(testCase, duplicated(testCase, randomFrom(again)), sameDecision);

const splitting: Law = (testCase) => breach(testCase, splitUp(testCase), sameDecision);

/** The case with nothing but one identity policy. */
function onlyWith({ given, when }: CaseJson, statement: JsonObject): CaseJson {
  const policy = { Version: '2012-10-17', Statement: statement };
  return { given: { principal: given.principal, identity: { policies: [policy] } }, when };
}

/** Of a list and its complement exactly one lets a member of the owner's account in. */
const complements: Law = (testCase, again) => {
  const { principal } = testCase.given;
  const isMember = principal.kind === 'user' || principal.kind === 'roleSession';
  if (!isMember || principal.accountId !== testCase.when.owner) return undefined;
  const random = randomFrom(again);
  const drawn = randomStatement(random, 'IDENTITY', subjectOf(testCase, 0));
  const name = random.pick(['Action', 'Resource']);
  const list = drawn[name] ?? drawn[`Not${name}`] ?? '*';
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
  const plain = engineDecide(onlyWith(testCase, { ...all, [name]: list }));
  const inverted = engineDecide(onlyWith(testCase, { ...rest, [`Not${name}`]: list }));
  const base = engineDecide(onlyWith(testCase, all)).decision;
  const opposite = (plain.decision === 'ALLOWED') !== (inverted.decision === 'ALLOWED');
  if (base !== 'ALLOWED' || plain.serviceRule !== undefined || opposite) return undefined;
  const isOpen = plain.decision === 'CONDITIONAL' && inverted.decision === 'CONDITIONAL';
  return isOpen ? undefined : `${name} ${JSON.stringify(list)}: ${plain.decision} and ${inverted.decision}`;
};

const sameBytes: Law = (testCase) => {
  const copy = JSON.parse(JSON.stringify(testCase)) as CaseJson;
  const [first, second] = [JSON.stringify(engineDecide(testCase)), JSON.stringify(engineDecide(copy))];
  return first === second ? undefined : `${first}\n${second}`;
};

describe('invariance', () => {
  it('P-4: the order of statements and policies does not matter', options, () => {
    expectLaw('order', order);
  });
  it('P-4: repeating statements and policies does not matter', options, () => {
    expectLaw('repetition', repetition);
  });
  it('P-5: splitting lists into statements does not matter', options, () => {
    expectLaw('splitting', splitting);
  });
  it('P-8: a list and its complement are opposites', options, () => {
    expectLaw('complements', complements);
  });
  it('the same question gives the same bytes', options, () => {
    expectLaw('determinism', sameBytes);
  });
});
