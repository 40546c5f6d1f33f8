/** What a server tells of requests: in answers, in its log and in its numbers; and what it never tells. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CanDocument, GraphVersionDocument } from '../../../../src/api/operations.generated.js';
import type { RunningServer } from '../../../../src/api/server.js';
import { AuditLog } from '../../../../src/audit/auditLog.js';
import { alice } from '../sampleGraph.js';
import { ask, failingReader, numberOf, post, servicesOf, startServer } from '../services.js';

const auditFile = join(mkdtempSync(join(tmpdir(), 'watching-')), 'audit.jsonl');
const logged: string[] = [];
const lines = () => logged.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
const printed: string[] = [];
const spies = [process.stdout, process.stderr].map((stream) =>
  vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0),
);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ logger, audit: new AuditLog(auditFile) });
});
afterAll(() => {
  for (const spy of spies) spy.mockRestore();
  return server.stop();
});

const lineOf = async (requestId: string) => {
  await expect.poll(() => lines().some((line) => line['requestId'] === requestId)).toBe(true);
  return lines().find((line) => line['requestId'] === requestId);
};

const asked = (text: string, name: string, variables: object, headers: Record<string, string> = {}) =>
  post(server.url, JSON.stringify({ query: text, operationName: name, variables }), headers);

const can = { principal: alice.identifier, action: 's3:GetObject', resource: 'arn:aws:s3:::data/x' };

describe('an answer', () => {
  it('says what it cost, how long it took and which request it was, and else is the same each time', async () => {
    const [first, second] = [
      await asked(CanDocument.text, 'Can', can),
      await asked(CanDocument.text, 'Can', can),
    ];
    expect(second.body).toEqual(first.body);
    expect(first.told).toMatchObject({
      cost: { requested: expect.any(Number), actual: expect.any(Number), limit: 50_000 },
      durationMs: expect.any(Number),
    });
    const { requestId, durationMs, cost, ...same } = first.told;
    expect(second.told).toEqual({ ...second.told, ...same });
    expect(second.told.cost).toEqual({ ...cost, remaining: expect.any(Number) });
    expect(requestId).not.toBe(second.told.requestId);
    expect(durationMs).toBeGreaterThan(0);
  });

  it('counts the objects that it holds', async () => {
    const { told, body, headers } = await ask(
      server.url,
      '{ a: principals(first: 2) { nodes { name } } b: __typename }',
    );
    expect(body.data).toMatchObject({ a: { nodes: [{}, {}] } });
    // To find and count all principals is work besides.
    const remaining = Number(headers.get('ratelimit')?.split('r=')[1]);
    expect(told.cost).toEqual({ requested: 3 + 250, actual: 3, limit: 50_000, remaining });
    expect(remaining).toBeGreaterThan(400_000);
  });

  it.each([
    ['no GraphQL', '{', {}],
    ['a field that is not there', '{ accoun }', {}],
    ['too deep', '{ statistics { accounts } }', { depth: 1 }],
    ['too costly', '{ statistics { accounts } }', { cost: 1 }],
    ['a value out of range', '{ principals(first: 0) { totalCount } }', {}],
    ['too long an answer', '{ __typename }', { responseBytes: 9 }],
    ['too large', '{ __typename }', { bodyBytes: 9 }],
  ])('has the id of its request in each error: %s', async (_, query, limits) => {
    const strict = await startServer({ limits });
    const { body, headers } = await ask(strict.url, query);
    await strict.stop();
    const requestId = headers.get('x-request-id');
    expect(body.errors?.map(({ extensions }) => extensions['requestId'])).toEqual([requestId]);
  });

  it('has the version of the graph beside its data where all of it has the same', async () => {
    const { told, body } = await asked(GraphVersionDocument.text, 'GraphVersion', {});
    expect(body.data).toMatchObject({ statistics: { graphVersion: told.graphVersion } });
    expect((await ask(server.url, '{ statistics { accounts } }')).told.graphVersion).toBeUndefined();
  });

  it.each([
    ['mine-1.2_3', true],
    ['x'.repeat(65), false],
    ['with space', false],
    ['', false],
  ])('takes the id %j of its client: %s', async (given, isTaken) => {
    const { headers, told } = await asked('{ __typename }', '', {}, { 'x-request-id': given });
    expect(headers.get('x-request-id')).toBe(told.requestId);
    expect(told.requestId === given).toBe(isTaken);
  });
});

describe('the log', () => {
  it('has a line for a request, with the name of an operation that is ours', async () => {
    const { told } = await asked(CanDocument.text, 'Can', can);
    expect(await lineOf(told.requestId ?? '')).toMatchObject({
      level: 30,
      msg: 'request',
      caller: 'anonymous',
      route: '/graphql',
      operation: 'Can',
      status: 200,
      cost: told.cost?.requested,
      ms: expect.any(Number),
    });
  });

  it('calls the operations of others other, and says what went wrong', async () => {
    const { told } = await ask(server.url, 'query Sneaky { principals(first: 0) { totalCount } }');
    expect(await lineOf(told.requestId ?? '')).toMatchObject({ operation: 'other', code: 'BAD_USER_INPUT' });
  });

  it.each<[string, RequestInit]>([
    ['no query', { method: 'POST', body: '{}' }],
    ['several at once', { method: 'POST', body: '[{"query":"{ __typename }"}]' }],
    ['another method', { method: 'PUT' }],
  ])('says, as the numbers do, what was wrong where no operation was read: %s', async (_what, init) => {
    const number = 'rolegraph_errors_total{code="BAD_REQUEST"}';
    // Without such a request, there is no such number.
    const before = (await numberOf(server.url, number)) || 0;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}graphql`, { ...init, headers });
    const line = await lineOf(response.headers.get('x-request-id') ?? '');
    expect(line).toMatchObject({ status: response.status, code: 'BAD_REQUEST' });
    expect(await numberOf(server.url, number)).toBe(before + 1);
  });

  it('has the id of the request beside a mistake of ours', async () => {
    const broken = await startServer({ logger }, servicesOf(failingReader(new Error('boom'))));
    const { told, body } = await ask(broken.url, '{ statistics { accounts } }');
    await broken.stop();
    expect(body.errors).toMatchObject([{ message: 'Internal error.', extensions: { code: 'INTERNAL' } }]);
    expect(lines().find(({ msg }) => msg === 'unexpected error')).toMatchObject({
      requestId: told.requestId,
    });
  });
});

/** Whatever a client sends may be a secret. */
describe('a secret', () => {
  const secret = 'CANARY-5b1f';
  const seen = async () => {
    const numbers = await (await fetch(`${server.url}metrics`)).text();
    return [...logged, ...printed, numbers, readFileSync(auditFile, { encoding: 'utf8', flag: 'a+' })].join(
      '\n',
    );
  };

  it.each<readonly [string, () => Promise<{ readonly text: string }>]>([
    [
      'in a header',
      () => textOf('graphql', { headers: { authorization: `Bearer ${secret}`, cookie: secret } }),
    ],
    ['in an address', () => textOf(`graphql?query={${secret}}&token=${secret}`, {})],
    ['in a path', () => textOf(`${secret}/graphql`, {})],
    ['in a document', () => textOf('graphql', body(`{ ${secret.replace('-', '')} }`))],
    [
      'in the name of an operation',
      () => textOf('graphql', body(`query ${secret.replace('-', '')} { __typename }`)),
    ],
    [
      'in a policy',
      () =>
        textOf(
          'graphql',
          body(IMPORT, { documents: [{ name: secret, content: `{"UserDetailList":"${secret}"}` }] }),
        ),
    ],
    ['in a broken body', () => textOf('graphql', { ...post_, body: `{"query":"${secret}` })],
    [
      'in an import file',
      () => textOf('import', { method: 'POST', headers: { 'x-rolegraph-import': '1' }, body: form() }),
    ],
  ])('%s is in no line of a log, no number and no audit log', async (_where, send) => {
    await send();
    const id = `after-${logged.length}`;
    await asked('{ __typename }', '', {}, { 'x-request-id': id });
    await lineOf(id);
    expect(await seen()).not.toMatch(/CANARY-?5b1f/);
  });

  const IMPORT =
    'mutation ($documents: [ImportDocumentInput!]!) { importDocuments(input: { documents: $documents }) { problems { file } } }';
  const post_ = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = (query: string, variables: object = {}): RequestInit => ({
    ...post_,
    body: JSON.stringify({ query, variables }),
  });
  const form = (): FormData => {
    const files = new FormData();
    files.append('files', new Blob([`{"${secret}": }`]), `${secret}.json`);
    return files;
  };
  const textOf = async (path: string, init: RequestInit) => ({
    text: await (await fetch(`${server.url}${path}`, init)).text(),
  });
});

describe('a number', () => {
  it('has no label that a client can choose', async () => {
    await ask(server.url, 'query Chosen { __typename }');
    const text = await (await fetch(`${server.url}metrics`)).text();
    expect(text).not.toContain('Chosen');
    expect(
      await numberOf(server.url, 'rolegraph_operation_seconds_count{operation="other"}'),
    ).toBeGreaterThan(0);
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
    expect(
      [...routes].every((route) =>
        ['/graphql', '/import', '/metrics', '/health', 'page'].includes(route ?? ''),
      ),
    ).toBe(true);
  });
});
