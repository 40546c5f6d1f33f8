/** A document of any format that is too large for one piece is read as it would be in one: what it holds, and what it says of itself. */
import { describe, expect, it } from 'vitest';
import { formatNames, formats } from '../../../src/ingest/formats/formats.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { mergeUnits } from '../../../src/ingest/merge/mergeUnits.js';
import { identityCenterKind } from '../../../src/ingest/merge/identityCenterKind.js';
import { organizationKind } from '../../../src/ingest/merge/organizationKind.js';
import { textInput, type ReadLimits } from '../../../src/ingest/read/readExport.js';
import { firstDocument, parseText, roleNamed, userNamed } from './exports.js';
import { ADMIN, INSTANCE, OWNER, READER, SHOP, STORE } from './identityCenters.js';
import * as org from './organizations.js';

const id = '111122223333';
const more = { NextToken: 'more' };
const beside = { AccountId: id, Region: 'eu-west-1' };
const profileOf = (name: string) => `arn:aws:iam::${id}:instance-profile/${name}`;
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${id}:${resource}`;
const of = <Element>(...elements: readonly Element[]) => elements;
const letters = ['a', 'b', 'c'];

const details = {
  UserDetailList: letters.map((name) => userNamed(name)),
  GroupDetailList: [],
  RoleDetailList: letters.map((name) => roleNamed(name)),
};
const reservations = letters.map((name) => ({
  OwnerId: id,
  Instances: [
    {
      InstanceId: `i-${name}`,
      Placement: { AvailabilityZone: 'eu-west-1a' },
      IamInstanceProfile: { Arn: profileOf(name) },
    },
  ],
}));
const templates = letters.map((name, at) => ({
  LaunchTemplateId: `lt-${name}`,
  VersionNumber: at + 1,
  DefaultVersion: true,
  LaunchTemplateData: { IamInstanceProfile: { Name: name } },
}));
const functions = letters.map((name) => ({
  FunctionArn: arn('lambda', `function:${name}`),
  Role: `arn:aws:iam::${id}:role/${name}`,
}));
const endpoints = letters.map((name) => ({
  VpcEndpointId: `vpce-${name}`,
  OwnerId: id,
  ServiceName: 'com.amazonaws.eu-west-1.s3',
  PolicyDocument: null,
}));
const keys = ['a', 'a', 'b'].map((UserName, at) => ({
  UserName,
  AccessKeyId: `AKIA${at}`,
  Status: 'Active',
}));
const report = Buffer.from(`user,arn,mfa_active\nu,arn:aws:iam::${id}:user/u,true\n`).toString('base64');
const people = letters.map((name) => ({ UserId: name, UserName: name, IdentityStoreId: STORE }));
const assignments = of(ADMIN, READER).map((PermissionSetArn) => ({
  AccountId: SHOP,
  PermissionSetArn,
  PrincipalType: 'USER',
  PrincipalId: 'a',
}));

/** By format. */
const documents: Readonly<Record<string, readonly unknown[]>> = {
  'account authorization details': [details, { ...details, ...more }, [details, { ...details, Marker: 'm' }]],
  'credential report': [{ ReportFormat: 'text/csv', Content: report, GeneratedTime: '2024-01-01T00:00:00Z' }],
  'credentials of users': [
    { AccessKeyMetadata: keys, AccountId: id },
    { AccountId: id, AccessKeyMetadata: keys, ...more },
  ],
  'identity providers': [
    {
      OpenIDConnectProviderList: letters.map((name) => ({ Arn: `arn:aws:iam::${id}:oidc-provider/${name}` })),
    },
  ],
  'instance profiles': [
    {
      InstanceProfiles: letters.map((name) => ({
        InstanceProfileName: name,
        Arn: profileOf(name),
        Roles: [],
      })),
      IsTruncated: true,
    },
  ],
  compute: [
    { Reservations: reservations },
    { Reservations: reservations, ...more },
    { ...beside, LaunchTemplateVersions: templates },
    { LaunchTemplateVersions: templates, ...beside },
    { Functions: functions },
    {
      tasks: [{ taskArn: arn('ecs', 'task/c/1'), taskDefinitionArn: 't:1' }],
      failures: letters.map((reason) => ({ reason })),
    },
    letters.map((name) => ({ ResourceArn: arn('lambda', `function:${name}`), RoleArn: name })),
    {
      Complete: { Kinds: ['lambda:function'] },
      Workloads: letters.map((name) => ({ ResourceArn: arn('lambda', `function:${name}`), RoleArn: name })),
      AccountId: id,
    },
  ],
  'resource policies': [
    { VpcEndpoints: endpoints },
    { VpcEndpoints: endpoints, ...more },
    letters.map((name) => ({ ResourceArn: `arn:aws:s3:::${name}`, AccountId: id, Policy: null })),
  ],
  'Identity Center': [
    { IdentityStoreId: STORE, InstanceArn: INSTANCE, Users: people },
    { Users: people, ...more },
    { Users: people, Groups: [{ GroupId: 'g', DisplayName: 'g', IdentityStoreId: STORE }] },
    { InstanceArn: INSTANCE, PermissionSets: [ADMIN, READER] },
    { PermissionSetArn: ADMIN, AccountIds: [OWNER, SHOP], AccountAssignments: assignments.slice(0, 1) },
    { AccountAssignments: assignments },
  ],
  organization: [
    {
      Organization: org.organization(),
      Roots: [org.root()],
      OrganizationalUnits: [
        org.unit(org.WORKLOADS, 'workloads', { ParentId: org.ROOT }),
        org.unit(org.PRODUCTION, 'production', { ParentId: org.WORKLOADS }),
      ],
      Accounts: [org.account(org.MEMBER, 'member', { ParentId: org.WORKLOADS })],
      PolicyTargets: [],
    },
    {
      OrganizationalUnits: [org.unit(org.WORKLOADS, 'workloads'), org.unit(org.PRODUCTION, 'production')],
      ParentId: org.ROOT,
    },
  ],
  'manifest of a collection': [
    {
      RolegraphCollection: { Partition: 'aws-cn' },
      Coverage: of('lambda:function', 'ec2:instance').map((Kind) => ({
        AccountId: id,
        List: 'workloads',
        Kind,
        Region: 'eu-west-1',
        Status: 'COLLECTED',
      })),
    },
  ],
};

async function readWith(value: unknown, limits?: ReadLimits) {
  const parsed = await parseText('x.json', JSON.stringify(value), limits);
  const { accounts, notes, problems, organizations, identityCenters } = mergeAccountExports([parsed]);
  const units = [
    mergeUnits(organizationKind, organizations, new Map([[org.ORGANIZATION, new Map()]])),
    mergeUnits(identityCenterKind, identityCenters, new Map([[INSTANCE, new Map()]])),
  ];
  return structuredClone({
    accounts: accounts.map(({ collected: _ofPages, ...account }) => ({ ...account })),
    units,
    notes,
    problems,
  });
}

describe('a document that is read in parts is read as in one piece (F-6, F-116)', () => {
  it('of each format', () => {
    expect(Object.keys(documents).sort()).toEqual([...formatNames].sort());
  });

  const cases = Object.entries(documents).flatMap(([name, values]) =>
    values.map((value, at) => ({ name, at, value })),
  );

  it.each(cases)('$name, $at', async ({ name, value }) => {
    const found = await firstDocument(textInput('x.json', JSON.stringify(value)));
    expect(found.ok && formats.find(({ recognizes }) => recognizes(found.document.value))?.name).toBe(name);
    const inOnePiece = await readWith(value);
    expect(inOnePiece.problems).toEqual([]);
    expect(await readWith(value, { onePiece: 10, slice: 10 })).toEqual(inOnePiece);
  });
});
