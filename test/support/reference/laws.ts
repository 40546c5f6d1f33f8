/** What every answer of the engine has to obey (P-1 to P-9), as comparisons of two answers. */
import type { AccessEvaluation, Decision } from '../../../src/iam/decide/decision.js';
import type { CaseJson } from './cases.js';
import { randomCase, wellTyped } from './caseArbitraries.js';
import { engineDecide } from './engine.js';
import type { Random } from './random.js';
import type { Subject } from './statementArbitraries.js';
import { randomUnknownCase } from './unknownArbitraries.js';

/** Half of the cases have unknown keys. */
export function randomLawCase(random: Random): CaseJson {
  return random.chance(0.5) ? randomCase(random, wellTyped) : randomUnknownCase(random);
}

/** Denied < CONDITIONAL, UNKNOWN < ALLOWED. */
export function rankOf(decision: Decision): number {
  if (decision === 'ALLOWED') return 2;
  return decision === 'CONDITIONAL' || decision === 'UNKNOWN' ? 1 : 0;
}

export function subjectOf({ given, when }: CaseJson, denyRate: number): Subject {
  const { action, resource, owner, unlistedContextKeys } = when;
  const analysis = unlistedContextKeys === 'UNKNOWN' ? ({ analysis: true } as const) : {};
  return { caller: given.principal, action, resource, owner, denyRate, ...analysis };
}

type Comparison = (before: AccessEvaluation, after: AccessEvaluation) => boolean;

const answers = new WeakMap<CaseJson, AccessEvaluation>();

/** Each law asks about the same cases again. */
export function answerTo(testCase: CaseJson): AccessEvaluation {
  const answer = answers.get(testCase) ?? engineDecide(testCase);
  answers.set(testCase, answer);
  return answer;
}

/** How the second case breaks the comparison with the first. An answer that is not exact proves nothing (U-7b). */
export function breach(testCase: CaseJson, changed: CaseJson, holds: Comparison): string | undefined {
  const before = answerTo(testCase);
  const after = engineDecide(changed);
  if (before.approximate || after.approximate || holds(before, after)) return undefined;
  return `${before.decision} became ${after.decision} by the change to ${JSON.stringify(changed.given)}`;
}

export const sameDecision: Comparison = (before, after) => before.decision === after.decision;

export const neverMore: Comparison = (before, after) => rankOf(after.decision) <= rankOf(before.decision);

export const neverLess: Comparison = (before, after) => rankOf(after.decision) >= rankOf(before.decision);
