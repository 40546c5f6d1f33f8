/** How lists of an instance of Identity Center merge. */
import type { Identified } from '../formats/shared/findings.js';
import { all, identityCenterListNames, partOf, type IdentityCenterLists } from '../formats/unitParts.js';
import type { Unit, UnitKind } from './unit.js';

export type MergedIdentityCenter = Unit<IdentityCenterLists>;

export const identityCenterKind: UnitKind<IdentityCenterLists> = {
  lists: identityCenterListNames,
  name: 'Identity Center',
  alike: {
    permissionSets: ['list-permission-sets-provisioned-to-account', 'AccountId'],
    users: ['list-users with a filter'],
    groups: ['list-groups with a filter'],
  },
  refusesAll: true,
  homeless: ({ identityStoreId }, candidates) => {
    const what = identityStoreId === undefined ? 'this' : `the identity store ${identityStoreId}`;
    const several = candidates.length > 1 ? ` It may be any of ${candidates.join(', ')}.` : '';
    return `Nothing here says of which instance of Identity Center ${what} is.${several} Import the output of aws sso-admin list-instances with it.`;
  },
  scopes: () => ({
    assignments: ({ permissionSetArn: set, accountId }) => [
      partOf('assignments', set),
      partOf('assignments', set, accountId),
    ],
    memberships: ({ groupId }) => [partOf('memberships', groupId)],
  }),
  complete: withoutDeleted,
};

/**
 * Leaves out earlier assignments and memberships of what a list of this import lacks: AWS keeps assignments of deleted
 * users and groups. Those that this import holds itself may be newer than such a list.
 */
function withoutDeleted(whole: MergedIdentityCenter, now: MergedIdentityCenter): MergedIdentityCenter {
  const finder = (name: 'permissionSets' | 'users' | 'groups') => {
    const listed = new Set(now[name].map(({ id }) => id));
    return (id: string) => now.covers.includes(all(name)) && !listed.has(id);
  };
  const [isDeletedSet, isDeletedUser, isDeletedGroup] = [
    finder('permissionSets'),
    finder('users'),
    finder('groups'),
  ];
  const kept = <Entry extends Identified>(
    name: 'assignments' | 'memberships',
    entries: readonly Entry[],
    isOutdated: (entry: Entry) => boolean,
  ) => {
    const named = new Set(now[name].map(({ id }) => id));
    return entries.filter((entry) => named.has(entry.id) || !isOutdated(entry));
  };
  return {
    ...whole,
    assignments: kept(
      'assignments',
      whole.assignments,
      ({ permissionSetArn, principalKind, principalId }) =>
        isDeletedSet(permissionSetArn) ||
        (principalKind === 'USER' ? isDeletedUser : isDeletedGroup)(principalId),
    ),
    memberships: kept(
      'memberships',
      whole.memberships,
      ({ groupId, userId }) => isDeletedGroup(groupId) || isDeletedUser(userId),
    ),
  };
}
