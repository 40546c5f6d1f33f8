/** From the formula to a decision: low and high (U-5), what was not collected (U-9f), and the unknown keys (U-7). */
import type { KeyKnowledge } from './choose.js';
import type { ContextEntry, Decision } from './decision.js';
import { asEvaluated, atWorst, deniesOf, evaluateFormula } from './formula.js';
import { FALSE, TRUE } from './kleene.js';
import type { Prepared } from './prepare.js';

export interface Judgement {
  readonly decision: Decision;
  readonly callerCanSatisfy: boolean;
  readonly approximate: boolean;
  readonly example: readonly ContextEntry[] | undefined;
  readonly knowledge: KeyKnowledge;
  /** E-43: the answer would differ if aws:MultiFactorAuthPresent were absent instead of false. */
  readonly mfaMatters: boolean;
}

const noKnowledge: KeyKnowledge = { satisfiable: () => true, implied: () => false };

export function judge(prepared: Prepared): Judgement {
  const decision = intervalDecision(prepared);
  return {
    decision,
    callerCanSatisfy: decision === 'ALLOWED',
    approximate: false,
    example: undefined,
    knowledge: noKnowledge,
    mfaMatters: false,
  };
}

/** U-5, U-9f. */
export function intervalDecision({ formula }: Prepared): Decision {
  const value = evaluateFormula(formula, asEvaluated);
  if (value === TRUE) return 'ALLOWED';
  if (value === FALSE) return deniesOf(formula, asEvaluated) === TRUE ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY';
  return evaluateFormula(formula, atWorst) === FALSE ? 'UNKNOWN' : 'CONDITIONAL';
}
