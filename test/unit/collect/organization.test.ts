/** A whole organization, collected from AWS on this machine. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CollectReport } from '../../../src/collect/collect.js';
import { collectionPolicy } from '../../../src/collect/collectors.js';
import { formats } from '../../../src/ingest/formats/formats.js';
import { scopeOfArn } from '../../../src/ingest/formats/account/scopes.js';
import { parseJson } from '../../../src/ingest/read/strictJson.js';
import {
  busy,
  closedToUs,
  estate,
  management,
  member,
  permissionSetArn,
  resourcePolicy,
  roleName,
  secretText,
  suspended,
  trustPolicy,
} from '../../support/fakeAws/estate.js';
import { nameOf, startFakeAws, type FakeAws } from '../../support/fakeAws/fakeAws.js';
import { workplace, type Workplace } from '../../support/fakeAws/workplace.js';
import { mergeFiles } from '../ingest/exports.js';

let aws: FakeAws;
let place: Workplace;
let report: CollectReport;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  aws = await startFakeAws(estate);
  place = await workplace(aws);
  report = await place.run({ organizationRole: roleName });
  files = await place.files();
}, 120_000);

afterAll(async () => {
  await aws.close();
  await place.remove();
});

const accountFiles = [
  'access-keys.json',
  'account-authorization-details.json',
  'compute.json',
  'credential-report.json',
  'identity-providers.json',
  'instance-profiles.json',
  'resource-policies.json',
];

interface Record {
  readonly ResourceArn: string;
}

const records = async (path: string): Promise<readonly Record[]> => (await place.json(path)) as Record[];
const recordOf = async (path: string, arn: string) =>
  (await records(path)).filter(({ ResourceArn }) => ResourceArn === arn);

describe('the folder', () => {
  test('holds the files of every account that can be read, and of the organization', () => {
    const expected = [management, member].flatMap((id) => accountFiles.map((name) => `${id}/${name}`));
    expect([...files.keys()].sort()).toEqual(
      [...expected, 'identity-center.json', 'manifest.json', 'organization.json'].sort(),
    );
  });

  test('is for its owner alone', async () => {
    for (const path of files.keys()) expect((await stat(join(place.folder, path))).mode & 0o777).toBe(0o600);
    expect((await stat(join(place.folder, member))).mode & 0o777).toBe(0o700);
  });

  test('F-90: holds no secret that AWS answered with', () => {
    for (const text of files.values()) expect(text).not.toContain(secretText);
  });

  test('F-173: holds as many things as its manifest says', async () => {
    const merged = await mergeFiles(Object.fromEntries(files));
    const ofMember = merged.accounts.find(({ accountId }) => accountId === member);
    const counted = report.coverage.filter(({ AccountId, Found }) => AccountId === member && Found);
    expect(counted.length).toBeGreaterThan(25);
    const refused = counted.filter(({ Status }) => Status !== 'COLLECTED').map(({ Kind }) => Kind);
    const open = ofMember?.coverage.filter(({ status }) => status !== 'COLLECTED').map(({ kind }) => kind);
    expect(open).toEqual(refused);
  });

  test('holds nothing that import does not recognize, or refuses', () => {
    for (const [file, text] of files) {
      const read = parseJson(text);
      if (!read.ok) throw new Error(`${file} ${read.path}: ${read.message}`);
      const format = formats.find((one) => one.recognizes(read.value));
      expect(format, file).toBeDefined();
      expect(format?.parse({ file, value: read.value, duplicateKeys: read.duplicateKeys }).problems).toEqual(
        [],
      );
    }
  });
});

describe('an account', () => {
  test('F-1, F-9: pages of account authorization details are one, with decoded documents', async () => {
    expect(await place.json(`${member}/account-authorization-details.json`)).toMatchObject({
      UserDetailList: [{ Arn: `arn:aws:iam::${member}:user/ada` }],
      RoleDetailList: [
        { Arn: `arn:aws:iam::${member}:role/app/runner`, AssumeRolePolicyDocument: trustPolicy },
      ],
    });
  });

  test('F-76: the report is base64 as the AWS CLI prints it', async () => {
    const { Content } = (await place.json(`${member}/credential-report.json`)) as {
      readonly Content: string;
    };
    expect(Buffer.from(Content, 'base64').toString()).toContain(`arn:aws:iam::${member}:user/ada`);
  });

  test('F-81 to F-83: providers have their ARN beside them', async () => {
    expect(await place.json(`${member}/identity-providers.json`)).toMatchObject({
      OpenIDConnectProviderList: [
        { Arn: `arn:aws:iam::${member}:oidc-provider/token.example.com`, Url: 'token.example.com' },
      ],
      SAMLProviderList: [{ Arn: `arn:aws:iam::${member}:saml-provider/staff` }],
    });
  });

  test('F-84: access keys name their users, and the account stands beside them', async () => {
    expect(await place.json(`${member}/access-keys.json`)).toMatchObject({
      AccountId: member,
      AccessKeyMetadata: [{ UserName: 'ada', AccessKeyId: 'AKIAADA' }],
      UsersWithoutAccessKeys: ['bob'],
    });
  });

  test('F-73: no policy, a policy and one that may not be read are told apart', async () => {
    const path = `${member}/resource-policies.json`;
    const key = (id: string) => `arn:aws:kms:${busy}:${member}:key/${id}`;
    expect(await recordOf(path, key('key-1'))).toEqual([
      {
        ResourceArn: key('key-1'),
        AccountId: member,
        Policy: resourcePolicy,
        Tags: [{ Key: 'team', Value: 'a' }],
      },
    ]);
    expect(await recordOf(path, key('key-2'))).toMatchObject([{ Error: 'AccessDeniedException' }]);
    expect((await recordOf(path, key('key-2')))[0]).not.toHaveProperty('Policy');
    expect(await recordOf(path, `arn:aws:ecr:${busy}:${member}:repository/web`)).toMatchObject([
      { Policy: null },
    ]);
  });

  test('F-55: an alias of a function has a policy of its own', async () => {
    const alias = `arn:aws:lambda:${busy}:${member}:function:render:live`;
    expect(await recordOf(`${member}/resource-policies.json`, alias)).toEqual([
      { ResourceArn: alias, AccountId: member, Policy: resourcePolicy },
    ]);
  });

  test('F-44, F-45, E-68: a bucket of another region is read there, with what its policy hangs on', async () => {
    const found = await recordOf(`${member}/resource-policies.json`, 'arn:aws:s3:::open');
    expect(found).toEqual([
      {
        ResourceArn: 'arn:aws:s3:::open',
        AccountId: member,
        Policy: resourcePolicy,
        PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        AbacStatus: { Status: 'Enabled' },
        Tags: [{ Key: 'team', Value: 'a' }],
      },
    ]);
    const regions = aws.calls
      .filter((call) => call.operation === 'GetBucketPolicy')
      .map(({ region }) => region);
    expect(new Set(regions)).toEqual(new Set([busy, 'us-east-1']));
  });

  test("F-45: the account's own block is a record of its root, null where it has none", async () => {
    const root = `arn:aws:iam::${member}:root`;
    expect(await recordOf(`${member}/resource-policies.json`, root)).toEqual([
      {
        ResourceArn: root,
        AccountId: member,
        PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
      },
    ]);
    const own = `arn:aws:iam::${management}:root`;
    expect(await recordOf(`${management}/resource-policies.json`, own)).toEqual([
      { ResourceArn: own, AccountId: management, PublicAccessBlockConfiguration: null },
    ]);
  });

  test('what runs is listed with each of its roles, and what the service uses itself is marked', async () => {
    const arn = `arn:aws:ecs:${busy}:${member}:task-definition/web:1`;
    expect(await recordOf(`${member}/compute.json`, arn)).toEqual([
      { ResourceArn: arn, AccountId: member, RoleArn: `arn:aws:iam::${member}:role/app/runner` },
      {
        ResourceArn: arn,
        AccountId: member,
        ServiceRoleArn: `arn:aws:iam::${member}:role/ecs-agent`,
      },
    ]);
  });

  test.each([
    ['ec2', 'instance/i-2', { InstanceProfileArn: null, State: 'running' }],
    ['ec2', 'launch-template/lt-2', { InstanceProfileArn: null }],
    ['ecs', 'task-definition/bare:1', { RoleArn: null }],
    ['ecs', 'service/main/bare', { RoleArn: null }],
    ['cloudformation', 'stack/bare/1', { RoleArn: null, State: 'CREATE_COMPLETE' }],
    ['batch', 'job-definition/bare:1', { RoleArn: null }],
  ])('G-12: what has no role is listed without one: %s %s', async (service, resource, said) => {
    const arn = `arn:aws:${service}:${busy}:${member}:${resource}`;
    expect(await recordOf(`${member}/compute.json`, arn)).toEqual([
      { ResourceArn: arn, AccountId: member, ...said },
    ]);
  });

  test.each(['resource-policies.json', 'compute.json'])(
    'the records of %s are of kinds and regions that the manifest names',
    async (name) => {
      const covered = new Set(
        report.coverage
          .filter(({ AccountId }) => AccountId === member)
          .map(({ List, Kind, Region }) => `${List} ${Kind}@${Region}`),
      );
      const list = name === 'compute.json' ? 'workloads' : 'resources';
      const all = await records(`${member}/${name}`);
      expect(all.length).toBeGreaterThan(10);
      for (const { ResourceArn } of all) expect(covered).toContain(`${list} ${scopeOfArn(ResourceArn)}`);
    },
  );
});

describe('the organization', () => {
  test('F-161 to F-169: what the outputs lack stands beside them', async () => {
    expect(await place.json('organization.json')).toMatchObject({
      Organization: { MasterAccountId: management },
      Roots: [{ Id: 'r-root' }],
      OrganizationalUnits: [{ Id: 'ou-root-work1234', ParentId: 'r-root' }],
      Accounts: [
        { Id: management, ParentId: 'r-root' },
        { Id: member, ParentId: 'ou-root-work1234' },
        { Id: closedToUs },
        { Id: suspended, Status: 'SUSPENDED' },
      ],
      Policies: [{ PolicySummary: { Id: 'p-FullAWSAccess' }, Content: expect.stringContaining('Allow') }],
      PolicyTargets: [{ PolicyId: 'p-FullAWSAccess', TargetId: 'r-root' }],
      DelegatedAdministrators: [
        { Id: member, DelegatedServices: [{ ServicePrincipal: 'sso.amazonaws.com' }] },
      ],
    });
  });

  test('F-42: accounts that are not active are not entered', () => {
    expect(report.accountIds).toEqual([management, member, closedToUs]);
  });

  test('an account whose role may not be assumed is denied as a whole, and the others go on', () => {
    const entries = report.coverage.filter(({ AccountId }) => AccountId === closedToUs);
    expect(entries.map(({ List, Kind, Status }) => `${List} ${Kind} ${Status}`)).toEqual([
      'accountAuthorizationDetails * DENIED',
      'credentials * DENIED',
      'identityProviders * DENIED',
      'instanceProfiles * DENIED',
      'resources * DENIED',
      'workloads * DENIED',
    ]);
    expect(entries[0]?.Message).toMatch(/AccessDenied: .*sts:AssumeRole/);
  });

  test('F-120: outputs about a permission set name it', async () => {
    const outputs = (await place.json('identity-center.json')) as object[];
    const about = outputs.filter((output) => 'InlinePolicy' in output || 'AttachedManagedPolicies' in output);
    expect(about).toHaveLength(2);
    expect(outputs).toContainEqual({ PermissionSetArn: permissionSetArn, PermissionsBoundary: null });
    for (const output of about) expect(output).toHaveProperty('PermissionSetArn');
  });

  test('F-99: of people their names and whether they are enabled', async () => {
    const outputs = (await place.json('identity-center.json')) as { readonly Users?: readonly object[] }[];
    expect(outputs.flatMap(({ Users = [] }) => Users.map((user) => Object.entries(user).sort()))).toEqual([
      [
        ['DisplayName', 'Ada'],
        ['IdentityStoreId', expect.any(String)],
        ['UserId', 'user-1'],
        ['UserName', 'ada'],
        ['UserStatus', 'DISABLED'],
      ],
    ]);
  });
});

describe('the calls', () => {
  /** Permissions that are not named after the call. */
  const renamed = new Map([
    ['s3:ListBuckets', 's3:ListAllMyBuckets'],
    ['s3:GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
  ]);
  const made = () => [...new Set(aws.calls.map(nameOf))];
  const allowed = () => {
    const policy = collectionPolicy({ organizationRole: roleName }) as { Statement: { Action: string[] }[] };
    return policy.Statement.flatMap(({ Action }) => Action);
  };

  test('are all known to this test', () => {
    expect(aws.unknown).toEqual([]);
  });

  test('are those that the printed policy allows, no more and no fewer', () => {
    expect(
      made()
        .map((name) => renamed.get(name) ?? name)
        .sort(),
    ).toEqual(allowed().sort());
  });

  test('only read, but for the role that is assumed and the report that is asked for', () => {
    const others = made().filter((name) => !/^[a-z0-9-]+:(?:Get|List|Describe|BatchGet)/.test(name));
    expect(others.sort()).toEqual(['iam:GenerateCredentialReport', 'sts:AssumeRole']);
  });

  test('assume a role once an account', () => {
    expect(aws.calls.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(2);
  });
});
