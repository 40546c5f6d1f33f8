/** Decides what a caller limited to some accounts may know of, and marks in answers that something is left out. */
import type { Completeness } from '../../access/shared/answer.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';

export type AccountIds = ReadonlySet<string>;

/** Something that may belong to an account, shown by a field or by its name. */
export interface Owned {
  readonly type?: string;
  readonly kind?: string;
  readonly accountId?: string | undefined;
  readonly arn?: string | undefined;
  readonly identifier?: string;
}

/**
 * Whether the caller may see it. Services, anyone and AWS's own policies belong to no account; a resource with an
 * unknown owner may belong to any.
 */
export function isVisible(
  { type, kind, accountId, arn, identifier }: Owned,
  accountIds: AccountIds,
): boolean {
  const owner = accountId ?? accountOfIdentifier(arn ?? identifier ?? '');
  return owner === undefined ? ![type, kind].some(needsOwner) : accountIds.has(owner);
}

/** Whether things of this kind always have an owner. */
const needsOwner = (kind: string | undefined): boolean =>
  ['RESOURCE', 'SERVICE_CONTROL', 'RESOURCE_CONTROL', 'EXTERNAL'].includes(kind ?? '');

/** Whether the name, an ARN, service or id, belongs to no other account. */
export const isVisibleName = (name: string, accountIds: AccountIds): boolean =>
  isVisible({ identifier: name, ...(/^\d{12}$/.test(name) ? { accountId: name } : {}) }, accountIds);

/** Returns the gaps that the caller may see. Gaps without an account may count things of other accounts. */
export const visibleGaps = (gaps: readonly DataGap[], accountIds: AccountIds): readonly DataGap[] =>
  gaps.filter(
    ({ kind, accountId, message }) =>
      (accountId === undefined ? OF_THE_QUESTION.has(kind) : accountIds.has(accountId)) &&
      (message.match(/\b\d{12}\b/g) ?? []).every((id) => accountIds.has(id)),
  );

const OF_THE_QUESTION: ReadonlySet<DataGap['kind']> = new Set([
  'NOTHING_IMPORTED',
  'RESOURCE_POLICY_NOT_IMPORTED',
  'RESOURCE_OWNER_UNKNOWN',
  'SESSION_TAGS_NOT_FOLLOWED',
]);

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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

function completeness(found: Completeness, accountIds: AccountIds): Completeness {
  const isOwn = found.unexplored.some(({ principal }) => isVisibleName(principal, accountIds));
  const truncatedBy = found.truncatedBy.filter((limit) => limit !== 'ESCALATION_UNEXPLORED' || isOwn);
  return {
    ...found,
    complete: false,
    truncatedBy: [...truncatedBy, 'LIMITED_BY_SCOPE'],
    // They count and name what was searched in other accounts too.
    explored: 0,
    unexplored: [],
  };
}

/** By type of the field; values may be null or missing. */
export const redactions: Readonly<Record<string, Seen | undefined>> = {
  DataGap: (all, accountIds) => (Array.isArray(all) ? gaps(all as readonly DataGap[], accountIds) : all),
  Completeness: (found, accountIds) =>
    typeof found === 'object' && found !== null ? completeness(found as Completeness, accountIds) : found,
};
