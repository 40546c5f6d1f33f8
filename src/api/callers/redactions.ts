/** Marks in answers to a caller limited to some accounts that something is left out. */
import type { Completeness } from '../../access/shared/answer.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { visibleGaps, type AccountIds } from './visibility.js';

type Seen = (value: unknown, accountIds: AccountIds) => unknown;

const limitedGap: DataGap = {
  kind: 'LIMITED_BY_SCOPE',
  message:
    'This caller is limited to some accounts. What others hold does not count here, or is not told; where something of them is said not to be imported, it may be.',
};

const gaps = (all: readonly DataGap[], accountIds: AccountIds): readonly DataGap[] => [
  ...visibleGaps(all, accountIds),
  limitedGap,
];

const completeness = (found: Completeness): Completeness => ({
  ...found,
  complete: false,
  truncatedBy: [...found.truncatedBy, 'LIMITED_BY_SCOPE'],
  // They count and name what was searched in other accounts too.
  explored: 0,
  unexplored: [],
});

/** By type of the field; values may be null or missing. */
export const redactions: Readonly<Record<string, Seen | undefined>> = {
  DataGap: (all, accountIds) => (Array.isArray(all) ? gaps(all as readonly DataGap[], accountIds) : all),
  Completeness: (found) =>
    typeof found === 'object' && found !== null ? completeness(found as Completeness) : found,
};
