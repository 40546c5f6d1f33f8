/** Users, groups and memberships of the identity store behind an instance (F-99, F-100). */
import { groupBy } from '../../../graph/model/groupBy.js';
import type { Fields } from '../shared/fields.js';
import { origin, present, record, requiredText } from '../shared/record.js';
import { coverageOf, type MembershipDetail, type OwnedLists } from './identityCenterExport.js';

/** F-99. Nothing else that the store holds of a person is looked at. */
export function readStorePrincipals(
  page: Fields,
  list: 'users' | 'groups',
  key: string,
  idKey: string,
): readonly OwnedLists[] {
  const names = list === 'users' ? ['UserName', 'DisplayName'] : ['DisplayName'];
  const read = record({
    name: (one: Fields) => names.map((name) => one.text(name)).find((name) => name !== undefined),
    id: requiredText(idKey),
    origin,
  });
  return byStore(page, page.recordList(key), read).map(({ details, ...store }) => ({
    ...store,
    [list]: details,
    covers: [coverageOf(list)],
  }));
}

/** The elements of each identity store; an empty list is of the one that stands beside it, or of the only one there is. */
function byStore<Detail>(
  page: Fields,
  elements: readonly Fields[],
  read: (element: Fields) => Detail | undefined,
) {
  const ofPage = page.text('IdentityStoreId');
  const found = elements.flatMap((element) => {
    const detail = read(element);
    return detail === undefined ? [] : { store: element.text('IdentityStoreId') ?? ofPage, detail };
  });
  const stores = found.length === 0 ? [[ofPage, []] as const] : [...groupBy(found, ({ store }) => store)];
  return stores.map(([store, own]) => ({
    ...present('identityStoreId', store),
    details: own.map(({ detail }) => detail),
  }));
}

/**
 * F-100. The same is printed of one user's groups, so that only a list of one group's several users, or one with
 * GroupId beside, is all of the group.
 */
export function readMemberships(page: Fields): readonly OwnedLists[] {
  const ofPage = page.text('GroupId');
  const stores = byStore(page, page.recordList('GroupMemberships'), (element) => {
    const groupId = element.text('GroupId') ?? ofPage ?? element.requiredText('GroupId');
    const userId = element.record('MemberId')?.text('UserId');
    if (userId === undefined) element.problem('MemberId.UserId is missing, so nobody can tell who this is.');
    if (groupId === undefined || userId === undefined) return undefined;
    return { id: `${groupId} ${userId}`, groupId, userId, origin: element.origin };
  });
  const memberships = stores.flatMap(({ details }) => details);
  const whole = ofPage ?? onlyGroup(memberships);
  if (whole === undefined && memberships.length === 0)
    page.note(
      'This list is empty and does not say of which group it is, so it tells nothing. Put "GroupId" beside it.',
      'GroupMemberships',
    );
  const covers = whole === undefined ? [] : [coverageOf('memberships', whole)];
  return stores.map(({ details, ...store }) => ({ ...store, memberships: details, covers }));
}

function onlyGroup(memberships: readonly MembershipDetail[]): string | undefined {
  const groups = new Set(memberships.map(({ groupId }) => groupId));
  const users = new Set(memberships.map(({ userId }) => userId));
  return groups.size === 1 && users.size > 1 ? memberships[0]?.groupId : undefined;
}
