import type { Json } from './statements.js';

export const here = '111111111111';
export const there = '222222222222';
/** Never imported. */
export const outside = '333333333333';
/** Of which only resources are imported. */
export const bare = '444444444444';

const region = 'eu-west-1';
const at = (service: string, resource: string, account = here): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

export const user = (name: string, account = here): string => `arn:aws:iam::${account}:user/${name}`;
export const role = (name: string, account = here): string => `arn:aws:iam::${account}:role/${name}`;
export const root = (account: string): string => `arn:aws:iam::${account}:root`;
export const bucket = (name: string): string => `arn:aws:s3:::${name}`;

export const document = (...statements: readonly Json[]): Json => ({
  Version: '2012-10-17',
  Statement: statements,
});

const allow = (action: string | readonly string[], resource = '*'): Json =>
  document({ Effect: 'Allow', Action: action, Resource: resource });

interface Holder {
  readonly inline?: Json;
  readonly boundary?: string;
  readonly tags?: readonly Json[];
}

const held = (kind: 'User' | 'Role', { inline, boundary, tags = [] }: Holder): Json => ({
  [`${kind}PolicyList`]: inline ? [{ PolicyName: 'inline', PolicyDocument: inline }] : [],
  AttachedManagedPolicies: [],
  Tags: tags,
  ...(boundary
    ? { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } }
    : {}),
});

const userDetail = (account: string, name: string, holder: Holder = {}): Json => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}${account}`,
  Arn: user(name, account),
  GroupList: [],
  ...held('User', holder),
});

const roleDetail = (account: string, name: string, holder: Holder = {}): Json => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}${account}`,
  Arn: role(name, account),
  AssumeRolePolicyDocument: document({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  InstanceProfileList: [],
  ...held('Role', holder),
});

const limit = `arn:aws:iam::${here}:policy/limit`;
const everything = allow(['s3:*', 'sqs:*', 'sns:*', 'kms:*', 'lambda:*', 'secretsmanager:*']);

export const accounts: readonly Json[] = [
  {
    UserDetailList: [
      userDetail(here, 'ann', { inline: everything, tags: [{ Key: 'team', Value: 'blue' }] }),
      userDetail(here, 'ben', { tags: [{ Key: 'team', Value: 'red' }] }),
      userDetail(here, 'bob'),
      userDetail(here, 'cid', { inline: everything, boundary: limit }),
      userDetail(here, 'dan', { boundary: limit }),
    ],
    GroupDetailList: [],
    RoleDetailList: [
      roleDetail(here, 'reader', { inline: allow('s3:GetObject') }),
      roleDetail(here, 'writer'),
      roleDetail(here, 'limited', { boundary: limit }),
    ],
    Policies: [
      {
        PolicyName: 'limit',
        Arn: limit,
        DefaultVersionId: 'v1',
        PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: allow('ec2:*') }],
      },
    ],
  },
  {
    UserDetailList: [userDetail(there, 'zoe', { inline: everything }), userDetail(there, 'yan')],
    GroupDetailList: [],
    RoleDetailList: [
      roleDetail(there, 'crosser', { inline: allow(['s3:GetObject', 'kms:Decrypt', 'sqs:SendMessage']) }),
    ],
    Policies: [],
  },
];

const grant = (principal: unknown, action: string, resource: string, more: Json = {}): Json => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  Resource: resource,
  ...more,
});

/** E-29a: access control lists are not in force. */
export const ownedAs = (ObjectOwnership: string): Json => ({ Rules: [{ ObjectOwnership }] });
export const ignoresAcls: Json = { OwnershipControls: ownedAs('BucketOwnerEnforced') };

/** E-95 */
export const blocksNothing: Json = { PublicAccessBlockConfiguration: null };

/** Of the account as a whole. */
export const accountBlocksNothing = (account: string): Json => ({
  ResourceArn: root(account),
  AccountId: account,
  ...blocksNothing,
});

const record = (arn: string, policy: unknown, more: Json = {}): Json => ({
  ResourceArn: arn,
  AccountId: here,
  Policy: policy,
  ...(arn.startsWith('arn:aws:s3:') ? { ...blocksNothing, ...ignoresAcls } : {}),
  ...more,
});

const onObjects = (name: string, ...statements: readonly ((resource: string) => Json)[]): Json =>
  record(bucket(name), document(...statements.map((statement) => statement(`${bucket(name)}/*`))));

const read = (principal: unknown, more?: Json) => (resource: string) =>
  grant(principal, 's3:GetObject', resource, more);

/** E-68: `status`: of access control by tags. */
const readByTag = (name: string, status?: 'Enabled' | 'Disabled'): Json => ({
  ...onObjects(
    name,
    read({ AWS: user('ben') }, { Condition: { StringEquals: { 's3:BucketTag/team': 'blue' } } }),
    read({ AWS: user('dan') }, { Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'blue' } } }),
  ),
  Tags: [{ Key: 'team', Value: 'blue' }],
  ...(status === undefined ? {} : { AbacStatus: { Status: status } }),
});

export const queue = at('sqs', 'jobs');
const fileSystem = at('elasticfilesystem', 'file-system/fs-1');
const closedFileSystem = at('elasticfilesystem', 'file-system/fs-2');
export const topic = at('sns', 'news');
export const key = at('kms', 'key/delegates');
export const namedKey = at('kms', 'key/names');
export const lambda = at('lambda', 'function:f');
export const secret = at('secretsmanager', 'secret:db-AbCdEf');

export const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';

export const resources: readonly Json[] = [
  { ResourceArn: fileSystem, AccountId: here, Policy: null },
  {
    ResourceArn: closedFileSystem,
    AccountId: here,
    Policy: document(grant({ AWS: user('ben') }, 'elasticfilesystem:ClientMount', closedFileSystem)),
  },
  accountBlocksNothing(here),
  accountBlocksNothing(bare),
  // ENTITY.
  onObjects('entity', read({ AWS: [user('ben'), role('writer'), user('dan'), role('limited')] })),
  // ENTITY by unique id (E-44), and somebody who was deleted.
  onObjects('unique', read({ AWS: [`AIDABEN${here}`, 'AIDADELETED'] })),
  // By ARN, of an account that was imported since.
  onObjects('gone', read({ AWS: [role('gone', there), role('gone')] })),
  // SESSION.
  onObjects('session', read({ AWS: `arn:aws:sts::${here}:assumed-role/writer/nightly` })),
  // ACCOUNT.
  onObjects('account', read({ AWS: root(here) })),
  // WILDCARD.
  onObjects('public', read('*')),
  {
    ...onObjects('blocked', read('*'), read({ AWS: root(there) })),
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
  },
  onObjects('patterned', read('*', { Condition: { ArnLike: { 'aws:PrincipalArn': user('b*') } } })),
  onObjects(
    'tagged',
    read({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }),
  ),
  onObjects(
    'organization',
    read('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } } }),
  ),
  readByTag('tags-count', 'Enabled'),
  readByTag('tags-do-not-count', 'Disabled'),
  readByTag('tags-may-count'),
  // Across accounts, by account, user, and one that was never imported.
  onObjects('across', read({ AWS: [there, outside] })),
  onObjects('across-named', read({ AWS: [user('yan', there), user('zoe', there), role('vendor', outside)] })),
  // Deny: of somebody, and of all but somebody (E-25).
  onObjects('denied', read({ AWS: root(here) }), (resource) => ({
    ...read({ AWS: user('ann') })(resource),
    Effect: 'Deny',
  })),
  onObjects('only-ann', read('*'), (resource) => ({
    Effect: 'Deny',
    NotPrincipal: { AWS: [here, user('ann')] },
    Action: 's3:*',
    Resource: resource,
  })),
  onObjects('everybody-but', (resource) => ({
    Effect: 'Allow',
    NotPrincipal: { AWS: user('ann') },
    Action: 's3:GetObject',
    Resource: resource,
  })),
  // CANONICAL.
  onObjects('canonical', read({ CanonicalUser: canonical })),
  record(bucket('none'), null),
  record(bucket('unreadable'), { Version: '2012-10-17', Statement: [{ Effect: 'Permit' }] }),
  { ResourceArn: bucket('closed'), AccountId: here, ...ignoresAcls, Error: 'AccessDenied' },
  // SERVICE.
  record(
    queue,
    document(
      grant({ Service: 'events.amazonaws.com' }, 'sqs:SendMessage', queue, {
        Condition: { ArnEquals: { 'aws:SourceArn': at('events', 'rule/r') } },
      }),
      grant('*', 'sqs:SendMessage', queue, {
        Condition: { StringEquals: { 'aws:PrincipalAccount': there } },
      }),
    ),
  ),
  record(topic, document(grant({ Service: 's3.amazonaws.com' }, 'sns:Publish', topic))),
  // E-26.
  record(
    key,
    document(
      grant({ AWS: root(here) }, 'kms:*', '*'),
      grant({ AWS: [role('crosser', there), root(outside)] }, 'kms:Decrypt', '*'),
    ),
  ),
  record(namedKey, document(grant({ AWS: role('writer') }, 'kms:Decrypt', '*'))),
  record(
    lambda,
    document(
      grant({ Service: 'apigateway.amazonaws.com' }, 'lambda:InvokeFunction', lambda),
      grant({ AWS: user('bob') }, 'lambda:InvokeFunction', `${lambda}:live`),
    ),
  ),
  record(secret, document(grant({ AWS: role('reader') }, 'secretsmanager:GetSecretValue', '*')), {
    Tags: [{ Key: 'team', Value: 'blue' }],
  }),
  { ...onObjects('bare', read({ AWS: [root(bare), user('zoe', there)] })), AccountId: bare },
];

export const buckets: readonly string[] = resources
  .map((one) => String(one['ResourceArn']))
  .filter((arn) => arn.startsWith('arn:aws:s3:'));

/** A question for each resource. */
export const questions: readonly (readonly [action: string, resource: string])[] = [
  ...buckets.map((arn) => ['s3:GetObject', `${arn}/report.csv`] as const),
  ['s3:GetObject', `${bucket('entity')}/*`],
  ['s3:GetObject', `${bucket('never-seen')}/report.csv`],
  ['s3:PutObject', `${bucket('account')}/report.csv`],
  ['sqs:SendMessage', queue],
  // E-102: without a policy, with one, and not imported.
  ['elasticfilesystem:ClientMount', fileSystem],
  ['elasticfilesystem:ClientMount', closedFileSystem],
  ['elasticfilesystem:ClientMount', at('elasticfilesystem', 'file-system/never-seen')],
  ['sns:Publish', topic],
  ['kms:Decrypt', key],
  // E-6, E-75: without any policy too.
  ['sts:GetSessionToken', '*'],
  ['sts:GetCallerIdentity', '*'],
  ['kms:ScheduleKeyDeletion', key],
  ['kms:Decrypt', namedKey],
  ['kms:Decrypt', at('kms', 'key/never-seen')],
  ['lambda:InvokeFunction', lambda],
  ['lambda:InvokeFunction', `${lambda}:live`],
  ['secretsmanager:GetSecretValue', secret],
  ['secretsmanager:DeleteSecret', secret],
];
