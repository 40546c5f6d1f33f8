/** What an account is given back as goes in again and says the same, whatever it was imported from. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentsOf } from '../../../../src/ingest/export/exportAccount.js';
import { accountWith, type AccountLists } from '../../../../src/ingest/formats/account/accountExport.js';
import type { WholeExport } from '../../../../src/ingest/merge/completeExport.js';
import { drawsOf } from '../../../support/runs.js';
import { fixtureFolder, fixtureText } from '../exports.js';
import { mutateValue, randomFrom } from '../mutate.js';
import { accountId, expectSame, importedAccounts, json, reimported, saidOf, userWith } from './reimported.js';

const sampleFolder = new URL('../../../../src/sample/', import.meta.url);
const sample = readdirSync(sampleFolder)
  .filter((name) => !/README|organization|identity-center/.test(name))
  .map((name) => readFileSync(new URL(name, sampleFolder), 'utf8'));

test('the sample organization', async () => {
  expect(await expectSame(sample)).toEqual([]);
});

test.each(readdirSync(fixtureFolder))('%s', async (name) => {
  await expectSame([fixtureText(name)]);
});

const arn = (kind: string, name: string) => `arn:aws:iam::${accountId}:${kind}/${name}`;
const place = { AccountId: accountId, Region: 'eu-west-1' };
const entry = { AccountId: accountId, List: 'workloads', Kind: 'ec2:instance', Region: 'eu-west-1' };

const further = json(
  { OpenIDConnectProviderList: [{ Arn: arn('oidc-provider', 'a.com/b'), ClientIDList: ['c'] }] },
  { Arn: arn('saml-provider', 'idp'), SAMLProviderUUID: 'x', ValidUntil: '2034-01-01T00:00:00Z' },
  {
    ...place,
    LaunchTemplateVersions: [
      {
        LaunchTemplateId: 'lt-1',
        LaunchTemplateName: 'web',
        VersionNumber: 3,
        DefaultVersion: true,
        LaunchTemplateData: { IamInstanceProfile: { Name: 'p' } },
      },
    ],
  },
  {
    AutoScalingGroups: [
      {
        AutoScalingGroupARN: `arn:aws:autoscaling:eu-west-1:${accountId}:autoScalingGroup:u:autoScalingGroupName/a`,
        LaunchTemplate: { LaunchTemplateName: 'web', Version: '$Latest' },
      },
    ],
  },
  { AccountId: accountId, Complete: { Kinds: ['ec2:instance'], Regions: ['eu-west-1'] }, Workloads: [] },
  { RolegraphCollection: { Version: 1 }, Coverage: [{ ...entry, Status: 'DENIED', Message: 'no' }] },
  { InstanceProfiles: [{ Arn: arn('instance-profile', 'p'), Roles: [{ Arn: arn('role', 'r') }] }] },
  {
    AccountId: accountId,
    AccessKeyMetadata: [{ UserName: 'a', AccessKeyId: 'AKIA', Status: 'Inactive' }],
    LoginProfile: [{ UserName: 'b' }, { UserName: 'c' }],
    MFADevices: [{ UserName: 'd', SerialNumber: 'e' }],
    SummaryMap: { AccountMFAEnabled: 1 },
  },
);

/** Of an account as changes may leave it, and imports do not. */
const changed = (lists: Partial<AccountLists>): WholeExport => ({
  account: accountWith({ accountId, partition: 'aws' }, lists),
  awsManaged: new Map(),
});

test('what is known to be empty is told where no document can say so', () => {
  const empty = changed({
    users: [],
    groups: [],
    roles: [],
    policies: [],
    instanceProfiles: [],
    credentials: [],
    identityProviders: [],
    resources: [],
    workloads: [],
    coverage: [],
  });
  expect(documentsOf(empty).map(({ name, omitted }) => [name, omitted.join(' ')])).toEqual([
    ['account-authorization-details.json', expect.stringContaining('no user, group, role or policy')],
    ['instance-profiles.json', expect.stringContaining('no instance profile')],
    ['resource-policies.json', expect.stringContaining('no resource')],
    ['compute.json', expect.stringContaining('Nothing runs')],
  ]);
});

test('a user who is known to have no credentials', async () => {
  const origin = { file: 'changes', path: '$' };
  const [alice] = await importedAccounts(json(userWith({})));
  const none = { accessKeys: [], mfaActive: false, passwordEnabled: false, origin };
  const reportedKeys = [{ status: 'ACTIVE' as const }];
  for (const credentials of [none, { ...none, reportedKeys }]) {
    const key = `arn:aws:iam::${accountId}:user/alice`;
    const whole = changed({ users: alice?.account.users ?? [], credentials: [{ arn: key, ...credentials }] });
    const { documents, again } = await reimported(whole);
    expect(documents.map(({ name }) => name)).toContain('credential-report.json');
    expect(again && saidOf(again)['hash']).toBe(saidOf(whole)['hash']);
  }
});

test.each([
  ['of whose access keys nothing is known', {}],
  ['whose access keys only calls told', { accessKeys: [{ id: 'AKIA', status: 'ACTIVE' as const }] }],
])('a user without a password %s (F-119)', async (_what, keys) => {
  const origin = { file: 'changes', path: '$' };
  const [alice] = await importedAccounts(json(userWith({})));
  const off = { passwordEnabled: false, origin };
  const credentials = [
    { arn: arn('user', 'alice'), ...off, ...keys },
    { arn: arn('user', 'bob'), ...off, reportedKeys: [{ status: 'ACTIVE' as const }] },
  ];
  const whole = changed({ users: alice?.account.users ?? [], credentials });
  const { documents, again } = await reimported(whole);
  expect(documents.map(({ name }) => name)).toContain('credential-report.json');
  expect(again && saidOf(again)).toEqual(saidOf(whole));
});

test('whatever else can be imported', async () => {
  const random = randomFrom(20);
  const all = [...further, ...further, ...sample].filter((text) => /^[[{]/.test(text));
  let tried = 0;
  for (let draw = drawsOf(5_000); draw > 0; draw -= 1) {
    const mutated = mutateValue(all[random(all.length)] ?? '', random);
    // What is refused is no matter here.
    for (const whole of await importedAccounts([mutated]).catch(() => [])) {
      const { documents, again } = await reimported(whole);
      if (documents.some(({ omitted }) => omitted.length > 0)) continue;
      expect(again && saidOf(again)).toEqual(saidOf(whole));
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(drawsOf(5_000) / 10);
});
