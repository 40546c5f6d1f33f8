/** Who hands over to itself what is asked about: it is told where `whoCan` in the end does not list it. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

const HOME = '111122223333';
const pat = `arn:aws:iam::${HOME}:user/pat`;
const key = `arn:aws:kms:eu-west-1:${HOME}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const replicated = `arn:aws:kms:eu-west-1:${HOME}:key/mrk-1234abcd12ab34cd56ef1234567890ab`;
const bucket = 'arn:aws:s3:::b';
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const toTheAccount = {
  ResourceArn: key,
  Policy: document({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${HOME}:root` },
    Action: 'kms:*',
    Resource: '*',
  }),
};
const ownBucket = {
  ResourceArn: bucket,
  AccountId: HOME,
  Policy: document({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${HOME}:role/none` },
    Action: 's3:GetObject',
    Resource: `${bucket}/*`,
  }),
};

const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-west-1:${HOME}:${resource}`;
const onOutpost = arnOf('s3-outposts', 'outpost/op-1/accesspoint/a');
const multiRegion = `arn:aws:s3::${HOME}:accesspoint/a.mrap`;
const restApi = 'arn:aws:apigateway:eu-west-1::/restapis/a';
const closed = document({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${HOME}:role/none` },
  Action: '*',
  Resource: '*',
});

type Members = RoleEstate['members'];

async function completenessOf(
  action: string,
  resource: string,
  own: readonly Statement[],
  others: Members = {},
  bucketRecord: object = ownBucket,
) {
  const members = { [pat]: { own }, ...others };
  const documents = [...exportsOfEstate({ members }), toTheAccount, bucketRecord];
  const question = { action, resource, context: [], maxHops: 6 };
  const reader = inMemoryReader(importedEstate(documents));
  const { completeness, entries } = await whoCanTransitively(reader, question, { first: 10 });
  const { complete, truncatedBy, unexplored } = completeness;
  return { complete, truncatedBy, unexplored, found: entries.map(([identifier]) => identifier) };
}

type Statement = Readonly<Record<string, unknown>>;

const allow = (Action: string | readonly string[], Resource: string, Condition?: Statement): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

describe('whoCan in the end', () => {
  it.each([
    ['T-153', 'kms:PutKeyPolicy', key, 'kms:Decrypt', key],
    ['T-154', 'kms:CreateGrant', key, 'kms:Decrypt', key],
    ['T-155a', 's3:PutBucketPolicy', bucket, 's3:GetObject', `${bucket}/k`],
    ['T-155b', 's3:PutBucketAcl', bucket, 's3:GetObject', `${bucket}/k`],
    ['T-155b', 's3:PutObjectAcl', `${bucket}/*`, 's3:GetObject', `${bucket}/k`],
    ['T-155b', 's3:PutObjectVersionAcl', `${bucket}/k`, 's3:GetObjectVersion', `${bucket}/k`],
  ])(
    'is not complete where somebody has %s, and says who (G-6)',
    async (technique, write, on, action, asked) => {
      expect(await completenessOf(action, asked, [allow(write, on)])).toMatchObject({
        complete: false,
        truncatedBy: ['ESCALATION_UNEXPLORED'],
        unexplored: [{ principal: pat, techniqueIds: [technique] }],
      });
    },
  );

  it.each([
    ['kinesis:PutResourcePolicy', 'kinesis:GetRecords', arnOf('kinesis', 'stream/s'), undefined],
    ['glacier:SetVaultAccessPolicy', 'glacier:InitiateJob', arnOf('glacier', 'vaults/v'), undefined],
    ['s3:PutMultiRegionAccessPointPolicy', 's3:GetObject', `${multiRegion}/object/k`, multiRegion],
    ['s3express:PutBucketPolicy', 's3express:CreateSession', arnOf('s3express', 'bucket/b'), undefined],
    ['s3-outposts:PutAccessPointPolicy', 's3-outposts:GetObject', `${onOutpost}/object/k`, onOutpost],
    ['apigateway:UpdateRestApiPolicy', 'execute-api:Invoke', arnOf('execute-api', 'a/prod/GET/'), restApi],
  ])('is not complete where somebody has %s (N-6)', async (write, action, asked, on) => {
    const record = { ResourceArn: on ?? asked, AccountId: HOME, Policy: closed };
    const asking = (own: string, where: string) =>
      completenessOf(action, asked, [allow(own, where)], {}, record);
    const { unexplored } = await asking(write, on ?? asked);
    expect(unexplored).toEqual([{ principal: pat, techniqueIds: ['T-162g'] }]);
    expect(await asking(write, `${on ?? asked}x`)).toMatchObject({ unexplored: [] });
    expect(await asking('kms:PutKeyPolicy', on ?? asked)).toMatchObject({ unexplored: [] });
  });

  it.each([
    arnOf('backup', 'recovery-point:1'),
    arnOf('rds', 'snapshot:awsbackup:1'),
    'arn:aws:ec2:eu-west-1::snapshot/snap-1',
  ])('names who writes the policy of a vault that may hold the recovery point %s (E-117)', async (point) => {
    const asking = (write: string, vault: string) =>
      completenessOf('backup:DeleteRecoveryPoint', point, [allow(write, arnOf('backup', vault))]);
    const { unexplored } = await asking('backup:PutBackupVaultAccessPolicy', 'backup-vault:v');
    expect(unexplored).toContainEqual({ principal: pat, techniqueIds: ['T-162e'] });
    const others = await asking('backup:PutBackupVaultNotifications', 'backup-vault:v');
    expect(others.unexplored).not.toContainEqual({ principal: pat, techniqueIds: ['T-162e'] });
  });

  it('asks of a resource only what writes policies of its kind', async () => {
    const ask = (...writes: readonly string[]) =>
      completenessOf('s3:GetObject', `${bucket}/k`, [allow(writes, '*')]);
    const others = ['s3:PutAccessGrantsInstanceResourcePolicy', 's3:PutMultiRegionAccessPointPolicy'];
    expect(await ask(...others)).toMatchObject({ complete: true });
    expect((await ask(...others, 's3:PutBucketPolicy')).unexplored).toEqual([
      { principal: pat, techniqueIds: ['T-155a'] },
    ]);
  });

  it.each([
    [
      'logs',
      'destination:d',
      'PutSubscriptionFilter',
      'PutDestinationPolicy',
      'PutDeliveryDestinationPolicy',
    ],
    [
      'logs',
      'delivery-destination:d',
      'CreateDelivery',
      'PutDeliveryDestinationPolicy',
      'PutDestinationPolicy',
    ],
    [
      'codeartifact',
      'domain/d',
      'GetAuthorizationToken',
      'PutDomainPermissionsPolicy',
      'PutRepositoryPermissionsPolicy',
    ],
    ['codeartifact', 'repository/d/r', 'ReadFromRepository', 'PutRepositoryPermissionsPolicy', undefined],
    ['codeartifact', 'repository/d/r', 'ReadFromRepository', 'PutDomainPermissionsPolicy', undefined],
    ['s3tables', 'bucket/b', 'ListTables', 'PutTableBucketPolicy', 'PutTablePolicy'],
    ['s3tables', 'bucket/b/table/t', 'GetTableData', 'PutTablePolicy', undefined],
    [
      'mediapackagev2',
      'channelGroup/g/channel/c',
      'PutObject',
      'PutChannelPolicy',
      'PutOriginEndpointPolicy',
    ],
    [
      'mediapackagev2',
      'channelGroup/g/channel/c/originEndpoint/e',
      'GetObject',
      'PutOriginEndpointPolicy',
      'PutChannelPolicy',
    ],
    ['mediatailor', 'channel/c', 'GetManifest', 'PutChannelPolicy', undefined],
  ])('asks of %s %s who writes its kind of policy (N-6)', async (service, resource, action, write, other) => {
    const on = arnOf(service, resource);
    const record = { ResourceArn: on, AccountId: HOME, Policy: closed };
    const asking = async (own: string) =>
      (await completenessOf(`${service}:${action}`, on, [allow(`${service}:${own}`, '*')], {}, record))
        .unexplored;
    expect(await asking(write)).toEqual([{ principal: pat, techniqueIds: ['T-162g'] }]);
    if (other !== undefined) expect(await asking(other)).toEqual([]);
  });

  it.each([
    ['another key', 'kms:PutKeyPolicy', `${key.slice(0, -1)}c`, 'kms:Decrypt', key],
    ['another bucket', 's3:PutBucketPolicy', `${bucket}2`, 's3:GetObject', `${bucket}/k`],
  ])('is complete where somebody has it on %s', async (_what, write, on, action, asked) => {
    expect(await completenessOf(action, asked, [allow(write, on)])).toMatchObject({ complete: true });
  });

  it.each(['s3:PutObjectAcl', 's3:PutBucketAcl'])(
    'says who writes the ACL of the object, unless ACLs are disabled and stay so (G-31)',
    async (write) => {
      const owned = (ObjectOwnership: string) => ({
        ...ownBucket,
        OwnershipControls: { Rules: [{ ObjectOwnership }] },
      });
      const ask = (ownership: string, ...may: readonly Statement[]) =>
        completenessOf('s3:GetObject', `${bucket}/k`, [allow(write, '*'), ...may], {}, owned(ownership));
      const enabling = (on: string) => ask('BucketOwnerEnforced', allow('s3:PutBucketOwnershipControls', on));
      const writer = { complete: false, unexplored: [{ principal: pat, techniqueIds: ['T-155b'] }] };
      expect(await ask('ObjectWriter')).toMatchObject(writer);
      expect(await ask('BucketOwnerEnforced')).toMatchObject({ complete: true });
      expect(await enabling(bucket)).toMatchObject(writer);
      expect(await enabling(`${bucket}2`)).toMatchObject({ complete: true });
    },
  );

  it.each([
    ['what no ACL of an object gives', 's3:PutObject', `${bucket}/*`],
    ['another object', 's3:GetObject', `${bucket}/other`],
  ])('is complete where the ACL of an object bears not on %s', async (_what, action, on) => {
    const own = [allow('s3:PutObjectAcl', on)];
    expect(await completenessOf(action, `${bucket}/k`, own)).toMatchObject({ complete: true });
  });

  it('says who replicates a key under another policy, if it is a multi-Region key (T-461)', async () => {
    const ask = (asked: string, ...actions: readonly string[]) =>
      completenessOf(
        'kms:Decrypt',
        asked,
        [allow(actions, '*')],
        {},
        { ...toTheAccount, ResourceArn: asked },
      );
    const both = ['kms:ReplicateKey', 'kms:CreateKey'];
    expect(await ask(replicated, ...both)).toMatchObject({
      complete: false,
      unexplored: [{ principal: pat, techniqueIds: ['T-461'] }],
    });
    expect(await ask(replicated, 'kms:CreateKey')).toMatchObject({ complete: true });
    expect(await ask(`${key}2`, ...both)).toMatchObject({ complete: true });
  });

  const red = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
  it.each([
    ['once it has set its own tags', [allow('kms:PutKeyPolicy', key, red), allow('iam:TagUser', pat)], {}],
    [
      'once its boundary is gone',
      [allow('kms:PutKeyPolicy', key), allow('iam:DeleteUserPermissionsBoundary', pat)],
      { boundary: [allow('iam:*', '*')] },
    ],
  ])('says who may write the policy %s (G-20, T-153)', async (_what, own, more) => {
    const ask = (some: readonly Statement[]) =>
      completenessOf('kms:Decrypt', key, [], { [pat]: { own: some, ...more } });
    const { complete, truncatedBy, unexplored } = await ask(own);
    expect({ complete, truncatedBy }).toEqual({ complete: false, truncatedBy: ['ESCALATION_UNEXPLORED'] });
    expect(unexplored.map(({ principal }) => principal)).toEqual([pat]);
    expect(await ask(own.slice(0, 1))).toMatchObject({ complete: true });
  });

  it('says who may write the policy once it has set the tags of the resource (G-35, T-153)', async () => {
    const on = replicated;
    const tagged = { ...toTheAccount, ResourceArn: on, Tags: [{ Key: 'team', Value: 'blue' }] };
    const writing = allow('kms:PutKeyPolicy', on, { StringEquals: { 'aws:ResourceTag/team': 'red' } });
    const ask = (...own: readonly Statement[]) => completenessOf('kms:Decrypt', on, own, {}, tagged);
    expect(await ask(writing, allow('kms:TagResource', on))).toMatchObject({
      complete: false,
      unexplored: [{ principal: pat, techniqueIds: ['T-153'] }],
    });
    expect(await ask(writing, allow('kms:TagResource', key))).toMatchObject({ complete: true });
  });

  it('is complete where whoever has it may do it without', async () => {
    const answer = await completenessOf('kms:Decrypt', key, [
      allow(['kms:PutKeyPolicy', 'kms:Decrypt'], key),
    ]);
    expect(answer).toMatchObject({ complete: true });
    expect(answer.found).toContain(pat);
  });

  it('says who has it under a condition and reaches a reader by a chain alone that contradicts itself (G-6, U-8)', async () => {
    const [hop, reader] = [`arn:aws:iam::${HOME}:role/hop`, `arn:aws:iam::${HOME}:role/reader`];
    const session = `arn:aws:sts::${HOME}:assumed-role/hop/cd`;
    const trusting = (AWS: string, Condition = {}) => ({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
      Condition,
    });
    const chainNamed = (name: string): Members => ({
      [hop]: {
        own: [allow('sts:AssumeRole', reader)],
        trust: [trusting(pat, { StringEquals: { 'sts:RoleSessionName': name } })],
      },
      [reader]: { own: [allow('s3:GetObject', `${bucket}/*`)], trust: [trusting(session)] },
    });
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const own = [allow('s3:PutBucketPolicy', bucket, office)];
    const ask = (name: string) => completenessOf('s3:GetObject', `${bucket}/k`, own, chainNamed(name));
    expect((await ask('cd')).found).toContain(pat);
    const closed = await ask('ci');
    expect(closed.found).not.toContain(pat);
    expect(closed).toMatchObject({
      complete: false,
      unexplored: [{ principal: pat, techniqueIds: ['T-155a'] }],
    });
  });
});
