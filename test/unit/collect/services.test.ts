/** `services.yaml`: what its rows name is there in the SDK, and what they say of answers is what is recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clients, servicesTable } from '../../../src/collect/services/services.js';
import { busy, estate, management as account, resourcePolicy } from '../../support/fakeAws/estate.js';
import { startFakeAws, type FakeAws, type Script } from '../../support/fakeAws/fakeAws.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { workplace, type Workplace } from '../../support/fakeAws/workplace.js';

const rows = [...servicesTable.resources, ...servicesTable.workloads];

describe('each row', () => {
  const packages: Readonly<Record<string, string>> = {
    elasticfilesystem: 'efs',
    es: 'opensearch',
    events: 'eventbridge',
    s3control: 's3-control',
    secretsmanager: 'secrets-manager',
    states: 'sfn',
  };

  /** Types of the SDK, in which all members of inputs and answers have a line. */
  function typesOf(client: string): string {
    const folder = fileURLToPath(
      new URL(
        `../../../node_modules/@aws-sdk/client-${packages[client] ?? client}/dist-types/models/`,
        import.meta.url,
      ),
    );
    return readdirSync(folder)
      .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
      .join('\n');
  }

  /** Keys of inputs, of paths and of `{…}`; a map's entries have keys of their own. */
  function keysIn(value: unknown): readonly string[] {
    if (typeof value === 'string') {
      const inBraces = [...value.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key);
      return /^[\w.*]+$/.test(value) ? value.split('.') : inBraces;
    }
    if (Array.isArray(value)) return value.flatMap(keysIn);
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : [];
  }

  const ours = new Set(['account', 'partition', 'region', 'name', 'last', 'all', '*', 'Key', 'Value', '']);
  const noPaths = new Set(['kind', 'client', 'gone', 'global', 'call', 'none', 'allow', 'most']);
  const constants = new Set(['default', 'ACTIVE', 'Policy', '$Default', '$Latest', '1000', '60']);

  test.each(rows.map((row) => [row.kind, row] as const))(
    '%s: calls and members that the SDK has',
    async (_kind, row) => {
      const client = row.client ?? row.kind.split(':')[0] ?? '';
      const { prototype } = (await clients[client]?.()) ?? {};
      const types = typesOf(client);
      const inputs: string[] = [];
      const pathsAndInputs: unknown = JSON.parse(JSON.stringify(row), (key, value: unknown) => {
        if (key === 'call') {
          const method = `${String(value).charAt(0).toLowerCase()}${String(value).slice(1)}`;
          expect(prototype, method).toHaveProperty(method);
        }
        if (key === 'with') inputs.push(...Object.keys(value as object));
        return noPaths.has(key) ? undefined : value;
      });
      for (const key of [...inputs, ...keysIn(pathsAndInputs)])
        if (!ours.has(key) && !constants.has(key))
          expect(types.includes(`${key}?: `) || types.includes(`${key}: `), key).toBe(true);
    },
  );
});

const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const arn = (service: string, resource: string) => `arn:aws:${service}:${busy}:${account}:${resource}`;
const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_item, index) => `${name}${index}`);
const closed = (): never => {
  throw new AwsError('AccessDeniedException', 'Not authorized', 403);
};

const answers: Readonly<Record<string, Script>> = {
  'batch:DescribeJobDefinitions': () => ({
    jobDefinitions: [
      {
        jobDefinitionArn: arn('batch', 'job-definition/all:1'),
        containerProperties: { jobRoleArn: role('c1'), executionRoleArn: role('e1') },
        nodeProperties: {
          nodeRangeProperties: [
            { container: { jobRoleArn: role('c2'), executionRoleArn: role('e1') } },
            {
              ecsProperties: { taskProperties: [{ taskRoleArn: role('c4'), executionRoleArn: role('e3') }] },
            },
          ],
        },
        ecsProperties: { taskProperties: [{ taskRoleArn: role('c3') }, {}] },
      },
    ],
  }),
  'cognito-identity:GetIdentityPoolRoles': () => ({
    Roles: { authenticated: role('in'), unauthenticated: role('out') },
    RoleMappings: {
      provider: {
        Type: 'Rules',
        RulesConfiguration: {
          Rules: [{ Claim: 'c', MatchType: 'Equals', Value: 'v', RoleARN: role('mapped') }],
        },
      },
      other: { Type: 'Token' },
    },
  }),
  'codebuild:ListProjects': () => ({ projects: numbered(150, 'p') }),
  'codebuild:BatchGetProjects': ({ input }) => ({
    projects: (input['names'] as string[]).map((name) => ({
      arn: arn('codebuild', `project/${name}`),
      buildBatchConfig: { serviceRole: role('batch') },
      resourceAccessRole: role('access'),
    })),
  }),
  'glue:GetJobs': () => ({ Jobs: [{ Name: 'bare', Command: { ScriptLocation: 's3://code/bare.py' } }] }),
  'ec2:DescribeInstances': () => ({
    reservationSet: [
      {
        instancesSet: ['running', 'terminated', 'shutting-down'].map((name) => ({
          instanceId: `i-${name}`,
          instanceState: { code: 16, name },
        })),
      },
    ],
  }),
  'ec2:DescribeVpcEndpoints': () => ({
    vpcEndpointSet: ['', '999999999999'].map((ownerId) => ({
      vpcEndpointId: `vpce-${ownerId}`,
      ...(ownerId === '' ? {} : { ownerId }),
      policyDocument: '',
    })),
  }),
  'sagemaker:DescribeNotebookInstance': closed,
  'states:DescribeStateMachine': ({ input }) =>
    input['includedData'] === 'METADATA_ONLY' ? { roleArn: role('flow') } : closed(),
  'dynamodb:ListTagsOfResource': ({ input }) =>
    input['NextToken'] === undefined
      ? { Tags: [{ Key: 'one', Value: '1' }], NextToken: 'more' }
      : { Tags: [{ Key: 'two', Value: '2' }] },
  'kms:ListResourceTags': closed,
  'lambda:ListTags': () => ({ Tags: { Key: 'a tag of this name', team: 'a' } }),
};

describe('what is recorded', () => {
  let aws: FakeAws;
  let place: Workplace;

  beforeAll(async () => {
    aws = await startFakeAws({ ...estate, ...answers });
    place = await workplace(aws);
    await place.run({ regions: [busy] });
  }, 60_000);

  afterAll(async () => {
    vi.unstubAllEnvs();
    await aws.close();
    await place.remove();
  });

  const recordsOf = async (file: string, kind: string) => {
    const all = (await place.json(`${account}/${file}`)) as { readonly ResourceArn: string }[];
    return all.filter(({ ResourceArn }) => ResourceArn.includes(kind));
  };
  const rolesOf = async (kind: string) =>
    (await recordsOf('compute.json', kind)).map(({ ResourceArn: _arn, ...rest }) => rest);

  test('F-142, F-154: the roles of all parts, through lists and maps', async () => {
    const own = { AccountId: account };
    expect(await rolesOf(':job-definition/')).toEqual([
      ...['c1', 'c2', 'c3', 'c4'].map((name) => ({ ...own, RoleArn: role(name) })),
      ...['e1', 'e3'].map((name) => ({ ...own, ServiceRoleArn: role(name) })),
    ]);
    expect(await rolesOf(':identitypool/')).toEqual(
      ['in', 'out', 'mapped'].map((name) => ({ ...own, RoleArn: role(name) })),
    );
  });

  test('F-130: what is described in pieces is all there', async () => {
    expect(await recordsOf('compute.json', ':project/')).toHaveLength(300);
    expect(aws.calls.filter(({ operation }) => operation === 'BatchGetProjects')).toHaveLength(2);
  });

  test('G-12, G-17: what has no role, and what its code comes from', async () => {
    expect(await rolesOf(':job/')).toEqual([
      { AccountId: account, CodeFrom: ['s3://code/bare.py'], RoleArn: null },
    ]);
  });

  test('F-141: a state machine whose definition may not be decrypted is there, with its role', async () => {
    expect(await rolesOf(':stateMachine:')).toEqual([{ AccountId: account, RoleArn: role('flow') }]);
  });

  test('F-160: what is gone is left out, and what could not be described; neither is a resource of another account', async () => {
    expect(await rolesOf(':instance/')).toEqual([
      { AccountId: account, State: 'running', InstanceProfileArn: null },
    ]);
    expect(await rolesOf(':notebook-instance/')).toEqual([]);
    expect(await recordsOf('resource-policies.json', ':vpc-endpoint/')).toMatchObject([
      { ResourceArn: arn('ec2', 'vpc-endpoint/vpce-'), Policy: null, Tags: [] },
    ]);
  });

  test('tags: of all pages, from lists and maps, and none where they could not be read', async () => {
    expect(await recordsOf('resource-policies.json', ':table/')).toMatchObject([
      {
        Tags: [
          { Key: 'one', Value: '1' },
          { Key: 'two', Value: '2' },
        ],
      },
    ]);
    expect(await recordsOf('resource-policies.json', ':function:')).toMatchObject([
      { ResourceArn: arn('lambda', 'function:render:live') },
      {
        Tags: [
          { Key: 'Key', Value: 'a tag of this name' },
          { Key: 'team', Value: 'a' },
        ],
      },
    ]);
    const [key] = await recordsOf('resource-policies.json', ':key/key-1');
    expect(key).toMatchObject({ Policy: resourcePolicy });
    expect(key).not.toHaveProperty('Tags');
  });
});
