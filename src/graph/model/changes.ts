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
 * known of what limits it. The other way around, more is known now.
 */
export function asKnown(change: Change, before: readonly DataGap[], after: readonly DataGap[]): Change {
  const isMore = change === 'GAINED' || change === 'LOOSENED';
  const isHidden = ({ kind }: DataGap): boolean => limiting.has(kind) === isMore;
  const isShown = ({ kind }: DataGap): boolean => limiting.has(kind) !== isMore;
  if (hasMore(after.filter(isHidden), before)) return 'NOW_UNKNOWN';
  return hasMore(before.filter(isShown), after) ? 'NOW_KNOWN' : change;
}

const keyOf = ({ kind, accountId = '', message }: DataGap): string => `${kind} ${accountId} ${message}`;

function hasMore(some: readonly DataGap[], than: readonly DataGap[]): boolean {
  const known = new Set(than.map(keyOf));
  return some.some((gap) => !known.has(keyOf(gap)));
}
