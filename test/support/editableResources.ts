/** What accounts of an editable estate hold besides principals: resources with policies, and what runs as a role. */
import {
  accountArn,
  ACCOUNTS,
  document,
  ORGANIZATION,
  pick,
  ROLE_CONDITION,
  type Json,
  type StatementOf,
} from './editablePolicies.js';

export interface EditableResources {
  readonly id: string;
  /** Whom the policy of each resource lets in. */
  policies: number[];
  secondBucket: boolean;
  /** Of the buckets: tags, and whether they count. */
  bucketTags: number;
}

export interface EditableCompute {
  readonly id: string;
  /** What runs as which role, bit by bit. */
  runs: number;
  /** The list says that it is complete. */
  isWholeList: boolean;
}

const here = (id: string, service: string, rest: string): string =>
  `arn:aws:${service}:eu-west-1:${id}:${rest}`;

/** The actions that its policy is about, and its ARN. */
const RESOURCES: readonly (readonly [actions: unknown, arnIn: (id: string) => string])[] = [
  [['s3:GetObject', 's3:PutObject'], (id) => `arn:aws:s3:::data-${id}`],
  ['lambda:*', (id) => here(id, 'lambda', 'function:other')],
  [['lambda:UpdateFunctionCode', 'lambda:AddPermission'], (id) => here(id, 'lambda', 'function:worker')],
  ['ecr:*', (id) => here(id, 'ecr', 'repository/images')],
  ['kms:*', (id) => here(id, 'kms', 'key/1')],
  ['sqs:*', (id) => here(id, 'sqs', 'jobs')],
  ['*', (id) => here(id, 'ec2', 'vpc-endpoint/vpce-1')],
];

export const RESOURCE_COUNT = RESOURCES.length;

/** Whom a policy lets in; undefined: there is none; a text: it could not be read. */
const READERS: readonly (StatementOf | string | undefined)[] = [
  undefined,
  { Principal: '*' },
  { Principal: { AWS: accountArn(ACCOUNTS[0], 'user/user0') } },
  { Principal: { AWS: accountArn(ACCOUNTS[1], 'root') } },
  { Principal: { AWS: accountArn(ACCOUNTS[2], 'role/role1') } },
  { Principal: { AWS: accountArn('999999999999', 'root') } },
  { Principal: { AWS: '*' }, ...ROLE_CONDITION },
  { Principal: { AWS: [`AROA${ACCOUNTS[0]}0`, `AIDA${ACCOUNTS[1]}1`] } },
  { Principal: { AWS: `arn:aws:sts::${ACCOUNTS[1]}:assumed-role/role2/session` } },
  { Principal: { AWS: ACCOUNTS.map((id) => accountArn(id, 'root')) } },
  { Principal: { Service: ['s3.amazonaws.com', 'events.amazonaws.com'] } },
  { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } },
  { Effect: 'Deny', Principal: '*' },
  'AccessDenied',
];

export function resources({ id, policies, secondBucket, bucketTags }: EditableResources): readonly Json[] {
  const record = (ResourceArn: string, Action: unknown, index: number): Json => {
    const reader = pick(READERS, index);
    const isBucket = ResourceArn.startsWith('arn:aws:s3');
    const said = isBucket ? [`${ResourceArn}/*`, ResourceArn] : ResourceArn;
    return {
      ResourceArn,
      AccountId: id,
      ...(isBucket ? tagged(bucketTags) : {}),
      ...(typeof reader === 'string'
        ? { Error: reader }
        : { Policy: reader ? document({ Effect: 'Allow', Action, Resource: said, ...reader }) : null }),
    };
  };
  const all = RESOURCES.map(([actions, arnIn], place) => record(arnIn(id), actions, policies[place] ?? 0));
  return [
    ...all,
    ...(secondBucket ? [record(`arn:aws:s3:::more-${id}`, 's3:*', (policies[0] ?? 0) + 1)] : []),
  ];
}

const tagged = (bits: number): Json => ({
  Tags: (bits & 1) > 0 ? [{ Key: 'team', Value: 'role0' }] : [],
  AbacStatus: { Status: (bits & 2) > 0 ? 'Enabled' : 'Disabled' },
  PublicAccessBlockConfiguration: (bits & 4) > 0 ? { RestrictPublicBuckets: true } : null,
});

/** Each kind is always there, so that a later list replaces what was known of it. */
export function compute({ id, runs, isWholeList }: EditableCompute): Json | readonly Json[] {
  const has = (bit: number): boolean => (runs & bit) > 0;
  const record = (service: string, resource: string, said: Json): Json => ({
    ResourceArn: here(id, service, resource),
    AccountId: id,
    ...said,
  });
  const role = (name: string) => accountArn(id, `role/${name}`);
  const template = (profile: string | null) =>
    record('ec2', 'launch-template/lt-1', { InstanceProfileArn: profile });
  const code = {
    CodeFrom: [`s3://data-${ACCOUNTS[(ACCOUNTS.findIndex((one) => one === id) + 1) % 3]}/code`],
  };
  const task = [{ Workload: 'task:1', Kinds: ['ecs:task-definition'] }];
  const records = [
    record('lambda', 'function:other', { RoleArn: role('role1'), ...(has(16) ? code : {}) }),
    ...(has(1) ? [record('lambda', 'function:worker', { RoleArn: role('role0') })] : []),
    record('cloudformation', 'stack/one/1', { RoleArn: has(2) ? role('role0') : null }),
    template(null),
    ...(has(4) ? [template('role0')] : []),
    record('ecs', 'task-definition/task:1', {
      RoleArn: role('role2'),
      ServiceRoleArn: has(4) ? role('role1') : null,
    }),
    record('ecs', 'service/one/one', has(8) ? { RunsAs: task } : { RoleArn: null }),
    record('codebuild', 'project/build', { RoleArn: has(8) ? role('role2') : null, ...(has(2) ? code : {}) }),
    record('cognito-identity', 'identitypool/eu-west-1:1', { RoleArn: has(32) ? role('role0') : null }),
  ];
  return isWholeList
    ? { AccountId: id, Complete: { Regions: ['eu-west-1'], WithoutRole: true }, Workloads: records }
    : records;
}
