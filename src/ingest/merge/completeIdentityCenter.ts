/** A partial instance of Identity Center, completed with what its last import held: what was not collected was not deleted. */
import {
  coverageOf,
  identityCenterListNames,
  type AssignmentDetail,
  type IdentityCenterListName,
  type IdentityCenterLists,
  type InstanceDetail,
  type MembershipDetail,
} from '../formats/identityCenter/identityCenterExport.js';
import type { ListPart, Identified } from '../formats/organization/organizationExport.js';
import { listFromText, textOfList } from './listText.js';
import { newerOf } from './mergeIdentified.js';
import type { MergedIdentityCenter } from './mergeIdentityCenterParts.js';

type Texts = ReadonlyMap<string, string>;

/** As kept in the graph. */
export const identityCenterToTexts = (whole: MergedIdentityCenter): Texts =>
  new Map([...identityCenterListNames, 'covers' as const].map((name) => [name, textOfList(whole[name])]));

/** Of the last import, as kept in the graph. */
export const identityStoreIn = (texts: Texts): string | undefined =>
  listFromText<InstanceDetail>(texts.get('instance'))[0]?.identityStoreId;

/** `last`: empty where there was none. */
export function completeIdentityCenter(partial: MergedIdentityCenter, last: Texts): MergedIdentityCenter {
  const covered = new Set(partial.covers);
  const lists: Partial<Record<IdentityCenterListName, readonly Identified[]>> = {};
  for (const name of identityCenterListNames) {
    const now: readonly Identified[] = partial[name];
    const named = new Set(now.map(({ id }) => id));
    const before = listFromText<Identified>(last.get(name));
    const left = before.filter(
      (entry) => named.has(entry.id) || !scopesOf(name, entry).some((scope) => covered.has(scope)),
    );
    lists[name] = newerOf(left, now);
  }
  return {
    ...partial,
    ...(lists as unknown as IdentityCenterLists),
    covers: [...new Set([...listFromText<ListPart>(last.get('covers')), ...partial.covers])].sort(),
  };
}

/** What an entry is gone for, where it is read whole and lacks the entry. */
function scopesOf(name: IdentityCenterListName, entry: Identified): readonly ListPart[] {
  if (name === 'assignments') {
    const { permissionSetArn, accountId } = entry as AssignmentDetail;
    return [coverageOf(name, permissionSetArn), coverageOf(name, permissionSetArn, accountId)];
  }
  if (name === 'memberships') return [coverageOf(name, (entry as MembershipDetail).groupId)];
  return [coverageOf(name)];
}
