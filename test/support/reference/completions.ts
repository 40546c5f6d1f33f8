/** The ways in which unknown keys may turn out together. */
import { candidatesOf, type Candidate } from './candidates.js';
import type { CaseJson } from './cases.js';
import type { KeyModel } from './keys.js';
import type { Random } from './random.js';

export type Completion = ReadonlyMap<string, Candidate>;

export interface Choices {
  readonly key: string;
  readonly list: readonly Candidate[];
}

export function* completionsOf(
  keys: readonly KeyModel[],
  testCase: CaseJson,
  random: Random,
  most: number,
): Generator<Completion> {
  const lists = keys.map((model) => ({ key: model.key, list: candidatesOf(model, testCase) }));
  yield* sample(lists, random, most);
}

/** Up to `most` of all combinations, from a random place on. */
export function* sample(choices: readonly Choices[], random: Random, most: number): Generator<Completion> {
  const lists = choices.map(({ key, list }) => ({ key, list: shuffled(list, random) }));
  const total = lists.reduce((product, { list }) => product * list.length, 1);
  const start = random.below(total);
  for (let i = 0; i < Math.min(total, most); i += 1)
    yield combination(lists, (start + i * stride(total)) % total);
}

const coreCandidates = 14;

/** All combinations of the plainest candidates, then up to `most` of all. */
export function* manyCompletions(
  keys: readonly KeyModel[],
  testCase: CaseJson,
  random: Random,
  most: number,
): Generator<Completion> {
  const lists = keys.map((model) => ({ key: model.key, list: candidatesOf(model, testCase) }));
  yield* combinations(lists.map(({ key, list }) => ({ key, list: list.slice(0, coreCandidates) })));
  yield* sample(lists, random, most);
}

function* combinations(lists: readonly Choices[]): Generator<Completion> {
  const total = lists.reduce((product, { list }) => product * list.length, 1);
  for (let i = 0; i < total; i += 1) yield combination(lists, i);
}

/** Coprime to the total, so that neighbors differ in every key and none comes twice. */
function stride(total: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let step = Math.floor(total / 1.618) + 1;
  while (gcd(step, total) !== 1) step += 1;
  return step;
}

function combination(lists: readonly Choices[], index: number): Completion {
  let rest = index;
  const chosen = new Map<string, Candidate>();
  for (const { key, list } of lists) {
    chosen.set(key, list[rest % list.length] ?? null);
    rest = Math.floor(rest / list.length);
  }
  return chosen;
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

export function complete({ given, when }: CaseJson, completion: Completion): CaseJson {
  const context = { ...when.context, ...Object.fromEntries(completion) };
  return { given, when: { ...when, context, unlistedContextKeys: 'ABSENT' } };
}
