/** Asks the engine whether a trust policy lets in a stranger, with the values that a stranger can send. */
import type { Guard } from '../../../graph/engine/guardrails.js';
import type { CompiledPolicy } from '../../../iam/language/compile.js';
import { decide } from '../../../iam/decide/decide.js';
import { isDenied, type AccessEvaluation } from '../../../iam/decide/decision.js';
import { levelsOf, noPolicies, type AppliedPolicy } from '../../../iam/decide/layers.js';
import {
  contextAt,
  hasAccount,
  type Clock,
  type ContextValue,
  type RequestPrincipal,
  type RequestResource,
} from '../../../iam/decide/request.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { parseOperator, takesWildcards } from '../../../iam/match/operators.js';
import { hasWildcard } from '../../../iam/match/wildcard.js';
import type { Exposure } from './exposureFinding.js';

/** What a request sends, by key in lower case; `undefined`: the key is absent. Every other key is unknown. */
export type Sent = Readonly<Record<string, readonly string[] | undefined>>;

/** A call to try: the caller, and what the request sends. */
export interface Call {
  readonly caller: RequestPrincipal;
  readonly action: string;
  readonly sent: Sent;
}

/** A call that gets in, and the tests of its statements on the keys in question. */
export interface Entry<C extends Call> {
  readonly call: C;
  readonly evaluation: AccessEvaluation;
  readonly tests: readonly ConditionTest[];
}

/** What to try: the first call that gets in, whatever the policy requires of `keys` (lower case), is an exposure. */
interface Check<C extends Call> extends Omit<Exposure, 'reason' | 'evaluation'> {
  readonly calls: readonly C[];
  readonly keys?: readonly string[];
  isEnough?(evaluation: AccessEvaluation): boolean;
  reason(entry: Entry<C>): string;
}

/** Judges a trust policy under the guardrails of its role. */
export class TrustJudge {
  constructor(
    private readonly policy: AppliedPolicy,
    readonly compiled: CompiledPolicy,
    readonly resource: RequestResource,
    private readonly guard: Guard,
    private readonly clock?: Clock,
  ) {}

  /** Evaluates the call; undefined if it is denied. The policies of a caller that has an account count as unknown. */
  letsIn({ caller, action, sent }: Call): AccessEvaluation | undefined {
    const { principal, resource, guardrails } = this.guard(caller, this.resource);
    const entries = new Map(Object.entries(sent).map(([key, values]) => [key, contextValue(values)]));
    const evaluation = decide(
      { principal, action, resource, context: { ...contextAt(this.clock), entries } },
      {
        // E-31c: services and federated callers have no policies of their own.
        identity: hasAccount(caller) ? { status: 'NOT_COLLECTED' } : noPolicies,
        ...guardrails,
        resource: { status: 'COLLECTED', policies: [this.policy] },
      },
    );
    return isDenied(evaluation) ? undefined : evaluation;
  }

  /** Returns one exposure, or none. */
  exposures<C extends Call>({
    calls,
    keys = [],
    isEnough = () => true,
    reason,
    ...about
  }: Check<C>): readonly Exposure[] {
    for (const call of calls) {
      const evaluation = this.letsIn(call);
      if (!evaluation || keys.some((key) => dependsOn(evaluation, key)) || !isEnough(evaluation)) continue;
      const tests = this.testsThatDecided(evaluation, ...keys);
      const doubt =
        evaluation.decision === 'UNKNOWN'
          ? ' Whether a policy that was not imported denies it is not known.'
          : '';
      return [{ ...about, reason: `${reason({ call, evaluation, tests })}${doubt}`, evaluation }];
    }
    return [];
  }

  /** Returns the tests on some keys, also those of Denies, which may leave as little as an Allow. */
  testsOn(...keys: readonly string[]): readonly ConditionTest[] {
    return testsOf(this.compiled.statements, keys);
  }

  testsOfAllows(...keys: readonly string[]): readonly ConditionTest[] {
    return testsOf(this.allows(), keys);
  }

  /** Returns the tests of the Allow statements that decided. */
  testsThatDecided(
    { determiningStatements }: AccessEvaluation,
    ...keys: readonly string[]
  ): readonly ConditionTest[] {
    const decisive = determiningStatements.filter(
      ({ layer, effect }) => layer === 'TRUST' && effect === 'ALLOW',
    );
    const indexes = new Set(decisive.map(({ statementIndex }) => statementIndex));
    return testsOf(
      this.allows().filter(({ index }) => indexes.has(index)),
      keys,
    );
  }

  /**
   * Returns a stranger's own value, and a value for each pattern of the policy on these keys that leaves enough open.
   */
  strangerValues(
    keys: readonly string[],
    isOpen: (pattern: string) => boolean = () => true,
  ): readonly string[] {
    const patterns = this.testsOn(...keys)
      .filter(takesPatterns)
      .flatMap(({ values }) => values.filter(hasWildcard));
    return [STRANGER, ...[...new Set(patterns)].filter(isOpen).map((pattern) => fitting(pattern))];
  }

  /** Keys that the trust policy reads, in lower case. */
  get keys(): ReadonlySet<string> {
    return this.compiled.referencedKeys;
  }

  /** Returns the principals of this type that its Allow statements name. */
  named(type: 'AWS' | 'FEDERATED' | 'SERVICE'): readonly string[] {
    const values = this.allows().flatMap(({ source: { principal } }) => principal?.values ?? []);
    return [...new Set(values.filter((value) => value.type === type).map(({ value }) => value))];
  }

  allows(): CompiledPolicy['statements'] {
    return this.compiled.statements.filter(({ effect }) => effect === 'ALLOW');
  }
}

const contextValue = (values: readonly string[] | undefined): ContextValue =>
  values === undefined ? { kind: 'absent' } : { kind: 'known', values };

const testsOf = (
  statements: CompiledPolicy['statements'],
  keys: readonly string[],
): readonly ConditionTest[] =>
  keys.flatMap((key) =>
    statements.flatMap(({ source }) => source.conditions.filter((test) => test.key.toLowerCase() === key)),
  );

function takesPatterns({ operator }: ConditionTest): boolean {
  const parsed = parseOperator(operator);
  return parsed !== undefined && takesWildcards(parsed);
}

/** Whether the answer still depends on the key, as it does if a policy variable without a value is compared with it. */
const dependsOn = ({ conditions }: AccessEvaluation, key: string): boolean =>
  conditions.some((condition) => condition.key.toLowerCase() === key);

/** A value that a stranger would choose; no policy names it. */
export const STRANGER = 'rolegraph-stranger';

/** Returns a value that fits the pattern. */
export const fitting = (pattern: string, text = STRANGER): string =>
  pattern.replaceAll('*', text).replaceAll('?', 'x');

/**
 * Returns the text before the first wildcard or policy variable; a value without any gets a colon, as if something
 * followed it.
 */
export function fixedStart(value: string): string {
  const [start = ''] = value.split(/[*?]|\$\{/, 1);
  return start === value ? `${value}:` : start;
}

/** Whether roles with one trust policy, but other tags or names, may get other answers. */
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
