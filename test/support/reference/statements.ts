/** Does a statement match the request? Principal, action, resource and condition together (V-3, U-3). */
import { testHolds, type ConditionScope, type Test } from './conditions.js';
import type { Context } from './context.js';
import { decodeBase64 } from './base64.js';
import type { DocumentStatement } from './documents.js';
import { isObject, textsOf, type JsonObject } from './json.js';
import { parseOperator } from './operators.js';
import { isReached, listingOf, reachesOf, type PrincipalScope, type Reach } from './principals.js';
import { matchesResource } from './resources.js';
import { matchesPattern } from './tokens.js';
import { and, not, type Truth } from './truth.js';

export interface StatementScope extends PrincipalScope {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
  readonly hasBoundary: boolean;
}

export function isAllow({ statement }: DocumentStatement): boolean {
  return statement['Effect'] === 'Allow';
}

/** Everything but the principal. */
export function matchesApart(from: DocumentStatement, scope: StatementScope): Truth {
  return and([actionMatches(from, scope), resourceMatches(from, scope), conditionHolds(from, scope)]);
}

/** A statement of a policy that may name principals: does it reach the caller as a Deny? */
export function denies(from: DocumentStatement, scope: StatementScope): Truth {
  const { statement, kind } = from;
  const { Principal: principal, NotPrincipal: notPrincipal } = statement;
  if (kind === 'RESOURCE_CONTROL') return matchesApart(from, scope);
  const reached = principal !== undefined ? isReached(principal, scope) : true;
  const escapes =
    notPrincipal !== undefined && !scope.hasBoundary && listingOf(notPrincipal, scope) === 'ALL';
  return and([reached, !escapes, matchesApart(from, scope)]);
}

/** A statement of a policy that may name principals: as what does its Allow reach the caller? */
export function allows(from: DocumentStatement, scope: StatementScope): readonly Reach[] {
  const matched = matchesApart(from, scope);
  return allowedReaches(from.statement, scope).map(({ through, truth }) => ({
    through,
    truth: and([truth, matched]),
  }));
}

/** E-25d: NotPrincipal with Allow is for all whom it does not list, so it grants as a wildcard does. */
function allowedReaches(
  { Principal: principal, NotPrincipal: notPrincipal }: JsonObject,
  scope: StatementScope,
): readonly Reach[] {
  if (principal !== undefined) return reachesOf(principal, scope);
  if (notPrincipal === undefined) return [{ through: 'WILDCARD', truth: true }];
  const isUnlisted = listingOf(notPrincipal, scope) === 'NONE' && reachesOf('*', scope).length > 0;
  return isUnlisted ? [{ through: 'WILDCARD', truth: true }] : [];
}

/** L-9. A vendor with a wildcard: the statement cannot grant, and what it does as a Deny is unknown. */
function actionMatches(from: DocumentStatement, { action }: StatementScope): Truth {
  const { Action: listed, NotAction: excepted } = from.statement;
  const patterns = textsOf(listed ?? excepted);
  if (patterns.some(hasWildcardVendor)) return isAllow(from) ? false : 'unknown';
  const matched = patterns.some((pattern) => matchesAction(pattern, action));
  return listed === undefined ? !matched : matched;
}

function hasWildcardVendor(pattern: string): boolean {
  const [vendor = '', name] = pattern.split(':');
  return name !== undefined && pattern !== '*:*' && (vendor.includes('*') || vendor.includes('?'));
}

export function matchesAction(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern === '*:*') return true;
  const colon = pattern.indexOf(':');
  const [vendor = '', name = ''] = action.toLowerCase().split(':');
  const lower = pattern.toLowerCase();
  return colon > 0 && lower.slice(0, colon) === vendor && matchesPattern(lower.slice(colon + 1), name);
}

/** No element at all: the policy speaks of the resource that it hangs on (E-38). */
function resourceMatches(from: DocumentStatement, { action, resource, context }: StatementScope): Truth {
  const { Resource: listed, NotResource: excepted } = from.statement;
  if (listed === undefined && excepted === undefined) return true;
  const scope = {
    resource,
    lookup: from.knowsVariables ? context.variable : undefined,
    pads: from.kind === 'IDENTITY',
  };
  // E-76.
  const isForBuckets = action.toLowerCase() === 's3:listallmybuckets' && resource === '*';
  const asBuckets = { ...scope, resource: 'arn:aws:s3:::*' };
  const matched = textsOf(listed ?? excepted).some(
    (entry) => matchesResource(entry, scope) || (isForBuckets && matchesResource(entry, asBuckets)),
  );
  return listed === undefined ? not(matched) : matched;
}

function conditionHolds(from: DocumentStatement, { context }: StatementScope): Truth {
  const scope: ConditionScope = {
    effect: isAllow(from) ? 'Allow' : 'Deny',
    values: context.values,
    isMultivalued: context.isMultivalued,
    lookup: from.knowsVariables ? context.variable : undefined,
  };
  const tests = testsOf(from.statement);
  const holds = and(tests.map((test) => test === undefined || testHolds(test, scope)));
  if (!tests.includes(undefined)) return holds;
  return isAllow(from) ? false : and([holds, 'unknown']);
}

/** Undefined for a test that cannot be read (L-25a, L-25c): it cannot grant, and as a Deny it is unknown. */
function testsOf(statement: JsonObject): readonly (Test | undefined)[] {
  const condition = statement['Condition'];
  return Object.entries(isObject(condition) ? condition : {}).flatMap(([name, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => readTest(name, key, textsOf(values))),
  );
}

function readTest(name: string, key: string, policyValues: readonly string[]): Test | undefined {
  const operator = parseOperator(name);
  if (operator === undefined) return undefined;
  const isUnreadable =
    operator.family === 'BINARY' && policyValues.some((value) => decodeBase64(value) === undefined);
  return isUnreadable ? undefined : { operator, key, policyValues };
}
