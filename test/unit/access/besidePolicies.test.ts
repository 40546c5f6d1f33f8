/** What users and clients may do though no policy allows it: with their own password, and on open file systems. */
import { describe, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { listResources } from '../../../src/access/exposure/listResources.js';
import { exposuresOf } from '../../../src/access/exposure/resourceExposure.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { actions } from '../api/services.js';
import type { Json } from '../../support/statements.js';

const here = '111122223333';
const ann = `arn:aws:iam::${here}:user/ann`;
const fileSystem = `arn:aws:elasticfilesystem:eu-west-1:${here}:file-system/fs-1`;

const restApi = 'arn:aws:apigateway:eu-west-1::/restapis/a1b2';

function readerOf(policy: Json | null, arn = fileSystem) {
  const account = exportsOfEstate({ members: { [ann]: {} } });
  const record = [{ ResourceArn: arn, AccountId: here, Policy: policy }];
  return inMemoryReader(importedGraph([...account, record]));
}

const closed: Json = { Version: '2012-10-17', Statement: [] };

async function told(action: string, resource: string, policy: Json | null = null, holder = fileSystem) {
  const { entries, dataGaps } = await whoCan(
    readerOf(policy, holder),
    { action, resource, context: [] },
    { first: 10 },
  );
  const gaps = dataGaps.map(({ kind }) => kind).filter((kind) => kind !== 'ORGANIZATION_NOT_IMPORTED');
  const listed = entries.map(([identifier, { decision }]) => `${identifier} ${decision}`);
  return { listed: listed.filter((one) => !one.includes(':root ')), gaps };
}

describe('a file system without a policy (E-102)', () => {
  test('lets in anyone who reaches it', async () => {
    const { listed } = await told('elasticfilesystem:ClientMount', fileSystem);
    expect(listed).toEqual(['* CONDITIONAL', `${ann} CONDITIONAL`]);
  });

  test('lets in nobody to its administration, and nobody where it has a policy', async () => {
    expect(await told('elasticfilesystem:DeleteFileSystem', fileSystem)).toEqual({ listed: [], gaps: [] });
    expect(await told('elasticfilesystem:ClientMount', fileSystem, closed)).toEqual({ listed: [], gaps: [] });
  });

  test.each([
    ['none', fileSystem, null, ['unsigned', 'signed']],
    ['one that names nobody', fileSystem, closed, []],
    ['none, as an API (E-104)', restApi, null, ['unsigned', 'signed']],
    ['one that names nobody, as an API (E-104)', restApi, closed, []],
  ])('is exposed where it has %s', async (_policy, arn, policy, expected) => {
    const reader = readerOf(policy, arn);
    const resource = (await reader.resources([arn])).get(arn);
    const found = resource && (await exposuresOf(reader, actions, [resource])).get(arn);
    const access = found?.reachableFromOutside.map(({ anonymous }) => (anonymous ? 'unsigned' : 'signed'));
    expect(access).toEqual(expected);
    const listed = await listResources(reader, actions, { first: 10 }, { exposed: true });
    expect(listed.totalCount).toBe(expected.length > 0 ? 1 : 0);
  });
});

test.each([
  ['none', null, ['* CONDITIONAL', `${ann} CONDITIONAL`]],
  ['one that names nobody', closed, []],
])('whoever calls an API gets in where it has %s (E-104)', async (_policy, policy, expected) => {
  const method = `arn:aws:execute-api:eu-west-1:${here}:a1b2/prod/GET/pets`;
  expect((await told('execute-api:Invoke', method, policy, restApi)).listed).toEqual(expected);
});

test('users may change their own password by a setting that no import has (E-101)', async () => {
  const question = { principal: ann, resource: ann, context: [], unlistedContextKeys: 'UNKNOWN' } as const;
  const { decision } = await can(readerOf(null), { ...question, action: 'iam:ChangePassword' });
  expect(decision).toBe('CONDITIONAL');
  const listed = [`${ann} CONDITIONAL`];
  expect(await told('iam:ChangePassword', ann)).toEqual({ listed, gaps: [] });
  expect(await told('iam:ChangePassword', `${ann.slice(0, -2)}*`)).toEqual({ listed, gaps: [] });
  expect(await told('iam:ChangePassword', `${ann}a`)).toEqual({ listed: [], gaps: [] });
  expect(await told('iam:GetAccountPasswordPolicy', '*')).toEqual({ listed, gaps: [] });
  expect(await told('iam:UpdateLoginProfile', ann)).toEqual({ listed: [], gaps: [] });
});

test.each([
  ['the policy of an ECR registry', 'ecr:BatchGetImage', 'ecr', 'repository/images', 'registry'],
  ['a second policy of a vault', 'glacier:DeleteArchive', 'glacier', 'vaults/logs', 'lock policy'],
  ['a second policy of an identity', 'ses:SendEmail', 'ses', 'identity/example.com', 'several policies'],
  [
    'a second policy of a project',
    'rekognition:CopyProjectVersion',
    'rekognition',
    'project/p/1',
    'several policies',
  ],
])('what %s says is not known (F-57, F-62, F-175)', async (_what, action, service, name, said) => {
  const arn = `arn:aws:${service}:eu-west-1:${here}:${name}`;
  const record = [{ ResourceArn: arn, AccountId: here, Policy: closed }];
  const reader = inMemoryReader(importedGraph([...exportsOfEstate({ members: { [ann]: {} } }), record]));
  const asked = { action, resource: arn, context: [] };
  const { dataGaps } = await whoCan(reader, asked, { first: 10 });
  const resource = (await reader.resources([arn])).get(arn);
  const exposure = resource && (await exposuresOf(reader, actions, [resource])).get(arn);
  for (const gaps of [dataGaps, exposure?.dataGaps ?? []])
    expect(gaps.map(({ message }) => message)).toContainEqual(expect.stringContaining(said));
  const ofOthers = { ...asked, resource: arn.replace(`:${service}:`, `:${service}-public:`) };
  const others = (await whoCan(reader, ofOthers, { first: 10 })).dataGaps.map(({ message }) => message);
  expect(others.filter((message) => message.includes(said))).toEqual([]);
});

describe('what policies of no single log group let in is not known (E-109)', () => {
  const group = `arn:aws:logs:eu-west-1:${here}:log-group:/dns`;
  const route53 = 'route53.amazonaws.com';
  const opens: Json = { Effect: 'Allow', Principal: { Service: route53 }, Action: 'logs:*', Resource: '*' };
  const unread = ['EXPORT_INCOMPLETE'];

  test.each([
    ['a service that the policy of the group lets in', route53, { Statement: [opens] }, 'ALLOWED', unread],
    ['another service', 'es.amazonaws.com', { Statement: [opens] }, 'UNKNOWN', unread],
    ['a service where the group has no policy', route53, null, 'UNKNOWN', unread],
    ['a user', ann, null, 'IMPLICIT_DENY', []],
  ])('of %s', async (_who, principal, policy, decision, gaps) => {
    const asked = { principal, action: 'logs:PutLogEvents', resource: group, context: [] };
    const found = await can(readerOf(policy, group), { ...asked, unlistedContextKeys: 'UNKNOWN' });
    expect(found.decision).toBe(decision);
    const kinds = found.dataGaps.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'ORGANIZATION_NOT_IMPORTED')).toEqual(gaps);
  });

  test('of whoever may write to the group', async () => {
    expect(await told('logs:PutLogEvents', group, null, group)).toEqual({ listed: [], gaps: unread });
    expect(await told('logs:GetLogEvents', group, null, group)).toEqual({ listed: [], gaps: [] });
  });
});

test.each([
  ['ssm:GetParameter', 'ssm:eu-west-1:111122223333:parameter/db', ['EXPORT_INCOMPLETE']],
  ['ec2:RunInstances', 'ec2:eu-west-1:111122223333:subnet/subnet-1', ['EXPORT_INCOMPLETE']],
  [
    'workspaces:CopyWorkspaceImage',
    'workspaces:eu-west-1:111122223333:workspaceimage/wsi-1',
    ['EXPORT_INCOMPLETE'],
  ],
  ['datazone:GetAsset', 'datazone:eu-west-1:111122223333:domain/dzd-1', ['EXPORT_INCOMPLETE']],
  ['ec2:StopInstances', 'ec2:eu-west-1:111122223333:instance/i-1', []],
])('whom resources are shared with is not known: %s (E-33)', async (action, resource, gaps) => {
  expect(await told(action, `arn:aws:${resource}`)).toEqual({ listed: [], gaps });
});

test('who may call Amazon Cognito without credentials is not known (E-111)', async () => {
  const gaps = ['EXPORT_INCOMPLETE'];
  expect(await told('cognito-identity:GetCredentialsForIdentity', '*')).toEqual({ listed: [], gaps });
  expect(await told('cognito-identity:ListIdentities', '*')).toEqual({ listed: [], gaps: [] });
});

test.each([
  ['without ownership controls', { OwnershipControls: null }, 1],
  ['whose controls were not imported', {}, 1],
  ['of the owner', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }, 0],
])('whom access control lists of a bucket %s let in is not known (E-29a)', async (_what, controls, count) => {
  const record = [{ ResourceArn: 'arn:aws:s3:::data', AccountId: here, Policy: null, ...controls }];
  const reader = inMemoryReader(importedGraph([...exportsOfEstate({ members: { [ann]: {} } }), record]));
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::data/x', context: [] };
  const { dataGaps } = await whoCan(reader, asked, { first: 10 });
  expect(dataGaps.filter(({ message }) => /ccess control lists/.test(message))).toHaveLength(count);
});

describe('a question about an alias is one about the key behind it, which is not known (E-26h)', () => {
  const arnOf = (name: string) => `arn:aws:kms:eu-west-1:${here}:${name}`;
  const own = [{ Effect: 'Allow', Action: 'kms:*', Resource: arnOf('key/k') }];
  const reader = inMemoryReader(importedGraph(exportsOfEstate({ members: { [ann]: { own } } })));
  const asked = { resource: arnOf('alias/app'), context: [] };

  test('nothing is certain', async () => {
    const question = { ...asked, principal: ann, unlistedContextKeys: 'UNKNOWN' } as const;
    const { decision } = await can(reader, { ...question, action: 'kms:Decrypt' });
    expect(decision).toBe('UNKNOWN');
    const { dataGaps } = await whoCan(reader, { ...asked, action: 'kms:Decrypt' }, { first: 10 });
    expect(dataGaps.map(({ kind }) => kind)).toContain('RESOURCE_POLICY_NOT_IMPORTED');
  });

  test('but of what is done to the alias itself', async () => {
    const question = { ...asked, principal: ann, unlistedContextKeys: 'UNKNOWN' } as const;
    const { decision } = await can(reader, { ...question, action: 'kms:DeleteAlias' });
    expect(decision).toBe('IMPLICIT_DENY');
  });
});
