/** Finds the credentials of the last export that still hold after another one (F-88). */
import type { AccessKey } from '../../graph/model/graph.js';
import type { AccountExport, CredentialDetail, UserDetail } from '../formats/account/accountExport.js';
import {
  canBeOf,
  isOfSameUser,
  isSameUser,
  reportedKeyOf,
  usersByKey,
} from '../formats/credentials/credentialsOfUser.js';

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

/** Returns a check whether credentials are of a deleted user, or of an earlier user of the same name. */
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

/**
 * Returns the credentials. Keys from an earlier call stay if this import has only a report, which shows them, with the
 * status that it tells.
 */
function keysLeft(one: CredentialDetail, now: CredentialDetail | undefined): CredentialDetail {
  const { accessKeys: called, ...rest } = one;
  const { accessKeys, reportedKeys } = now ?? {};
  if (called === undefined || accessKeys !== undefined || reportedKeys === undefined) return one;
  const left = called.flatMap((key) => {
    const found = reportedKeyOf(key, called, reportedKeys);
    return found ? [{ ...key, status: statusAfter(key, found) }] : [];
  });
  return left.length === reportedKeys.length ? { ...rest, accessKeys: left } : rest;
}

/** Returns the status that the later report tells. It does not say which of the inactive keys are expired. */
const statusAfter = (key: AccessKey, { status }: AccessKey): AccessKey['status'] =>
  key.status === 'EXPIRED' && status === 'INACTIVE' ? key.status : status;
