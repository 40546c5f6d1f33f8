/** Exposed roles, access keys, and roles for EC2 without a profile, on a real Neo4j and as the graph in memory gives them. */
import { beforeAll, expect, test } from 'vitest';
import { accessKeys } from '../../src/access/exposure/accessKeys.js';
import { instanceProfiles } from '../../src/access/exposure/listInstanceProfiles.js';
import { can } from '../../src/access/can/can.js';
import { trustExposure } from '../../src/access/exposure/trust/trustExposure.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import {
  account,
  allow,
  document,
  github,
  own,
  roleDetail,
  root,
  sister,
  vendor,
} from '../support/exposedRole.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedGraph } from '../support/importedGraph.js';
import { importedHops } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';

const graph = useGraph();

const host = 'token.actions.githubusercontent.com';
const ofGitHub = (condition: object) =>
  document({
    ...allow({ Federated: github }, undefined, 'sts:AssumeRoleWithWebIdentity'),
    Condition: condition,
  });
const ec2 = (ending = '') => document(allow({ Service: `ec2.amazonaws.com${ending}` }));
const chinese = '555555555555';
/** Names whom it does not let in. */
const refusing = {
  Version: '2012-10-17',
  Statement: [
    allow({ AWS: `arn:aws:iam::${own}:user/ann` }),
    { ...allow('*'), Effect: 'Deny', Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } },
    { ...allow({ Service: 'ec2.amazonaws.com' }), Effect: 'Deny' },
  ],
};
const profile = {
  InstanceProfileName: 'used',
  Arn: `arn:aws:iam::${own}:instance-profile/used`,
  Path: '/',
  InstanceProfileId: 'AIPAUSED',
  Roles: [],
};

const accounts = [
  {
    ...account(
      own,
      roleDetail('anyone', document(allow('*'))),
      roleDetail('broken', { Version: '2012-10-17', Statement: [{ Effect: 'Permit' }] }),
      roleDetail('inner', document(allow({ AWS: root(own) }))),
      roleDetail('pipeline', ofGitHub({ StringLike: { [`${host}:sub`]: 'repo:octo*' } })),
      roleDetail('sisterly', document(allow({ AWS: `arn:aws:iam::${sister}:role/keeper` }))),
      roleDetail('states', document(allow({ Service: 'states.amazonaws.com' }))),
      roleDetail('vendor', document(allow({ AWS: vendor }))),
      roleDetail('vendor-too', document(allow({ AWS: vendor }))),
      roleDetail('ec2-idle', ec2()),
      roleDetail('refusing', refusing),
      { ...roleDetail('ec2-used', ec2()), InstanceProfileList: [profile] },
    ),
    UserDetailList: [
      {
        Path: '/',
        UserName: 'ann',
        UserId: 'AIDAANN',
        Arn: `arn:aws:iam::${own}:user/ann`,
        GroupList: [],
        AttachedManagedPolicies: [],
      },
    ],
  },
  account(sister),
  {
    ...account(chinese),
    RoleDetailList: [
      { ...roleDetail('ec2-idle', ec2('.cn'), chinese), Arn: `arn:aws-cn:iam::${chinese}:role/ec2-idle` },
    ],
  },
];

const provider = {
  OpenIDConnectProviderList: [{ Arn: github, Url: host, ClientIDList: ['sts.amazonaws.com'] }],
};
const report = [
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
  `<root_account>,arn:aws:iam::${own}:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
  `ann,arn:aws:iam::${own}:user/ann,2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,true,2025-01-01T00:00:00+00:00,2026-01-01T00:00:00+00:00,eu-west-1,s3,true,2025-06-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A`,
].join('\n');

beforeAll(async () => {
  await graph.empty();
  const texts = [...asFiles(accounts), { name: 'report.csv', content: report }];
  const { problems } = await ingestDocuments(graph.writer, texts);
  expect(problems).toEqual([]);
});

test('exposed roles of Neo4j are those of the graph in memory', async () => {
  const memory = inMemoryReader(importedGraph(accounts));
  for (const filter of [
    {},
    { accountId: own },
    { accountId: sister },
    { kind: 'WITHOUT_EXTERNAL_ID' },
  ] as const) {
    const expected = await trustExposure(memory, filter, { first: 100 });
    const { graphVersion: _version, ...found } = await trustExposure(graph.reader, filter, { first: 100 });
    expect(found).toEqual({
      entries: expected.entries,
      hasNextPage: false,
      totalCount: expected.totalCount,
      dataGaps: expected.dataGaps,
    });
  }
});

test('exposed roles are listed with what could not be understood', async () => {
  const { entries, dataGaps } = await trustExposure(graph.reader, {}, { first: 100 });
  expect(
    entries.map(([, { role, kind, principal }]) => `${role.name} ${kind} ${principal.identifier}`),
  ).toEqual([
    'anyone ANYONE *',
    `pipeline ANY_OIDC_AUDIENCE ${github}`,
    `pipeline ANY_OIDC_SUBJECT ${github}`,
    'states SERVICE_WITHOUT_SOURCE states.amazonaws.com',
    `vendor OUTSIDE_ACCOUNT ${root(vendor)}`,
    `vendor WITHOUT_EXTERNAL_ID ${root(vendor)}`,
    `vendor-too OUTSIDE_ACCOUNT ${root(vendor)}`,
    `vendor-too WITHOUT_EXTERNAL_ID ${root(vendor)}`,
  ]);
  expect(dataGaps.map(({ kind }) => kind)).toEqual(['POLICY_QUARANTINED', 'ORGANIZATION_NOT_IMPORTED']);
});

test('roles for EC2 without an instance profile', async () => {
  const names = async (ec2WithoutInstanceProfile: boolean, accountId = own) =>
    (
      await graph.reader.principalPage({ first: 100 }, { ec2WithoutInstanceProfile, accountId, kind: 'ROLE' })
    ).entries.map(([, { name }]) => name);
  expect(await names(true)).toEqual(['ec2-idle']);
  expect(await names(false)).toContain('ec2-used');
  expect(await names(false)).not.toContain('ec2-idle');
  expect(await names(true, sister)).toEqual([]);
});

test('roles for EC2 without an instance profile in China, where it has another name (E-57)', async () => {
  const filter = { ec2WithoutInstanceProfile: true, accountId: chinese };
  const memory = inMemoryReader(importedHops(accounts));
  for (const reader of [graph.reader, memory]) {
    const { entries } = await reader.principalPage({ first: 100 }, filter);
    expect(entries.map(([, { name }]) => name)).toEqual(['ec2-idle']);
  }
});

test('instance profiles without a role are a gap where only roles show profiles (F-22)', async () => {
  const filter = { accountId: own, withoutRole: true };
  const { entries, dataGaps } = await instanceProfiles(graph.reader, filter, { first: 10 });
  expect(entries).toEqual([]);
  expect(dataGaps).toEqual([
    {
      kind: 'EXPORT_INCOMPLETE',
      accountId: own,
      message: `Not all instance profiles of account ${own} are known. Those that hold no role are not known. Import what this prints: aws iam list-instance-profiles`,
    },
  ]);
});

test('roles that let everyone in, and not those that refuse everyone something', async () => {
  expect((await graph.reader.statistics()).rolesTrustingAnyone).toBe(1);
});

test('access keys with their owners, and what was not collected', async () => {
  const now = Date.UTC(2026, 2, 1);
  const { entries, dataGaps } = await accessKeys(
    graph.reader,
    { usersWithTwoActiveKeys: true },
    { first: 10 },
    now,
  );
  expect(entries.map(([, key]) => key)).toEqual([
    expect.objectContaining({
      status: 'ACTIVE',
      lastUsedAt: Date.UTC(2026, 0, 1),
      principal: expect.objectContaining({ kind: 'USER', name: 'ann' }) as unknown,
    }),
    expect.objectContaining({ status: 'ACTIVE', neverUsed: true }),
  ]);
  expect(dataGaps.map(({ accountId }) => accountId)).toEqual([sister, chinese]);
  const { entries: old } = await accessKeys(
    graph.reader,
    { accountId: own, unusedForDays: 100 },
    { first: 10 },
    now,
  );
  expect(old.map(([, { neverUsed }]) => neverUsed)).toEqual([true]);
});

test('a provider with one audience is open to no other, once it is imported (F-81)', async () => {
  const exposed = async () =>
    (await trustExposure(graph.reader, { kind: 'ANY_OIDC_AUDIENCE' }, { first: 10 })).totalCount;
  expect(await exposed()).toBe(1);
  await ingestDocuments(graph.writer, [{ name: 'provider.json', content: JSON.stringify(provider) }]);
  expect(await exposed()).toBe(0);
});

test('a provider that its account is known not to have lets nobody in (E-47a)', async () => {
  const lists = {
    OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${own}:oidc-provider/other.example.com` }],
    SAMLProviderList: [{ Arn: `arn:aws:iam::${own}:saml-provider/other` }],
  };
  await ingestDocuments(graph.writer, [{ name: 'lists.json', content: JSON.stringify(lists) }]);
  const role = `arn:aws:iam::${own}:role/pipeline`;
  const action = 'sts:AssumeRoleWithWebIdentity';
  const asked = { action, resource: role, context: [] };
  const exposed = await trustExposure(graph.reader, {}, { first: 10 });
  expect(exposed.entries.filter(([, { principal }]) => principal.identifier === github)).toEqual([]);
  const byProvider = { ...asked, principal: github, unlistedContextKeys: 'UNKNOWN' } as const;
  const { decision, dataGaps } = await can(graph.reader, byProvider);
  expect(decision).toBe('IMPLICIT_DENY');
  for (const gaps of [dataGaps, exposed.dataGaps])
    expect(gaps).toContainEqual(expect.objectContaining({ kind: 'PRINCIPAL_DELETED', accountId: own }));
  expect((await whoCan(graph.reader, asked, { first: 10 })).totalCount).toBe(0);
});
