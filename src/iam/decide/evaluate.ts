/** Finds the statements of each layer that match a request, certainly or perhaps (U-3, U-4). */
import { statementsFor, type CompiledStatement } from '../language/compile.js';
import type { EvaluationContext } from '../facts/buildContext.js';
import type { Effect, LayerKind, StatementMatch } from './decision.js';
import { FALSE, TRUE, UNKNOWN, and, kleene, type Kleene } from './kleene.js';
import type { AppliedPolicy, Guardrails, Layer } from './layers.js';
import type { ActionName } from '../match/action.js';
import { evaluateTest } from '../match/condition.js';
import { nothingKnown, type ConditionContext } from '../match/conditionContext.js';
import {
  GRANT,
  matchNotPrincipal,
  matchPrincipal,
  type CallerForms,
  type GrantClasses,
  type PrincipalMatcher,
} from '../match/principalElement.js';
import { matchResource, type RequestedResource } from '../match/resourceElement.js';

/** Everything that statements are compared with for one request. */
export interface EvaluationScope {
  readonly action: ActionName;
  readonly resource: RequestedResource;
  readonly forms: CallerForms;
  readonly context: EvaluationContext;
  /** Whether unlisted keys are unknown. Rules that AWS leaves open then give "unknown" (E-3, E-25b). */
  readonly analysis: boolean;
  /** Whether the caller has a permissions boundary: a Deny with NotPrincipal then applies to it in any case (E-25a). */
  readonly hasBoundary: boolean;
}

/** The outcome of one statement. The grant classes matter for an Allow of a resource policy (V-4). */
export interface StatementOutcome {
  readonly outcome: Kleene;
  readonly must: GrantClasses;
  readonly may: GrantClasses;
}

/** A statement that matches, or may match. */
export interface Hit extends StatementOutcome {
  readonly policy: AppliedPolicy;
  readonly statement: CompiledStatement;
  readonly layer: LayerKind;
  /** The root, OU or account a guardrail is attached to. */
  readonly level: string | undefined;
  readonly caveats: number;
}

/** One layer, or one level of a guardrail. */
export interface LayerResult {
  readonly layer: LayerKind;
  readonly level: string | undefined;
  readonly allows: readonly Hit[];
  readonly denies: readonly Hit[];
  /** E-79: policies in force that could not be read. */
  readonly unreadable: readonly AppliedPolicy[];
  readonly status: 'COLLECTED' | 'PARTIAL' | 'NOT_COLLECTED';
  /** Caveats of statements that do not match, but might by another reading of the rules: of Allows, and of Denies. */
  readonly nearAllow: number;
  readonly nearDeny: number;
}

const NO_MATCH: StatementOutcome = { outcome: FALSE, must: 0, may: 0 };
const MATCH: StatementOutcome = { outcome: TRUE, must: 0, may: 0 };
const MAYBE: StatementOutcome = { outcome: UNKNOWN, must: 0, may: 0 };

/** Returns the Kleene AND of action, resource, principal and conditions, for statements of `statementsFor` (U-3). */
export function evaluateStatement(
  statement: CompiledStatement,
  scope: EvaluationScope,
  context: ConditionContext,
): StatementOutcome {
  let outcome = statement.action.invalid ? UNKNOWN : TRUE;
  if (statement.resource !== undefined) {
    outcome = and(outcome, matchResource(statement.resource, scope.resource, context, scope.analysis));
    if (outcome === FALSE) return NO_MATCH;
  }
  for (const test of statement.tests) {
    outcome = and(outcome, evaluateTest(test, statement.effect, context));
    if (outcome === FALSE) return NO_MATCH;
  }
  const { principal, effect } = statement;
  if (principal !== undefined) return withPrincipal(principal, effect, outcome, scope, context);
  return outcome === TRUE ? MATCH : MAYBE;
}

/** Whether a request on the resource can match the statement's Resource element (U-2). */
export const mayConcern = (statement: CompiledStatement, resource: RequestedResource): boolean =>
  concerns(statement, resource) !== FALSE;

/** Returns whether the Resource element matches, with the values of variables unknown. */
export function concerns({ resource: matcher }: CompiledStatement, resource: RequestedResource): Kleene {
  return matcher === undefined ? TRUE : matchResource(matcher, resource, { ...nothingKnown }, true);
}

/** Returns the outcome of a principal element, as if the rest of the statement matched. */
export function evaluatePrincipal(
  principal: PrincipalMatcher,
  effect: Effect,
  scope: EvaluationScope,
): StatementOutcome {
  return withPrincipal(principal, effect, TRUE, scope, scope.context);
}

function withPrincipal(
  principal: PrincipalMatcher,
  effect: Effect,
  outcome: Kleene,
  scope: EvaluationScope,
  context: ConditionContext,
): StatementOutcome {
  if (principal.inverted) {
    const both = and(outcome, matchInverted(principal, effect, scope, context));
    if (both === FALSE) return NO_MATCH;
    return { outcome: both, must: both === TRUE ? GRANT.WILDCARD : 0, may: GRANT.WILDCARD };
  }
  const { must, may } = matchPrincipal(principal, scope.forms, context, effect);
  if (may === 0) return NO_MATCH;
  const both = and(outcome, must === 0 ? UNKNOWN : TRUE);
  return effect === 'DENY'
    ? both === TRUE
      ? MATCH
      : MAYBE
    : { outcome: both, must: outcome === TRUE ? must : 0, may };
}

/** Matches a NotPrincipal element (E-25a, E-25b, E-25d). */
function matchInverted(
  principal: PrincipalMatcher,
  effect: Effect,
  scope: EvaluationScope,
  context: ConditionContext,
): Kleene {
  if (effect === 'DENY' && scope.hasBoundary) return TRUE;
  const concrete = scope.analysis ? undefined : kleene(effect === 'DENY');
  return matchNotPrincipal(principal, scope.forms, context, concrete);
}

const uncollected = (kind: LayerKind, level: string | undefined): LayerResult => ({
  layer: kind,
  level,
  allows: [],
  denies: [],
  unreadable: [],
  status: 'NOT_COLLECTED',
  nearAllow: 0,
  nearDeny: 0,
});

/** Returns all statements of a layer that match or may match, in order. */
export function evaluateLayer(
  kind: LayerKind,
  layer: Layer,
  scope: EvaluationScope,
  level?: string,
): LayerResult {
  if (layer.status === 'NOT_COLLECTED') return uncollected(kind, level);
  const allows: Hit[] = [];
  const denies: Hit[] = [];
  const unreadable: AppliedPolicy[] = [];
  let nearAllow = 0;
  let nearDeny = 0;
  for (const policy of layer.policies) {
    if (policy.compiled === undefined) {
      unreadable.push(policy);
      continue;
    }
    for (const statement of statementsFor(policy.compiled, scope.action)) {
      scope.context.caveats = 0;
      const result = evaluateStatement(statement, scope, scope.context);
      const { caveats } = scope.context;
      if (result.outcome !== FALSE) {
        const hits = statement.effect === 'ALLOW' ? allows : denies;
        const { outcome, must, may } = result;
        hits.push({ outcome, must, may, policy, statement, layer: kind, level, caveats });
      } else if (statement.effect === 'ALLOW') nearAllow |= caveats;
      else nearDeny |= caveats;
    }
  }
  return { layer: kind, level, allows, denies, unreadable, status: layer.status, nearAllow, nearDeny };
}

/** Evaluates each level of guardrails separately (E-19a). Empty if guardrails do not apply or were not collected. */
export function evaluateGuardrails(
  kind: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL',
  guardrails: Guardrails,
  scope: EvaluationScope,
): readonly LayerResult[] {
  if (guardrails.status !== 'COLLECTED') return [];
  return guardrails.levels.map(({ target, policies, partial = false }) =>
    evaluateLayer(kind, { status: partial ? 'PARTIAL' : 'COLLECTED', policies }, scope, target),
  );
}

export function statementMatch({
  policy,
  statement: { sid, index, effect },
  layer,
  level,
}: Pick<Hit, 'policy' | 'statement' | 'layer' | 'level'>): StatementMatch {
  return {
    policyId: policy.id,
    layer,
    ...(level === undefined ? {} : { level }),
    statementIndex: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
  };
}
