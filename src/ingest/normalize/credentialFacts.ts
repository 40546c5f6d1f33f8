/** Joins credentials of users and the root user from the report and from calls about users; never a secret. */
import type { AccessKey, Credentials } from '../../graph/model/graph.js';
import {
  userKey,
  type AccountExport,
  type CredentialDetail,
  type UserDetail,
} from '../formats/account/accountExport.js';
import { canBeOf, reportedKeyOf } from '../formats/credentials/credentialsOfUser.js';
import { definedFields } from '../../graph/model/definedFields.js';
import type { Problem } from '../problem.js';
import { rootArn } from '../../iam/language/arn.js';

export interface CredentialFacts {
  ofUser(user: Pick<UserDetail, 'name' | 'createdAt'>): Credentials | undefined;
  readonly ofRoot: Credentials | undefined;
  /** Notes on users with credentials that the account's export lacks. */
  readonly notes: readonly Problem[];
}

export function credentialFacts(account: AccountExport): CredentialFacts {
  const byKey = new Map(account.credentials.map((one) => [one.arn, one]));
  const ofRoot = byKey.get(rootArn(account));
  return {
    ofUser(user) {
      const detail = byKey.get(userKey(account, user.name));
      return detail && canBeOf(detail, user) ? credentialsOf(detail) : undefined;
    },
    ofRoot: ofRoot && credentialsOf(ofRoot),
    notes: unknownUsers(account),
  };
}

/** Copies single fields in a fixed order, so that nothing else of an input is stored (F-90). */
const credentialsOf = (detail: CredentialDetail): Credentials =>
  definedFields({
    accessKeys: accessKeysOf(detail)?.map(accessKeyOf),
    mfaActive: detail.mfaActive,
    passwordEnabled: detail.passwordEnabled,
    passwordLastUsedAt: detail.passwordLastUsedAt,
    passwordLastChangedAt: detail.passwordLastChangedAt,
  });

const accessKeyOf = (key: AccessKey): AccessKey =>
  definedFields({
    status: key.status,
    id: key.id,
    createdAt: key.createdAt,
    lastUsedAt: key.lastUsedAt,
    lastUsedRegion: key.lastUsedRegion,
    lastUsedService: key.lastUsedService,
    neverUsed: key.neverUsed,
  });

/**
 * Returns the access keys. list-access-keys names all keys of a user, so it takes precedence over the report (F-88),
 * but only the report says when a key was used.
 */
const accessKeysOf = ({ accessKeys, reportedKeys }: CredentialDetail): readonly AccessKey[] | undefined =>
  accessKeys?.map((key) => ({ ...reportedKeyOf(key, accessKeys, reportedKeys ?? []), ...key })) ??
  reportedKeys;

/** Returns credentials of users whom no export of the account holds (F-15). */
function credentialsOfUnknown(account: AccountExport): readonly CredentialDetail[] {
  const known = new Set([rootArn(account), ...account.users.map(({ name }) => userKey(account, name))]);
  return account.credentials.filter(({ arn }) => !known.has(arn));
}

/** Notes credentials of unknown users. They show once an export of the account holds those users (F-15). */
function unknownUsers(account: AccountExport): readonly Problem[] {
  const [first, ...more] = credentialsOfUnknown(account);
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and of ${more.length} more`;
  const message = `The credentials of ${first.arn}${others} are not shown: no export of account ${account.accountId} holds such users.`;
  return [{ ...first.origin, message }];
}
