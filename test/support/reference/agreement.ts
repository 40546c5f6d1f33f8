/** Holds the engine to the reference over many random cases, and reports what fails as small rows of a table. */
import fc from 'fast-check';
import type { Decision } from '../../../src/iam/decide/decision.js';
import type { CaseJson } from './cases.js';
import { referenceDecide, type ReferenceDecision } from './decide.js';
import { engineDecide } from './engine.js';
import { drawsOf } from '../runs.js';
import { randomFrom, type Random } from './random.js';
import { asRow, shrink } from './shrink.js';

/** The seed of this run (see `seed.ts`). */
export const chooseSeed = (): number => fc.readConfigureGlobal().seed ?? Date.now() % 1_000_000_000;

/** The one line that a run prints, so that it can be repeated. */
export function announce(title: string, seed: number, details: unknown = ''): void {
  console.info(`${title}: TEST_SEED=${String(seed)}`, details);
}

/** Where the rules leave two answers open, both are accepted. */
export function agrees(reference: ReferenceDecision, engine: Decision, { given, when }: CaseJson): boolean {
  if (reference === engine) return true;
  const isDenial = engine === 'IMPLICIT_DENY' || engine === 'EXPLICIT_DENY';
  if (reference === 'DENIED') return isDenial;
  /** U-9c and U-9f: inside one account, both readings of an identity side that was not collected. */
  const isInside = 'accountId' in given.principal && given.principal.accountId === when.owner;
  return (
    given.identity === 'NOT_COLLECTED' && isInside && reference === 'CONDITIONAL' && engine === 'UNKNOWN'
  );
}

export interface Search {
  /** How often the engine gave each answer. */
  readonly counts: ReadonlyMap<Decision, number>;
  /** The first few that fail, each as small as it gets. */
  readonly failures: readonly string[];
}

const reportedFailures = 3;

export function searchDisagreements(seed: number, cases: number, draw: (random: Random) => CaseJson): Search {
  const random = randomFrom(seed);
  const counts = new Map<Decision, number>();
  const failures: string[] = [];
  for (let i = 0; i < cases; i += 1) {
    const testCase = draw(random);
    const { decision } = engineDecide(testCase);
    counts.set(decision, (counts.get(decision) ?? 0) + 1);
    const fails =
      failures.length < reportedFailures && !agrees(referenceDecide(testCase), decision, testCase);
    if (fails) failures.push(reportDisagreement(testCase));
  }
  return { counts, failures };
}

function reportDisagreement(testCase: CaseJson): string {
  const wanted = referenceDecide(testCase);
  const got = engineDecide(testCase).decision;
  const small = shrink(testCase, (candidate) => {
    const [reference, engine] = [referenceDecide(candidate), engineDecide(candidate).decision];
    return reference === wanted && engine === got && !agrees(reference, engine, candidate);
  });
  return `the engine says ${got}, the reference ${wanted}:\n${asRow(small, wanted)}`;
}

/** How a case breaks a law, or undefined; the number lets it draw again in the same way. */
export type Law = (testCase: CaseJson, again: number) => string | undefined;

/** A case and the number that goes with it. */
export interface Drawn {
  readonly testCase: CaseJson;
  readonly again: number;
}

export function drawCases(seed: number, count: number, draw: (random: Random) => CaseJson): readonly Drawn[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => ({
    testCase: draw(random),
    again: random.below(1_000_000_000),
  }));
}

/** The first few cases that break a law. */
export function searchBreaches(cases: readonly Drawn[], broken: Law): readonly string[] {
  const failures: string[] = [];
  for (const { testCase, again } of cases) {
    if (failures.length === reportedFailures) break;
    if (broken(testCase, again) === undefined) continue;
    const small = shrink(testCase, (candidate) => broken(candidate, again) !== undefined);
    failures.push(`${broken(small, again) ?? ''}:\n${asRow(small, '')}`);
  }
  return failures;
}

/** Returns a search for breaches of laws, each among the same cases. */
export function lawSearch(whole: number, draw: (random: Random) => CaseJson) {
  const seed = chooseSeed();
  const cases = drawCases(seed, drawsOf(whole), draw);
  return (title: string, law: Law): readonly string[] => {
    announce(title, seed);
    return searchBreaches(cases, law);
  };
}
