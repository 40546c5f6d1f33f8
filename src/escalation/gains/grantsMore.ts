/** Does one document grant anything that another does not? */
import { areaContains, areaOf, type Area } from '../../iam/permissions/areas.js';
import { UNKNOWN_KEY, type ConditionContext } from '../../iam/match/conditionContext.js';
import type { CompiledStatement } from '../../iam/language/compile.js';
import type { AppliedPolicy } from '../../iam/decide/layers.js';

const nobody: ConditionContext = {
  scalarOnMultiValued: 'never',
  caveats: 0,
  lookup: () => UNKNOWN_KEY,
};

/** More allowed, or less denied; yes where that cannot be told. */
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
      areaContains(areaIn(other), areaIn(statement)) &&
      (other.tests.length === 0 || conditionsOf(other) === conditionsOf(statement)),
  );

/** At most: variables stand for anything. */
export const areaIn = (statement: CompiledStatement): Area => areaOf(statement, nobody).area;

const conditionsOf = ({ source }: CompiledStatement): string => JSON.stringify(source.conditions);
