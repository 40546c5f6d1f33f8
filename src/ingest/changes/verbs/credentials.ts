/** The IAM verbs for the credentials of users. */
import { z } from 'zod';
import type { AccessKey } from '../../../graph/model/graph.js';
import {
  userKey,
  type AccountExport,
  type CredentialDetail,
  type UserDetail,
} from '../../formats/account/accountExport.js';
import type { EntityDetail } from '../../formats/account/entities.js';
import { find, users } from './entities.js';
import { text, verb, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

/** Adds empty credentials of a new user, where the account's credentials were collected. */
export function withNoCredentials(account: AccountExport, { name, origin }: EntityDetail): AccountExport {
  if (account.collected.credentials !== true) return account;
  const none = { accessKeys: [], mfaActive: false, passwordEnabled: false };
  return {
    ...account,
    credentials: [...account.credentials, { arn: userKey(account, name), ...none, origin }],
  };
}

export const withoutCredentials = (account: AccountExport, { name }: UserDetail): AccountExport => ({
  ...account,
  credentials: account.credentials.filter(({ arn }) => arn !== userKey(account, name)),
});

/** Returns the credentials that prevent the deletion of a user. Throws `Refusal` where they were not imported. */
export function credentialsLeft(account: AccountExport, user: UserDetail): readonly string[] {
  const known = credentialsOf(account, user);
  const keys = known?.accessKeys ?? known?.reportedKeys;
  if (keys === undefined || known?.passwordEnabled === undefined || known.mfaActive === undefined)
    throw notImported(user);
  return [
    ...keys.map(({ id }) => (id === undefined ? 'an access key' : `the access key ${id}`)),
    ...(known.passwordEnabled ? ['a password (deleteLoginProfile)'] : []),
    ...(known.mfaActive ? ['an MFA device (deactivateMFADevice)'] : []),
  ];
}

const credentialsOf = (account: AccountExport, { name }: UserDetail): CredentialDetail | undefined =>
  account.credentials.find(({ arn }) => arn === userKey(account, name));

const notImported = ({ arn }: UserDetail) =>
  new Refusal(
    `The credentials of ${arn} were not all imported, and they decide whether AWS would do this. Import the output of aws iam get-credential-report.`,
  );

// ── The verbs ──────────────────────────────────────────────────────────────────────────────────────────────────────

const ofUser = { user: text };
const ofKey = { ...ofUser, accessKeyId: text };

/** Returns what a verb does that edits credentials. `edit` returns the edited credentials. */
const changesCredentials =
  <Of extends ArgumentsOf<typeof ofUser>>(edit: (before: CredentialDetail, given: Of) => CredentialDetail) =>
  (given: Of, scene: Scene): void => {
    const { account, entity: user } = find(scene, users, given.user);
    const before = credentialsOf(account, user);
    if (before === undefined) throw notImported(user);
    const after = edit(before, given);
    const credentials = account.credentials.map((one) => (one === before ? after : one));
    scene.draft.put({ ...account, credentials });
  };

const changesKey = <Of extends ArgumentsOf<typeof ofKey>>(
  edit: (key: AccessKey, given: Of) => readonly AccessKey[],
) =>
  changesCredentials<Of>((before, given) => {
    const { accessKeys } = before;
    const { user, accessKeyId: id } = given;
    if (accessKeys === undefined)
      throw new Refusal(
        `The ids of the access keys of ${user} were not imported. Import the output of aws iam list-access-keys.`,
      );
    if (!accessKeys.some((key) => key.id === id))
      throw new Refusal(`NoSuchEntity: ${user} has no access key ${id}.`);
    return {
      ...before,
      accessKeys: accessKeys.flatMap((key) => (key.id === id ? edit(key, given) : key)),
    };
  });

const keyStatus = z.enum(['ACTIVE', 'INACTIVE', 'EXPIRED']);

export const credentialVerbs = {
  updateAccessKey: verb(
    { ...ofKey, status: keyStatus },
    changesKey((key, { status }) => {
      if (status === 'EXPIRED')
        throw new Refusal('ValidationError: a key is made ACTIVE or INACTIVE; expire it does by itself.');
      return [{ ...key, status }];
    }),
  ),
  deleteAccessKey: verb(
    ofKey,
    changesKey(() => []),
  ),
  deleteLoginProfile: verb(
    ofUser,
    changesCredentials((before, { user }) => {
      const { passwordEnabled, passwordLastUsedAt: _used, passwordLastChangedAt: _changed, ...rest } = before;
      if (passwordEnabled === false) throw new Refusal(`NoSuchEntity: ${user} has no password.`);
      return { ...rest, passwordEnabled: false };
    }),
  ),
  deactivateMFADevice: verb(
    ofUser,
    changesCredentials((before, { user }) => {
      if (before.mfaActive === false) throw new Refusal(`NoSuchEntity: ${user} has no MFA device.`);
      return { ...before, mfaActive: false };
    }),
  ),
};
