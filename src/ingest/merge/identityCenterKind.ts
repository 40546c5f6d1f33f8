/** How lists of an instance of Identity Center merge. */
import type { Identified } from '../formats/shared/findings.js';
import { all, identityCenterListNames, partOf, type IdentityCenterLists } from '../formats/unitParts.js';
import type { Unit, UnitKind } from './unit.js';

export type MergedIdentityCenter = Unit<IdentityCenterLists>;

export const identityCenterKind: UnitKind<IdentityCenterLists> = {
  lists: identityCenterListNames,
  name: 'Identity Center',
  file: 'identity-center.json',
  partialCalls: {
    permissionSets: ['list-permission-sets-provisioned-to-account', 'AccountId'],
    users: ['list-users with a filter'],
    groups: ['list-groups with a filter'],
  },
  refusesAll: true,
  unassignedProblem: ({ identityStoreId, ...part }, candidates) => {
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
 * Leaves out assignments and memberships of what a whole list of this import lacks: AWS keeps assignments of deleted
 * users and groups (F-99). What another file of this import names may be newer than the list, and stays.
 */
function withoutDeleted(whole: MergedIdentityCenter, now: MergedIdentityCenter): MergedIdentityCenter {
  const finder = (name: 'permissionSets' | 'users' | 'groups') => {
    const listed = new Set(now[name].map(({ id }) => id));
    const isWholeIn = (file: string) => now.wholeIn?.get(file)?.has(all(name)) === true;
    return (id: string, namedIn: string | undefined): boolean =>
      now.covers.includes(all(name)) && !listed.has(id) && (namedIn === undefined || isWholeIn(namedIn));
  };
  const [isDeletedSet, isDeletedUser, isDeletedGroup] = [
    finder('permissionSets'),
    finder('users'),
    finder('groups'),
  ];
  const [assignedIn, joinedIn] = [fileById(now.assignments), fileById(now.memberships)];
  return {
    ...whole,
    assignments: whole.assignments.filter(({ id, permissionSetArn, principalKind, principalId }) => {
      const isDeleted = principalKind === 'USER' ? isDeletedUser : isDeletedGroup;
      const file = assignedIn.get(id);
      return !isDeletedSet(permissionSetArn, file) && !isDeleted(principalId, file);
    }),
    memberships: whole.memberships.filter(({ id, groupId, userId }) => {
      const file = joinedIn.get(id);
      return !isDeletedGroup(groupId, file) && !isDeletedUser(userId, file);
    }),
  };
}

const fileById = (entries: readonly Identified[]): ReadonlyMap<string, string> =>
  new Map(entries.map(({ id, origin }) => [id, origin.file]));
