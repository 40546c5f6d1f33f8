/** How access changed between two states of the graph, and which of it is a matter of what is known. */
import type { DataGap } from '../../iam/decide/decision.js';

/** What is not known any more is never lost. */
export type Change = 'GAINED' | 'LOST' | 'LOOSENED' | 'TIGHTENED' | 'NOW_UNKNOWN' | 'NOW_KNOWN';

/** What is missing there may take access away; all else that is missing may give it, or hold it. */
const limiting = new Set<DataGap['kind']>([
  'ORGANIZATION_NOT_IMPORTED',
  'PERMISSIONS_BOUNDARY_NOT_IMPORTED',
  'DERIVATION_PENDING',
]);

/**
 * What is gone where less is known of what gives access may be there all the same, and so may be what seems new where less is
 * known of what limits it. The other way around, more is known now. What gives access comes first, so that turned around
 * each is its opposite.
 */
export function asKnown(change: Change, before: readonly DataGap[], after: readonly DataGap[]): Change {
  const isMore = change === 'GAINED' || change === 'LOOSENED';
  const [hides, shows] = [gapsOnlyIn(after, before), gapsOnlyIn(before, after)];
  if (isMore && shows.giving) return 'NOW_KNOWN';
  if (isMore && hides.limiting) return 'NOW_UNKNOWN';
  if (!isMore && hides.giving) return 'NOW_UNKNOWN';
  return !isMore && shows.limiting ? 'NOW_KNOWN' : change;
}

export const gapKey = ({ kind, accountId = '', message }: DataGap): string =>
  `${kind} ${accountId} ${message}`;

/** Whether one state lacks, and the other not, something that gives access, or that limits it. */
function gapsOnlyIn(some: readonly DataGap[], others: readonly DataGap[]) {
  const known = new Set(others.map(gapKey));
  const own = some.filter((gap) => !known.has(gapKey(gap)));
  return {
    giving: own.some(({ kind }) => !limiting.has(kind)),
    limiting: own.some(({ kind }) => limiting.has(kind)),
  };
}
