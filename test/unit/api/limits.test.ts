/** Hostile operations over HTTP: each is refused quickly, with a code, and never with 500. */
import { performance } from 'node:perf_hooks';
import { version } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '../../../src/api/limits/limits.js';
import { CanBatchDocument } from '../../../src/api/operations.generated.js';
import type { RunningServer } from '../../../src/api/server.js';
import { questions } from '../../../src/explorer/playground/questions.js';
import { unlessAborted, type TimeLimit } from '../../../src/graph/contract/timeLimit.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { alice, sampleGraph } from './sampleGraph.js';
import { ask, post, servicesOf, startServer, type Answer } from './services.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  await ask(server.url, '{ __typename }');
});
afterAll(() => server.stop());

async function timed(answering: () => Promise<Answer>): Promise<Answer & { readonly ms: number }> {
  const start = performance.now();
  const answer = await answering();
  return { ...answer, ms: performance.now() - start };
}

const codes = ({ body }: Answer): readonly unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions['code']);
const limits = ({ body }: Answer): readonly unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions['limit']);
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const CHECK = `{ principal: "${alice.identifier}", action: "s3:GetObject", resource: "*" }`;
const SCENARIO = `scenario: { changes: [{ tagUser: { user: "${alice.identifier}", tags: [] } }] }`;
const ALICE = `identifier: "${alice.identifier}", ${SCENARIO}`;
const PATHS = `pathsToPrivilege(from: "${alice.identifier}", k: 3)`;

describe('an operation', () => {
  it('whose fragments double each other is refused within 50 ms or so', async () => {
    const fragments = repeat(18, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const query = `{ ...F0 } ${fragments} fragment F18 on Query { __typename }`;
    const answer = await timed(() => ask(server.url, query));
    expect(answer.status).toBe(400);
    expect(codes(answer)).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(limits(answer)).toContainEqual({ name: 'selections', max: 10_000 });
    expect(answer.ms).toBeLessThan(500);
  });

  it('with lists in lists in lists is refused by its cost', async () => {
    const query = `{ accounts(first: 100) { nodes { principals(first: 100) { nodes { policies { name } } } } } }`;
    const answer = await ask(server.url, query);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([
      {
        extensions: {
          code: 'OPERATION_TOO_COMPLEX',
          retryable: false,
          limit: {
            name: 'cost',
            max: usualLimits.cost,
            field: 'accounts.nodes.principals.nodes.policies',
            fieldCost: 100_000,
          },
        },
      },
    ]);
  });

  it.each([
    ['given by variables', 'query ($n: Int!)', { n: 100 }, 'first: $n'],
    ['given by defaults of variables', 'query ($n: Int! = 100)', {}, 'first: $n'],
    ['that are too large', 'query ($n: Int!)', { n: 1_000_000 }, 'first: $n'],
  ])('is refused by its cost also for sizes %s', async (_how, head, variables, size) => {
    const query = `${head} { principals(${size}) { nodes { canAssume(${size}) { nodes { policies { name } } } } } }`;
    expect(codes(await ask(server.url, query, variables))).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('does not get cheap by a negative size', async () => {
    const query = `{ principals(first: -5) { nodes { a: canAssume(first: 100) { nodes { canAssume(first: 100) { nodes { policies { name } } } } } } } }`;
    expect(codes(await ask(server.url, query))).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('costs what its fragments cost', async () => {
    const query = `{ accounts(first: 100) { ...A } } fragment A on AccountConnection { nodes { ... on Account { principals(first: 100) { nodes { id ...P } } } } }
      fragment P on IamRole { policies { id } }`;
    expect(codes(await ask(server.url, query))).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('counts a batch by its checks', async () => {
    const checks = Array.from({ length: 500 }, () => ({
      principal: alice.identifier,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::data/x',
    }));
    const query = (selection: string) =>
      `query ($checks: [CanInput!]!) { canBatch(checks: $checks) { ${selection} } }`;
    const plain = await ask(server.url, query('decision determiningStatements { sid }'), { checks });
    expect(plain.body.errors).toBeUndefined();
    expect(plain.body.data).toMatchObject({ canBatch: { length: 500 } });
    const rich = query('layers { statements { policy { owner { ... on IamUser { policies { name } } } } } }');
    expect(codes(await ask(server.url, rich, { checks }))).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('may ask for all that is allowed in a service, with what allows it', async () => {
    const statement = 'actions resources conditions { key } sources { policy { name } sid layer }';
    const query = `query ($services: [String!]) { effectivePermissions(principal: "${alice.identifier}", services: $services) {
      services { service accessLevels { accessLevel allowedCount actions(first: 100) { nodes {
        action decision allowedBy { ${statement} } limitedBy { ${statement} } } } } } } }`;
    const one = await ask(server.url, query, { services: ['s3'] });
    expect(one.body).toMatchObject({ data: { effectivePermissions: { services: [{ service: 's3' }] } } });
    const answer = await ask(server.url, query, { services: null });
    expect(limits(answer)).toMatchObject([
      { field: 'effectivePermissions.services.accessLevels.actions.nodes.allowedBy.conditions' },
    ]);
  });

  it('may have as many objects as the server is told', async () => {
    const strict = await startServer({ limits: { cost: 255 } });
    try {
      const principals = (first: number) => `{ principals(first: ${first}) { nodes { name } } }`;
      expect((await ask(strict.url, principals(4))).body.errors).toBeUndefined();
      expect(limits(await ask(strict.url, principals(5)))).toMatchObject([{ max: 255, value: 256 }]);
    } finally {
      await strict.stop();
    }
  });

  it.each([
    [
      'a batch, by its checks',
      `{ canBatch(checks: [${CHECK}, ${CHECK}, ${CHECK}]) { decision } }`,
      25 + 3 * 13,
    ],
    [
      'a scenario, once',
      `{ a: principal(${ALICE}) { name } b: principal(${ALICE}) { name } }`,
      10_000 + 2 * 26,
    ],
    ['no scenario', '{ a: principal(identifier: "*", scenario: null) { name } }', 26],
    ['a comparison', `{ compareScenario(${SCENARIO}) { graphVersion } }`, 20_001],
    ['a picture of a path', `{ ${PATHS} { paths { render(format: DOT) } } }`, 2_501 + 3 * 21],
  ])('takes what its work takes: %s', async (_what, query, expected) => {
    expect((await ask(server.url, query)).told.cost?.requested).toBe(expected);
  });

  it('counts a document as more than an object', async () => {
    const query = (field: string) =>
      `{ accounts(first: 40) { nodes { principals(first: 12) { nodes { policies { ${field} } } } } } }`;
    expect((await ask(server.url, query('name'))).body.errors).toBeUndefined();
    expect(limits(await ask(server.url, query('document')))).toMatchObject([
      { field: 'accounts.nodes.principals.nodes.policies.document' },
    ]);
  });

  it('may have 15 aliases, also of __typename', async () => {
    const aliases = (count: number) => `{ ${repeat(count, (i) => `a${i}: __typename`)} }`;
    expect((await ask(server.url, aliases(15))).status).toBe(200);
    const answer = await ask(server.url, aliases(101));
    expect(answer.status).toBe(400);
    expect(limits(answer)).toEqual([{ name: 'aliases', max: 15 }]);
  });

  it('may have 10 directives', async () => {
    const directives = (count: number) => `{ ${repeat(count, () => '__typename @skip(if: false)')} }`;
    expect((await ask(server.url, directives(10))).status).toBe(200);
    expect(limits(await ask(server.url, directives(11)))).toEqual([{ name: 'directives', max: 10 }]);
  });

  it('may be 12 levels deep', async () => {
    const deep = (levels: number) =>
      `{ group(arn: "arn:aws:iam::111122223333:group/x") { ${'account { principals(first: 1) { nodes { ... on IamUser { groups { '.repeat(levels)} __typename ${'} } } } }'.repeat(levels)} } }`;
    expect(limits(await ask(server.url, deep(3)))).toEqual([{ name: 'depth', max: 12, value: 14 }]);
    expect(limits(await ask(server.url, deep(2)))).toEqual([]);
  });

  it('that nests 5,000 levels deep ends at its tokens', async () => {
    const answer = await ask(server.url, `${'{ node(id: "x") '.repeat(5_000)} ${'}'.repeat(5_000)}`);
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(limits(answer)).toEqual([{ name: 'tokens', max: 2_000 }]);
    expect(answer.body.errors?.[0]?.message).toMatch(
      /^The document has more than 2000 tokens\. Split the request into several operations/,
    );
  });

  it('of one repeated field is refused quickly', async () => {
    const answer = await timed(() => ask(server.url, `{ ${'__typename '.repeat(5_000)} }`));
    expect(codes(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(answer.ms).toBeLessThan(500);
  });

  it('whose fragments go round in a circle is refused', async () => {
    const answer = await ask(
      server.url,
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    );
    expect(answer.status).toBe(400);
    expect(codes(answer)).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('with a syntax error is 400', async () => {
    const answer = await ask(server.url, '{ a');
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(limits(answer)).toEqual([undefined]);
    const long = await ask(server.url, `{ ) ${'__typename '.repeat(5_000)} }`);
    expect([codes(long), limits(long)]).toEqual([['GRAPHQL_PARSE_FAILED'], [undefined]]);
  });

  it('with many mistakes reports a few', async () => {
    const answer = await ask(server.url, `{ ${repeat(200, (i) => `nothing${i}`)} }`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(answer.body)).not.toContain('Did you mean');
  });

  it('that subscribes is refused', async () => {
    const answer = await ask(server.url, 'subscription { anything }');
    expect(answer.status).toBe(400);
  });

  it('may be the standard introspection query', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await ask(server.url, getIntrospectionQuery());
    expect(answer.body.errors).toBeUndefined();
    expect(answer.status).toBe(200);
  });
});

describe('a request', () => {
  it('with several operations at once is refused', async () => {
    const body = JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ __typename }' })));
    const answer = await post(server.url, body);
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['BAD_REQUEST']);
  });

  it('with variables that nest 100,000 levels deep is refused', async () => {
    const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const query = 'query ($id: AccountId!) { account(id: $id) { accountId } }';
    const answer = await post(server.url, `{"query":${JSON.stringify(query)},"variables":{"id":${nested}}}`);
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
  });

  it('that exports an account, with variables that nest too deeply to be named, is refused', async () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const query = '{ exportAccount(accountId: "111122223333") { name } }';
    const answer = await post(server.url, `{"query":${JSON.stringify(query)},"variables":{"x":${nested}}}`);
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['BAD_REQUEST']);
  });

  it('with many malformed values reports a few, as BAD_USER_INPUT', async () => {
    const checks = Array.from({ length: 400 }, () => ({ principal: 'x', action: 'y', resource: 'z' }));
    const answer = await ask(server.url, CanBatchDocument.text, { checks });
    expect(answer.status).toBe(400);
    expect(new Set(codes(answer))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(answer.body.errors?.length).toBeLessThanOrEqual(11);
  });

  it('cannot reach the prototype of anything through its variables', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"x"}}`;
    const answer = await post(server.url, body);
    expect(answer.body).toEqual({ data: { node: null } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds nothing under the name %s', async (name) => {
    const query = `query ($c: [ContextEntryInput!]) { can(principal: "${alice.identifier}", action: "s3:ListBucket", resource: "arn:aws:s3:::data", context: $c) { decision } }`;
    const answer = await ask(server.url, query, { c: [{ key: name, values: ['true'] }] });
    expect(answer.body).toMatchObject({ data: { can: { decision: 'CONDITIONAL' } } });
  });
});

describe('the limits', () => {
  const twice = '{ a: __typename b: __typename }';
  it.each([
    ['tokens', { tokens: 7 }, twice, 7],
    ['selections', { selections: 1 }, twice, 1],
    ['aliases', { aliases: 1 }, twice, 1],
    ['directives', { directives: 0 }, '{ __typename @skip(if: false) }', 0],
    ['depth', { depth: 1 }, '{ statistics { accounts } }', 1],
    ['bodyBytes', { bodyBytes: 20 }, twice, 20],
    ['first', { pageSize: 2 }, '{ principals(first: 3) { totalCount } }', 2],
    ['cost', { cost: 27 }, '{ principals(first: 3) { totalCount } }', 27],
    ['responseBytes', { responseBytes: 9 }, twice, 9],
  ])('are those of the server: %s', async (name, set, query, max) => {
    const strict = await startServer({ limits: set });
    try {
      expect(limits(await ask(strict.url, query))).toMatchObject([{ name, max }]);
      expect((await ask(server.url, query)).body.errors).toBeUndefined();
    } finally {
      await strict.stop();
    }
  });

  it.each([
    ['first', 'principals(first: 101) { totalCount }', 100, 101],
    ['maxHops', `blastRadius(principal: "${alice.identifier}", maxHops: 11) { principalCount }`, 10, 11],
    ['k', `pathsToPrivilege(from: "${alice.identifier}", k: 101) { paths { length } }`, 100, 101],
    ['text', `search(text: "${'x'.repeat(201)}", first: 1) { totalCount }`, 200, 201],
    ['startsWith', `actions(startsWith: "${'x'.repeat(129)}", first: 1) { name }`, 128, 129],
    ['characters', `principal(identifier: "${'x'.repeat(2_049)}") { name }`, 2_048, 2_049],
    ['checks', `canBatch(checks: [${repeat(501, () => CHECK)}]) { decision }`, 500, 501],
  ])('of arguments are named: %s', async (name, field, max, value) => {
    const lax = await startServer({ limits: { tokens: 1e6, cost: 1e6 } });
    try {
      expect(limits(await ask(lax.url, `{ ${field} }`))).toEqual([{ name, max, value }]);
    } finally {
      await lax.stop();
    }
  });

  it('of a value are named in a variable, too', async () => {
    const query = 'query ($arn: ARN!) { group(arn: $arn) { id } }';
    const { body } = await ask(server.url, query, { arn: `arn:aws:iam::${'1'.repeat(3_000)}` });
    expect(body.errors).toMatchObject([
      { extensions: { argument: 'arn', limit: { name: 'characters', max: 2_048, value: 3_013 } } },
    ]);
  });

  it('of the time of a question are those of the server', async () => {
    const reader = inMemoryReader(sampleGraph);
    const readerWithin = ({ over }: TimeLimit) => ({
      ...reader,
      statistics: () => unlessAborted(new Promise<never>(() => undefined), over),
    });
    const hasty = await startServer(
      { limits: { questionSeconds: 1 } },
      { ...servicesOf(reader), readerWithin },
    );
    try {
      const { body } = await ask(hasty.url, '{ statistics { accounts } }');
      expect(body.errors).toMatchObject([
        {
          message: expect.stringMatching(/longer than its 1 seconds.* Ask for less/) as string,
          extensions: { code: 'DEADLINE_EXCEEDED', limit: { name: 'questionSeconds', max: 1 } },
        },
      ]);
    } finally {
      await hasty.stop();
    }
  });

  it.each(questions.map((question) => [question.title, question] as const))(
    'leave room for the playground question "%s"',
    async (_title, { query, variables }) => {
      const answer = await ask(server.url, query, variables);
      const refused = codes(answer).filter((code) => !['NOT_FOUND', 'BAD_USER_INPUT'].includes(String(code)));
      expect(refused).toEqual([]);
      expect(answer.status).toBe(200);
    },
  );

  it.each([
    ['one field, again and again', `{ ${'__typename '.repeat(5_500)} }`],
    ['selections that overlap', `{ ${'account(id: "111122223333") { name } '.repeat(2_900)} }`],
  ])('without that of tokens, a document is still judged within 100 ms or so: %s', async (_what, query) => {
    const lax = await startServer({ limits: { tokens: 1e6, selections: 1e6 } });
    try {
      await ask(lax.url, '{ __typename }');
      const before = process.cpuUsage().user;
      expect((await ask(lax.url, query)).status).toBeLessThan(500);
      expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
    } finally {
      await lax.stop();
    }
  });

  it('rest on a graphql whose validation has a work budget', () => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    expect(major).toBe(16);
    expect(minor).toBeGreaterThanOrEqual(15);
  });
});
