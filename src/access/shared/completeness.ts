/** Reports whether a search saw everything, and if not, what cut it. */
import type { UnexploredEscalation, VisitedAccounts } from '../../graph/contract/pathReader.js';
import { groupBy } from '../../graph/model/groupBy.js';
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
    unexplored: unexplored.slice(0, MOST_UNEXPLORED_NAMED),
  };
}

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
