/** A policy or tags keep somebody out, and somebody may change that: `whoCan` in the end says who may do it then. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

type Members = RoleEstate['members'];

const HOME = '111122223333';
const pat = `arn:aws:iam::${HOME}:user/pat`;
const roleNamed = (name: string) => `arn:aws:iam::${HOME}:role/${name}`;
const arnOf = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${HOME}:${name}`;
const bucket = 'arn:aws:s3:::b';
const readers = [roleNamed('reader'), `arn:aws:iam::${HOME}:root`];

const denyingOthers = (Action: string | readonly string[], Resource: string): Json => ({
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource,
  Condition: { ArnNotLike: { 'aws:PrincipalArn': readers } },
});

const allowingPat = (Action: string, Resource: string): Json => ({
  Effect: 'Allow',
  Principal: { AWS: pat },
  Action,
  Resource,
});

const allowingReader: Json = {
  Effect: 'Allow',
  Principal: { AWS: readers },
  Action: 'elasticfilesystem:*',
  Resource: '*',
};

interface Case {
  readonly action: string;
  readonly on: string;
  /** Whose policy it is; missing: `on`. */
  readonly holder?: string;
  /** Missing: it has none. */
  readonly policy?: readonly Json[];
  /** What else its record says. */
  readonly more?: Json;
}

async function completenessOf({ action, on, holder = on, policy, more }: Case, members: Members) {
  const Policy = policy === undefined ? null : { Version: '2012-10-17', Statement: policy };
  const own = { ResourceArn: holder, AccountId: HOME, Policy, ...more };
  const reader = inMemoryReader(importedEstate([...exportsOfEstate({ members }), own]));
  const question = { action, resource: on, context: [], maxHops: 6 };
  const { completeness } = await whoCanTransitively(reader, question, { first: 10 });
  const { complete, unexplored } = completeness;
  return { complete, unexplored };
}

const naming = (principal: string, technique: string) => ({
  complete: false,
  unexplored: [{ principal, techniqueIds: [technique] }],
});

const nobody = { complete: true, unexplored: [] };

describe('a policy that somebody may remove', () => {
  it.each([
    ['T-155a', 's3:DeleteBucketPolicy', 's3:GetObject', `${bucket}/k`, bucket],
    ['T-155c', 's3:DeleteAccessPointPolicy', 's3:GetObject', ...twice(arnOf('s3', 'accesspoint/a'))],
    [
      'T-157a',
      'secretsmanager:DeleteResourcePolicy',
      'secretsmanager:GetSecretValue',
      ...twice(arnOf('secretsmanager', 'secret:db-AbCdEf')),
    ],
    ['T-159a', 'sns:RemovePermission', 'sns:Publish', ...twice(arnOf('sns', 't'))],
    ['T-159b', 'sqs:RemovePermission', 'sqs:ReceiveMessage', ...twice(arnOf('sqs', 'q'))],
    ['T-160a', 'lambda:RemovePermission', 'lambda:InvokeFunction', ...twice(arnOf('lambda', 'function:f'))],
    ['T-161', 'ecr:DeleteRepositoryPolicy', 'ecr:PutImage', ...twice(arnOf('ecr', 'repository/r'))],
    ['T-162a', 'dynamodb:DeleteResourcePolicy', 'dynamodb:GetItem', ...twice(arnOf('dynamodb', 'table/t'))],
    ['T-162b', 'glue:DeleteResourcePolicy', 'glue:GetDatabases', ...twice(arnOf('glue', 'catalog'))],
    ['T-162d', 'events:RemovePermission', 'events:PutEvents', ...twice(arnOf('events', 'event-bus/b'))],
    [
      'T-162e',
      'backup:DeleteBackupVaultAccessPolicy',
      'backup:StartBackupJob',
      ...twice(arnOf('backup', 'backup-vault:v')),
    ],
  ])('names who may delete the policy that denies it, %s by %s (G-30)', async (...row) => {
    const [technique, remove, action, on, holder] = row;
    const policy = [denyingOthers(action, '*')];
    const asking = (own: readonly Json[]) =>
      completenessOf({ action, on, holder, policy }, { [pat]: { own } });
    expect(await asking([allow(remove, '*'), allow(action, on)])).toEqual(naming(pat, technique));
    expect(await asking([allow(remove, '*')])).toEqual(nobody);
    expect(await asking([allow(action, on)])).toEqual(nobody);
  });

  it.each([
    ['one that denies it', denyingOthers('elasticfilesystem:Client*', '*')],
    ['one that allows it to nobody else', allowingReader],
  ])('opens a file system to whoever deletes it, %s, without a permission (E-102, G-30)', async (...row) => {
    const on = arnOf('elasticfilesystem', 'file-system/fs-1');
    const asking = (...own: readonly Json[]) =>
      completenessOf({ action: 'elasticfilesystem:ClientWrite', on, policy: [row[1]] }, { [pat]: { own } });
    const remove = allow('elasticfilesystem:DeleteFileSystemPolicy', '*');
    expect(await asking(remove)).toEqual(naming(pat, 'T-162c'));
    expect(await asking(allow('elasticfilesystem:DescribeFileSystems', '*'))).toEqual(nobody);
  });

  const read = { action: 's3:GetObject', on: `${bucket}/k`, holder: bucket };
  const remove = allow('s3:DeleteBucketPolicy', bucket);
  const get = allow('s3:GetObject', `${bucket}/*`);
  const closed = { ...read, policy: [denyingOthers('s3:GetObject', `${bucket}/*`)] };

  it('names nobody where it denies nothing, or the removal as well', async () => {
    const open = { ...read, policy: [allowingPat('s3:ListBucket', bucket)] };
    expect(await completenessOf(open, { [pat]: { own: [remove] } })).toEqual(nobody);
    const locked = [...closed.policy, denyingOthers('s3:DeleteBucketPolicy', bucket)];
    expect(await completenessOf({ ...read, policy: locked }, { [pat]: { own: [remove, get] } })).toEqual(
      nobody,
    );
  });

  it('names whoever becomes one who may remove it, or one who may do it then', async () => {
    const trust = [{ Effect: 'Allow', Principal: { AWS: pat }, Action: 'sts:AssumeRole' }];
    const helper = (own: Json): Members => ({ [roleNamed('helper')]: { own: [own], trust } });
    for (const [mine, theirs] of [
      [get, remove],
      [remove, get],
    ] as const)
      expect(await completenessOf(closed, { [pat]: { own: [mine] }, ...helper(theirs) })).toEqual(
        naming(pat, 'T-155a'),
      );
    const other = { [`arn:aws:iam::${HOME}:user/other`]: { own: [get] } };
    expect(await completenessOf(closed, { [pat]: { own: [remove] }, ...other })).toEqual(nobody);
  });

  it('is gone with all that it allows, unless single statements are removed', async () => {
    const both = (action: string) => [allowingPat(action, '*'), denyingOthers(action, '*')];
    const whole = { ...read, policy: both('s3:GetObject') };
    expect(await completenessOf(whole, { [pat]: { own: [remove] } })).toEqual(nobody);
    const queue = { action: 'sqs:ReceiveMessage', on: arnOf('sqs', 'q'), policy: both('sqs:ReceiveMessage') };
    const own = [allow('sqs:RemovePermission', queue.on)];
    expect(await completenessOf(queue, { [pat]: { own } })).toEqual(naming(pat, 'T-159b'));
  });
});

describe('tags that somebody may change', () => {
  const tagged = { Tags: [{ Key: 'team', Value: 'blue' }] };
  const secret = { action: 'secretsmanager:GetSecretValue', on: arnOf('secretsmanager', 'secret:db-AbCdEf') };
  const root = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${HOME}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  const key = { action: 'kms:Decrypt', on: arnOf('kms', 'key/1'), policy: [root] };
  const object = { action: 's3:GetObject', on: `${bucket}/k`, holder: bucket };
  const abac = (Status: string): Json => ({ ...tagged, AbacStatus: { Status } });
  const ifRed = (action: string): Json => ({
    ...allow(action),
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
  });
  const unlessBlue = (action: string): Json => ({
    Effect: 'Deny',
    Action: action,
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } },
  });

  it.each<readonly [string, Case]>([
    ['secretsmanager:TagResource', { ...secret, more: tagged }],
    ['secretsmanager:UntagResource', { ...secret, more: tagged }],
    ['kms:TagResource', { ...key, more: tagged }],
    ['sqs:TagQueue', { action: 'sqs:ReceiveMessage', on: arnOf('sqs', 'q'), more: tagged }],
    ['s3:PutBucketTagging', { ...object, more: abac('Enabled') }],
    ['s3:PutBucketAbac', { ...object, more: abac('Disabled') }],
    ['iam:TagRole', { action: 'iam:PutRolePolicy', on: roleNamed('reader'), holder: bucket }],
  ])('are named with whom they open it to, by %s (G-35)', async (change, question) => {
    const own = [allow(change), ifRed(question.action)];
    const reader: Members = { [roleNamed('reader')]: { trust: [] } };
    expect(await completenessOf(question, { ...reader, [pat]: { own } })).toEqual(naming(pat, 'T-470'));
    for (const some of own) {
      const found = await completenessOf(question, { ...reader, [pat]: { own: [some] } });
      expect(found).toEqual(nobody);
    }
  });

  it('open what a Deny by tags closes, and to whoever becomes one who may do it then (G-35)', async () => {
    const question = { ...secret, more: tagged };
    const denied = [allow(secret.action), unlessBlue(secret.action), allow('secretsmanager:UntagResource')];
    expect(await completenessOf(question, { [pat]: { own: denied } })).toEqual(naming(pat, 'T-470'));
    const trust = [{ Effect: 'Allow', Principal: { AWS: pat }, Action: 'sts:AssumeRole' }];
    const members: Members = {
      [pat]: { own: [allow('secretsmanager:TagResource')] },
      [roleNamed('reader')]: { own: [ifRed(secret.action)], trust },
    };
    expect(await completenessOf(question, members)).toEqual(naming(pat, 'T-470'));
  });

  it('of a bucket do not count where policies do not see them, and those of objects are others (G-35)', async () => {
    const asking = (change: string, Status: string) =>
      completenessOf(
        { ...object, more: abac(Status) },
        { [pat]: { own: [allow(change), ifRed(object.action)] } },
      );
    expect(await asking('s3:TagResource', 'Enabled')).toEqual(naming(pat, 'T-470'));
    expect(await asking('s3:TagResource', 'Disabled')).toEqual(nobody);
    expect(await asking('s3:PutObjectTagging', 'Enabled')).toEqual(nobody);
  });
});

function twice(arn: string): readonly [string, string] {
  return [arn, arn];
}
