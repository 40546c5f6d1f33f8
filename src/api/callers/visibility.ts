/** What a caller who is limited to some accounts may know of. */
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';

export type AccountIds = ReadonlySet<string>;

/** What has an account, says so in a field or in its name. */
export interface Owned {
  readonly type?: string;
  readonly kind?: string;
  readonly accountId?: string | undefined;
  readonly arn?: string | undefined;
  readonly identifier?: string;
}

/** Services, anyone and AWS's own policies are of no account; a resource of which nobody knows the owner may be anybody's. */
export function isVisible(
  { type, kind, accountId, arn, identifier }: Owned,
  accountIds: AccountIds,
): boolean {
  const owner = accountId ?? accountOfIdentifier(arn ?? identifier ?? '');
  return owner === undefined ? ![type, kind].some(needsOwner) : accountIds.has(owner);
}

/** Of which there is none without an owner. */
const needsOwner = (kind: string | undefined): boolean =>
  ['RESOURCE', 'SERVICE_CONTROL', 'RESOURCE_CONTROL', 'EXTERNAL'].includes(kind ?? '');

/** An ARN, service or id that is of no other account. */
export const isVisibleName = (name: string, accountIds: AccountIds): boolean =>
  isVisible({ identifier: name, ...(/^\d{12}$/.test(name) ? { accountId: name } : {}) }, accountIds);

/** Those that say something of no account may count what there is of others. */
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
