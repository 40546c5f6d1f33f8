/** A server that asks who somebody is: nothing before, and afterwards what the token may. */
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticationBy } from '../../../../src/api/callers/authentication.js';
import type { Scope } from '../../../../src/api/callers/caller.js';
import { AuthenticationUnavailable } from '../../../../src/api/callers/refusals.js';
import { createToken, revokeToken } from '../../../../src/api/callers/tokens.js';
import type { RunningServer } from '../../../../src/api/server.js';
import { schema } from '../../../support/everyField.js';
import { post, startServer, type Answer } from '../services.js';

const folder = mkdtempSync(join(tmpdir(), 'rolegraph-tokens-'));
const readiness = async () => ({ ready: false, reason: 'Neo4j at bolt://secret.example does not answer.' });

let server: RunningServer;
const tokens = new Map<string, string>();
beforeAll(async () => {
  const made: readonly (readonly [name: string, scopes: readonly Scope[], accountIds?: readonly string[]])[] =
    [
      ['read', ['read']],
      ['import', ['import']],
      ['admin', ['admin']],
      ['limited', ['admin'], ['111122223333']],
      ['gone', ['admin']],
    ];
  for (const [name, scopes, accountIds] of made)
    tokens.set(name, await createToken({ name, scopes, accountIds, createdAt: Date.now() }, folder));
  server = await startServer({ authenticate: authenticationBy({ kind: 'tokens', folder }), readiness });
});
afterAll(() => server.stop());

const bearer = (name: string) => ({ authorization: `Bearer ${tokens.get(name) ?? ''}` });
const ask = (query: string, name: string): Promise<Answer> =>
  post(server.url, JSON.stringify({ query }), bearer(name));
const codes = ({ body }: Answer): readonly unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions['code']);

describe('without a token', () => {
  const json = { 'content-type': 'application/json' };
  it.each<[string, string, RequestInit]>([
    [
      'a question',
      'graphql',
      { method: 'POST', headers: json, body: '{"query":"{ statistics { accounts } }"}' },
    ],
    [
      'the schema',
      'graphql',
      { method: 'POST', headers: json, body: '{"query":"{ __schema { types { name } } }"}' },
    ],
    [
      'a field that is not there',
      'graphql',
      { method: 'POST', headers: json, body: '{"query":"{ accoun }"}' },
    ],
    ['half a document', 'graphql', { method: 'POST', headers: json, body: '{"query":"{"}' }],
    ['no JSON', 'graphql', { method: 'POST', headers: json, body: '{' }],
    ['another type', 'graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ['more than a megabyte', 'graphql', { method: 'POST', headers: json, body: 'x'.repeat(2 ** 21) }],
    ['GET', 'graphql?query={__typename}', { headers: { 'apollo-require-preflight': '1' } }],
    ['PUT', 'graphql', { method: 'PUT' }],
    ['an address below', 'graphql/x', {}],
    ['an address in other letters', 'GraphQL', {}],
    ['an import', 'import', { method: 'POST', headers: { 'x-rolegraph-import': '1' }, body: new FormData() }],
    ['how far an import is', 'import', {}],
  ])('%s is refused before anything of it is read', async (_name, path, sent) => {
    const response = await fetch(`${server.url}${path}`, sent);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="rolegraph"');
    const message = 'Send a token: Authorization: Bearer …';
    const extensions = { requestId: response.headers.get('x-request-id') };
    const errors = [{ message, extensions: { code: 'UNAUTHENTICATED', retryable: false, ...extensions } }];
    expect(await response.json()).toEqual({ errors, extensions });
  });

  it('nothing of the schema is told, whatever is sent', async () => {
    const names = Object.keys(schema.getTypeMap()).filter((name) => name.length > 6);
    for (const query of ['{ acount }', '{ account { idd } }', '{ __type(name: "Account") { name } }']) {
      const response = await post(server.url, JSON.stringify({ query }));
      const text = JSON.stringify(response.body);
      expect(names.filter((name) => text.includes(name))).toEqual([]);
    }
  });

  it('who is still sending is told, and let go', async () => {
    const { promise, resolve } = withResolvers<object>();
    const sending = request(
      `${server.url}import`,
      {
        method: 'POST',
        headers: { 'x-rolegraph-import': '1', 'content-type': 'multipart/form-data; boundary=b' },
      },
      ({ statusCode: status, headers: { connection } }) => resolve({ status, connection }),
    );
    sending.on('error', () => undefined);
    sending.write('--b\r\n');
    expect(await promise).toEqual({ status: 401, connection: 'close' });
    sending.destroy();
  });

  it('whether the server is ready is told, and not why', async () => {
    const ready = await fetch(`${server.url}health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false }]);
    expect(await (await fetch(`${server.url}health/live`)).json()).toEqual({ live: true });
  });

  it('the pages are there', async () => {
    for (const path of ['', 'explorer', 'explorer/import'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(200);
  });
});

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((onResolve) => {
    resolve = onResolve;
  });
  return { promise, resolve };
}

describe('a token', () => {
  it('that is none is refused, and said to be', async () => {
    const response = await fetch(`${server.url}graphql`, { headers: { authorization: 'Bearer x' } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="rolegraph", error="invalid_token"');
  });

  it('is asked for the scope of each field', async () => {
    expect((await ask('{ statistics { accounts } }', 'read')).body.data).toEqual({
      statistics: { accounts: 1 },
    });
    const partly = await ask(
      '{ statistics { accounts } targets { name } overview { roleOpenings } }',
      'read',
    );
    expect(codes(partly)).toEqual(['FORBIDDEN']);
    expect(partly.body.errors?.[0]?.message).toBe(
      'Query.overview takes the scope analyze, which this token does not have.',
    );
    expect((await ask('{ __schema { queryType { name } } }', 'read')).status).toBe(200);
    expect(codes(await ask('mutation { setTargets(targets: []) { name } }', 'read'))).toEqual(['FORBIDDEN']);
    expect(codes(await ask('mutation { setTargets(targets: []) { name } }', 'import'))).toEqual([]);
  });

  it('that is limited to accounts is told so', async () => {
    const { body } = await ask('{ statistics { accounts } }', 'limited');
    expect(body.errors?.[0]?.message).toBe(
      'Query.statistics asks about all accounts; this token is limited to some.',
    );
  });

  it('counts until it is revoked', async () => {
    expect((await ask('{ __typename }', 'gone')).status).toBe(200);
    await revokeToken('gone', folder);
    expect((await ask('{ __typename }', 'gone')).status).toBe(401);
  });

  it.each([
    ['read', 403],
    ['limited', 403],
    ['import', 200],
    ['admin', 200],
  ])('with %s is answered %d where it asks about imports', async (name, status) => {
    expect((await fetch(`${server.url}import`, { headers: bearer(name) })).status).toBe(status);
    const body = new FormData();
    body.append('files', new Blob(['{}']), 'a.json');
    const headers = { 'x-rolegraph-import': '1', ...bearer(name) };
    expect((await fetch(`${server.url}import`, { method: 'POST', headers, body })).status).toBe(status);
  });

  it.each([
    ['read', 200],
    ['limited', 403],
    ['import', 403],
    ['admin', 200],
  ])('with %s is answered %d where it asks for numbers', async (name, status) => {
    expect((await fetch(`${server.url}metrics`, { headers: bearer(name) })).status).toBe(status);
  });

  it('does not spare an import its header, nor a question its preflight', async () => {
    const sent = await fetch(`${server.url}import`, { method: 'POST', headers: bearer('admin') });
    expect(sent.status).toBe(403);
    const asked = await fetch(`${server.url}graphql?query={__typename}`, { headers: bearer('admin') });
    expect(asked.status).toBe(400);
  });

  it('is enough under any host name', async () => {
    const { promise, resolve } = withResolvers<number | undefined>();
    const headers = { host: 'rolegraph.example', ...bearer('admin') };
    request(
      `${server.url}graphql?query={__typename}`,
      { headers: { ...headers, 'apollo-require-preflight': '1' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    ).end();
    expect(await promise).toBe(200);
  });
});

describe('where it cannot be told whether a token counts', () => {
  it('the answer is 503, to be asked again, and the log says why', async () => {
    const lines: string[] = [];
    const one = await startServer({
      authenticate: async () => {
        throw new AuthenticationUnavailable('The tokens cannot be read.', {
          cause: new Error('the disk is gone'),
        });
      },
      logger: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }),
    });
    const response = await fetch(`${one.url}graphql`, { headers: bearer('admin') });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: 'The tokens cannot be read.',
          extensions: { code: 'AUTHENTICATION_UNAVAILABLE', retryable: true },
        },
      ],
    });
    expect(lines.join('')).toContain('the disk is gone');
    expect(lines.join('')).not.toContain('rolegraph_');
    await one.stop();
  });

  it('a mistake of ours lets nobody in', async () => {
    const one = await startServer({ authenticate: () => Promise.reject(new Error('oops')) });
    expect((await fetch(`${one.url}graphql`, { headers: bearer('admin') })).status).toBe(500);
    await one.stop();
  });
});

it('serves no pages where they are switched off', async () => {
  const one = await startServer({ servesPages: false });
  for (const path of ['', 'explorer', 'index.html'])
    expect((await fetch(`${one.url}${path}`)).status).toBe(404);
  expect((await fetch(`${one.url}health/live`)).status).toBe(200);
  await one.stop();
});
