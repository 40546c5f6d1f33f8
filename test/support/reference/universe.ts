/** The small world of the random cases: few accounts, callers, resources and keys, so that policies often meet. */
import type { CallerJson } from './cases.js';

export const home = '111122223333';
export const abroad = '444455556666';

function user(accountId: string, path: string, team: string): CallerJson {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    kind: 'user',
    partition: 'aws',
    accountId,
    arn: `arn:aws:iam::${accountId}:user/${path}`,
    userId: `AIDA${name.toUpperCase()}`,
    tags: team === '' ? {} : { team },
  };
}

function session(accountId: string, path: string, team: string): CallerJson {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    kind: 'roleSession',
    partition: 'aws',
    accountId,
    roleArn: `arn:aws:iam::${accountId}:role/${path}`,
    roleId: `AROA${name.toUpperCase()}`,
    sessionArn: `arn:aws:sts::${accountId}:assumed-role/${name}/s1`,
    tags: team === '' ? {} : { Team: team },
    serviceLinked: path.startsWith('aws-service-role/'),
  };
}

function federated(accountId: string): CallerJson {
  const sessionArn = `arn:aws:sts::${accountId}:federated-user/fed`;
  return { kind: 'federatedUserSession', partition: 'aws', accountId, sessionArn };
}

export const members: readonly CallerJson[] = [
  user(home, 'ann', 'red'),
  user(home, 'ann', 'red'),
  user(home, 'dev/bob', 'blue'),
  user(abroad, 'ann', 'red'),
  user(abroad, 'carl', ''),
  session(home, 'app/worker', 'red'),
  session(home, 'app/worker', 'red'),
  session(home, 'target', 'b*d'),
  session(abroad, 'worker', 'blue'),
  session(home, 'aws-service-role/x.amazonaws.com/AWSServiceRoleForX', ''),
  {
    ...federated(home),
    kind: 'federatedUserSession',
    userArn: `arn:aws:iam::${home}:user/ann`,
  } as CallerJson,
  federated(home),
  {
    ...federated(abroad),
    kind: 'federatedUserSession',
    userArn: `arn:aws:iam::${abroad}:user/ann`,
  } as CallerJson,
  { kind: 'root', partition: 'aws', accountId: home },
  { kind: 'root', partition: 'aws', accountId: abroad },
];

export const services: readonly CallerJson[] = [
  { kind: 'service', service: 'ec2.amazonaws.com' },
  { kind: 'service', service: 'sns.amazonaws.com' },
];

export const webCallers: readonly CallerJson[] = [
  { kind: 'webIdentity', provider: `arn:aws:iam::${home}:oidc-provider/idp.example.com` },
  { kind: 'webIdentity', provider: `arn:aws:iam::${abroad}:oidc-provider/idp.example.com` },
  { kind: 'webIdentity', provider: 'accounts.google.com' },
];

export const samlCallers: readonly CallerJson[] = [
  { kind: 'saml', provider: `arn:aws:iam::${home}:saml-provider/corp` },
];

export interface Target {
  readonly action: string;
  /** OWNER stands for the account. */
  readonly resource: string;
  readonly policy: 'NONE' | 'RESOURCE' | 'TRUST';
  readonly takesNoResource?: true;
  /** Who asks for this, besides members of accounts. */
  readonly outsiders?: readonly CallerJson[];
  readonly weight: number;
}

const anonymous: CallerJson = { kind: 'anonymous' };
const anyone = [...services, anonymous];

export const targets: readonly Target[] = [
  {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::red/a/x',
    policy: 'RESOURCE',
    outsiders: anyone,
    weight: 8,
  },
  {
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::red/b:d',
    policy: 'RESOURCE',
    outsiders: anyone,
    weight: 4,
  },
  {
    action: 's3:GetBucketPolicy',
    resource: 'arn:aws:s3:::blue',
    policy: 'RESOURCE',
    outsiders: [anonymous],
    weight: 2,
  },
  { action: 's3:ListAllMyBuckets', resource: '*', policy: 'NONE', takesNoResource: true, weight: 1 },
  {
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:eu-west-1:OWNER:key/k1',
    policy: 'RESOURCE',
    outsiders: anyone,
    weight: 6,
  },
  {
    action: 'kms:PutKeyPolicy',
    resource: 'arn:aws:kms:eu-west-1:OWNER:key/k1',
    policy: 'RESOURCE',
    weight: 2,
  },
  {
    action: 'kms:RetireGrant',
    resource: 'arn:aws:kms:eu-west-1:OWNER:key/k1',
    policy: 'RESOURCE',
    weight: 1,
  },
  { action: 'kms:UpdateAlias', resource: 'arn:aws:kms:eu-west-1:OWNER:alias/a', policy: 'NONE', weight: 1 },
  {
    action: 'kms:UpdateAlias',
    resource: 'arn:aws:kms:eu-west-1:OWNER:alias/aws/s3',
    policy: 'NONE',
    weight: 1,
  },
  { action: 'kms:CreateKey', resource: '*', policy: 'NONE', takesNoResource: true, weight: 1 },
  {
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::OWNER:role/target',
    policy: 'TRUST',
    outsiders: services,
    weight: 8,
  },
  {
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::OWNER:role/app/worker',
    policy: 'TRUST',
    outsiders: services,
    weight: 2,
  },
  { action: 'sts:TagSession', resource: 'arn:aws:iam::OWNER:role/target', policy: 'TRUST', weight: 1 },
  { action: 'sts:SetSourceIdentity', resource: 'arn:aws:iam::OWNER:role/target', policy: 'TRUST', weight: 1 },
  { action: 'sts:SetContext', resource: 'arn:aws:iam::OWNER:role/target', policy: 'TRUST', weight: 1 },
  { action: 'sts:GetCallerIdentity', resource: '*', policy: 'NONE', takesNoResource: true, weight: 1 },
  { action: 'sts:GetSessionToken', resource: '*', policy: 'NONE', takesNoResource: true, weight: 1 },
  { action: 'iam:PassRole', resource: 'arn:aws:iam::OWNER:role/target', policy: 'NONE', weight: 2 },
  { action: 'iam:GetUser', resource: 'arn:aws:iam::OWNER:user/ann', policy: 'NONE', weight: 3 },
  {
    action: 'iam:CreatePolicyVersion',
    resource: 'arn:aws:iam::OWNER:policy/mine',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'iam:UpdateAssumeRolePolicy',
    resource: 'arn:aws:iam::OWNER:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'iam:TagRole',
    resource: 'arn:aws:iam::OWNER:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'iam:DeleteRole',
    resource: 'arn:aws:iam::OWNER:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x_0123456789abcdef',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:eu-west-1:OWNER:q1',
    policy: 'RESOURCE',
    outsiders: anyone,
    weight: 4,
  },
  {
    action: 'sqs:SetQueueAttributes',
    resource: 'arn:aws:sqs:eu-west-1:OWNER:q1',
    policy: 'RESOURCE',
    outsiders: [anonymous],
    weight: 1,
  },
  {
    action: 'secretsmanager:GetSecretValue',
    resource: 'arn:aws:secretsmanager:eu-west-1:OWNER:secret:s-1',
    policy: 'RESOURCE',
    weight: 3,
  },
  { action: 'secretsmanager:ListSecrets', resource: '*', policy: 'NONE', takesNoResource: true, weight: 1 },
  {
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:eu-west-1:OWNER:table/t1',
    policy: 'RESOURCE',
    weight: 3,
  },
  {
    action: 'ec2:AcceptVpcPeeringConnection',
    resource: 'arn:aws:ec2:eu-west-1:OWNER:vpc-peering-connection/pcx-1',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'ebs:PutSnapshotBlock',
    resource: 'arn:aws:ec2:eu-west-1::snapshot/snap-1',
    policy: 'NONE',
    weight: 1,
  },
  {
    action: 'ec2:StartInstances',
    resource: 'arn:aws:ec2:eu-west-1:OWNER:instance/i-1',
    policy: 'NONE',
    weight: 3,
  },
];

export const federatedTargets: readonly Target[] = [
  {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: 'arn:aws:iam::OWNER:role/target',
    policy: 'TRUST',
    outsiders: webCallers,
    weight: 1,
  },
  {
    action: 'sts:AssumeRoleWithSAML',
    resource: 'arn:aws:iam::OWNER:role/target',
    policy: 'TRUST',
    outsiders: samlCallers,
    weight: 1,
  },
];
