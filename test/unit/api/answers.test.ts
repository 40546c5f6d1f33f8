/** What the fields answer where they do more than hand on what was read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { executeOperation } from '../../../src/api/executeOperation.js';
import { CanBatchDocument, type CanBatchQuery } from '../../../src/api/operations.generated.js';
import { definedFields } from '../../../src/graph/model/definedFields.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import { emptyGraph, type InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import {
  accountId,
  admin,
  alice,
  arnOf,
  bob,
  deploy,
  developers,
  renderer,
  reports,
  sampleGraph,
} from './sampleGraph.js';
import { dataOf, services, servicesOf } from './services.js';

const object = 'arn:aws:s3:::data/x';
const ofPrincipal = (identifier: string, selection: string) =>
  dataOf(`{ principal(identifier: "${identifier}") { ${selection} } }`).then((data) => data['principal']);

describe('canBatch', () => {
  const check = { principal: alice.identifier, action: 's3:GetObject', resource: object };

  it('answers in order; a check that fails is null, with an error at its place', async () => {
    const checks = [
      check,
      { ...check, principal: arnOf('user/nobody') },
      { ...check, action: 's3:GetObjekt' },
      { ...check, action: 'S3:deleteobject' },
    ];
    const { data, errors } = await executeOperation(services, CanBatchDocument.text, { checks });
    const { canBatch: answers } = data as CanBatchQuery;
    expect(answers.map((answer) => answer?.decision)).toEqual([
      'ALLOWED',
      undefined,
      undefined,
      'EXPLICIT_DENY',
    ]);
    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { path: ['canBatch', 1], extensions: { code: 'NOT_FOUND', argument: 'checks[1].principal' } },
      { path: ['canBatch', 2], extensions: { code: 'BAD_USER_INPUT', argument: 'checks[2].action' } },
    ]);
  });

  it('names in each answer the gaps of its own accounts only', async () => {
    const other = '222233334444';
    const incomplete = (id: string) => ({
      ...sampleGraph.accounts[0],
      type: 'ACCOUNT' as const,
      accountId: id,
      partition: 'aws',
      imported: true,
      version: 1,
      dataGaps: [{ kind: 'EXPORT_INCOMPLETE' as const, accountId: id, message: `${id} lacks its groups.` }],
    });
    const carol = {
      ...alice,
      identifier: `arn:aws:iam::${other}:user/carol`,
      name: 'carol',
      accountId: other,
    };
    const reader = inMemoryReader({
      ...sampleGraph,
      accounts: [accountId, other].map(incomplete),
      principals: [...sampleGraph.principals, carol],
    });
    const { canBatch } = await dataOf(
      'query ($checks: [CanInput!]!) { canBatch(checks: $checks) { dataGaps { kind accountId } } }',
      { checks: [check, { ...check, principal: carol.identifier }] },
      servicesOf(reader),
    );
    const gaps = canBatch as readonly { dataGaps: readonly { kind: string; accountId: string | null }[] }[];
    const incompletes = gaps.map(({ dataGaps }) =>
      dataGaps.filter(({ kind }) => kind === 'EXPORT_INCOMPLETE').map((gap) => gap.accountId),
    );
    expect(incompletes).toEqual([[accountId], [other]]);
  });
});

describe('the gaps of an account', () => {
  it('name workloads that were not imported, or not in every region (G-3)', async () => {
    const [known, named] = sampleGraph.accounts;
    const compute = (status: 'COLLECTED' | 'PARTIAL' | 'DENIED', detail?: string) =>
      definedFields({ section: 'COMPUTE' as const, status, kinds: ['lambda:function'], detail });
    const gapsWith = async (account: object) => {
      const accounts = [{ ...known, dataGaps: [], ...account }] as typeof sampleGraph.accounts;
      const answer = await dataOf(
        `{ account(id: "${accountId}") { dataGaps { kind accountId message } } }`,
        {},
        servicesOf(inMemoryReader({ ...sampleGraph, accounts })),
      );
      const { dataGaps } = answer['account'] as { dataGaps: readonly DataGap[] };
      return dataGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED');
    };
    const gap = (message: string) => [
      { kind: 'COMPUTE_NOT_IMPORTED', accountId, message: expect.stringContaining(message) },
    ];
    expect(await gapsWith({ completeness: [] })).toEqual(gap('were not imported, or not completely'));
    expect(await gapsWith({ completeness: [compute('DENIED')] })).toEqual(gap('were not imported'));
    expect(await gapsWith({ completeness: [compute('PARTIAL', 'x')] })).toEqual(gap('not completely'));
    expect(await gapsWith({ completeness: [compute('COLLECTED', 'Looked at in eu-west-1 only.')] })).toEqual(
      gap('were not collected in every Region'),
    );
    expect(await gapsWith({ completeness: [compute('COLLECTED')] })).toEqual([]);
    expect(await gapsWith({ ...named, accountId, completeness: undefined })).toEqual([]);
  });
});

it('says that edges are outdated where they can be too many or too few (U-9)', async () => {
  const toldWith = async (outdatedAccounts: readonly string[], selection: string) => {
    const services = servicesOf(inMemoryReader({ ...sampleGraph, outdatedAccounts }));
    const told = JSON.stringify(await dataOf(`{ ${selection} }`, {}, services));
    return [...told.matchAll(/"kind":"DERIVATION_PENDING","accountId":"?(\w+)/g)].map(([, id]) => id);
  };
  const gaps = 'dataGaps { kind accountId }';
  const lists = [
    `principal(identifier: "${deploy.identifier}") { canAssume(first: 1) { ${gaps} } }`,
    `principal(identifier: "${admin.identifier}") { assumableBy(first: 1) { ${gaps} } }`,
    `account(id: "${accountId}") { ${gaps} }`,
    `account(id: "${accountId}") { administrators(first: 1) { ${gaps} } }`,
    `principals(first: 1, filter: { administrator: true }) { ${gaps} }`,
    `overview { ${gaps} }`,
    `statistics { ${gaps} }`,
  ];
  for (const list of lists) {
    expect([list, await toldWith([accountId], list)]).toEqual([list, [accountId]]);
    expect([list, await toldWith([], list)]).toEqual([list, []]);
  }
  expect(await toldWith(['555566667777'], lists[2] ?? '')).toEqual([]);
});

it('says that guardrails are not known where they can hide administrators (U-9f)', async () => {
  const gap = {
    kind: 'EXPORT_INCOMPLETE',
    accountId,
    message: 'Which SCPs are attached is not known.',
  } as const;
  const { organization, accounts } = sampleGraph;
  if (!organization) throw new Error('no organization');
  const unread = { ...sampleGraph, organization: { ...organization, dataGaps: [gap] } };
  const outside = {
    ...sampleGraph,
    accounts: accounts.map(({ organizationId: _none, ...one }) => one),
  };
  const lists = [
    `account(id: "${accountId}") { dataGaps { message } }`,
    `account(id: "${accountId}") { administrators(first: 1) { dataGaps { message } } }`,
    'principals(first: 1, filter: { administrator: true }) { dataGaps { message } }',
    'overview { dataGaps { message } }',
    'statistics { dataGaps { message } }',
  ];
  const toldOf = async (graph: InMemoryGraph, list = '') =>
    JSON.stringify(await dataOf(`{ ${list} }`, {}, servicesOf(inMemoryReader(graph))));
  expect(await toldOf(outside, lists[0])).toContain(`No imported organization contains account ${accountId}`);
  for (const list of lists) {
    expect([list, await toldOf(unread, list)]).toEqual([list, expect.stringContaining(gap.message)]);
  }
});

it('says which steps and workloads a list may lack', async () => {
  const gap = 'dataGaps { kind }';
  const told = await dataOf(`{
    principal(identifier: "${deploy.identifier}") {
      ... on IamRole { canEscalateTo(first: 1) { ${gap} } escalatableBy(first: 1) { ${gap} } usedBy(first: 1) { ${gap} } }
    }
    workloads(first: 1) { ${gap} }
    outside: workloads(first: 1, filter: { accountId: "999999999999" }) { ${gap} }
    instanceProfiles(first: 1) { nodes { usedBy(first: 1) { ${gap} } } }
  }`);
  const ofCompute = { dataGaps: [{ kind: 'COMPUTE_NOT_IMPORTED' }] };
  const ofSteps = { dataGaps: [{ kind: 'EXPORT_INCOMPLETE' }, { kind: 'COMPUTE_NOT_IMPORTED' }] };
  // Of the management account, whose administrators get in too.
  const ofStepsInto = { dataGaps: [{ kind: 'ACCOUNT_NOT_IMPORTED' }, ...ofSteps.dataGaps] };
  expect(told).toEqual({
    principal: { canEscalateTo: ofSteps, escalatableBy: ofStepsInto, usedBy: ofCompute },
    workloads: ofCompute,
    outside: { dataGaps: [{ kind: 'ACCOUNT_NOT_IMPORTED' }] },
    instanceProfiles: { nodes: [{ usedBy: ofCompute }] },
  });
});

it('says which users, roles and identity providers a list may lack', async () => {
  const told = await dataOf(`{
    group(arn: "${developers.arn}") { members(first: 1) { dataGaps { message } } }
    account(id: "${accountId}") { principals(first: 1) { dataGaps { message } } }
    outside: account(id: "999999999999") { principals(first: 1) { dataGaps { kind } } }
  }`);
  expect(told).toEqual({
    group: { members: { dataGaps: [] } },
    account: {
      principals: {
        dataGaps: [
          { message: expect.stringContaining(`No roles of account ${accountId} are known.`) },
          {
            message: expect.stringContaining(
              `Not all identity providers of account ${accountId} may be known.`,
            ),
          },
        ],
      },
    },
    outside: { principals: { dataGaps: [{ kind: 'ACCOUNT_NOT_IMPORTED' }] } },
  });
});

it('tells no time of a question that no calendar has', async () => {
  const decidedAt = async (seconds: string) => {
    const context = `[{ key: "aws:EpochTime", values: ["${seconds}"] }]`;
    const { whoCan } = await dataOf(
      `{ whoCan(action: "s3:GetObject", resource: "${object}", first: 1, context: ${context}) { decidedAt } }`,
    );
    return whoCan;
  };
  expect(await decidedAt('1700000000')).toEqual({ decidedAt: '2023-11-14T22:13:20.000Z' });
  expect(await decidedAt('9999999999999')).toEqual({ decidedAt: null });
});

describe('an action without a resource type', () => {
  it('is decided for *, whatever resource is named', async () => {
    const can = (resource: string) =>
      dataOf(
        `{ can(principal: "${bob.identifier}", action: "ec2:DescribeInstances", resource: "${resource}") { explanation } }`,
      );
    expect(await can('arn:aws:ec2:eu-west-1:111122223333:instance/i-1')).toEqual(await can('*'));
  });
});

describe('a role session', () => {
  const session = `arn:aws:sts::${accountId}:assumed-role/deploy/unheard-of`;

  it('acts with the policies of its role, and may assume what its role may', async () => {
    const fields =
      'policies { name } ... on IamPrincipal { permissionsBoundary { name } } canAssume(first: 5) { nodes { name } }';
    const ofRole = await ofPrincipal(deploy.identifier, fields);
    expect(await ofPrincipal(session, fields)).toEqual(ofRole);
    expect(ofRole).toMatchObject({
      policies: [{ name: 'read-data' }],
      canAssume: { nodes: [{ name: 'admin' }] },
    });
  });

  it('can do with the techniques what its role can, and is no target of any', async () => {
    const session = `arn:aws:sts::${accountId}:assumed-role/admin/x`;
    expect(
      await ofPrincipal(
        session,
        '... on IamPrincipal { administration { decision } findings { techniqueId } }',
      ),
    ).toEqual({
      administration: { decision: 'CONDITIONAL' },
      findings: [],
    });
    expect(
      await ofPrincipal(
        `arn:aws:sts::${accountId}:assumed-role/deploy/x`,
        '... on IamPrincipal { findings { techniqueId via } } ... on EscalationTarget { escalatableBy(first: 5) { totalCount } }',
      ),
    ).toEqual({
      findings: [
        { techniqueId: 'T-009', via: developers.arn },
        { techniqueId: 'T-153', via: reports.arn },
      ],
    });
  });

  it('knows its role, and is assumed by nobody', async () => {
    const fields =
      '__typename ... on RoleSession { role { identifier } } assumableBy(first: 5) { totalCount }';
    expect(await ofPrincipal(session, fields)).toEqual({
      __typename: 'RoleSession',
      role: { identifier: deploy.identifier },
      assumableBy: { totalCount: 0 },
    });
  });

  it('of a role that is not there is not there', async () => {
    expect(await ofPrincipal(`arn:aws:sts::${accountId}:assumed-role/nothing/x`, 'name')).toBeNull();
  });
});

describe('evidence', () => {
  it('of a stored hop leads to the policy of the principal, and to the trust policy of the role', async () => {
    const answer = await ofPrincipal(
      alice.identifier,
      'canAssume(first: 5) { edges { decision crossAccount determiningStatements { policy { name kind } policyArn } conditions { key statement { layer policy { kind owner { ... on IamRole { name } } } } } } }',
    );
    expect(answer).toEqual({
      canAssume: {
        edges: [
          {
            decision: 'CONDITIONAL',
            crossAccount: false,
            determiningStatements: [{ policy: { name: 'assume-deploy', kind: 'INLINE' }, policyArn: null }],
            conditions: [
              {
                key: 'aws:MultiFactorAuthPresent',
                statement: { layer: 'TRUST', policy: { kind: 'TRUST', owner: { name: 'deploy' } } },
              },
            ],
          },
        ],
      },
    });
  });

  it('of an escalation leads there too, and of one to a whole account to the role that it goes through', async () => {
    const answer = await ofPrincipal(
      alice.identifier,
      '... on IamPrincipal { canEscalateTo(first: 5) { totalCount edges { decision node { __typename name } ways { techniqueId technique { id } via preconditions determiningStatements { policy { name } } conditions { statement { policy { kind owner { ... on IamRole { name } } } } } dataGaps { kind } } } } }',
    );
    const way = {
      preconditions: ['the session is named after its user'],
      determiningStatements: [{ policy: { name: 'assume-deploy' } }],
      conditions: [{ statement: { policy: { kind: 'TRUST', owner: { name: 'deploy' } } } }],
      dataGaps: [{ kind: 'EXPORT_INCOMPLETE' }],
    };
    expect(answer).toEqual({
      canEscalateTo: {
        totalCount: 2,
        edges: [
          {
            decision: 'CONDITIONAL',
            node: { __typename: 'IamRole', name: 'deploy' },
            ways: [{ techniqueId: 'T-071', technique: { id: 'T-071' }, via: renderer.arn, ...way }],
          },
          {
            decision: 'CONDITIONAL',
            node: { __typename: 'AccountRoot', name: `root of ${accountId}` },
            ways: [{ techniqueId: 'T-072', technique: { id: 'T-072' }, via: deploy.identifier, ...way }],
          },
        ],
      },
    });
  });

  it('of administrative access is that of the principal itself', async () => {
    const selection =
      '... on IamPrincipal { administration { decision conditions { key statement { policy { name } } } determiningStatements { policy { name } } } }';
    expect(await ofPrincipal(admin.identifier, selection)).toEqual({
      administration: {
        decision: 'CONDITIONAL',
        conditions: [{ key: 'aws:SourceIp', statement: { policy: { name: 'broken' } } }],
        determiningStatements: [{ policy: { name: 'broken' } }],
      },
    });
    expect(await ofPrincipal(alice.identifier, selection)).toEqual({ administration: null });
    expect(await ofPrincipal(arnOf('root'), selection)).toEqual({});
  });

  it('of a document that nobody holds any more names no policy', async () => {
    const hops = sampleGraph.hops.map((hop) => ({
      ...hop,
      grant: { ...hop.grant, evidence: hop.grant.evidence.map((one) => ({ ...one, documentHash: 'gone' })) },
    }));
    const { principal } = await dataOf(
      `{ principal(identifier: "${alice.identifier}") { canAssume(first: 1) { edges { determiningStatements { policy { name } policyArn } } } } }`,
      {},
      servicesOf(inMemoryReader({ ...sampleGraph, hops })),
    );
    expect(principal).toEqual({
      canAssume: { edges: [{ determiningStatements: [{ policy: null, policyArn: null }] }] },
    });
  });
});

describe('a path', () => {
  it('says of each hop who acts, by which actions, and after which others', async () => {
    const { pathsToPrivilege } = await dataOf(
      `{ pathsToPrivilege(from: "${alice.identifier}") { paths { length depth hops { to { name } actingAs { principal { name } actions } restsOn alternatives { actingAs { actions } restsOn } } } } }`,
    );
    const assuming = (name: string) => [{ principal: { name }, actions: ['sts:AssumeRole'] }];
    const byFunction = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'];
    const first = {
      to: { name: 'deploy' },
      actingAs: assuming('alice'),
      restsOn: [],
      alternatives: [{ actingAs: [{ actions: byFunction }], restsOn: [] }],
    };
    const second = { to: { name: 'admin' }, actingAs: assuming('deploy'), restsOn: [0], alternatives: [] };
    expect(pathsToPrivilege).toMatchObject({
      paths: expect.arrayContaining([{ length: 2, depth: 2, hops: [first, second] }]) as unknown,
    });
  });
});

describe('a trust policy', () => {
  it('is told statement by statement and principal by principal', async () => {
    const answer = await ofPrincipal(
      admin.identifier,
      '... on IamRole { trustPolicy trustRelationships { effect actions principal { name } conditions { key } statement { layer statementIndex policy { kind } } } }',
    );
    expect(answer).toMatchObject({
      trustPolicy: { Statement: { Action: 'sts:AssumeRole' } },
      trustRelationships: [
        {
          effect: 'ALLOW',
          actions: ['sts:AssumeRole'],
          principal: { name: 'deploy' },
          conditions: [],
          statement: { layer: 'TRUST', statementIndex: 0, policy: { kind: 'TRUST' } },
        },
      ],
    });
  });
});

describe('a document that could not be understood', () => {
  it('is null, and says why', async () => {
    const { policy } = await dataOf(`{ policy(arn: "${arnOf('policy/broken')}") { document quarantined } }`);
    expect(policy).toEqual({ document: null, quarantined: 'Statement is a number.' });
  });
});

describe('a graph that is empty', () => {
  const nowhere = servicesOf(inMemoryReader(emptyGraph));

  it('answers every question, and says that nothing was imported', async () => {
    const data = await dataOf(
      `{
        principal(identifier: "${alice.identifier}") { name }
        account(id: "${accountId}") { id }
        group(arn: "${arnOf('group/x')}") { id }
        policy(arn: "${arnOf('policy/x')}") { id }
        principals(first: 5) { totalCount pageInfo { hasNextPage endCursor } }
        search(text: "alice", first: 5) { totalCount }
        statistics { accounts lastImportAt }
        can(principal: "${alice.identifier}", action: "s3:GetObject", resource: "${object}") { decision dataGaps { kind } }
        whoCan(action: "s3:GetObject", resource: "${object}", first: 5) { totalCount dataGaps { kind } }
        effectivePermissions(principal: "${alice.identifier}") { allowed { effect actions } dataGaps { kind } }
        assumeRolePaths(from: "${alice.identifier}", to: "${admin.identifier}") { paths { length } completeness { complete } dataGaps { kind } }
      }`,
      {},
      nowhere,
    );
    expect(data).toMatchObject({
      principal: null,
      account: null,
      group: null,
      policy: null,
      principals: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } },
      can: { decision: 'UNKNOWN', dataGaps: expect.arrayContaining([{ kind: 'NOTHING_IMPORTED' }]) },
      whoCan: { totalCount: 0 },
      effectivePermissions: {
        allowed: [{ effect: 'ALLOW', actions: ['sts:GetCallerIdentity', 'sts:GetSessionToken'] }],
      },
      assumeRolePaths: { paths: [], dataGaps: expect.arrayContaining([{ kind: 'NOTHING_IMPORTED' }]) },
    });
  });
});

describe('importDocuments', () => {
  const file = new URL('../../fixtures/account-authorization-details/cli.json', import.meta.url);
  const input = { documents: [{ name: 'cli.json', content: readFileSync(file, 'utf8') }] };

  it('reads the account again after each import', async () => {
    let version = 0;
    const reader = {
      ...inMemoryReader(sampleGraph),
      accounts: async (ids: readonly string[]) => {
        version += 1;
        return new Map(
          ids.map((id) => [
            id,
            {
              type: 'ACCOUNT',
              accountId: id,
              partition: 'aws',
              imported: true,
              version,
              dataGaps: [],
            } as const,
          ]),
        );
      },
    };
    const field = 'importDocuments(input: $input) { accounts { outcome account { version } } graphVersion }';
    const data = await dataOf(
      `mutation ($input: ImportDocumentsInput!) { a: ${field} b: ${field} }`,
      { input },
      servicesOf(reader),
    );
    expect(data).toMatchObject({
      a: { accounts: [{ outcome: 'CREATED', account: { version: 1 } }], graphVersion: '7' },
      b: { accounts: [{ account: { version: 2 } }] },
    });
  });

  it('answers with what is wrong, not with an error', async () => {
    const documents = [{ name: 'broken.json', content: '{' }];
    const data = await dataOf(
      'mutation ($input: ImportDocumentsInput!) { importDocuments(input: $input) { accounts { accountId } problems { file path message } } }',
      { input: { documents } },
    );
    expect(data).toMatchObject({ importDocuments: { accounts: [], problems: [{ file: 'broken.json' }] } });
  });
});
