/** The HTTP side: audits, bodies, health, the playground, start and stop. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { admitAnyone, authenticationBy } from '../../../src/api/callers/authentication.js';
import { createToken } from '../../../src/api/callers/tokens.js';
import type { RunningServer } from '../../../src/api/server.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { sampleGraph } from './sampleGraph.js';
import { ask, post, servicesOf, startServer } from './services.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function withToken() {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  const token = await createToken({ name: 'audit', scopes: ['read'], createdAt: 0 }, folder);
  return { authorization: `Bearer ${token}`, authenticate: authenticationBy({ kind: 'tokens', folder }) };
}

describe('GraphQL over HTTP', () => {
  it.each([
    ['is not asked', async () => ({ authorization: '-', authenticate: undefined })],
    ['has a token', withToken],
  ])('passes the audits, but for three that it warns of by design: the caller %s', async (_who, options) => {
    const { authorization, authenticate } = await options();
    const audited = await startServer({ authenticate });
    const headers = { 'apollo-require-preflight': '1', authorization };
    const fetchFn = (url: string, init?: RequestInit) =>
      fetch(url, { ...init, headers: { ...init?.headers, ...headers } });
    const results = await Promise.all(
      serverAudits({ url: `${audited.url}graphql`, fetchFn }).map(({ fn }) => fn()),
    );
    await audited.stop();
    const not = (status: string) => results.filter((result) => result.status === status).map(({ id }) => id);
    expect(not('ok')).toHaveLength(58);
    expect(not('warn').sort()).toEqual(['572B', '7B9B', 'FDE2']);
    expect([...not('error'), ...not('notice')]).toEqual([]);
  });

  it('has answers that nobody keeps', async () => {
    expect((await ask(server.url, '{ __typename }')).headers.get('cache-control')).toBe('no-store');
  });

  it('refuses what a web page elsewhere can send without asking', async () => {
    const response = await fetch(`${server.url}graphql?query={__typename}`);
    expect(response.status).toBe(400);
  });

  const MUTATION = 'mutation { deleteAccount(input: { accountId: "111122223333" }) { deleted } }';
  it.each<[string, string, string, string, number, string | null]>([
    ['a mutation by GET', 'GET', MUTATION, '*/*', 405, 'POST'],
    ['a subscription by GET', 'GET', 'subscription { anything }', '*/*', 405, 'POST'],
    ['a question by PUT', 'PUT', '{ __typename }', '*/*', 405, 'GET, POST'],
    ['who wants a page', 'GET', '{ __typename }', 'text/html', 406, null],
  ])('does not answer %s', async (_what, method, query, accept, status, allow) => {
    const url = `${server.url}graphql?query=${encodeURIComponent(query)}`;
    const response = await fetch(url, { method, headers: { 'apollo-require-preflight': '1', accept } });
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('answers only under names of this machine', async () => {
    expect(await statusUnder('evil.example')).toBe(403);
    expect(await statusUnder(new URL(server.url).host)).toBe(200);
    expect(await statusUnder('localhost')).toBe(200);
  });
});

async function statusUnder(host: string): Promise<number | undefined> {
  const asking = request(`${server.url}health/live`, { headers: { host } }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('a body', () => {
  const canary = 'CANARY-4711';
  const logged: string[] = [];
  const consoleError = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => logged.push(String(text)) > 0);
  let watched: RunningServer;
  beforeAll(async () => {
    const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
    watched = await startServer({ logger });
  });
  afterAll(() => {
    consoleError.mockRestore();
    return watched.stop();
  });

  it.each([
    ['that is no JSON', `{ "query": ${canary}`, {}, 400, 'BAD_REQUEST'],
    ['that ends in the middle', `{ "query": "${canary}`, {}, 400, 'BAD_REQUEST'],
    [
      'that is not text of UTF-8',
      `{ "query": "${canary}" }`,
      { 'content-type': 'application/json; charset=utf-7' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['that is plain text', canary, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'of a form',
      `query=${canary}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['in an unknown compression', canary, { 'content-encoding': 'lzma' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['that says gzip and is not', canary, { 'content-encoding': 'gzip' }, 400, 'BAD_REQUEST'],
    ['of 2 MB', `{ "query": "${canary.repeat(200_000)}" }`, {}, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'that inflates to 300 MB',
      gzipSync(Buffer.alloc(300_000_000, 'a')),
      { 'content-encoding': 'gzip' },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['that holds no query', '{}', {}, 400, 'BAD_REQUEST'],
    ['that is empty', '', {}, 400, 'BAD_REQUEST'],
  ])(
    '%s is refused in JSON, and not logged',
    async (_what, body, headers: Record<string, string>, status, code) => {
      const answer = await post(watched.url, body, headers);
      expect(answer.status).toBe(status);
      expect(answer.type).toContain('application/json');
      expect(answer.body.errors).toMatchObject([{ extensions: { code, retryable: false } }]);
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|src\/|CANARY/);
      expect(logged.join('')).not.toContain(canary);
    },
  );

  it('that is too large is told of the command', async () => {
    const answer = await post(watched.url, `"${'x'.repeat(2_000_000)}"`);
    expect(answer.body.errors?.[0]?.message).toContain('rolegraph import');
    expect(answer.body.errors?.[0]?.extensions['limit']).toEqual({ name: 'bodyBytes', max: 2 ** 20 });
  });
});

describe('health', () => {
  const get = async (url: string, path: string) => {
    const response = await fetch(`${url}health/${path}`);
    return { status: response.status, body: await response.json() };
  };
  const started: RunningServer[] = [];
  afterEach(() => Promise.all(started.splice(0).map((each) => each.stop())));

  it.each([
    ['the database is there', async () => ({ ready: true }), 200, { ready: true }],
    [
      'it is not',
      async () => ({ ready: false, reason: 'Neo4j is down.' }),
      503,
      { ready: false, reason: 'Neo4j is down.' },
    ],
    [
      'the check itself fails',
      () => Promise.reject(new Error('secret')),
      503,
      { ready: false, reason: expect.not.stringContaining('secret') },
    ],
  ])('says when %s', async (_when, readiness, status, body) => {
    const one = await startServer({ readiness });
    started.push(one);
    expect(await get(one.url, 'ready')).toEqual({ status, body });
    expect(await get(one.url, 'live')).toEqual({ status: 200, body: { live: true } });
  });

  it('checks once for all who ask meanwhile', async () => {
    const answers: (() => void)[] = [];
    const readiness = () =>
      new Promise<{ ready: boolean }>((resolve) => answers.push(() => resolve({ ready: true })));
    const one = await startServer({ readiness });
    started.push(one);
    const asked = Array.from({ length: 20 }, () => get(one.url, 'ready'));
    await expect.poll(() => answers.length).toBe(1);
    // All have arrived.
    await get(one.url, 'live');
    answers[0]?.();
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers).toHaveLength(1);
    const later = get(one.url, 'ready');
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.();
    expect((await later).status).toBe(200);
  });

  it('does not wait for a database that never answers', { timeout: 10_000 }, async () => {
    const one = await startServer({ readiness: () => new Promise(() => undefined) });
    started.push(one);
    expect(await get(one.url, 'ready')).toMatchObject({ status: 503, body: { ready: false } });
  });
});

describe('pages', () => {
  it('are the playground and the explorer, which may load nothing from elsewhere', async () => {
    // A folder above may be hidden, such as `.local`.
    const pagesDir = join(mkdtempSync(join(tmpdir(), '.pages-')), 'dist');
    mkdirSync(pagesDir);
    mkdirSync(join(pagesDir, 'playground'));
    writeFileSync(join(pagesDir, 'playground/index.html'), '<p>playground</p>');
    writeFileSync(join(pagesDir, 'index.html'), '<p>explorer</p>');
    const one = await startServer({ pagesDir });
    for (const [path, page] of [
      ['', 'playground'],
      ['explorer', 'explorer'],
      ['explorer/paths?from=x', 'explorer'],
    ]) {
      const response = await fetch(`${one.url}${path}`);
      expect(await response.text()).toBe(`<p>${page}</p>`);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy.includes('unsafe')).toBe(page === 'playground');
      expect(response.headers.get('x-powered-by')).toBeNull();
    }
    await one.stop();
  });

  it('say how to build it where it is missing', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('npm run build');
  });

  it('that do not exist are told so in JSON', async () => {
    for (const path of ['nothing', '%E0%A4%A', '..%2f..%2fetc%2fpasswd']) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('content-type')).toContain('application/json');
    }
  });

  it('of data may do nothing in a browser', async () => {
    const response = await fetch(`${server.url}health/live`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('start and stop', () => {
  it.each(['0.0.0.0', '::', '192.0.2.7', 'example.org', '127.0.0.1.example.org'])(
    'does not listen on %s without leave',
    async (host) => {
      await expect(startServer({ host })).rejects.toThrow('ROLEGRAPH_AUTH');
    },
  );

  it('listens everywhere with leave', async () => {
    const one = await startServer({ host: '0.0.0.0', authenticate: admitAnyone });
    expect(one.url).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect((await ask(one.url, '{ __typename }')).status).toBe(200);
    await one.stop();
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer({ port })).rejects.toThrow(`Port ${port} is in use`);
  });

  it('finishes what is running, and takes nothing new', async () => {
    const slow = { ...inMemoryReader(sampleGraph) };
    const { statistics } = slow;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    slow.statistics = async () => {
      begin();
      await sleep(300);
      return statistics();
    };
    const one = await startServer({}, servicesOf(slow));
    const running = ask(one.url, '{ statistics { accounts } }');
    await begun;
    await Promise.all([one.stop(), one.stop()]);
    expect((await running).body).toEqual({ data: { statistics: { accounts: 1 } } });
    await expect(fetch(one.url)).rejects.toThrow();
  });

  it('says that it stops, and when to ask again', async () => {
    const one = await startServer({ partingMs: 1_000 });
    const stopped = one.stop();
    const { status, headers, body } = await ask(one.url, '{ __typename }');
    expect([status, headers.get('retry-after')]).toEqual([503, '10']);
    expect(body.errors).toMatchObject([{ extensions: { code: 'SHUTTING_DOWN', retryable: true } }]);
    expect((await fetch(`${one.url}health/ready`)).status).toBe(503);
    await stopped;
  });
});
