/** Users, groups and memberships of the identity store behind an instance (F-99, F-100). */
import { present } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import { coverageOf, type IdentityCenterOwner, type MembershipDetail } from './identityCenterExport.js';
import { originOf, type OwnedLists } from './identityCenterReading.js';

/** F-99. Nothing else that the store holds of a person is looked at. */
export function readStorePrincipals(
  page: Fields,
  key: string,
  list: 'users' | 'groups',
  idKey: string,
  nameKeys: readonly string[],
): readonly OwnedLists[] {
  if (page.at(key) === undefined) return [];
  const found = page.recordList(key).flatMap((element) => {
    const id = element.requiredText(idKey);
    const name = nameKeys.map((nameKey) => element.text(nameKey)).find((text) => text !== undefined);
    return id === undefined
      ? []
      : [{ element, detail: { id, ...present('name', name), origin: originOf(element) } }];
  });
  return byStore(page, found).map(([store, ofStore]) => ({
    ...store,
    [list]: ofStore,
    covers: [coverageOf(list)],
  }));
}

/** The elements of each identity store; an empty list is of the one that stands beside it, or of the only one there is. */
function byStore<Detail>(
  page: Fields,
  found: readonly { readonly element: Fields; readonly detail: Detail }[],
): readonly (readonly [IdentityCenterOwner, readonly Detail[]])[] {
  const ofPage = page.text('IdentityStoreId');
  const storeOf = (element: Fields): string | undefined => element.text('IdentityStoreId') ?? ofPage;
  const stores = new Set(found.length === 0 ? [ofPage] : found.map(({ element }) => storeOf(element)));
  return [...stores].map((store) => [
    present('identityStoreId', store),
    found.filter(({ element }) => storeOf(element) === store).map(({ detail }) => detail),
  ]);
}

/**
 * F-100. The same is printed of one user's groups, so that only a list of one group's several users, or one with
 * GroupId beside, is all of the group.
 */
export function readMemberships(page: Fields): readonly OwnedLists[] {
  if (page.at('GroupMemberships') === undefined) return [];
  const ofPage = page.text('GroupId');
  const found = page.recordList('GroupMemberships').flatMap((element) => {
    const groupId = element.text('GroupId') ?? ofPage ?? element.requiredText('GroupId');
    const userId = element.record('MemberId')?.text('UserId');
    if (userId === undefined)
      element.findings.problem(element.path, 'MemberId.UserId is missing, so nobody can tell who this is.');
    if (groupId === undefined || userId === undefined) return [];
    const detail = { id: `${groupId} ${userId}`, groupId, userId, origin: originOf(element) };
    return [{ element, detail }];
  });
  const memberships = found.map(({ detail }) => detail);
  const whole = ofPage ?? onlyGroup(memberships);
  if (whole === undefined && memberships.length === 0)
    page.findings.note(
      page.pathOf('GroupMemberships'),
      'This list is empty and does not say of which group it is, so it tells nothing. Put "GroupId" beside it.',
    );
  return byStore(page, found).map(([store, ofStore]) => ({
    ...store,
    memberships: ofStore,
    covers: whole === undefined ? [] : [coverageOf('memberships', whole)],
  }));
}

function onlyGroup(memberships: readonly MembershipDetail[]): string | undefined {
  const groups = new Set(memberships.map(({ groupId }) => groupId));
  const users = new Set(memberships.map(({ userId }) => userId));
  return groups.size === 1 && users.size > 1 ? memberships[0]?.groupId : undefined;
}
