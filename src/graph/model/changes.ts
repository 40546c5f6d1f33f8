/** How access changed between two states of the graph, and which changes come only from what is known. */
import type { DataGap } from '../../iam/decide/decision.js';

/** Access that is only no longer known is NOW_UNKNOWN, never LOST. */
export type Change = 'GAINED' | 'LOST' | 'LOOSENED' | 'TIGHTENED' | 'NOW_UNKNOWN' | 'NOW_KNOWN';

/** A place in a file: a JSON pointer and, in a policy document, the statement, counted from 0. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
  readonly statement?: number;
}

/**
 * Gaps by which access may be too much: full access is assumed, or edges are as before a change. All gaps but those of an
 * organization and harmless ones can hide something that gives access: nothing is allowed through a permissions boundary
 * that was not imported.
 */
const limiting = new Set<DataGap['kind']>(['ORGANIZATION_NOT_IMPORTED', 'DERIVATION_PENDING']);

/**
 * Turns a change into NOW_UNKNOWN or NOW_KNOWN if a gap can explain it. Access that seems lost may still exist if less
 * is known about what gives access; access that seems new may not exist if less is known about what limits it. In the
 * opposite cases more is known now. Checks `giving` first, so that swapping the states gives the opposite change.
 */
export function asKnown(change: Change, before: readonly DataGap[], after: readonly DataGap[]): Change {
  const [hides, shows] = [gapsOnlyIn(after, before), gapsOnlyIn(before, after)];
  if (isMore(change) && shows.giving) return 'NOW_KNOWN';
  if (isMore(change) && hides.limiting) return 'NOW_UNKNOWN';
  if (!isMore(change) && hides.giving) return 'NOW_UNKNOWN';
  return !isMore(change) && shows.limiting ? 'NOW_KNOWN' : change;
}

export const isMore = (change: Change): boolean => change === 'GAINED' || change === 'LOOSENED';

export const gapKey = ({ kind, accountId = '', message }: DataGap): string =>
  `${kind} ${accountId} ${message}`;

/**
 * Gaps that hide nothing that was told before: no access comes from a deleted principal, what AWS's own policies allow
 * is known, and what is not followed was not either.
 */
const harmless = new Set<DataGap['kind']>([
  'PRINCIPAL_DELETED',
  'POLICY_FROM_DATA_PACKAGE',
  'DELEGATION_NOT_FOLLOWED',
]);

/** Whether gaps of `some` that `others` does not have can hide something that gives access, or that limits it. */
function gapsOnlyIn(some: readonly DataGap[], others: readonly DataGap[]) {
  const known = new Set(others.map(gapKey));
  const own = some.filter((gap) => !harmless.has(gap.kind) && !known.has(gapKey(gap)));
  return {
    giving: own.some(({ kind }) => kind !== 'ORGANIZATION_NOT_IMPORTED'),
    limiting: own.some(({ kind }) => limiting.has(kind)),
  };
}

/** Returns gaps of an organization without the numbers of what lacks the same, which change with others. */
export const withoutNumbers = (gaps: readonly DataGap[]): readonly DataGap[] =>
  gaps.map((gap) => ({
    ...gap,
    message: gap.message.replace(/\b(?:one|\d+) (target|account|unit|delegated administrator)s?\b/, '$1'),
  }));
