/** S3 buckets with their policies and what decides how these are read, the account's own settings too (F-44, F-45). */
import { globalResources, policyPart, tagsPart } from '../collector.js';
import { answerOf, entriesOf, forEach, type ReadContext } from '../reading.js';
import { service, type ClientOf } from '../service.js';

/** Permissions are named after the bucket, or otherwise. */
const renamed = {
  ListBuckets: 'ListAllMyBuckets',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
};

const s3 = service(
  's3',
  async () => (await import('@aws-sdk/client-s3')).S3,
  [
    'paginateListBuckets',
    'getBucketPolicy',
    'getPublicAccessBlock',
    'getBucketOwnershipControls',
    'getBucketTagging',
    'getBucketAbac',
  ],
  renamed,
);

type S3 = ClientOf<typeof s3>;

const s3Control = service(
  's3',
  async () => (await import('@aws-sdk/client-s3-control')).S3Control,
  ['getPublicAccessBlock'],
  { GetPublicAccessBlock: 'GetAccountPublicAccessBlock' },
);

/** A record of the account's root; none where the account blocks nothing. */
export const accountSettings = globalResources(s3Control, 'iam', async ({ client, account, tried }) => {
  const { accountId, partition } = account;
  const block = await tried(client.getPublicAccessBlock({ AccountId: accountId }), [
    'NoSuchPublicAccessBlockConfiguration',
  ]);
  const found = answerOf(block)?.PublicAccessBlockConfiguration;
  const ResourceArn = `arn:${partition}:iam::${accountId}:root`;
  return found === undefined ? [] : [{ ResourceArn, ...optional('PublicAccessBlockConfiguration', found) }];
});

/** Asked for in pages, because only then the answer names each bucket's region. */
const PAGE = 1000;

export const buckets = globalResources(s3, 's3', async (reading) => {
  const pages = reading.client.paginateListBuckets({ MaxBuckets: PAGE });
  const all = await entriesOf(pages, (page) => page.Buckets);
  return forEach(all, async ({ Name = '', BucketRegion = reading.region }) => {
    const client = await reading.account.client(s3, BucketRegion);
    return bucket(reading, client, Name);
  });
});

async function bucket({ account, tried }: ReadContext<unknown>, client: S3, Bucket: string) {
  const policy = await tried(client.getBucketPolicy({ Bucket }), ['NoSuchBucketPolicy']);
  const block = await tried(client.getPublicAccessBlock({ Bucket }), [
    'NoSuchPublicAccessBlockConfiguration',
  ]);
  const controls = await tried(client.getBucketOwnershipControls({ Bucket }), [
    'OwnershipControlsNotFoundError',
  ]);
  const abac = await tried(client.getBucketAbac({ Bucket }));
  const tagging = await tried(client.getBucketTagging({ Bucket }), ['NoSuchTagSet']);
  return {
    ResourceArn: `arn:${account.partition}:s3:::${Bucket}`,
    ...policyPart(policy, (found) => found.Policy),
    ...optional('PublicAccessBlockConfiguration', answerOf(block)?.PublicAccessBlockConfiguration),
    ...optional('OwnershipControls', answerOf(controls)?.OwnershipControls),
    ...optional('AbacStatus', answerOf(abac)?.AbacStatus),
    ...tagsPart(tagging, (found) => found.TagSet),
  };
}

/** Nothing where a bucket has none, or it could not be read. */
const optional = <Value>(key: string, value: Value | undefined) =>
  value === undefined ? {} : { [key]: value };
