/** How lists of an instance of Identity Center merge. */
import { all, identityCenterListNames, partOf, type IdentityCenterLists } from '../formats/unitParts.js';
import { withoutOutdated } from './mergeUnits.js';
import type { Unit, UnitKind } from './unit.js';

export type MergedIdentityCenter = Unit<IdentityCenterLists>;

export const identityCenterKind: UnitKind<IdentityCenterLists> = {
  lists: identityCenterListNames,
  name: 'Identity Center',
  file: 'identity-center.json',
  alike: {
    permissionSets: ['list-permission-sets-provisioned-to-account', 'AccountId'],
    users: ['list-users with a filter'],
    groups: ['list-groups with a filter'],
  },
  refusesAll: true,
  homeless: ({ identityStoreId, ...part }, candidates) => {
    if (part.read !== undefined) return undefined;
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
 * users and groups.
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
  return {
    ...whole,
    assignments: withoutOutdated(
      whole.assignments,
      now.assignments,
      ({ permissionSetArn, principalKind, principalId }) =>
        isDeletedSet(permissionSetArn) ||
        (principalKind === 'USER' ? isDeletedUser : isDeletedGroup)(principalId),
    ),
    memberships: withoutOutdated(
      whole.memberships,
      now.memberships,
      ({ groupId, userId }) => isDeletedGroup(groupId) || isDeletedUser(userId),
    ),
  };
}
