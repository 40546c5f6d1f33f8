/** What the statements of a case are matched against. */
import type { CaseJson } from './cases.js';
import { contextOf } from './context.js';
import type { StatementScope } from './statements.js';

export function scopeOf(testCase: CaseJson): StatementScope {
  const { given, when } = testCase;
  const { action, resource, owner } = when;
  const hasBoundary = given.boundary !== undefined;
  return { caller: given.principal, owner, action, resource, context: contextOf(testCase), hasBoundary };
}
