/** Reports whether a search saw everything, and if not, what cut it. */
import type { UnexploredEscalation, VisitedAccounts } from '../../graph/contract/pathReader.js';
import { firstOfEach, groupBy } from '../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { Completeness, SearchLimit } from './answer.js';
import { MOST_UNEXPLORED_NAMED } from './limits.js';

/** Builds the report. `escalations`: escalations that were not searched, by principal. */
export function completenessOf(
  truncatedBy: Iterable<SearchLimit>,
  explored: number,
  escalations: readonly UnexploredEscalation[],
): Completeness {
  const limits = new Set(truncatedBy);
  if (escalations.length > 0) limits.add('ESCALATION_UNEXPLORED');
  const unexplored = [...groupBy(escalations, ({ principal }) => principal)].map(([principal, all]) => ({
    principal,
    techniqueIds: [...new Set(all.flatMap(({ techniqueIds }) => techniqueIds))].sort(),
  }));
  return {
    complete: limits.size === 0,
    truncatedBy: [...limits].sort(),
    explored,
    unexplored: [...new Set([...firstNamed(unexplored), ...firstOfEachAccount(unexplored)])],
  };
}

/** Returns those that are named to whoever may know of all. */
export const firstNamed = (all: readonly UnexploredEscalation[]): readonly UnexploredEscalation[] =>
  all.slice(0, MOST_UNEXPLORED_NAMED);

/** Keeps one of each account: a caller may know of that account alone. */
const firstOfEachAccount = (all: readonly UnexploredEscalation[]): readonly UnexploredEscalation[] =>
  firstOfEach(all, ({ principal }) => accountOfIdentifier(principal) ?? '');

/** Returns what is left of a list. One that was cut is never emptied, since there may be others. */
export const leftOf = (
  { unexplored: all, isUnexploredCut }: Pick<VisitedAccounts, 'unexplored' | 'isUnexploredCut'>,
  left: readonly UnexploredEscalation[],
): readonly UnexploredEscalation[] => (left.length > 0 || isUnexploredCut !== true ? left : all);

/** Asks again if an import came between the reads. */
export async function steadily<Answer extends { readonly completeness: Pick<Completeness, 'truncatedBy'> }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const first = await ask();
  return first.completeness.truncatedBy.includes('GRAPH_CHANGED') ? ask() : first;
}
