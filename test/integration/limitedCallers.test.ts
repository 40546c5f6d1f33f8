/** A caller who is limited to some accounts is told nothing of others but what policies of its own accounts say. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Caller } from '../../src/api/callers/caller.js';
import { fieldRules } from '../../src/api/callers/fieldRules.js';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { nodeId } from '../../src/api/nodes.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { everythingIn, schema, values } from '../support/everyField.js';
import { servicesOn, useGraph } from '../support/graph.js';
import {
  audit,
  bytesOf,
  callerOf,
  foreignMarks,
  foreignNames,
  management,
  operationsFor,
  production,
  sampleWithMarks,
  sandbox,
  staging,
} from '../support/limitedCaller.js';
import { runs } from '../support/runs.js';

const team = callerOf(production, staging);

const graph = useGraph();
let services: Services;
let secrets: readonly string[];

beforeAll(async () => {
  await graph.empty();
  await ingestDocuments(graph.writer, sampleWithMarks());
  services = await servicesOn(graph);
  secrets = await foreignNames(services, team);
});

const leaks = (answer: unknown, names = secrets): readonly string[] => {
  const bytes = bytesOf(answer);
  return names.filter((name) => bytes.includes(name));
};

/** Everything at once may take longer than a question has, where each statement is new to the database. */
const ask = (document: string, variables = {}, caller: Caller = team) =>
  executeOperation(services, document, variables, caller, new TimeLimit(60));

const text = (value: string): string => JSON.stringify(value);
const role = (accountId: string, name: string): string => text(`arn:aws:iam::${accountId}:role/${name}`);
const alice = text(`arn:aws:iam::${staging}:user/alice`);
const heidi = text(`arn:aws:iam::${production}:user/heidi`);
const admin = role(production, 'production-admin');
const machine = `arn:aws:states:eu-west-1:${production}:stateMachine:nightly-export`;
const page = { ...values, first: '20' };
const ofProduction = { ...page, filter: `{ accountId: "${production}" }` };

const questions = [
  ['account', { ...page, id: text(production) }],
  ['accounts', page],
  ...[
    alice,
    heidi,
    admin,
    role(production, 'payments-reader'),
    role(production, 'payments-operator'),
    role(production, 'nightly-export'),
    role(production, 'org-door'),
    text(`arn:aws:iam::${production}:root`),
    text('*'),
    text('ec2.amazonaws.com'),
  ].map((identifier) => ['principal', { ...page, identifier }] as const),
  ...['principals', 'groups', 'policies', 'resources', 'workloads', 'instanceProfiles', 'accessKeys'].map(
    (name) => [name, ofProduction] as const,
  ),
  ['group', { ...page, arn: text(`arn:aws:iam::${staging}:group/Developers`) }],
  ['policy', { ...page, arn: text('arn:aws:iam::aws:policy/AdministratorAccess') }],
  ...['admin', ...foreignMarks].map((word) => ['search', { ...page, text: text(word) }] as const),
  ['search', { ...page, text: text(audit) }],
  ['can', { ...page, principal: alice, resource: text('arn:aws:s3:::northwind-staging-data') }],
  ['can', { ...page, principal: alice, action: text('cloudtrail:StopLogging'), resource: text('*') }],
  ['whoCan', { ...page, action: text('s3:GetObject'), resource: text('arn:aws:s3:::northwind-payments/x') }],
  ['whoCan', { ...page, action: text('sts:AssumeRole'), resource: admin }],
  ['effectivePermissions', { principal: alice }],
  ['assumeRolePaths', { ...page, from: alice, to: admin }],
  ['assumeRolePaths', { ...page, from: heidi, to: role(production, 'payments-reader') }],
  ['crossAccountAccess', { from: alice, to: role(production, 'payments-operator') }],
  ['pathsToPrivilege', { ...page, from: alice }],
  ['pathsToPrivilege', { ...page, from: heidi }],
  ['blastRadius', { ...page, principal: alice }],
  ['whoCanReach', { ...page, to: admin }],
  ['whoCanReach', { ...page, to: text(production) }],
  ['exportAccount', { accountId: text(production) }],
  ['resource', { ...page, arn: text('arn:aws:s3:::northwind-payments') }],
  ['workload', { ...page, arn: text(machine) }],
  [
    'canBatch',
    {
      ...page,
      checks: `[{ principal: ${alice}, action: "s3:GetObject", resource: "arn:aws:s3:::northwind-payments/x" },
        { principal: ${heidi}, action: "sts:AssumeRole", resource: ${admin} }]`,
    },
  ],
  ...[`ACCOUNT:${production}`, `PRINCIPAL:${JSON.parse(admin)}`, `WORKLOAD:${machine}`].map(
    (id) => ['node', { ...page, id: text(Buffer.from(id).toString('base64url')) }] as const,
  ),
] as const;

const ownBucket = text('arn:aws:s3:::northwind-payments');
const query = schema.getQueryType();
const everythingOf = (field: string, given: Readonly<Record<string, string>>): string =>
  query ? `{ ${everythingIn(query, field, given)} }`.replaceAll(values['resource'] ?? '', ownBucket) : '';

test('there is something to tell, and a question that tells it all does', async () => {
  expect(secrets.length).toBeGreaterThan(20);
  const { data } = await executeOperation(services, everythingOf('accounts', page));
  expect(leaks(data)).not.toEqual([]);
});

describe('nothing of others is in', () => {
  test.each(questions)('%s', async (field, given) => {
    const answer = await ask(everythingOf(field, given));
    expect(leaks(answer)).toEqual([]);
    const refused = (answer.errors ?? []).filter(
      ({ extensions }) => !['FORBIDDEN', 'NOT_FOUND'].includes(String(extensions['code'])),
    );
    expect(refused.map(({ message, path }) => `${path?.join('.')}: ${message}`)).toEqual([]);
    expect(answer.data ?? answer.errors?.map(({ message }) => message)).toEqual({
      [`Query__${field}`]: expect.anything() as unknown,
    });
  });

  it('covers every question that such a caller may ask', () => {
    const may = Object.entries(fieldRules.fields['Query'] ?? {}).filter(
      ([, { limited }]) => limited === 'yes',
    );
    const asked = new Set<string>(questions.map(([field]) => field));
    const ofNoAccount = ['actions', 'technique', 'techniques'];
    expect(
      may.map(([name]) => name).filter((name) => !asked.has(name) && !ofNoAccount.includes(name)),
    ).toEqual([]);
  });
});

test.each([
  ['production and staging', team],
  // Where a way to production leads through the management account.
  ['sandbox and production', callerOf(sandbox, production)],
])(
  'operations that are drawn tell a caller of %s nothing of others',
  async (_, caller) => {
    const names = await foreignNames(services, caller);
    const operations = await operationsFor(graph.reader, caller);
    let [asked, foreign] = [0, 0];
    await fc.assert(
      fc.asyncProperty(operations, async ({ query: document, variables }) => {
        const isQuestion = !document.startsWith('mutation');
        const [limited, unlimited] = await Promise.all([
          ask(document, variables, caller),
          isQuestion ? executeOperation(services, document, variables) : undefined,
        ]);
        const named = leaks(`${document}\n${JSON.stringify(variables)}`, names);
        const unnamed = names.filter((name) => !named.includes(name));
        expect(leaks(limited, unnamed)).toEqual([]);
        if (isQuestion) asked += 1;
        if (leaks(unlimited?.data ?? {}, unnamed).length > 0) foreign += 1;
      }),
      runs(2_000),
    );
    // Otherwise there was too little to tell, and the above shows nothing.
    expect(foreign).toBeGreaterThan(asked / 20);
  },
  900_000,
);

describe('a path through accounts of others', () => {
  const gina = text(`arn:aws:iam::${sandbox}:user/gina`);
  const pathsOf = (accountIds: readonly string[]) =>
    executeOperation(
      services,
      `{ assumeRolePaths(from: ${gina}, to: ${admin}) {
        paths { length decision sentence accounts { accountId } render(format: MERMAID)
          hops { mechanism decision sentence from { __typename identifier } to { __typename identifier } } }
        completeness { complete truncatedBy } dataGaps { kind } } }`,
      {},
      callerOf(...accountIds),
    );

  test('is there, and tells how many steps it has', async () => {
    const answer = await pathsOf([sandbox, production]);
    expect(answer).toMatchObject({
      data: {
        assumeRolePaths: {
          paths: [
            {
              length: 4,
              decision: 'UNKNOWN',
              sentence: expect.stringMatching(/^4 steps from gina .* to production-admin /) as unknown,
              accounts: [{ accountId: sandbox }, { accountId: production }],
              render: expect.stringContaining('hidden:1') as unknown,
              hops: [
                { mechanism: 'ASSUME_ROLE', decision: 'ALLOWED' },
                {
                  mechanism: 'HIDDEN',
                  decision: 'UNKNOWN',
                  to: { __typename: 'HiddenPrincipal', identifier: 'hidden:1' },
                },
                { mechanism: 'HIDDEN', from: { identifier: 'hidden:1' } },
                { mechanism: 'ASSUME_ROLE', decision: 'ALLOWED' },
              ],
            },
          ],
          completeness: { complete: false, truncatedBy: ['MAX_HOPS', 'LIMITED_BY_SCOPE'] },
          dataGaps: expect.arrayContaining([{ kind: 'LIMITED_BY_SCOPE' }]) as unknown,
        },
      },
    });
    expect(bytesOf(answer)).not.toMatch(/deploy-hub|111111111111/);
  });

  test('is told whole to whoever may know of them all', async () => {
    const text = JSON.stringify(await pathsOf([sandbox, production, management]));
    expect(text).toContain('deploy-hub (111111111111)');
    expect(text).not.toContain('hidden:');
  });

  test('has nobody in it of whom more can be asked', async () => {
    const asked = (selection: string) =>
      executeOperation(
        services,
        `{ assumeRolePaths(from: ${gina}, to: ${admin}) { paths { hops { to { ... on HiddenPrincipal { ${selection} } } } } } }`,
        {},
        callerOf(sandbox, production),
      );
    const { errors } = await asked(
      'can(action: "s3:ListBucket", resource: "arn:aws:s3:::data") { decision }',
    );
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
    const more = await asked(
      'pathsToPrivilege { paths { length } } blastRadius { principalCount } canAssume(first: 5) { totalCount } policies { name }',
    );
    expect(more.errors).toBeUndefined();
    expect(JSON.stringify(more.data)).toContain(
      '{"pathsToPrivilege":{"paths":[]},"blastRadius":{"principalCount":0},"canAssume":{"totalCount":0},"policies":[]}',
    );
  });
});

describe('an account of others is refused in the same words, imported or not', () => {
  const unknown = '999999999999';
  test.each([
    ['account', (id: string) => `account(id: "${id}") { name }`],
    ['principals', (id: string) => `principals(first: 5, filter: { accountId: "${id}" }) { totalCount }`],
    ['principal', (id: string) => `principal(identifier: "arn:aws:iam::${id}:root") { name }`],
    [
      'can',
      (id: string) =>
        `can(principal: ${alice}, action: "sts:AssumeRole", resource: "arn:aws:iam::${id}:role/x") { decision }`,
    ],
    [
      'canBatch',
      (id: string) =>
        `canBatch(checks: [{ principal: "${id}", action: "s3:ListBucket", resource: "arn:aws:s3:::data" }]) { decision }`,
    ],
    [
      'paths',
      (id: string) => `assumeRolePaths(from: ${alice}, to: "arn:aws:iam::${id}:role/x") { paths { length } }`,
    ],
    [
      'a nested question',
      (id: string) =>
        `principal(identifier: ${alice}) { can(action: "s3:ListBucket", resource: "arn:aws:sqs:eu-west-1:${id}:q") { decision } }`,
    ],
  ])('%s', async (_, question) => {
    const [imported, never] = await Promise.all(
      [audit, unknown].map(async (id) => JSON.stringify(await ask(`{ ${question(id)} }`)).replaceAll(id, '')),
    );
    expect(imported).toBe(never);
    expect(imported).toContain('"code":"NOT_FOUND"');
  });

  test('an id of one finds nothing', async () => {
    const found = await services.reader.accounts([audit]);
    const ids = [...found.values()].map(nodeId);
    expect(ids).toHaveLength(1);
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id: ids[0] })).data).toEqual({
      node: null,
    });
  });
});

const audited = 'arn:aws:s3:::northwind-audit-logs';

test.each([
  ['can', `can(principal: ${alice}, action: "s3:GetObject", resource: "BUCKET/x") { decision }`],
  [
    'canBatch',
    `canBatch(checks: [{ principal: ${alice}, action: "s3:GetObject", resource: "BUCKET/x" }]) { decision }`,
  ],
  ['whoCan', 'whoCan(action: "s3:GetObject", resource: "BUCKET/x", first: 50) { totalCount }'],
  ['resource', 'resource(arn: "BUCKET") { name }'],
])('a bucket of others is as one that nobody knows: %s', async (_, question) => {
  const [known, unknown] = await Promise.all(
    [audited, 'arn:aws:s3:::nobody-knows'].map(async (arn) =>
      JSON.stringify(await ask(`{ ${question.replace('BUCKET', arn)} }`)),
    ),
  );
  expect(known?.replace(/"locations":\[[^\]]*\],?/, '')).toBe(
    unknown?.replace(/"locations":\[[^\]]*\],?/, ''),
  );
  expect(known).toMatch(question.startsWith('resource') ? /"resource":null/ : /"code":"NOT_FOUND"/);
});

test.each([`RESOURCE:${audited}`, `POLICY:${audited}#policy`, 'POLICY:o-nw1ndpay42/p-FullAWSAccess'])(
  'an id that was made up finds nothing: %s',
  async (id) => {
    const variables = { id: Buffer.from(id).toString('base64url') };
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', variables)).data).toEqual({ node: null });
  },
);

test('a batch refuses what names others at its place', async () => {
  const checks = [production, audit].map(
    (id) => `{ principal: ${alice}, action: "sts:AssumeRole", resource: "arn:aws:iam::${id}:role/org-door" }`,
  );
  const { data, errors } = await ask(`{ canBatch(checks: [${checks.join()}]) { decision } }`);
  expect(errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['argument']])).toEqual([
    [['canBatch', 1], 'NOT_FOUND', 'checks[1].resource'],
  ]);
  expect(data).toMatchObject({ canBatch: [{ decision: 'IMPLICIT_DENY' }, null] });
});

test('a list is of one account', async () => {
  const { errors } = await ask('{ principals(first: 5) { totalCount } }');
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'BAD_USER_INPUT', argument: 'filter.accountId' },
  ]);
});

test.each([
  ['permission sets', '{ permissionSets(first: 5) { totalCount } }'],
  [
    'scenarios',
    `{ can(principal: ${alice}, action: "s3:ListBucket", resource: "arn:aws:s3:::data", scenario: { changes: [] }) { decision } }`,
  ],
  [
    'filters of paths',
    `{ pathsToPrivilege(from: ${alice}, only: { unconditional: true }) { paths { length } } }`,
  ],
  [
    'contexts of paths',
    `{ pathsToPrivilege(from: ${alice}, context: [{ key: "aws:SourceIp", values: ["10.0.0.1"] }]) { paths { length } } }`,
  ],
  [
    'chains to access',
    `{ whoCan(action: "sts:AssumeRole", resource: ${admin}, first: 5, transitive: true) { totalCount } }`,
  ],
  ['who is outside', `{ trustExposure(first: 5, filter: { accountId: "${production}" }) { totalCount } }`],
  ['marked targets', `{ pathsToPrivilege(from: ${alice}, targets: true) { paths { length } } }`],
  ['the history of imports', '{ imports(first: 1) { totalCount } }'],
  ['counts of the graph', '{ statistics { users } }'],
  ['imports', 'mutation { importDocuments(input: { documents: [] }) { graphVersion } }'],
])('%s are not for such a caller', async (_, document) => {
  const { errors } = await ask(document);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
});
