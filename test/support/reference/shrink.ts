/** Makes a failing case as small as it gets, by leaving out one thing after another. */
import type { CaseJson, WhenJson } from './cases.js';
import { isObject, type Json } from './json.js';

/** Elements that a statement or document needs, and what identifies the question. */
const needed: ReadonlySet<string> = new Set(
  'Version Statement Effect Principal NotPrincipal Action NotAction Resource NotResource policies principal'.split(
    ' ',
  ),
);

/** Lists that mean something else when they are empty, so their last element stays. */
const neverEmptied: ReadonlySet<string> = new Set(
  'policies Statement Action NotAction Resource NotResource AWS Service Federated CanonicalUser'.split(' '),
);

/** Every way to leave out one element somewhere below; `name`: the key under which the value stands. */
function* smaller(value: Json, name: string): Generator<Json> {
  if (Array.isArray(value)) yield* smallerLists(value as readonly Json[], name);
  else if (isObject(value) && name !== 'principal') {
    for (const key of Object.keys(value)) if (!needed.has(key)) yield without(value, key);
    for (const [key, part] of Object.entries(value))
      for (const reduced of smaller(part, key)) yield { ...value, [key]: reduced };
  }
}

function without(value: { readonly [key: string]: Json }, key: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function* smallerLists(list: readonly Json[], name: string): Generator<Json> {
  const mayBeEmpty = !neverEmptied.has(name);
  if (list.length > 1 || (mayBeEmpty && list.length > 0))
    for (const i of list.keys()) yield list.filter((_, at) => at !== i);
  for (const [i, part] of list.entries())
    for (const reduced of smaller(part, name === 'Statement' ? '' : name))
      yield list.map((item, at) => (at === i ? reduced : item));
}

/** Where unlisted keys are unknown, a key is not left out but becomes absent. */
function* smallerContexts({ context, unlistedContextKeys }: WhenJson): Generator<WhenJson['context']> {
  for (const key of Object.keys(context)) {
    if (unlistedContextKeys === 'ABSENT')
      yield Object.fromEntries(Object.entries(context).filter(([name]) => name !== key));
    else if (context[key] !== null) yield { ...context, [key]: null };
  }
}

function* smallerCases(testCase: CaseJson): Generator<CaseJson> {
  const { given, when } = testCase;
  for (const reduced of smaller(given as unknown as Json, ''))
    yield { when, given: reduced as unknown as CaseJson['given'] };
  for (const context of smallerContexts(when)) yield { given, when: { ...when, context } };
  if (Object.keys(when.resourceTags).length > 0) yield { given, when: { ...when, resourceTags: {} } };
}

const attempts = 800;

/** Gives up after a number of attempts: what it has by then is small enough to read. */
export function shrink(testCase: CaseJson, fails: (candidate: CaseJson) => boolean): CaseJson {
  let left = attempts;
  let smallest = testCase;
  const next = (): CaseJson | undefined => {
    for (const candidate of smallerCases(smallest)) if ((left -= 1) < 0 || fails(candidate)) return candidate;
    return undefined;
  };
  for (let found = next(); found !== undefined && left >= 0; found = next()) smallest = found;
  return smallest;
}

/** A row of a decision table, to be pasted into test/cases. */
export function asRow(testCase: CaseJson, decision: string): string {
  const row = { name: 'found by random search', rules: [], ...testCase, expect: { decision } };
  return JSON.stringify(row, undefined, 2);
}
