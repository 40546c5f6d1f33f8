/**
 * Matches credentials with users, which may be created again under the name of a deleted one (F-88), and keys of the
 * credential report, which has no ids, with keys of list-access-keys (F-119).
 */
import type { AccessKey } from '../../../graph/model/graph.js';
import {
  userKey,
  type AccountExport,
  type CredentialDetail,
  type UserDetail,
} from '../account/accountExport.js';

type Users = Pick<AccountExport, 'accountId' | 'partition' | 'users'>;

export const usersByKey = ({ users, ...owner }: Users): ReadonlyMap<string, UserDetail> =>
  new Map(users.map((user) => [userKey(owner, user.name), user]));

/** Whether the credentials can be of this user. False where their dates show an earlier user of the same name. */
export function canBeOf(detail: CredentialDetail, { createdAt }: Pick<UserDetail, 'createdAt'>): boolean {
  const { userCreatedAt = createdAt, accessKeys = [], reportedKeys = [] } = detail;
  if (createdAt === undefined) return true;
  const keys = [...accessKeys, ...reportedKeys];
  return isSameSecond(userCreatedAt, createdAt) && !keys.some((key) => isBefore(key.createdAt, createdAt));
}

/** Whether two inputs are about the same user of this name, as far as their dates show. */
export const isOfSameUser = (one: CredentialDetail, other: CredentialDetail): boolean =>
  isSameSecond(one.userCreatedAt, other.userCreatedAt);

/** Whether two entries are the same user. IAM never reuses an id. */
export const isSameUser = (one: UserDetail, other: UserDetail): boolean =>
  (one.userId === undefined || other.userId === undefined || one.userId === other.userId) &&
  isSameSecond(one.createdAt, other.createdAt);

/** Finds the key of the report created in the same second, if each side has one such key; never by position. */
export function reportedKeyOf(
  key: AccessKey,
  listed: readonly AccessKey[],
  reported: readonly AccessKey[],
): AccessKey | undefined {
  const [found, ...others] = createdWith(key, reported);
  return others.length === 0 && createdWith(key, listed).length === 1 ? found : undefined;
}

const createdWith = ({ createdAt: at }: AccessKey, keys: readonly AccessKey[]): readonly AccessKey[] =>
  keys.filter(({ createdAt }) => at !== undefined && createdAt !== undefined && isSameSecond(createdAt, at));

/** Compares whole seconds: the report and the calls may or may not give fractions. */
const isSameSecond = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined || secondOf(one) === secondOf(other);

const isBefore = (one: number | undefined, other: number): boolean =>
  one !== undefined && secondOf(one) < secondOf(other);

const secondOf = (time: number): number => Math.floor(time / 1_000);
