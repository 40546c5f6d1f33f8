/** What runs, what people sign in with, providers and completeness: from their imports to the answers, on a real Neo4j. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { ingestDocuments, type ImportReport } from '../../src/ingest/ingest.js';
import { asFiles, servicesOn, useGraph } from '../support/graph.js';

const graph = useGraph();
let services: Services;

const restart = async (): Promise<void> => {
  await graph.empty();
  services = await servicesOn(graph);
};

const importAll = (...documents: readonly unknown[]): Promise<ImportReport> =>
  ingestDocuments(graph.writer, asFiles(documents));

async function ask(query: string): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await executeOperation(services, query, {});
  expect(errors).toBeUndefined();
  return { ...data };
}

const here = '111122223333';
const there = '444455556666';
const region = 'eu-west-1';
const iam = (resource: string, account = here): string => `arn:aws:iam::${account}:${resource}`;

const roleDetail = (name: string, account = here, profiles: readonly string[] = []) => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name}`,
  Arn: iam(`role/${name}`, account),
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Federated: corporate }, Action: 'sts:AssumeRoleWithSAML' }],
  },
  InstanceProfileList: profiles.map((profile) => ({
    Path: '/',
    InstanceProfileName: profile,
    InstanceProfileId: profile,
    Arn: iam(`instance-profile/${profile}`, account),
    Roles: [],
  })),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
});

const corporate = iam('saml-provider/corporate');
const github = iam('oidc-provider/token.actions.githubusercontent.com');

const accountOf = (account: string, roles: readonly object[], users: readonly string[] = []) => ({
  UserDetailList: users.map((name) => ({
    Path: '/',
    UserName: name,
    UserId: name,
    Arn: iam(`user/${name}`, account),
    GroupList: [],
  })),
  GroupDetailList: [],
  RoleDetailList: roles,
  Policies: [],
});

const account = accountOf(
  here,
  [roleDetail('web', here, ['Web']), roleDetail('task'), roleDetail('agent')],
  ['ann', 'ben'],
);
const neighbor = accountOf(there, [roleDetail('deploy', there)]);

const instance = `arn:aws:ec2:${region}:${here}:instance/i-0abc`;
const functionArn = `arn:aws:lambda:${region}:${here}:function:f`;
const pipeline = `arn:aws:codepipeline:${region}:${here}:release`;
const taskDefinition = `arn:aws:ecs:${region}:${here}:task-definition/job:3`;

const compute = [
  { ResourceArn: instance, AccountId: here, InstanceProfileArn: 'web', State: 'running' },
  { ResourceArn: functionArn, AccountId: here, RoleArn: 'TASK' },
  { ResourceArn: pipeline, AccountId: here, RoleArn: iam('role/deploy', there) },
  {
    ResourceArn: taskDefinition,
    AccountId: here,
    RoleArn: iam('role/task'),
    ServiceRoleArn: iam('role/agent'),
  },
  { ResourceArn: `${functionArn}-lost`, AccountId: here, RoleArn: iam('role/gone') },
];

const profiles = {
  InstanceProfiles: [
    {
      Path: '/',
      InstanceProfileName: 'empty',
      InstanceProfileId: 'empty',
      Arn: iam('instance-profile/empty'),
      Roles: [],
    },
  ],
};

const providers = {
  SAMLProviderList: [
    { Arn: corporate, ValidUntil: '2030-01-01T00:00:00Z', CreateDate: '2020-01-01T00:00:00Z' },
  ],
  OpenIDConnectProviderList: [
    { Arn: github, Url: 'token.actions.githubusercontent.com', ClientIDList: ['sts.amazonaws.com'] },
  ],
};

const reportHeader =
  'user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated';
const report = {
  ReportFormat: 'text/csv',
  GeneratedTime: '2026-02-01T00:00:00Z',
  Content: Buffer.from(
    [
      reportHeader,
      `<root_account>,${iam('root')},not_supported,2025-05-01T10:00:00Z,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A`,
      `ann,${iam('user/ann')},true,no_information,2025-02-01T00:00:00Z,false,false,2025-01-01T00:00:00Z,2026-01-02T00:00:00Z,eu-west-1,s3,false,N/A`,
      `gone,${iam('user/gone')},false,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A`,
    ].join('\n'),
  ).toString('base64'),
};
const keys = {
  AccountId: here,
  AccessKeyMetadata: [
    { UserName: 'ann', AccessKeyId: 'AKIAANN', Status: 'Inactive', CreateDate: '2025-01-01T00:00:00Z' },
  ],
};
const manifest = {
  RolegraphCollection: { Version: 1, CollectedAt: '2026-02-01T00:00:00Z', Partition: 'aws' },
  Coverage: [
    {
      AccountId: here,
      List: 'workloads',
      Kind: 'glue:job',
      Region: region,
      Status: 'DENIED',
      Message: 'AccessDenied',
      CollectedAt: '2026-02-01T00:00:00Z',
    },
  ],
};

const everything = [account, neighbor, compute, profiles, providers, report, keys, manifest];

describe('the graph', () => {
  beforeEach(restart);

  test('is the same whatever was imported first, together or one by one', { timeout: 240_000 }, async () => {
    expect((await importAll(...everything)).problems).toEqual([]);
    const together = await graph.dump();
    await restart();
    for (const document of [...everything].reverse()) await importAll(document);
    expect(await graph.dump()).toEqual(together);
  });

  test('stays as it is where everything comes again', async () => {
    await importAll(...everything);
    const before = await graph.dump();
    const again = await importAll(...everything);
    expect(again.accounts.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await graph.dump()).toEqual(before);
  });

  test('loses what a collection of its kind did not find, and keeps all other kinds', async () => {
    await importAll(...everything);
    const other = `arn:aws:states:${region}:${here}:stateMachine:other`;
    await importAll([{ ResourceArn: other, AccountId: here, RoleArn: 'task' }]);
    const listed = async () =>
      (await graph.reader.workloadPage({ first: 10 }, {})).entries.map(([arn]) => arn);
    expect((await listed()).length).toBe(6);
    const covered = ['lambda:function', 'codepipeline', 'ecs:task-definition'].map((Kind) => ({
      AccountId: here,
      List: 'workloads',
      Kind,
      Region: region,
      Status: 'COLLECTED',
      Found: 0,
    }));
    await importAll({ ...manifest, Coverage: covered });
    expect(await listed()).toEqual([instance, other]);
    expect((await graph.reader.instanceProfilePage({ first: 10 }, {})).totalCount).toBe(2);
    const ann = iam('user/ann');
    expect((await graph.reader.credentials([ann])).get(ann)?.accessKeys).toHaveLength(1);
    expect((await graph.reader.identityProviders([corporate, github])).size).toBe(2);
  });

  test('keeps a role that a workload of another account runs as, known by its ARN', async () => {
    await importAll(account, neighbor, compute);
    const role = iam('role/deploy', there);
    await importAll(accountOf(there, [], ['zoe']));
    expect((await graph.reader.principals([role])).get(role)?.kind).toBe('EXTERNAL');
    await importAll([{ ResourceArn: pipeline, AccountId: here, RoleArn: iam('role/task') }]);
    expect(await graph.reader.principals([role])).toEqual(new Map());
  });

  test('lets a function be a resource with a policy and a workload', async () => {
    const resource = { ResourceArn: functionArn, AccountId: here, Policy: null };
    await importAll(account, compute, [resource]);
    const before = await graph.dump();
    expect((await graph.reader.resources([functionArn])).size).toBe(1);
    expect((await graph.reader.workloads([functionArn])).size).toBe(1);
    await importAll([{ ...compute[1], State: 'Active' }, compute[4]]);
    await importAll([compute[1], compute[4]]);
    expect(await graph.dump()).toEqual(before);
  });
});

describe('answers', () => {
  let imported: ImportReport;

  beforeAll(async () => {
    await restart();
    imported = await importAll(...everything);
  });

  test('who uses a role: directly, through its profile, or the service alone', async () => {
    const usedBy = async (name: string, owner = here) => {
      const { principal } = await ask(
        `{ principal(identifier: "${iam(`role/${name}`, owner)}") { ... on IamRole { usedBy(first: 10) { totalCount edges { use instanceProfile { name } node { arn } } nodes { name } } } } }`,
      );
      const { usedBy: users } = principal as { usedBy: { edges: readonly unknown[]; totalCount: number } };
      expect(users.totalCount).toBe(users.edges.length);
      return users.edges;
    };
    expect(await usedBy('web')).toEqual([
      { use: 'CODE', instanceProfile: { name: 'Web' }, node: { arn: instance } },
    ]);
    expect(await usedBy('task')).toEqual([
      { use: 'CODE', instanceProfile: null, node: { arn: taskDefinition } },
      { use: 'CODE', instanceProfile: null, node: { arn: functionArn } },
    ]);
    expect(await usedBy('agent')).toEqual([
      { use: 'SERVICE', instanceProfile: null, node: { arn: taskDefinition } },
    ]);
    expect(await usedBy('deploy', there)).toEqual([
      { use: 'CODE', instanceProfile: null, node: { arn: pipeline } },
    ]);
  });

  test('users of a role come page by page', async () => {
    const pageOf = async (after?: string) =>
      (
        await graph.reader.workloadsOfRoles([iam('role/task')], { first: 1, ...(after ? { after } : {}) })
      ).get(iam('role/task'));
    const first = await pageOf();
    expect(first).toMatchObject({ hasNextPage: true, totalCount: 2 });
    const second = await pageOf(first?.entries[0]?.[0]);
    expect(second?.entries.map(([key]) => key)).toEqual([functionArn]);
    expect(second?.hasNextPage).toBe(false);
  });

  test('what runs, as which roles, and what it names that no import holds', async () => {
    const { workload } = await ask(
      `{ workload(arn: "${instance}") { kind name state account { accountId } runsAs { role { name } use instanceProfile { name } } instanceProfiles { name usedBy(first: 5) { nodes { arn } } } unresolved } }`,
    );
    expect(workload).toEqual({
      kind: 'ec2:instance',
      name: 'i-0abc',
      state: 'running',
      account: { accountId: here },
      runsAs: [{ role: { name: 'web' }, use: 'CODE', instanceProfile: { name: 'Web' } }],
      instanceProfiles: [{ name: 'Web', usedBy: { nodes: [{ arn: instance }] } }],
      unresolved: [],
    });
    const { workloads } = await ask(
      `{ workloads(first: 10, filter: { accountId: "${here}", kind: "lambda:function", nameContains: "LOST" }) { nodes { runsAs { use } unresolved } } }`,
    );
    expect(workloads).toEqual({ nodes: [{ runsAs: [], unresolved: [iam('role/gone')] }] });
    const { search } = await ask('{ search(text: "i-0abc", first: 5) { nodes { __typename } } }');
    expect(search).toEqual({ nodes: [{ __typename: 'Workload' }] });
  });

  test('instance profiles, with and without a role', async () => {
    const namesOf = async (filter: string) => {
      const { instanceProfiles } = await ask(
        `{ instanceProfiles(first: 10, filter: { accountId: "${here}"${filter} }) { totalCount nodes { name role { name } } } }`,
      );
      return instanceProfiles;
    };
    expect(await namesOf('')).toMatchObject({ totalCount: 2 });
    expect(await namesOf(', withoutRole: true')).toEqual({
      totalCount: 1,
      nodes: [{ name: 'empty', role: null }],
    });
    expect(await namesOf(', withoutRole: false')).toMatchObject({
      nodes: [{ name: 'Web', role: { name: 'web' } }],
    });
  });

  test('credentials of users and the root user; null is not collected, and no secret is anywhere', async () => {
    const fields =
      'accessKeys { accessKeyId status createdAt lastUsedAt lastUsedRegion lastUsedService } mfaActive passwordEnabled passwordLastUsedAt passwordLastChangedAt';
    const of = async (resource: string) =>
      (
        await ask(
          `{ principal(identifier: "${iam(resource)}") { ... on IamUser { ${fields} } ... on AccountRoot { ${fields} } } }`,
        )
      )['principal'];
    expect(await of('user/ann')).toEqual({
      accessKeys: [
        {
          accessKeyId: 'AKIAANN',
          status: 'INACTIVE',
          createdAt: '2025-01-01T00:00:00.000Z',
          lastUsedAt: '2026-01-02T00:00:00.000Z',
          lastUsedRegion: 'eu-west-1',
          lastUsedService: 's3',
        },
      ],
      mfaActive: false,
      passwordEnabled: true,
      passwordLastUsedAt: null,
      passwordLastChangedAt: '2025-02-01T00:00:00.000Z',
    });
    expect(await of('root')).toMatchObject({
      accessKeys: [],
      mfaActive: true,
      passwordLastUsedAt: '2025-05-01T10:00:00.000Z',
    });
    expect(await of('user/ben')).toEqual({
      accessKeys: null,
      mfaActive: null,
      passwordEnabled: null,
      passwordLastUsedAt: null,
      passwordLastChangedAt: null,
    });
    expect(imported.notes.map(({ message }) => message)).toContain(
      `The credentials of ${iam('user/gone')} are not shown: no export of account ${here} holds such users.`,
    );
  });

  test('identity providers of an account, those that policies name first too', async () => {
    const { account: found } = await ask(
      `{ account(id: "${here}") { identityProviders { name ... on SamlProvider { createdAt validUntil } ... on OidcProvider { url clientIds } } } }`,
    );
    expect(found).toEqual({
      identityProviders: [
        {
          name: 'token.actions.githubusercontent.com',
          url: 'token.actions.githubusercontent.com',
          clientIds: ['sts.amazonaws.com'],
        },
        {
          name: 'corporate',
          createdAt: '2020-01-01T00:00:00.000Z',
          validUntil: '2030-01-01T00:00:00.000Z',
        },
      ],
    });
  });

  test('completeness, and a gap for what the collection was denied', async () => {
    const { account: found } = await ask(
      `{ account(id: "${here}") { completeness { section status kinds detail } dataGaps { kind } } }`,
    );
    expect(found).toMatchObject({
      completeness: [
        { section: 'USERS', status: 'COLLECTED' },
        { section: 'GROUPS', status: 'COLLECTED' },
        { section: 'ROLES', status: 'COLLECTED' },
        { section: 'POLICIES', status: 'COLLECTED' },
        { section: 'INSTANCE_PROFILES', status: 'COLLECTED' },
        { section: 'CREDENTIALS', status: 'PARTIAL', detail: 'Not known of one user.' },
        { section: 'IDENTITY_PROVIDERS', status: 'COLLECTED' },
        { section: 'RESOURCE_POLICIES', status: 'NOT_COLLECTED' },
        {
          section: 'COMPUTE',
          status: 'PARTIAL',
          detail: `Looked at in ${region} only. Could not be read: glue:job in ${region} (AccessDenied).`,
        },
        { section: 'ORGANIZATION', status: 'NOT_COLLECTED' },
      ],
      dataGaps: [{ kind: 'COLLECTION_INCOMPLETE' }, { kind: 'COMPUTE_NOT_IMPORTED' }],
    });
  });
});
