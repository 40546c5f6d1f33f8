/** Decides what a caller limited to some accounts may know of. */
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
