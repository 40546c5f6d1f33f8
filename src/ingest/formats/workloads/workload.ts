/** Files a workload under its account. */
import { isAccountId, parseArn } from '../../../iam/language/arn.js';
import type { WorkloadDetail } from '../account/accountExport.js';
import type { Filed } from '../account/entities.js';
import { kindInScopes } from '../account/scopes.js';
import type { Fields } from '../shared/fields.js';
import { quote } from '../shared/jsonValue.js';

export type Owned = Filed<WorkloadDetail>;

/** The fields that an input gives besides the ARN. */
export type Stated = Pick<
  WorkloadDetail,
  'runsAs' | 'codeFrom' | 'gone' | 'state' | 'alias' | 'versions' | 'alone'
>;

/** Matches the unpublished code of a function, which is the function itself (F-127). */
const unpublished = /^(arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+):\$LATEST$/;

/** Returns a workload. `owner`: the account, where the ARN does not name it. */
export function workload(
  fields: Fields,
  named: string,
  owner: string | undefined,
  { codeFrom = [], ...stated }: Stated,
): Owned | undefined {
  const arn = named.replace(unpublished, '$1');
  const parts = arn.length > 2048 ? undefined : parseArn(arn);
  if (parts === undefined || parts.resource === '' || /[*?]/.test(arn))
    return fields.problem(`${quote(arn)} is no ARN of something that runs. Correct it.`);
  const { partition, account, resource } = parts;
  const accountId = owner ?? account;
  if (!isAccountId(accountId))
    return fields.problem(
      `Nothing says whose ${quote(arn)} is. Add AccountId, the 12 digits of the account that owns it.`,
    );
  if (isAccountId(account) && account !== accountId)
    return fields.problem(
      `${quote(accountId)} is not the account of the ARN beside it, ${account}. Correct one of them.`,
      'AccountId',
    );
  const name = resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
  const objects = codeFrom.flatMap((place) => objectArn(place, partition) ?? []);
  const code = objects.length > 0 ? { codeFrom: objects } : {};
  const detail = { arn, kind: kindInScopes(arn), name, ...stated, ...code, origin: fields.origin };
  return { partition, accountId, detail };
}

/** Returns the ARN of `s3://BUCKET/KEY`, an ARN or a bucket name. Without a key: of all objects of the bucket. */
function objectArn(place: string, partition: string): string | undefined {
  const [, bucket, key = ''] =
    /^(?:s3[an]?:\/\/|arn:[^:]+:s3:::)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(place) ?? [];
  if (bucket === undefined) return undefined;
  return `arn:${partition}:s3:::${bucket}/${key === '' ? '*' : key}`;
}
