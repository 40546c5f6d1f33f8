/** Whose credentials are whose: a user may be made anew under the name of a deleted one (F-88). */
import {
  userKey,
  type AccountExport,
  type CredentialDetail,
  type UserDetail,
} from '../account/accountExport.js';

type Users = Pick<AccountExport, 'accountId' | 'partition' | 'users'>;

/** By what the credentials are filed under. */
export const usersByKey = ({ users, ...owner }: Users): ReadonlyMap<string, UserDetail> =>
  new Map(users.map((user) => [userKey(owner, user.name), user]));

/** False where the dates say that they are of a user of the same name who was there before. */
export function canBeOf(detail: CredentialDetail, { createdAt }: Pick<UserDetail, 'createdAt'>): boolean {
  const { userCreatedAt = createdAt, accessKeys = [], reportedKeys = [] } = detail;
  if (createdAt === undefined) return true;
  const keys = [...accessKeys, ...reportedKeys];
  return isSameSecond(userCreatedAt, createdAt) && !keys.some((key) => isBefore(key.createdAt, createdAt));
}

/** What two inputs say of a user of this name is of one and the same, as far as they say. */
export const isOfSameUser = (one: CredentialDetail, other: CredentialDetail): boolean =>
  isSameSecond(one.userCreatedAt, other.userCreatedAt);

/** IAM never uses an id again. */
export const isSameUser = (one: UserDetail, other: UserDetail): boolean =>
  (one.userId === undefined || other.userId === undefined || one.userId === other.userId) &&
  isSameSecond(one.createdAt, other.createdAt);

/** The report and the calls may tell the time with and without what is less than a second. */
const isSameSecond = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined || secondOf(one) === secondOf(other);

const isBefore = (one: number | undefined, other: number): boolean =>
  one !== undefined && secondOf(one) < secondOf(other);

const secondOf = (time: number): number => Math.floor(time / 1_000);
