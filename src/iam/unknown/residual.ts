/** Finds what leaves open whether a statement matches: tests on unknown keys, and other doubts (U-2, U-6). */
import type { CompiledStatement } from '../language/compile.js';
import { controllerOf } from '../facts/data/conditionKeys.js';
import type { UnresolvedCondition } from '../decide/decision.js';
import { evaluatePrincipal, statementMatch, type Hit, type EvaluationScope } from '../decide/evaluate.js';
import { FALSE, TRUE, UNKNOWN } from '../decide/kleene.js';
import { compileTest, evaluateTest, type CompiledTest, type ValidTest } from '../match/condition.js';
import type { GrantClasses } from '../match/principalElement.js';
import { matchResource, matchResourcePattern, type ResourcePattern } from '../match/resourceElement.js';
import { fittingParts, variableKeys } from '../match/variables.js';
import type { ConditionTest } from '../language/statement.js';
import { LONGEST_TEXT_CUT, MOST_VALUES_NAMED } from '../limits.js';
import type { RequestPrincipal } from '../decide/request.js';

/** Something open that an answer can depend on. For an Allow it has to hold, for a Deny it has to fail. */
export type Residual =
  | {
      readonly kind: 'condition';
      readonly id: string;
      readonly test: ValidTest;
      readonly condition: UnresolvedCondition;
    }
  | {
      readonly kind: 'precondition';
      readonly id: string;
      readonly text: string;
      /** Whether it requires that the caller's session is one that an Allow names. */
      readonly namesSession?: boolean;
    };

export const namesSession = (residual: Residual): boolean =>
  residual.kind === 'precondition' && residual.namesSession === true;

/** Returns all that is open about a statement: an Allow needs all of them, a Deny has no effect if one fails. */
export function residualsOf(
  hit: Hit,
  classes: GrantClasses | undefined,
  scope: EvaluationScope,
  principal: RequestPrincipal,
): readonly Residual[] {
  const { statement } = hit;
  const residuals: Residual[] = [];
  if (statement.action.invalid) residuals.push(openMalformed(hit));
  if (isResourceOpen(statement, scope)) residuals.push(openResource(hit, scope, principal));
  for (const test of openTestsOf(statement, scope))
    residuals.push(test.valid ? openTest(hit, test, scope, principal) : openMalformed(hit));
  if (isPrincipalOpen(statement, classes, scope)) residuals.push(openPrincipal(hit, scope));
  return residuals;
}

export const isResourceOpen = ({ resource }: CompiledStatement, scope: EvaluationScope): boolean =>
  resource !== undefined &&
  matchResource(resource, scope.resource, scope.context, scope.analysis) === UNKNOWN;

export const openTestsOf = (
  { tests, effect }: CompiledStatement,
  { context }: EvaluationScope,
): readonly CompiledTest[] => tests.filter((test) => evaluateTest(test, effect, context) === UNKNOWN);

function isPrincipalOpen(
  { principal, effect }: CompiledStatement,
  classes: GrantClasses | undefined,
  scope: EvaluationScope,
): boolean {
  if (principal === undefined) return false;
  const { outcome, must } = evaluatePrincipal(principal, effect, scope);
  return classes === undefined ? outcome !== TRUE : (must & classes) === 0;
}

export function precondition(text: string): Extract<Residual, { kind: 'precondition' }> {
  return { kind: 'precondition', id: text, text };
}

/** Names a statement in a sentence. */
function nameOfStatement({ policy, statement }: Hit): string {
  const sid = statement.sid === undefined || statement.sid === '' ? '' : ` (${statement.sid})`;
  return `statement ${String(statement.index)}${sid} of ${policy.name}`;
}

function openMalformed(hit: Hit): Residual {
  return precondition(
    `the Deny in ${nameOfStatement(hit)}, which is not written as AWS accepts it, has no effect`,
  );
}

function openResource(hit: Hit, scope: EvaluationScope, principal: RequestPrincipal): Residual {
  const element = hit.statement.source.resource;
  const inverted = element?.inverted === true;
  const asked = variableValues(hit.statement, scope);
  if (asked !== undefined) {
    const operator = inverted ? 'StringNotEquals' : 'StringEquals';
    const test = compileTest({ operator, ...asked }, '2008-10-17');
    if (test.valid) return openTest(hit, test, scope, principal);
  }
  const list = (element?.values ?? []).join(', ');
  const matches = (hit.statement.effect === 'ALLOW') !== inverted;
  return precondition(
    `the resource ${matches ? 'matches' : 'does not match'} ${list} (${nameOfStatement(hit)})`,
  );
}

/**
 * Returns the values of the variable for which an element means the resource: `role/${aws:PrincipalTag/team}` means
 * `role/red` where the tag is `red` (L-28). Undefined if it depends on anything else, or on too many values.
 */
function variableValues(
  { resource: element }: CompiledStatement,
  { resource, context, analysis }: EvaluationScope,
): Pick<ConditionTest, 'key' | 'values'> | undefined {
  const text = resource.parts?.[5];
  const mayMatch = (one: ResourcePattern): boolean =>
    matchResourcePattern(one, resource, context, analysis) !== FALSE;
  const [pattern, ...others] = element?.patterns.filter(mayMatch) ?? [];
  if (pattern?.kind !== 'template' || others.length > 0 || text === undefined) return undefined;
  const keys = new Set(variableKeys(pattern.resource));
  const key = /\$\{([^*?$,}]+)\}/.exec(pattern.text)?.[1];
  if (key === undefined || keys.size > 1 || text.length > LONGEST_TEXT_CUT) return undefined;
  const values = fittingParts(pattern.resource, key.toLowerCase(), text);
  const areFew = values.length <= MOST_VALUES_NAMED && !text.includes('${');
  return areFew ? { key, values } : undefined;
}

function openPrincipal(hit: Hit, { forms: { anySession } }: EvaluationScope): Residual {
  const element = hit.statement.source.principal;
  const values = (element?.values ?? []).map(({ value }) => value);
  const inverted = element?.inverted === true;
  const meant = (hit.statement.effect === 'ALLOW') !== inverted;
  const open = precondition(
    `the caller is ${meant ? '' : 'not '}one that ${nameOfStatement(hit)} names as ${values.join(', ')}`,
  );
  const isSession = anySession !== undefined && values.some((value) => value.startsWith(anySession));
  return { ...open, namesSession: meant && !inverted && isSession };
}

function openTest(hit: Hit, test: ValidTest, scope: EvaluationScope, principal: RequestPrincipal): Residual {
  const { operator, key, values } = test.source;
  const { effect } = hit.statement;
  const open = openKeyOf(test, scope);
  return {
    kind: 'condition',
    id: conditionId(hit, test),
    test,
    condition: {
      operator,
      key,
      values,
      effect,
      controlledBy: controllerOf(open, principal, scope.action.text),
      statement: statementMatch(hit),
    },
  };
}

/** Returns the unknown key that the test depends on: its own, or that of a variable in its values. */
function openKeyOf(test: ValidTest, scope: EvaluationScope): string {
  const keys = [test.key, ...test.variables];
  return keys.find((key) => scope.context.lookup(key).kind === 'unknown') ?? test.key;
}

/** Returns an id that is equal for the same test in statements of one effect that read variables alike (L-26). */
export function conditionId({ policy, statement }: Hit, { source, key }: ValidTest): string {
  const version = policy.compiled?.document.version;
  return JSON.stringify([statement.effect, source.operator, key, source.values, version]);
}
