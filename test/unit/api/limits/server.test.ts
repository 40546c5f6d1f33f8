/** What a server refuses when it is asked for too much at once, too fast, or for too much. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import type { Services } from '../../../../src/api/context.js';
import type { RunningServer, ServerOptions } from '../../../../src/api/server.js';
import { usualLimits } from '../../../../src/api/limits/limits.js';
import { unlessAborted, type TimeLimit } from '../../../../src/graph/contract/timeLimit.js';
import { GraphUnavailable, QuestionAbandoned, WorldsBusy } from '../../../../src/graph/model/graph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { alice, sampleGraph } from '../sampleGraph.js';
import { ask, numberOf, post, servicesOf, startServer } from '../services.js';

const started: RunningServer[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));

async function start(options: Partial<ServerOptions>, on?: Services): Promise<string> {
  const server = await startServer(options, on);
  started.push(server);
  return server.url;
}

/** Its statistics wait until they are let go. */
function heldServices() {
  const reader = inMemoryReader(sampleGraph);
  const { statistics } = reader;
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let begun = 0;
  const slowly = async () => {
    begun += 1;
    await held;
    return statistics();
  };
  return {
    services: servicesOf({ ...reader, statistics: slowly }),
    letGo: () => letGo(),
    begun: () => begun,
  };
}

const SLOW = '{ statistics { accounts } }';

describe('a server that does as much as it may', () => {
  const limits = { running: 1, waiting: 1 };

  it('lets one wait and refuses the next, before it has sent its body', async () => {
    const held = heldServices();
    const url = await start({ limits }, held.services);
    const running = ask(url, SLOW);
    await expect.poll(held.begun).toBe(1);
    const waiting = ask(url, SLOW);
    await expect.poll(() => numberOf(url, 'rolegraph_requests_waiting')).toBe(1);
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    const since = performance.now();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`,
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    const took = performance.now() - since;
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer.toString()).toMatch(/\r\nretry-after: 1\r\n/i);
    expect(answer.toString()).toContain('"OVERLOADED"');
    expect(took).toBeLessThan(500);
    held.letGo();
    expect([(await running).status, (await waiting).status]).toEqual([200, 200]);
    expect((await ask(url, SLOW)).status).toBe(200);
  });

  it('gives no place to requests whose bodies are not there, and few of them to one caller', async () => {
    const authenticate = async (header: string | undefined): Promise<Caller> => ({
      ...anonymous,
      name: header ?? '-',
    });
    const url = await start({ limits: { ...limits, arriving: 3 }, authenticate });
    const { port } = new URL(url);
    const sockets = Array.from({ length: 20 }, () => connect(Number(port), '127.0.0.1'));
    const refused: string[] = [];
    for (const socket of sockets) {
      socket.on('data', (answer: Buffer) => refused.push(answer.toString()));
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer slow\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
      );
    }
    await expect.poll(() => refused.length).toBe(17);
    for (const answer of refused) expect(answer).toContain('"limit":{"name":"arriving","max":3}');
    expect((await ask(url, SLOW)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    const again = () => post(url, JSON.stringify({ query: SLOW }), { authorization: 'Bearer slow' });
    await expect.poll(async () => (await again()).status).toBe(200);
  });

  it('counts no request without a body among those that arrive', async () => {
    const held = heldServices();
    const authenticate = async (): Promise<Caller> => ({ ...anonymous, name: 'one' });
    const url = await start({ limits: { running: 1, waiting: 100 }, authenticate }, held.services);
    const headers = { authorization: 'Bearer one', 'apollo-require-preflight': '1' };
    const query = `${url}graphql?query=${encodeURIComponent(SLOW)}`;
    const answers = Array.from({ length: 20 }, () => fetch(query, { headers }));
    await expect.poll(held.begun).toBe(1);
    await expect.poll(() => numberOf(url, 'rolegraph_requests_waiting')).toBe(19);
    held.letGo();
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('names the limit, and says that waiting helps', async () => {
    const held = heldServices();
    const url = await start({ limits: { running: 1, waiting: 0 } }, held.services);
    const running = ask(url, SLOW);
    await expect.poll(held.begun).toBe(1);
    const { status, headers, body, told } = await ask(url, SLOW);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'OVERLOADED', retryable: true, limit: { name: 'waiting', max: 0 } } },
    ]);
    expect(told.requestId).toBe(headers.get('x-request-id'));
    held.letGo();
    await running;
  });

  it('refuses who has waited for long', async () => {
    const held = heldServices();
    const url = await start({ limits: { running: 1, waiting: 1, waitingSeconds: 0.05 } }, held.services);
    const running = ask(url, SLOW);
    await expect.poll(held.begun).toBe(1);
    const { status, headers, body } = await ask(url, SLOW);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'OVERLOADED', limit: { name: 'waitingSeconds', max: 0.05 } } },
    ]);
    held.letGo();
    await running;
  });

  it('says when to ask again about a scenario, where too many wait for theirs', async () => {
    const busy = new WorldsBusy('As many as may.', { limit: { name: 'scenariosWaiting', max: 8 } });
    const { services } = heldServices();
    const url = await start({}, { ...services, worlds: { open: () => Promise.reject(busy) } });
    const scenario = `scenario: { changes: [{ tagUser: { user: "${alice.identifier}", tags: [] } }] }`;
    const query = `{ principal(identifier: "${alice.identifier}", ${scenario}) { name } }`;
    const { status, headers, body } = await ask(url, query);
    expect([status, headers.get('retry-after')]).toEqual([200, '5']);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'OVERLOADED', retryable: true, limit: { name: 'scenariosWaiting', max: 8 } } },
    ]);
  });

  it('gives the place of a client that hung up to the next one', async () => {
    const held = heldServices();
    const url = await start({ limits }, held.services);
    const running = ask(url, SLOW);
    await expect.poll(held.begun).toBe(1);
    const leaving = new AbortController();
    const left = fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: SLOW }),
      signal: leaving.signal,
    });
    await expect.poll(() => numberOf(url, 'rolegraph_requests_waiting')).toBe(1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(() => numberOf(url, 'rolegraph_requests_waiting')).toBe(0);
    held.letGo();
    expect((await running).status).toBe(200);
    expect(held.begun()).toBe(1);
  });

  it('keeps the place of an import whose client hung up until the import is over', async () => {
    const held = heldServices();
    const inTransaction = async (): Promise<never> => {
      await held.services.reader.statistics();
      throw new GraphUnavailable('Gone.');
    };
    const url = await start(
      { limits },
      { ...held.services, writer: { ...held.services.writer, inTransaction } },
    );
    const leaving = new AbortController();
    const left = fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { deleteAccount(input: { accountId: "111122223333" }) { deleted } }',
      }),
      signal: leaving.signal,
    });
    await expect.poll(held.begun).toBe(1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    const hungUp = 'rolegraph_requests_total{route="/graphql",status="499"}';
    await expect.poll(() => numberOf(url, hungUp)).toBe(1);
    const next = ask(url, '{ __typename }');
    await expect.poll(() => numberOf(url, 'rolegraph_requests_waiting')).toBe(1);
    held.letGo();
    expect((await next).status).toBe(200);
    await expect.poll(() => numberOf(url, 'rolegraph_requests_running')).toBe(0);
  });
});

test('a server ends what an answer did not wait for, since an error of one field ends the answer', async () => {
  const reader = inMemoryReader(sampleGraph);
  let ended: unknown;
  const readerWithin = ({ over }: TimeLimit) => ({
    ...reader,
    statistics: () => unlessAborted(new Promise<never>(() => undefined), over, () => (ended = over.reason)),
  });
  const url = await start({}, { ...servicesOf(reader), readerWithin });
  const query =
    '{ can(principal: "*", action: "s3:Nonsense", resource: "*") { decision } statistics { accounts } }';
  const { body } = await ask(url, query);
  expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  await expect.poll(() => ended).toBeInstanceOf(QuestionAbandoned);
});

describe('a caller that asks for too much in too short a time', () => {
  it('is refused with how long to wait, and may ask for less', async () => {
    const url = await start({ limits: { burst: 300, perSecond: 1 } });
    const many = '{ principals(first: 40) { nodes { name } } }';
    const first = await ask(url, many);
    expect(first.body.errors).toBeUndefined();
    const kept = first.told.cost?.actual ?? 0;
    // To count principals is work, and is not given back.
    expect(first.headers.get('ratelimit')).toBe(`"cost";r=${50 - kept}`);
    const { status, headers, body } = await ask(url, '{ principals(first: 49) { nodes { name } } }');
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.errors).toMatchObject([
      {
        extensions: { code: 'RATE_LIMITED', retryable: true, limit: { name: 'rate', max: 300, value: 300 } },
      },
    ]);
    expect((await ask(url, '{ __typename }')).status).toBe(200);
  });

  it('gets nothing back for work, however little comes of it', async () => {
    const url = await start({ limits: { burst: 12_000, perSecond: 1 } });
    const search = `{ blastRadius(principal: "${alice.identifier}") { principalCount } }`;
    const { headers, told } = await ask(url, search);
    expect(told.cost).toMatchObject({ requested: 2_501, actual: 1 });
    expect(headers.get('ratelimit')).toMatch(/r=9499|r=9500/);
    const statuses: number[] = [];
    for (let more = 0; more < 4; more += 1) statuses.push((await ask(url, search)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('a caller that tries names until one is there', () => {
  const missing = (index: number): string => `arn:aws:iam::111122223333:user/missing-${index}`;
  const left = async (url: string, query: string, variables: object = {}): Promise<number> => {
    const { headers } = await ask(url, query, variables);
    return Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  };
  const limits = { burst: 100_000, perSecond: 1 };

  const CHECK = 'query ($checks: [CanInput!]!) { canBatch(checks: $checks) { decision } }';
  const checksOf = (names: readonly string[]) => ({
    checks: names.map((principal) => ({ principal, action: 's3:GetObject', resource: '*' })),
  });
  it.each([
    [
      'aliases',
      `{ ${[0, 1, 2].map((n) => `a${n}: principal(identifier: "${missing(n)}") { name }`).join(' ')} }`,
      {},
    ],
    [
      'ids',
      `{ a: node(id: "YQ==") { id } b: node(id: "?") { id } c: group(arn: "${missing(0)}") { id } }`,
      {},
    ],
    ['a batch', CHECK, checksOf([missing(0), missing(1), missing(1), missing(2), alice.identifier])],
  ])('has a hundred tries a second, also by %s', async (_how, query, variables) => {
    const url = await start({ limits });
    const three = 100_000 - (await left(url, query, variables));
    expect(three).toBeGreaterThanOrEqual((3 * usualLimits.perSecond) / 100);
    expect(three).toBeLessThan((4 * usualLimits.perSecond) / 100);
  });

  it('is refused then, and what is there costs no more than before', async () => {
    const url = await start({ limits: { burst: 1_600, perSecond: 1 } });
    const asking = async (name: string) =>
      (await ask(url, `{ principal(identifier: "${name}") { name } }`)).status;
    for (let more = 0; more < 20; more += 1) expect(await asking(alice.identifier)).toBe(200);
    const statuses: number[] = [];
    for (let more = 0; more < 6; more += 1) statuses.push(await asking(missing(more)));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

describe('an answer', () => {
  it('that is too large is refused whole', async () => {
    const url = await start({ limits: { responseBytes: 2_000 } });
    const small = await ask(url, '{ principals(first: 3) { nodes { identifier } } }');
    expect(small.body.errors).toBeUndefined();
    const { status, body, told } = await ask(
      url,
      '{ a: principals(first: 100) { nodes { ...P } } b: principals(first: 100) { nodes { ...P } } } fragment P on Principal { identifier name accountId ... on IamRole { path uniqueId createdAt } }',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'RESOURCE_LIMIT', limit: { name: 'responseBytes', max: 2_000 } } }],
    });
    expect(told.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await numberOf(url, 'rolegraph_errors_total{code="RESOURCE_LIMIT"}')).toBe(1);
  });
});

describe('a body that is too large', () => {
  it('is refused by what it says of its length, before a place is taken', async () => {
    const held = heldServices();
    const url = await start({ limits: { running: 1, waiting: 0 } }, held.services);
    const running = ask(url, SLOW);
    await expect.poll(held.begun).toBe(1);
    expect((await post(url, 'x'.repeat(2_000_000))).status).toBe(413);
    held.letGo();
    await running;
  });
});

describe('a body that comes too slowly', () => {
  const short = { bodySeconds: 0.05, importSeconds: 0.06, importIdleSeconds: 0.07 };
  const form = 'multipart/form-data; boundary=x';

  it.each([
    ['of a question', '/graphql', 'application/json', {}, 408, 'bodySeconds', 0.05],
    ['of an import', '/import', form, {}, 408, 'importSeconds', 0.06],
    ['of an import that stalls', '/import', form, { importSeconds: 60 }, 400, 'importIdleSeconds', 0.07],
  ])('is refused with the limit, and its connection ends: %s', async (_of, path, type, longer, ...told) => {
    const answer = await answerToSlowBody(path, type, { ...short, ...longer });
    const [status, name, max] = told;
    expect(answer.slice(0, 13)).toBe(`HTTP/1.1 ${status} `);
    expect(answer).toContain(`"limit":{"name":"${name}","max":${max}}`);
  });

  it('ends its connection where it was refused before', async () => {
    const answer = await answerToSlowBody('/import', 'text/plain', short);
    expect(answer).toMatch(/^HTTP\/1\.1 415 [^]*UNSUPPORTED_MEDIA_TYPE/);
  });

  async function answerToSlowBody(path: string, type: string, limits: ServerOptions['limits'] & object) {
    const { port } = new URL(await start({ limits }));
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (text: Buffer) => (answer += text.toString()));
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\nx-rolegraph-import: 1\r\ncontent-type: ${type}\r\ncontent-length: 9\r\n\r\n{`,
    );
    await once(socket, 'close');
    return answer;
  }
});

describe('a server that stops under load', () => {
  it('answers all that it took on, and refuses what comes later', async () => {
    const held = heldServices();
    const server = await startServer({ limits: { running: 8 } }, held.services);
    // Eight run, and as many wait.
    const taken = Array.from({ length: 16 }, () => ask(server.url, SLOW));
    await expect.poll(held.begun).toBe(8);
    await expect.poll(() => numberOf(server.url, 'rolegraph_requests_waiting')).toBe(8);
    const stopped = server.stop();
    // On a connection that was there before, or on none.
    const late = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(server.url, SLOW).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    );
    held.letGo();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual(Array(16).fill(200));
    expect(late.every((answer) => answer === 503 || answer === 'refused')).toBe(true);
    await stopped;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('ends what outlives the time to drain: a question, and a body that is half sent', async () => {
    const held = heldServices();
    const drainMs = 300;
    const server = await startServer({ drainMs }, held.services);
    const question = expect(ask(server.url, SLOW)).rejects.toThrow();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const cut = once(socket, 'close');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    );
    await expect.poll(held.begun).toBe(1);
    const begin = performance.now();
    await server.stop();
    await Promise.all([question, cut]);
    const took = performance.now() - begin;
    expect(took).toBeGreaterThan(drainMs - 50);
    expect(took).toBeLessThan(drainMs + 2_000);
    held.letGo();
  });
});
