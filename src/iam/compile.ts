/** Policy documents made ready for evaluation, once per document: patterns split, statements indexed by service. */
import { compileTest, type CompiledTest } from './match/condition.js';
import {
  compileAction,
  matchAction,
  matchesOtherServices,
  splitAction,
  type ActionMatcher,
  type ActionName,
} from './match/action.js';
import { compilePrincipal, type PrincipalMatcher } from './match/principal.js';
import { compileResource, type ResourceMatcher } from './match/resource.js';
import { variableKeys } from './match/variables.js';
import { FALSE } from './kleene.js';
import type { Effect } from './decision.js';
import type { PolicyDocument, Statement } from './statement.js';

export interface CompiledStatement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  /** Missing where the policy is attached to the principal, or is a service control policy. */
  readonly principal: PrincipalMatcher | undefined;
  readonly action: ActionMatcher;
  /** Missing: the statement is about the resource it is attached to (E-38). */
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
  /** For each service that a statement names: the statements that may match one of its actions, in order. */
  readonly byService: ReadonlyMap<string, readonly CompiledStatement[]>;
  /** The statements that may match actions of services that none names. */
  readonly generic: readonly CompiledStatement[];
  /** Of all statements together. */
  readonly referencedKeys: ReadonlySet<string>;
}

/** Pure; the result can be shared by all principals and requests. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const statements = document.statements.map((statement) => compileStatement(statement, document));
  return {
    document,
    statements,
    byService: indexByService(statements),
    generic: statements.filter(({ action }) => matchesOtherServices(action)),
    referencedKeys: new Set(statements.flatMap(({ referencedKeys }) => [...referencedKeys])),
  };
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
    referencedKeys: referencedKeys(tests, resource),
    source,
  };
}

function referencedKeys(
  tests: readonly CompiledTest[],
  resource: ResourceMatcher | undefined,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const test of tests) {
    keys.add(test.key);
    if (test.valid) for (const key of test.variables) keys.add(key);
  }
  for (const pattern of resource?.patterns ?? []) {
    if (pattern.kind === 'template') for (const key of variableKeys(pattern.resource)) keys.add(key);
  }
  return keys;
}

function indexByService(
  statements: readonly CompiledStatement[],
): ReadonlyMap<string, readonly CompiledStatement[]> {
  const services = new Set(statements.flatMap(({ action }) => [...action.services.keys()]));
  const index = new Map<string, readonly CompiledStatement[]>();
  for (const service of services) {
    index.set(
      service,
      statements.filter(({ action }) => matchesOtherServices(action) || action.services.has(service)),
    );
  }
  return index;
}

/** The statements worth looking at for an action of this service. */
export function statementsFor(policy: CompiledPolicy, service: string): readonly CompiledStatement[] {
  return policy.byService.get(service) ?? policy.generic;
}

/** Does the Action or NotAction of some Allow statement match? A cheap filter: nothing else is looked at. */
export function mayAllowAction(policy: CompiledPolicy, action: string | ActionName): boolean {
  const name = typeof action === 'string' ? splitAction(action) : action;
  if (name === undefined) return false;
  return statementsFor(policy, name.service).some(
    (statement) =>
      statement.effect === 'ALLOW' &&
      !statement.action.invalid &&
      matchAction(statement.action, name) !== FALSE,
  );
}
