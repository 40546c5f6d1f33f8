/** What the policy of a resource decides about what is in it, and of which calls it decides nothing. */
import { describe, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { exposuresOf } from '../../../src/access/exposure/resourceExposure.js';
import { loadActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const HERE = '111122223333';
const THERE = '444455556666';
/** May do everything in the account of the resources. */
const ann = `arn:aws:iam::${HERE}:user/ann`;
/** May do nothing there. */
const bob = `arn:aws:iam::${HERE}:user/bob`;
/** May write the policies of functions and domains. */
const writer = `arn:aws:iam::${HERE}:user/writer`;
/** May do everything, in another account. */
const eve = `arn:aws:iam::${THERE}:user/eve`;

const everything = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
const writing = [
  { Effect: 'Allow', Action: ['es:UpdateDomainConfig', 'lambda:AddPermission'], Resource: '*' },
];
const members = {
  [ann]: { own: everything },
  [bob]: {},
  [eve]: { own: everything },
  [writer]: { own: writing },
};
const accounts = exportsOfEstate({ members });

const arnOf = (name: string): string => `arn:aws:${name.replace(':', `:eu-west-1:${HERE}:`)}`;

/** By name of the resource, such as `kms:key/k`: the statements of its policy. */
type Policies = Readonly<Record<string, readonly Json[]>>;

const readerOf = (policies: Policies) =>
  inMemoryReader(
    importedGraph([
      ...accounts,
      ...Object.entries(policies).map(([name, Statement]) => ({
        ResourceArn: arnOf(name),
        AccountId: HERE,
        Policy: Statement.length === 0 ? null : { Version: '2012-10-17', Statement },
      })),
    ]),
  );

const statement = (Effect: string, Action: unknown, AWS: unknown = THERE, Resource: unknown = '*'): Json => ({
  Effect,
  Principal: { AWS },
  Action,
  Resource,
});

async function decide(policies: Policies, principal: string, action: string, name: string) {
  const question = { principal, action, resource: arnOf(name), context: [] };
  return (await can(readerOf(policies), { ...question, unlistedContextKeys: 'UNKNOWN' })).decision;
}

async function allowed(policies: Policies, action: string, name: string) {
  const asked = { action, resource: arnOf(name), context: [] };
  const { entries } = await whoCan(readerOf(policies), asked, { first: 10 });
  return entries.map(([identifier, { decision }]) => `${identifier} ${decision}`);
}

describe('the policy of a domain of CodeArtifact bears on all in it (E-108)', () => {
  const [domain, repository] = ['codeartifact:domain/d', 'codeartifact:repository/d/r'];
  const opens = {
    [domain]: [
      statement('Allow', [
        'codeartifact:PublishPackageVersion',
        'codeartifact:PutDomainPermissionsPolicy',
        'codeartifact:PutRepositoryPermissionsPolicy',
        'codeartifact:ReadFromRepository',
      ]),
    ],
    [repository]: [],
  };

  test.each([
    ['codeartifact:ReadFromRepository', repository, 'ALLOWED'],
    ['codeartifact:PublishPackageVersion', 'codeartifact:package/d/r/npm//react', 'ALLOWED'],
    ['codeartifact:DeleteRepository', repository, 'IMPLICIT_DENY'],
    ['codeartifact:ReadFromRepository', 'codeartifact:repository/other/r', 'UNKNOWN'],
    ['codeartifact:PutRepositoryPermissionsPolicy', repository, 'ALLOWED'],
    ['codeartifact:PutDomainPermissionsPolicy', domain, 'IMPLICIT_DENY'],
  ])('for another account: %s on %s', async (action, name, decision) => {
    expect(await decide(opens, eve, action, name)).toBe(decision);
  });

  test('and keeps out those of the account', async () => {
    const closes = { [domain]: [statement('Deny', 'codeartifact:DeleteRepository', '*')], [repository]: [] };
    expect(await decide(closes, ann, 'codeartifact:DeleteRepository', repository)).toBe('EXPLICIT_DENY');
  });

  test('while that of a repository has no part in writing itself', async () => {
    const own = { [repository]: [statement('Allow', '*', bob)], [domain]: [] };
    const write = 'codeartifact:PutRepositoryPermissionsPolicy';
    expect(await decide(own, bob, write, repository)).toBe('IMPLICIT_DENY');
    expect(await decide(own, bob, 'codeartifact:DeleteRepository', repository)).toBe('ALLOWED');
  });

  test('and whoCan names whom it lets in', async () => {
    expect(await allowed(opens, 'codeartifact:ReadFromRepository', repository)).toContain(`${eve} ALLOWED`);
  });
});

describe('the policy of a function decides the calls that AWS lists (E-114)', () => {
  const name = 'lambda:function:f';
  const opens = { [name]: [statement('Allow', 'lambda:*', [THERE, bob])] };

  test.each([
    ['lambda:UpdateFunctionCode', 'ALLOWED'],
    ['lambda:UpdateFunctionConfiguration', 'IMPLICIT_DENY'],
    ['lambda:AddPermission', 'IMPLICIT_DENY'],
    ['lambda:CreateFunctionUrlConfig', 'IMPLICIT_DENY'],
  ])('and no others: %s', async (action, decision) => {
    for (const caller of [eve, bob]) expect(await decide(opens, caller, action, name)).toBe(decision);
    const closes = { [name]: [statement('Deny', 'lambda:*', '*')] };
    const denied = decision === 'ALLOWED' ? 'EXPLICIT_DENY' : 'ALLOWED';
    expect(await decide(closes, ann, action, name)).toBe(denied);
  });

  test.each([
    ['lambda:InvokeFunction', 1],
    ['lambda:GetFunctionUrlConfig', 0],
  ])('so that of %s a version without its policy lacks %i', async (action, count) => {
    const question = { principal: ann, action, resource: arnOf(`${name}:prod`), context: [] };
    const { dataGaps } = await can(readerOf(opens), { ...question, unlistedContextKeys: 'UNKNOWN' });
    expect(dataGaps.filter(({ kind }) => kind === 'RESOURCE_POLICY_NOT_IMPORTED')).toHaveLength(count);
  });

  test.each([
    ['lambda:InvokeFunction', name, [writer]],
    ['lambda:GetFunctionUrlConfig', name, []],
    ['es:ESHttpGet', 'es:domain/d', [writer]],
    ['es:DescribeDomain', 'es:domain/d', []],
  ])('and of %s on %s who writes it is named where it counts (E-100)', async (action, on, writers) => {
    const asked = { action, resource: arnOf(on), context: [], maxHops: 5 };
    const { completeness } = await whoCanTransitively(readerOf({ [on]: [] }), asked, { first: 10 });
    expect(completeness.unexplored.map(({ principal }) => principal)).toEqual(writers);
  });
});

test.each([
  ['schemas:DescribeSchema', 'schemas:schema/reg/s', 'ALLOWED'],
  ['schemas:DescribeSchema', 'schemas:schema/other/s', 'UNKNOWN'],
  ['schemas:PutResourcePolicy', 'schemas:registry/reg', 'IMPLICIT_DENY'],
])(
  'the policy of a registry decides about its schemas (F-174, E-34a): %s on %s',
  async (action, name, decision) => {
    const opens = { 'schemas:registry/reg': [statement('Allow', 'schemas:*')] };
    expect(await decide(opens, eve, action, name)).toBe(decision);
  },
);

test.each([
  ['s3tables:GetTableBucket', 'ALLOWED'],
  ['s3tables:PutTableBucketPolicy', 'IMPLICIT_DENY'],
  ['s3tables:GetTableBucketEncryption', 'IMPLICIT_DENY'],
])(
  'the policy of a table bucket opens some calls to no other account (E-34a): %s',
  async (action, decision) => {
    const opens = { 's3tables:bucket/b': [statement('Allow', 's3tables:*')] };
    expect(await decide(opens, eve, action, 's3tables:bucket/b')).toBe(decision);
  },
);

describe('a policy that is about more than its resource exposes what is in it too', () => {
  const catalog = loadActionCatalog();

  const exposed = async (arn: string, action: string, pattern: string) => {
    const Statement = statement('Allow', action, THERE, pattern);
    const record = { ResourceArn: arn, AccountId: HERE, Policy: { Version: '2012-10-17', Statement } };
    const reader = inMemoryReader(importedGraph([...accounts, record]));
    const resource = (await reader.resources([arn])).get(arn);
    const exposures = await exposuresOf(reader, await catalog, resource ? [resource] : []);
    return exposures.get(arn)?.reachableFromOutside.flatMap(({ actions }) => actions);
  };

  test.each([
    ['s3vectors:bucket/v', 's3vectors:QueryVectors', 's3vectors:bucket/*'],
    ['s3tables:bucket/b', 's3tables:GetTableData', 's3tables:bucket/*'],
    ['codeartifact:domain/d', 'codeartifact:ReadFromRepository', 'codeartifact:repository/*'],
    ['codeartifact:repository/d/r', 'codeartifact:PublishPackageVersion', 'codeartifact:package/*'],
    ['schemas:registry/r', 'schemas:GetCodeBindingSource', 'schemas:schema/r*'],
    ['kafka:cluster/c/u-1', 'kafka-cluster:ReadData', 'kafka:topic/c/*'],
    ['s3:accesspoint/a', 's3:GetObject', 's3:accesspoint/*'],
  ])('%s, for %s', async (name, action, pattern) => {
    expect(await exposed(arnOf(name), action, arnOf(pattern))).toEqual([action]);
    expect(await exposed(arnOf(name), action, '*')).toEqual([action]);
  });

  test.each([`arn:aws:execute-api:eu-west-1:${HERE}:*`, '*'])('an API, by %s (F-67)', async (pattern) => {
    const api = 'arn:aws:apigateway:eu-west-1::/restapis/abc';
    expect(await exposed(api, 'execute-api:Invoke', pattern)).toEqual(['execute-api:Invoke']);
  });

  test('but nothing that is in another resource', async () => {
    const ofAnother = arnOf('s3vectors:bucket/other/index/*');
    expect(await exposed(arnOf('s3vectors:bucket/v'), 's3vectors:QueryVectors', ofAnother)).toEqual([]);
  });
});

describe('under RestrictPublicBuckets, the public policy of an access point (E-29b)', () => {
  const point = 's3:accesspoint/a';
  const objects = arnOf(`${point}/object/*`);

  const asked = async (name: string, granted: Json) => {
    const record = {
      ResourceArn: arnOf(name),
      AccountId: HERE,
      Policy: { Version: '2012-10-17', Statement: granted },
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    };
    const reader = inMemoryReader(importedGraph([...accounts, record]));
    const question = { principal: eve, action: 's3:GetObject', resource: arnOf(`${name}/object/k`) };
    const answer = await can(reader, { ...question, context: [], unlistedContextKeys: 'UNKNOWN' });
    return [answer.decision, ...answer.preconditions];
  };
  const ofVpc = expect.stringContaining('is of a VPC') as string;

  test('lets others in if it is of a VPC, which is not known (F-46)', async () => {
    expect(await asked(point, statement('Allow', 's3:GetObject', '*', objects))).toEqual([
      'CONDITIONAL',
      ofVpc,
    ]);
  });

  test.each([
    ['a set of them', `arn:aws:s3:eu-west-1:${HERE}:accesspoint/*`, ['CONDITIONAL', ofVpc]],
    ['one', arnOf(point), ['CONDITIONAL']],
  ])('is one that limits itself to %s', async (_what, points, expected) => {
    const Condition = { StringLike: { 's3:DataAccessPointArn': points } };
    expect(await asked(point, { ...statement('Allow', 's3:GetObject', '*', objects), Condition })).toEqual(
      expected,
    );
  });

  test('keeps others out if it is of several Regions', async () => {
    const granted = statement('Allow', 's3:GetObject', '*');
    expect(await asked('s3:accesspoint/m.mrap', granted)).toEqual(['IMPLICIT_DENY']);
  });
});

test.each([
  ['bedrock-agentcore:runtime/r', 'ALLOWED'],
  ['bedrock-agentcore:runtime/r/runtime-endpoint/e', 'IMPLICIT_DENY'],
])('the policy of a runtime of AgentCore opens no endpoint (E-116): %s', async (name, decision) => {
  const opens = {
    'bedrock-agentcore:runtime/r': [statement('Allow', 'bedrock-agentcore:InvokeAgentRuntime')],
    'bedrock-agentcore:runtime/r/runtime-endpoint/e': [],
  };
  expect(await decide(opens, eve, 'bedrock-agentcore:InvokeAgentRuntime', name)).toBe(decision);
});

describe('the policy of a backup vault bears on the recovery points in it (E-117)', () => {
  const action = 'backup:DeleteRecoveryPoint';
  const policies = { 'backup:backup-vault:v': [statement('Deny', action, '*')] };

  test.each([
    'rds:snapshot:awsbackup:job-1',
    // These can have policies of their own.
    'redshift:snapshot:cluster/awsbackup:job-1',
    'redshift-serverless:snapshot:namespace/awsbackup:job-1',
  ])('but which vault holds one is not known: %s', async (snapshot) => {
    expect(await decide(policies, ann, action, snapshot)).toBe('CONDITIONAL');
    expect(await allowed(policies, action, snapshot)).toContain(`${ann} CONDITIONAL`);
    const { dataGaps } = await whoCan(
      readerOf(policies),
      { action, resource: arnOf(snapshot), context: [] },
      { first: 10 },
    );
    expect(dataGaps.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Which backup vault'),
    );
  });

  test('and the vault itself it decides', async () => {
    expect(await decide(policies, ann, action, 'backup:backup-vault:v')).toBe('EXPLICIT_DENY');
  });
});

describe('the policy of a parameter of Systems Manager shares it (F-174, F-175)', () => {
  const name = 'ssm:parameter/db';
  const action = 'ssm:GetParameter';
  const opens = { [name]: [statement('Allow', action)] };
  const gapsOf = async (policies: Policies, principal: string, of = name) => {
    const question = { principal, action, resource: arnOf(of), context: [] };
    const { dataGaps } = await can(readerOf(policies), { ...question, unlistedContextKeys: 'UNKNOWN' });
    return dataGaps.map(({ kind }) => kind).filter((kind) => kind !== 'ORGANIZATION_NOT_IMPORTED');
  };

  test('with whom it names', async () => {
    expect(await decide(opens, eve, action, name)).toBe('ALLOWED');
    expect(await allowed(opens, action, name)).toContain(`${eve} ALLOWED`);
    expect(await gapsOf(opens, eve)).toEqual(['RESOURCE_POLICY_NOT_IMPORTED']);
    // AWS: "only one policy can be attached to OpsItemGroup".
    const group = 'ssm:opsitemgroup/default';
    expect(await gapsOf({ [group]: opens[name] ?? [] }, eve, group)).toEqual([]);
    const reader = readerOf(opens);
    const resource = (await reader.resources([arnOf(name)])).get(arnOf(name));
    const found =
      resource && (await exposuresOf(reader, await loadActionCatalog(), [resource])).get(arnOf(name));
    expect(found?.reachableFromOutside.flatMap(({ actions }) => actions)).toEqual([action]);
  });

  test('and may be one of many that a pattern matches', async () => {
    expect(await decide(opens, eve, action, 'ssm:parameter/d*')).toBe('UNKNOWN');
    const question = { principal: ann, action, resource: arnOf('ssm:parameter/d*'), context: [] };
    const { decision, dataGaps } = await can(readerOf({}), { ...question, unlistedContextKeys: 'UNKNOWN' });
    expect(decision).toBe('ALLOWED');
    expect(dataGaps.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('may match many resources'),
    );
  });

  test('and is a share where it was not imported', async () => {
    expect(await decide({}, ann, action, name)).toBe('ALLOWED');
    expect(await gapsOf({}, ann)).toEqual([]);
    expect(await decide({}, eve, action, name)).toBe('IMPLICIT_DENY');
    const asked = { principal: eve, action, resource: arnOf(name), context: [] };
    const { caveats } = await can(readerOf({}), { ...asked, unlistedContextKeys: 'UNKNOWN' });
    expect(caveats).toEqual([expect.stringContaining('Shares of AWS Resource Access Manager')]);
  });
});
