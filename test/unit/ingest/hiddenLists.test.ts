/** What the facts of an account do not show, and a later import does, counts as its content. */
import { expect, test } from 'vitest';
import { atOnce } from '../../../src/graph/contract/turns.js';
import {
  accountWith,
  type AccountExport,
  type AccountLists,
  type RunsAs,
  type WorkloadDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { bareUser } from './exports.js';

const accountId = '111122223333';
const origin = { file: 'x.json', path: '$' };
const factsOf = (lists: Partial<AccountLists>) =>
  atOnce(normalizeAccount(accountWith({ accountId, partition: 'aws' }, lists) as AccountExport, new Map()))
    .facts;

const workload = (kind: string, name: string, fields: Partial<WorkloadDetail>): WorkloadDetail => ({
  arn: `arn:aws:${kind.replace(':', `:eu-west-1:${accountId}:`)}/${name}`,
  kind,
  name,
  runsAs: [],
  origin,
  ...fields,
});
const template = (name: string, alias?: string): WorkloadDetail =>
  workload('ec2:launch-template', name, {
    ...(alias === undefined ? {} : { alias }),
    versions: [{ number: 1, isDefault: true, runsAs: [profile('P')] }],
  });
const profile = (reference: string): RunsAs => ({ to: 'INSTANCE_PROFILE', reference, use: 'CODE' });
const launched = (reference: string): RunsAs => ({
  to: 'WORKLOAD',
  reference,
  use: 'CODE',
  kinds: ['ec2:launch-template'],
  version: '$Latest',
});
const profiles = [
  { arn: `arn:aws:iam::${accountId}:instance-profile/P`, name: 'P', path: '/', tags: [], origin },
];
const group = (runsAs: readonly RunsAs[]): Partial<AccountLists> => ({
  instanceProfiles: profiles,
  workloads: [
    template('lt-1', 'one'),
    template('lt-2'),
    workload('autoscaling:autoScalingGroup', 'g', { runsAs }),
  ],
});
const rootKey = `arn:aws:iam::${accountId}:root`;
const bucket = (restrictsPublicBuckets: boolean): Partial<AccountLists> => ({
  resources: [
    { arn: 'arn:aws:s3:::b', restrictsPublicBuckets, origin },
    { arn: rootKey, restrictsPublicBuckets: true, origin },
  ],
});
const user = { ...bareUser(accountId, 'ann'), createdAt: 1_000 };
const credentials = (id: string): Partial<AccountLists> => ({
  users: [user],
  credentials: [{ arn: user.arn, userCreatedAt: 9_000, accessKeys: [{ id, status: 'ACTIVE' }], origin }],
});

test.each<readonly [string, Partial<AccountLists>, Partial<AccountLists>]>([
  ['the launch template that a group runs (F-125)', group([launched('lt-1')]), group([launched('lt-2')])],
  [
    'another name of a launch template (F-125)',
    { workloads: [template('lt-1', 'one')] },
    { workloads: [template('lt-1', 'two')] },
  ],
  ['the setting of a bucket below that of its account (F-45)', bucket(true), bucket(false)],
  ['credentials of a later user of the same name (F-88)', credentials('AKIA1'), credentials('AKIA2')],
  [
    'the role of an instance profile that is not imported yet (F-22)',
    { instanceProfiles: profiles.map((one) => ({ ...one, roleArn: `arn:aws:iam::${accountId}:role/a` })) },
    { instanceProfiles: profiles.map((one) => ({ ...one, roleArn: `arn:aws:iam::${accountId}:role/b` })) },
  ],
])('%s', (_what, before, after) => {
  const [one, other] = [factsOf(before), factsOf(after)];
  const shown = ({ contentHash: _hash, documents: _texts, ...facts }: typeof one) => facts;
  expect(shown(one)).toEqual(shown(other));
  expect(one.contentHash).not.toBe(other.contentHash);
});
