/** No stored field comes back null: every field of every noun, from documents to what questions read, on a real Neo4j. */
import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { StoredFields } from '../../src/graph/model/stored/field.js';
import { importInto, useGraph } from '../support/graph.js';
import * as identityCenter from '../unit/ingest/identityCenters.js';
import * as organization from '../unit/ingest/organizations.js';

const account = organization.MEMBER;
const iam = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const day = '2026-01-02T00:00:00Z';
const Tags = [{ Key: 'team', Value: 'shop' }];
const { allowAll } = organization;

const user = iam('user/ann');
const role = iam('role/admin');
const group = iam('group/staff');
const managed = iam('policy/extra');
const profile = iam('instance-profile/web');
const oidc = iam('oidc-provider/token.example.com');
const saml = iam('saml-provider/corporate');
const bucket = 'arn:aws:s3:::shop-data';
const key = `arn:aws:kms:eu-west-1:${account}:key/1`;
const instance = `arn:aws:ec2:eu-west-1:${account}:instance/i-1`;
/** Of AWS, and not in the export: the text comes from Rolegraph's own copy. */
const packaged = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const unread = iam('policy/unread');

const accountExport = {
  UserDetailList: [
    {
      Path: '/',
      UserName: 'ann',
      UserId: 'AIDAANN',
      Arn: user,
      CreateDate: day,
      Tags,
      GroupList: ['staff'],
      UserPolicyList: [{ PolicyName: 'all', PolicyDocument: allowAll }],
      AttachedManagedPolicies: [
        { PolicyName: 'extra', PolicyArn: managed },
        { PolicyName: 'ReadOnlyAccess', PolicyArn: packaged },
        { PolicyName: 'unread', PolicyArn: unread },
      ],
    },
  ],
  GroupDetailList: [{ Path: '/', GroupName: 'staff', GroupId: 'AGPA1', Arn: group, CreateDate: day }],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'admin',
      RoleId: 'AROAADMIN',
      Arn: role,
      CreateDate: day,
      Tags,
      RoleLastUsed: { LastUsedDate: day, Region: 'eu-west-1' },
      RolePolicyList: [{ PolicyName: 'all', PolicyDocument: allowAll }],
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: iam('root') }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
        ],
      },
      InstanceProfileList: [
        { Path: '/', InstanceProfileName: 'web', InstanceProfileId: 'AIPA1', Arn: profile, Roles: [] },
      ],
    },
  ],
  Policies: [managed, unread].map((Arn) => ({
    PolicyName: Arn.slice(Arn.lastIndexOf('/') + 1),
    PolicyId: 'ANPA1',
    Arn,
    Path: '/',
    Description: 'more',
    DefaultVersionId: 'v1',
    CreateDate: day,
    UpdateDate: day,
    PolicyVersionList: [
      { VersionId: 'v1', IsDefaultVersion: true, Document: Arn === unread ? { Version: 'no' } : allowAll },
    ],
  })),
};

/** Of one policy the content is missing, which makes a gap. */
const limits = {
  Id: 'p-limits001',
  Arn: `arn:aws:organizations::${organization.MANAGEMENT}:policy/${organization.ORGANIZATION}/resource_control_policy/p-limits001`,
  Name: 'limits',
  Type: 'RESOURCE_CONTROL_POLICY',
  AwsManaged: false,
};

const SANDBOX = 'ou-ab12-33333333';

const targets = [
  organization.ROOT,
  organization.WORKLOADS,
  organization.PRODUCTION,
  organization.MANAGEMENT,
  account,
  SANDBOX,
];

const organizationExport = organization.combined({
  OrganizationalUnits: [
    organization.unit(organization.WORKLOADS, 'workloads', { ParentId: organization.ROOT }),
    organization.unit(organization.PRODUCTION, 'production', { ParentId: organization.WORKLOADS }),
    organization.unit(SANDBOX, 'sandbox', { ParentId: organization.ROOT }),
  ],
  Policies: [
    organization.described(organization.fullAccess, allowAll),
    organization.described(organization.denySummary, organization.deny('organizations:LeaveOrganization')),
    { PolicySummary: limits },
  ],
  PolicyTargets: [
    ...organization.attached('p-FullAWSAccess', ...targets),
    ...organization.attached(organization.DENY_ID, organization.WORKLOADS),
    ...organization.attached(limits.Id, SANDBOX),
  ],
});

/** The inline policy of one permission set is missing, which makes a gap. */
const { 'reader-inline.json': _, ...identityCenterOutputs } = identityCenter.outputs();

const documents: readonly unknown[] = [
  accountExport,
  [
    {
      ResourceArn: bucket,
      AccountId: account,
      Policy: allowAll,
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      AbacStatus: { Status: 'Enabled' },
      Tags,
    },
    { ResourceArn: key, AccountId: account, Policy: null },
  ],
  [
    { ResourceArn: instance, AccountId: account, InstanceProfileArn: 'web', State: 'running' },
    { ResourceArn: `${instance}2`, AccountId: account, RoleArn: iam('role/gone') },
  ],
  { SAMLProviderList: [{ Arn: saml, ValidUntil: day, CreateDate: day }] },
  { OpenIDConnectProviderList: [{ Arn: oidc, Url: 'token.example.com', ClientIDList: ['a'] }] },
  {
    ReportFormat: 'text/csv',
    GeneratedTime: day,
    Content: Buffer.from(
      [
        'user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,access_key_1_last_rotated',
        `ann,${user},true,${day},${day},true,true,${day}`,
      ].join('\n'),
    ).toString('base64'),
  },
  organizationExport,
  ...Object.values(identityCenterOutputs),
];

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  await importInto(graph, ...documents);
});

const page = { first: 100 };

type Read = (reader: GraphReader) => Promise<readonly object[]>;

const values = async (answer: Promise<ReadonlyMap<string, object>>): Promise<readonly object[]> => [
  ...(await answer).values(),
];

const entries = async (
  answer: Promise<ReadonlyMap<string, { readonly entries: readonly (readonly [string, object])[] }>>,
): Promise<readonly object[]> =>
  [...(await answer).values()].flatMap((one) => one.entries.map(([, entry]) => entry));

/** By table of fields: entities that have all of them, of policies and resources together. */
const reads: Readonly<Record<string, Read>> = {
  accountFields: (reader) => values(reader.accounts([account])),
  memberFields: (reader) => values(reader.accounts([account])),
  accountCountFields: (reader) => values(reader.accountCounts([account])),
  userFields: (reader) => values(reader.principals([user])),
  roleFields: (reader) => values(reader.principals([role])),
  otherPrincipalFields: (reader) => values(reader.principals([iam('root')])),
  credentialFields: (reader) => values(reader.credentials([user])),
  groupFields: (reader) => values(reader.groups([group])),
  policyFields: async (reader) => (await values(reader.policiesOfHolders([user]))).flat(),
  heldPolicyFields: async (reader) => {
    const { principals } = await reader.applicablePolicies([user], []);
    return [...principals.values()].flatMap(({ identity }) => identity);
  },
  instanceProfileFields: (reader) => values(reader.instanceProfiles([profile])),
  resourceFields: (reader) => values(reader.resources([bucket, key])),
  workloadFields: (reader) => values(reader.workloads([instance, `${instance}2`])),
  identityProviderFields: (reader) => values(reader.identityProviders([oidc, saml])),
  organizationFields: (reader) => values(reader.organizations([organization.ORGANIZATION])),
  organizationalUnitFields: (reader) =>
    entries(reader.unitsOfOrganizations([organization.ORGANIZATION], page)),
  importFields: async (reader) => (await reader.importPage(page)).entries.map(([, one]) => one),
  permissionSetFields: (reader) =>
    values(reader.permissionSets([identityCenter.ADMIN, identityCenter.READER])),
  identityCenterPrincipalFields: async (reader) =>
    (await entries(reader.assignmentsOfPermissionSets([identityCenter.ADMIN], page))).flatMap((one) =>
      'principal' in one ? [one.principal as object] : [],
    ),
};

/** A list that is empty in all of them tells nothing. */
const isThere = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

const tables = await tablesOf(new URL('../../src/graph/model/stored/', import.meta.url));

async function tablesOf(folder: URL): Promise<ReadonlyMap<string, StoredFields>> {
  const files = readdirSync(folder).map((file) => import(new URL(file, folder).href) as Promise<object>);
  const exported = (await Promise.all(files)).flatMap((file) => Object.entries(file));
  return new Map(exported.filter(([name]) => name.endsWith('Fields')) as [string, StoredFields][]);
}

test('each table of stored fields is read here', () => {
  expect(Object.keys(reads).sort()).toEqual([...tables.keys()].sort());
});

test.each(Object.entries(reads))('%s: none comes back null', async (name, read) => {
  const entities = await read(graph.reader);
  const fields = Object.keys(tables.get(name) ?? {});
  const back = new Set(
    entities.flatMap((entity) =>
      Object.entries(entity)
        .filter(([, value]) => isThere(value))
        .map(([field]) => field),
    ),
  );
  expect(fields.filter((field) => !back.has(field))).toEqual([]);
});
