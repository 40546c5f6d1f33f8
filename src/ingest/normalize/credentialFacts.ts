/** What users and the root user sign in with, from the credential report and the calls about single users; never a secret. */
import type { AccessKey, Credentials } from '../../graph/model/graph.js';
import type { AccessKeyDetail, AccountExport, CredentialDetail } from '../formats/account/accountExport.js';
import { userKey } from '../formats/credentials/userKey.js';
import type { Problem } from '../problem.js';

export interface CredentialFacts {
  ofUser(name: string): Credentials | undefined;
  readonly ofRoot?: Credentials;
  /** Users with credentials that the account's export lacks. */
  readonly notes: readonly Problem[];
}

export function credentialFacts(account: AccountExport): CredentialFacts {
  const byKey = new Map(account.credentials.map((one) => [one.arn, one]));
  const of = (key: string): Credentials | undefined => {
    const detail = byKey.get(key);
    return detail && credentialsOf(detail);
  };
  const ofRoot = of(rootKey(account));
  return {
    ofUser: (name) => of(userKey(account, name)),
    ...(ofRoot ? { ofRoot } : {}),
    notes: unknownUsers(account),
  };
}

const rootKey = ({ partition, accountId }: AccountExport): string =>
  `arn:${partition}:iam::${accountId}:root`;

function credentialsOf(detail: CredentialDetail): Credentials {
  const keys = accessKeysOf(detail);
  const { mfaActive, passwordEnabled, passwordLastUsedAt, passwordLastChangedAt } = detail;
  return defined({
    accessKeys: keys?.map(keyOf),
    mfaActive,
    passwordEnabled,
    passwordLastUsedAt,
    passwordLastChangedAt,
  });
}

/**
 * list-access-keys names all keys of a user, so it counts before the report (F-88). The report alone says when a key
 * was last used, and is joined by the date of creation where that fits exactly one key of either, never by place
 * (F-119).
 */
function accessKeysOf({
  accessKeys,
  reportedKeys,
}: CredentialDetail): readonly AccessKeyDetail[] | undefined {
  if (accessKeys === undefined) return reportedKeys;
  return accessKeys.map((key) => {
    const [reported, ...others] = createdWith(key, reportedKeys ?? []);
    const isOnly = others.length === 0 && createdWith(key, accessKeys).length === 1;
    return reported && isOnly ? { ...reported, ...key } : key;
  });
}

function createdWith(
  { createdAt }: AccessKeyDetail,
  keys: readonly AccessKeyDetail[],
): readonly AccessKeyDetail[] {
  return createdAt === undefined ? [] : keys.filter((key) => secondOf(key) === Math.floor(createdAt / 1_000));
}

const secondOf = ({ createdAt }: AccessKeyDetail): number | undefined =>
  createdAt === undefined ? undefined : Math.floor(createdAt / 1_000);

/** Field by field, in a fixed order: nothing else that an input may hold gets in (F-90). */
const keyOf = ({
  id,
  status,
  createdAt,
  lastUsedAt,
  lastUsedRegion,
  lastUsedService,
  neverUsed,
}: AccessKeyDetail): AccessKey => ({
  status,
  ...defined({ id, createdAt, lastUsedAt, lastUsedRegion, lastUsedService, neverUsed }),
});

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;

/** They are kept, and show once the export of the account holds those users (F-15). */
function unknownUsers(account: AccountExport): readonly Problem[] {
  const { accountId, users, credentials } = account;
  const known = new Set([rootKey(account), ...users.map(({ name }) => userKey(account, name))]);
  const [first, ...more] = credentials.filter(({ arn }) => !known.has(arn));
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and of ${more.length} more`;
  const message = `The credentials of ${first.arn}${others} are not shown: no export of account ${accountId} holds such users.`;
  return [{ ...first.origin, message }];
}
