/** Compares two documents: whether one grants anything that the other does not. */
import { areaContains, areaOf } from '../../iam/permissions/areas.js';
import { nothingKnown } from '../../iam/match/conditionContext.js';
import type { CompiledStatement } from '../../iam/language/compile.js';
import type { AppliedPolicy } from '../../iam/decide/layers.js';

/** Whether one allows more or denies less; true where that is not certain. */
export function grantsMore(one: AppliedPolicy, other: AppliedPolicy): boolean {
  if (one.compiled === undefined) return false;
  if (other.compiled === undefined) return true;
  const [more, less] = [one.compiled.statements, other.compiled.statements];
  return (
    of('ALLOW', more).some((statement) => !isCovered(statement, of('ALLOW', less))) ||
    of('DENY', less).some((statement) => !isCovered(statement, of('DENY', more)))
  );
}

const of = (
  effect: 'ALLOW' | 'DENY',
  statements: readonly CompiledStatement[],
): readonly CompiledStatement[] => statements.filter((statement) => statement.effect === effect);

const isCovered = (statement: CompiledStatement, others: readonly CompiledStatement[]): boolean =>
  others.some(
    (other) =>
      JSON.stringify(other.source) === JSON.stringify(statement.source) || isWithin(statement, other),
  );

/** Whether a statement is within another. Values of variables are unknown. */
function isWithin(statement: CompiledStatement, other: CompiledStatement): boolean {
  const [inner, outer] = [areaOf(statement, nothingKnown), areaOf(other, nothingKnown)];
  return (
    inner.exact &&
    outer.exact &&
    areaContains(outer.area, inner.area) &&
    (other.tests.length === 0 ||
      JSON.stringify(other.source.conditions) === JSON.stringify(statement.source.conditions))
  );
}
