/** Decides what a caller limited to some accounts may know of, and marks in answers that something is left out. */
import type { Completeness } from '../../access/shared/answer.js';
import { MOST_HOPS } from '../arguments/arguments.js';
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

/**
 * Returns the gaps that the caller may see: of its accounts, whatever they name, but for those of an organization that
 * name other accounts. Gaps without an account may be of others, unless the answer was `readFromOwn` accounts alone: of
 * one that sums up several, those of its accounts.
 */
export const visibleGaps = (
  gaps: readonly DataGap[],
  accountIds: AccountIds,
  readFromOwn = false,
): readonly DataGap[] =>
  (readFromOwn ? gaps : gaps.flatMap((gap) => gap.insteadOf ?? gap)).filter(
    ({ kind, accountId, message }) => {
      if (accountId === undefined) return readFromOwn || OF_THE_QUESTION.has(kind);
      return accountIds.has(accountId) && (!message.startsWith('o-') || namesNoOther(message, accountIds));
    },
  );

const namesNoOther = (message: string, accountIds: AccountIds): boolean =>
  (message.match(/\b\d{12}\b/g) ?? []).every((id) => accountIds.has(id));

/** Kinds whose gaps without an account tell nothing of other accounts. */
const OF_THE_QUESTION: ReadonlySet<DataGap['kind']> = new Set([
  'NOTHING_IMPORTED',
  'ORGANIZATION_NOT_IMPORTED',
]);

/** Types of answers that a limited caller gets from what is known of its own accounts, and from nothing else. */
const READ_FROM_OWN: ReadonlySet<string> = new Set([
  'AccessDecision',
  'AssumeRoleConnection',
  'CrossAccountAccess',
  'EffectivePermissions',
  'EscalationWay',
  'PrincipalAccessConnection',
  'ResourceExposure',
]);

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `parent`: the type that the field is of. */
type Seen = (value: unknown, accountIds: AccountIds, parent: string) => unknown;

const limitedGap: DataGap = {
  kind: 'LIMITED_BY_SCOPE',
  message:
    'This caller is limited to some accounts. Other accounts are left out or redacted: data of theirs that is reported as not imported may exist.',
};

const gaps: Seen = (all, accountIds, parent) =>
  Array.isArray(all)
    ? [...visibleGaps(all as readonly DataGap[], accountIds, READ_FROM_OWN.has(parent)), limitedGap]
    : all;

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

/**
 * Returns what a search of at most `maxHops` hops leaves out, for a limited caller: whether anything lies further away
 * would tell how far principals of other accounts reach, so that the question alone decides it.
 */
export const withHopLimit = (found: Completeness, maxHops: number): Completeness => ({
  ...found,
  truncatedBy: [
    ...found.truncatedBy.filter((limit) => limit !== 'MAX_HOPS'),
    ...(maxHops < MOST_HOPS ? (['MAX_HOPS'] as const) : []),
  ],
});

/** By type of the field; values may be null or missing. */
export const redactions: Readonly<Record<string, Seen | undefined>> = {
  DataGap: gaps,
  Completeness: (found, accountIds) =>
    typeof found === 'object' && found !== null ? completeness(found as Completeness, accountIds) : found,
};
