/** Random requests of which some condition keys are unknown; the rest is known, or known to be absent. */
import type { CaseJson } from './cases.js';
import { randomCase, wellTyped, type CaseOptions } from './caseArbitraries.js';
import { contextOf } from './context.js';
import { referenceDecide } from './decide.js';
import { keyModels, type KeyModel } from './keys.js';
import type { Random } from './random.js';

/** Keys that a caller may or may not send. aws:TagKeys hangs together with aws:RequestTag (U-7c): it is never open. */
const candidates = keyModels.filter(
  ({ key, requestValues }) => requestValues.length > 0 && key !== 'aws:TagKeys',
);

const derived = keyModels.filter(({ requestValues }) => requestValues.length === 0);

/** E-64: the keys of STS are there in its own actions only. E-39: a session tag is there where it may be passed. */
function canBeThere({ key, holders }: KeyModel, testCase: CaseJson): boolean {
  const { given, when } = testCase;
  const isOfSession = key === 'aws:RequestTag/team' && /^sts:assumerole(with|$)/i.test(when.action);
  return (
    holders?.(given.principal) !== false &&
    (!key.startsWith('sts:') || when.action.startsWith('sts:')) &&
    (!isOfSession || mayTagSession(testCase))
  );
}

const mayTagSession = ({ given, when }: CaseJson): boolean =>
  referenceDecide({ given, when: { ...when, action: 'sts:TagSession', unlistedContextKeys: 'ABSENT' } }) ===
  'ALLOWED';

export function randomUnknownCase(random: Random): CaseJson {
  const count = random.weighted([
    [4, () => 1],
    [4, () => 2],
    [1, () => 3],
  ]);
  const unknown = random.list(count, count, () => random.pick(candidates));
  const known = random.list(0, 2, () => random.pick(random.chance(0.5) ? derived : candidates));
  const options: CaseOptions = {
    ...wellTyped,
    gaps: random.chance(0.15),
    analysis: true,
    keys: [...unknown, ...unknown, ...known],
  };
  return withUnknown(randomCase(random, options), unknown);
}

/** Every key that a policy may test is listed, except the unknown ones and those that follow from the request. */
function withUnknown(testCase: CaseJson, unknown: readonly KeyModel[]): CaseJson {
  const { given, when } = testCase;
  const facts = contextOf({ given, when: { ...when, context: {} } });
  const context: Record<string, readonly string[] | null> = { 'custom:none': null };
  const listed: CaseJson['when']['context'] = unknown.some(({ key }) => key === 'aws:RequestTag/team')
    ? { ...when.context, 'aws:TagKeys': ['unit'] }
    : when.context;
  for (const model of keyModels)
    if (facts.values(model.key) === undefined && !(unknown.includes(model) && canBeThere(model, testCase)))
      context[model.key] = listed[model.key] ?? null;
  return { given, when: { ...when, context, unlistedContextKeys: 'UNKNOWN' } };
}

/** The keys that a case leaves open. */
export function unknownKeys(testCase: CaseJson): readonly KeyModel[] {
  const { given, when } = testCase;
  const facts = contextOf({ given, when: { ...when, context: {} } });
  return candidates.filter(
    (model) =>
      facts.values(model.key) === undefined &&
      when.context[model.key] === undefined &&
      canBeThere(model, testCase),
  );
}
