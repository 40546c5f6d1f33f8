/** From the formula to a decision: low and high (U-5), what was not collected (U-9f), and the unknown keys (U-7). */
import { noKnowledge, type KeyKnowledge } from '../unknown/minimalConditions.js';
import type { ContextEntry, Decision } from './decision.js';
import { asEvaluated, atWorst, deniesOf, evaluateFormula } from './formula.js';
import { FALSE, TRUE, UNKNOWN } from './kleene.js';
import { prepare, type Prepared } from './prepare.js';
import { enumerate } from '../unknown/satisfiability/enumerate.js';

export interface Judgement {
  readonly decision: Decision;
  readonly callerCanSatisfy: boolean;
  readonly approximate: boolean;
  readonly example: readonly ContextEntry[] | undefined;
  readonly knowledge: KeyKnowledge;
  /** E-43: the answer would differ if aws:MultiFactorAuthPresent were absent instead of false. */
  readonly mfaMatters: boolean;
}

export function judge(prepared: Prepared): Judgement {
  const judged = judgeContext(prepared);
  if (!prepared.scope.context.readSessionMfa) return judged;
  return { ...judged, mfaMatters: withoutMfaKey(prepared) !== judged.decision };
}

/** E-43: the decision if the key were absent, as AWS's page on MFA can be read. */
function withoutMfaKey({ request, layers, switches }: Prepared): Decision {
  const absent = { kind: 'absent' } as const;
  const entries = new Map(request.context.entries).set('aws:multifactorauthpresent', absent);
  const other = { ...request, context: { ...request.context, entries } };
  return judgeContext(prepare(other, layers, switches)).decision;
}

function judgeContext(prepared: Prepared): Judgement {
  const decision = intervalDecision(prepared);
  const settled: Judgement = {
    decision,
    callerCanSatisfy: decision === 'ALLOWED',
    approximate: false,
    example: undefined,
    knowledge: noKnowledge,
    mfaMatters: false,
  };
  if (decision === 'ALLOWED' || decision === 'EXPLICIT_DENY') return settled;
  const mayBeExplicit = deniesOf(prepared.formula, asEvaluated) === UNKNOWN;
  if (decision === 'IMPLICIT_DENY' && !mayBeExplicit) return settled;
  return { ...settled, ...enumerate(prepared, decision) };
}

/** U-5: lowest and highest outcome; U-9f: when the decision is UNKNOWN. */
function intervalDecision({ formula }: Prepared): Decision {
  const value = evaluateFormula(formula, asEvaluated);
  if (value === TRUE) return 'ALLOWED';
  if (value === FALSE) return deniesOf(formula, asEvaluated) === TRUE ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY';
  return evaluateFormula(formula, atWorst) === FALSE ? 'UNKNOWN' : 'CONDITIONAL';
}
