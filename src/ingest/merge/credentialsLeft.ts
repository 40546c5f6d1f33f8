/** What is left of the credentials of the last export once another one has come (F-88). */
import type { AccountExport, CredentialDetail, UserDetail } from '../formats/account/accountExport.js';
import { canBeOf, isOfSameUser, isSameUser, usersByKey } from '../formats/credentials/credentialsOfUser.js';
import { reportedKeyOf } from '../formats/credentials/reportedKey.js';

export function credentialsLeft(
  last: readonly CredentialDetail[],
  lastUsers: readonly UserDetail[],
  now: AccountExport,
): readonly CredentialDetail[] {
  const deleted = deletedUsers(lastUsers, now);
  const byArn = new Map(now.credentials.map((one) => [one.arn, one]));
  return last.flatMap((one) => {
    const next = byArn.get(one.arn);
    if (deleted(one) || (next && !isOfSameUser(one, next))) return [];
    return keysLeft(one, next);
  });
}

/** Tells whether credentials are of a user who is gone, or who was made anew and has others. */
function deletedUsers(
  lastUsers: readonly UserDetail[],
  { users, ...now }: AccountExport,
): (one: CredentialDetail) => boolean {
  const [before, after] = [usersByKey({ ...now, users: lastUsers }), usersByKey({ ...now, users })];
  const isWhole = now.collected.users === true && !now.truncated;
  return (one) => {
    const [user, next] = [before.get(one.arn), after.get(one.arn)];
    if (next === undefined) return isWhole && user !== undefined;
    const isKnown = one.userCreatedAt !== undefined;
    return !canBeOf(one, next) || (!isKnown && user !== undefined && !isSameUser(user, next));
  };
}

/** Of a user of whom this import has the report alone, those keys that an earlier call told and that are left. */
function keysLeft(one: CredentialDetail, now: CredentialDetail | undefined): CredentialDetail {
  const { accessKeys: called, ...rest } = one;
  const { accessKeys, reportedKeys } = now ?? {};
  if (called === undefined || accessKeys !== undefined || reportedKeys === undefined) return one;
  const left = called.filter((key) => reportedKeyOf(key, called, reportedKeys) !== undefined);
  return left.length === reportedKeys.length ? { ...rest, accessKeys: left } : rest;
}
