/** How answers say to a caller who is limited to some accounts that they leave something out. */
import type { Completeness } from '../../access/shared/answer.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { gapsOf, isNameOf, type AccountIds } from './limitedReader.js';

type Seen = (value: unknown, accountIds: AccountIds) => unknown;

const limitedGap: DataGap = {
  kind: 'LIMITED_BY_SCOPE',
  message: 'This caller is limited to some accounts. What others hold does not count here, or is not told.',
};

const gaps = (all: readonly DataGap[], accountIds: AccountIds): readonly DataGap[] => [
  ...gapsOf(all, accountIds),
  limitedGap,
];

const completeness = (found: Completeness, accountIds: AccountIds): Completeness => ({
  ...found,
  complete: false,
  truncatedBy: [...found.truncatedBy, 'LIMITED_BY_SCOPE'],
  unexplored: found.unexplored.filter(({ principal }) => isNameOf(principal, accountIds)),
});

/** By the type of a field, which may be null or missing. */
export const whatIsSeen: Readonly<Record<string, Seen | undefined>> = {
  DataGap: (all, accountIds) => (Array.isArray(all) ? gaps(all as readonly DataGap[], accountIds) : all),
  Completeness: (found, accountIds) =>
    typeof found === 'object' && found !== null ? completeness(found as Completeness, accountIds) : found,
};
