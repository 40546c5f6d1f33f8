/** Asks the engine whether a trust policy lets somebody in who sends what the question says. */
import type { Guard } from '../../../graph/engine/guardrails.js';
import type { Clock } from '../../../iam/decide/request.js';
import type { CompiledPolicy } from '../../../iam/language/compile.js';
import { decide } from '../../../iam/decide/decide.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import { levelsOf, type AppliedPolicy, type Layer } from '../../../iam/decide/layers.js';
import {
  contextAt,
  type ContextValue,
  type RequestPrincipal,
  type RequestResource,
} from '../../../iam/decide/request.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { isOfTrustPolicy } from './exposureFinding.js';

/** What a request brings, by lower-cased key; `undefined`: the key is absent. Every other key is unknown. */
export type Sent = Readonly<Record<string, readonly string[] | undefined>>;

/** A trust policy and what guards the role that it is of. */
export class TrustJudge {
  private readonly layer: Layer;

  constructor(
    policy: AppliedPolicy,
    readonly compiled: CompiledPolicy,
    readonly resource: RequestResource,
    private readonly guard: Guard,
    private readonly clock?: Clock,
  ) {
    this.layer = { status: 'COLLECTED', policies: [policy] };
  }

  /** Of the caller's own side nothing is known. Undefined where it is denied. */
  letsIn(caller: RequestPrincipal, action: string, sent: Sent = {}): AccessEvaluation | undefined {
    const { principal, resource, guardrails } = this.guard(caller, this.resource);
    const entries = new Map(Object.entries(sent).map(([key, values]) => [key, contextValue(values)]));
    const evaluation = decide(
      { principal, action, resource, context: { ...contextAt(this.clock), entries } },
      { identity: { status: 'NOT_COLLECTED' }, ...guardrails, resource: this.layer },
    );
    const isDenied = evaluation.decision === 'IMPLICIT_DENY' || evaluation.decision === 'EXPLICIT_DENY';
    return isDenied ? undefined : evaluation;
  }

  /** All tests on a key, given in lower case, that Allow statements of the policy have. */
  testsOn(key: string): readonly ConditionTest[] {
    return this.allows().flatMap(({ source }) => source.conditions.filter((test) => isOn(test, key)));
  }

  /** Those of the statements that let somebody in. */
  testsThatDecided({ determiningStatements }: AccessEvaluation, key: string): readonly ConditionTest[] {
    const decisive = new Set(determiningStatements.filter(isOfTrustPolicy).map((one) => one.statementIndex));
    return this.allows()
      .filter(({ index }) => decisive.has(index))
      .flatMap(({ source }) => source.conditions.filter((test) => isOn(test, key)));
  }

  /** Keys that the trust policy reads, in lower case. */
  get keys(): ReadonlySet<string> {
    return this.compiled.referencedKeys;
  }

  allows(): CompiledPolicy['statements'] {
    return this.compiled.statements.filter(({ effect }) => effect === 'ALLOW');
  }
}

const contextValue = (values: readonly string[] | undefined): ContextValue =>
  values === undefined ? { kind: 'absent' } : { kind: 'known', values };

const isOn = (test: ConditionTest, key: string): boolean => test.key.toLowerCase() === key;

/** The answer hangs on the key still, as where a policy variable without a value is compared with it. */
export const hangsOn = ({ conditions }: AccessEvaluation, key: string): boolean =>
  conditions.some((condition) => condition.key.toLowerCase() === key);

/** Roles with one trust policy and other tags or names may get other answers. */
export function canDifferByRole(
  { referencedKeys }: CompiledPolicy,
  guard: Guard,
  resource: RequestResource,
): boolean {
  const { guardrails } = guard({ kind: 'anonymous' }, resource);
  const limits = levelsOf(guardrails.resourceControl)
    .flatMap(({ policies }) => policies)
    .flatMap(({ compiled }) => compiled?.statements ?? []);
  const namesSome = limits.some(
    ({ source }) => source.resource?.values.some((value) => value !== '*') === true,
  );
  const keys = [referencedKeys, ...limits.map((statement) => statement.referencedKeys)];
  return namesSome || keys.some((set) => [...set].some((key) => key.includes('resourcetag/')));
}
