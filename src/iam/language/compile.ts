/** Compiles policy documents for evaluation, once per document: splits patterns and finds statements by action. */
import { compileTest, type CompiledTest } from '../match/condition.js';
import {
  compileAction,
  matchAction,
  splitAction,
  type ActionMatcher,
  type ActionName,
} from '../match/action.js';
import { compilePrincipal, type PrincipalMatcher } from '../match/principalElement.js';
import { compileResource, type ResourceMatcher } from '../match/resourceElement.js';
import { variableKeys } from '../match/variables.js';
import { FALSE } from '../decide/kleene.js';
import type { Effect } from '../decide/decision.js';
import type { PolicyDocument, Statement } from './statement.js';
import { MOST_ACTIONS_REMEMBERED } from '../limits.js';
import { parsePolicyDocument, type JsonValue, type PolicyDocumentKind } from './policyDocument.js';

export interface CompiledStatement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  /** Missing if the policy is attached to the principal, or is a service control policy. */
  readonly principal: PrincipalMatcher | undefined;
  readonly action: ActionMatcher;
  /** Missing: the statement is about the resource that it is attached to (E-38). */
  readonly resource: ResourceMatcher | undefined;
  readonly tests: readonly CompiledTest[];
  /** Condition keys and keys of policy variables that the statement reads, in lower case. */
  readonly referencedKeys: ReadonlySet<string>;
  /** The statement as written. */
  readonly source: Statement;
}

export interface CompiledPolicy {
  readonly document: PolicyDocument;
  readonly statements: readonly CompiledStatement[];
  /** A cache of `statementsFor` for recent actions; the only part that ever changes. */
  readonly byAction: Map<string, readonly CompiledStatement[]>;
  /** The keys that any of the statements reads. */
  readonly referencedKeys: ReadonlySet<string>;
  /** Keys that a set operator tests, in lower case. */
  readonly setKeys: ReadonlySet<string>;
}

/** Parses and compiles a document; undefined: it does not follow the grammar. */
export function compileJson(json: JsonValue, kind: PolicyDocumentKind): CompiledPolicy | undefined {
  const parsed = parsePolicyDocument(json, kind);
  return parsed.ok ? compilePolicy(parsed.document) : undefined;
}

/** Compiles a document. All principals and requests can share the result. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const statements = document.statements.map((statement) => compileStatement(statement, document));
  return {
    document,
    statements,
    byAction: new Map(),
    referencedKeys: setOf(statements.flatMap(({ referencedKeys }) => [...referencedKeys])),
    setKeys: setOf(statements.flatMap(({ tests }) => tests.filter(isSetTest).map(({ key }) => key))),
  };
}

/** One empty set for all policies without keys, which are most. */
const noKeys: ReadonlySet<string> = new Set();

const setOf = (keys: readonly string[]): ReadonlySet<string> => (keys.length === 0 ? noKeys : new Set(keys));

function isSetTest(test: CompiledTest): boolean {
  return test.valid && test.operator.set !== 'NONE';
}

function compileStatement(source: Statement, { version, kind }: PolicyDocument): CompiledStatement {
  const resource = source.resource && compileResource(source.resource, version, kind);
  const tests = source.conditions.map((test) => compileTest(test, version));
  return {
    index: source.index,
    sid: source.sid,
    effect: source.effect,
    principal: source.principal && compilePrincipal(source.principal),
    action: compileAction(source.action),
    resource,
    tests,
    referencedKeys: referencedKeys(tests, mayHaveVariables(source) ? resource : undefined),
    source,
  };
}

/** Whether the Resource element may contain policy variables. */
export const mayHaveVariables = ({ resource }: Statement): boolean =>
  resource?.values.some((text) => text.includes('${')) === true;

function referencedKeys(
  tests: readonly CompiledTest[],
  resource: ResourceMatcher | undefined,
): ReadonlySet<string> {
  const ofTests = tests.flatMap((test) => [test.key, ...(test.valid ? test.variables : [])]);
  const ofResources = (resource?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'template' ? [...variableKeys(pattern.resource)] : [],
  );
  return setOf([...ofTests, ...ofResources]);
}

const none: readonly CompiledStatement[] = [];

/** Returns the statements whose Action or NotAction matches, or may match, in order. Cached by action. */
export function statementsFor(policy: CompiledPolicy, action: ActionName): readonly CompiledStatement[] {
  const known = policy.byAction.get(action.text);
  if (known !== undefined) return known;
  const matching = policy.statements.filter((statement) => mayMatchAction(statement, action));
  const found = matching.length === 0 ? none : matching;
  if (policy.byAction.size >= MOST_ACTIONS_REMEMBERED) policy.byAction.clear();
  policy.byAction.set(action.text, found);
  return found;
}

/** L-9: with a wildcard in the service part, an Allow cannot grant, and it is unknown what a Deny matches. */
function mayMatchAction({ action, effect }: CompiledStatement, name: ActionName): boolean {
  return matchAction(action, name) !== FALSE && !(action.invalid && effect === 'ALLOW');
}

/** Whether the Action or NotAction of some Allow statement matches. A cheap filter that checks nothing else. */
export function mayAllowAction(policy: CompiledPolicy, action: string): boolean {
  const name = splitAction(action);
  return name !== undefined && statementsFor(policy, name).some(({ effect }) => effect === 'ALLOW');
}

/**
 * Returns a text that is equal if documents have the same relevant statements, in any place, with the same version
 * (L-2) and the same list keys (U-7). Undefined: there are none. A document that could not be read equals no other.
 */
export function fingerprintStatements(
  hash: string,
  policy: CompiledPolicy | undefined,
  relevantIn: (policy: CompiledPolicy) => readonly CompiledStatement[],
): string | undefined {
  if (policy === undefined) return hash;
  const { document, setKeys } = policy;
  const statements = relevantIn(policy);
  if (statements.length + setKeys.size === 0) return undefined;
  const sources = statements.map(({ source }) => ({ ...source, index: 0 }));
  return JSON.stringify([document.version, [...setKeys].sort(), sources]);
}
