/** Files the entities of one page under the account of each one's own ARN (F-117). */
import {
  accountWith,
  type AccountExport,
  type CollectedLists,
  type GroupDetail,
  type ManagedPolicyDetail,
  type RoleDetail,
  type UserDetail,
} from './accountExport.js';
import { type ExportPage } from '../parsedExport.js';
import { awsAccountId } from './entityArn.js';

interface Owner {
  readonly partition: string;
  readonly accountId: string;
}

/** An entity, and whose it is. */
export interface Filed<Detail> extends Owner {
  readonly detail: Detail;
}

interface PageLists {
  readonly users: readonly Filed<UserDetail>[];
  readonly groups: readonly Filed<GroupDetail>[];
  readonly roles: readonly Filed<RoleDetail>[];
  readonly policies: readonly Filed<ManagedPolicyDetail>[];
}

export function splitByAccount(
  lists: PageLists,
  collected: CollectedLists,
  truncated: boolean,
): Pick<ExportPage, 'accounts' | 'awsManagedPolicies'> {
  const ofAws = lists.policies.filter(({ accountId }) => accountId === awsAccountId);
  const ofCustomers = lists.policies.filter(({ accountId }) => accountId !== awsAccountId);
  return {
    accounts: accountsOf({ ...lists, policies: ofCustomers }, collected, truncated),
    awsManagedPolicies: ofAws.map(({ detail }) => detail),
  };
}

function accountsOf(
  lists: PageLists,
  collected: CollectedLists,
  truncated: boolean,
): readonly AccountExport[] {
  const users = byOwner(lists.users);
  const groups = byOwner(lists.groups);
  const roles = byOwner(lists.roles);
  const policies = byOwner(lists.policies);
  return ownersOf(lists).map((owner) => ({
    ...accountWith(owner, {
      users: users.get(keyOf(owner)) ?? [],
      groups: groups.get(keyOf(owner)) ?? [],
      roles: roles.get(keyOf(owner)) ?? [],
      policies: policies.get(keyOf(owner)) ?? [],
    }),
    collected,
    truncated,
  }));
}

/** In the order in which the page names them. */
function ownersOf(lists: PageLists): readonly Owner[] {
  const owners = new Map<string, Owner>();
  for (const filed of [lists.users, lists.groups, lists.roles, lists.policies].flat()) {
    if (!owners.has(keyOf(filed))) owners.set(keyOf(filed), filed);
  }
  return [...owners.values()];
}

function byOwner<Detail>(filed: readonly Filed<Detail>[]): ReadonlyMap<string, readonly Detail[]> {
  const grouped = new Map<string, Detail[]>();
  for (const one of filed) {
    const group = grouped.get(keyOf(one));
    if (group === undefined) grouped.set(keyOf(one), [one.detail]);
    else group.push(one.detail);
  }
  return grouped;
}

function keyOf({ partition, accountId }: Owner): string {
  return `${partition}:${accountId}`;
}
