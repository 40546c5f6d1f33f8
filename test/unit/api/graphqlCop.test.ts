/**
 * What the scanner graphql-cop 1.15 looks for (https://github.com/dolevf/graphql-cop, `lib/tests`), check by check: what
 * it sends, and what in the answer it takes for a weakness.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { expect, test } from 'vitest';
import { authenticationBy } from '../../../src/api/callers/authentication.js';
import { createToken } from '../../../src/api/callers/tokens.js';
import { startServer } from './services.js';

interface Found {
  readonly text: string;
  readonly data?: {
    readonly __typename?: string;
    readonly alias100?: string;
    readonly __schema?: { readonly types: readonly unknown[] };
  } | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

type Check = readonly [file: string, sent: Sent, isWeak: (found: Found) => boolean];
type Sent = RequestInit & { readonly query?: string };

const json = { 'content-type': 'application/json' };
const posted = (query: string): Sent => ({
  method: 'POST',
  headers: json,
  body: JSON.stringify({ query, operationName: 'cop' }),
});
const plain = 'query cop { __typename }';
const hasType = ({ data }: Found): boolean => typeof data?.__typename === 'string';
const types = ({ data }: Found): number => data?.__schema?.types.length ?? 0;
const told =
  (name: string) =>
  ({ text, errors }: Found) =>
    errors?.[0]?.extensions?.[name] !== undefined || text.includes(`"extensions":{"${name}":`);
const aliases = Array.from({ length: 101 }, (_, at) => `alias${at}: __typename`).join(' ');
const circular = `__schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } }`;

const checks: readonly Check[] = [
  ['dos_alias_overloading', posted(`query cop { ${aliases} }`), ({ data }) => data?.alias100 !== undefined],
  [
    'dos_batch',
    {
      method: 'POST',
      headers: json,
      body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: plain }))),
    },
    ({ text }) => text.startsWith('['),
  ],
  ['dos_circular_introspection', posted(`query cop { ${circular} }`), (found) => types(found) > 25],
  [
    'dos_directive_overloading',
    posted(`query cop { __typename ${'@aa'.repeat(10)} }`),
    ({ errors }) => errors?.length === 10,
  ],
  [
    'info_field_suggestions',
    posted('query cop { __schema { directive } }'),
    ({ errors }) => errors?.[0]?.message.includes('Did you mean') === true,
  ],
  ['info_get_based_mutation', { query: 'mutation cop { __typename }' }, hasType],
  ['info_get_method_support', { query: plain }, hasType],
  [
    'info_graphiql',
    { headers: { accept: 'text/html' } },
    ({ text }) => /graphiql|graphql.playground/i.test(text),
  ],
  [
    'info_introspect',
    posted('query cop { __schema { types { name fields { name } } } }'),
    (found) => types(found) > 0,
  ],
  ['info_post_based_csrf', { method: 'POST', body: new URLSearchParams({ query: plain }) }, hasType],
  ['info_trace_mode', posted(plain), told('tracing')],
  ['info_unhandled_error', posted('qwerty cop { abc }'), told('exception')],
];

/** The checks that find a weakness, by their files. */
async function scan(
  endpoint: string,
  authorization: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [file, { query, ...sent }, isWeak] of checks) {
    const url = query === undefined ? endpoint : `${endpoint}?${new URLSearchParams({ query }).toString()}`;
    const headers = { ...(sent.headers as Record<string, string> | undefined), ...authorization };
    const text = await (await fetch(url, { ...sent, headers })).text();
    const body = text.startsWith('{') ? (JSON.parse(text) as Omit<Found, 'text'>) : {};
    if (isWeak({ ...body, text })) found.push(file);
  }
  return found;
}

test('the checks find what they look for in a server without limits', async () => {
  const bare = new ApolloServer({
    typeDefs: `type Query { a: Int } ${Array.from({ length: 25 }, (_, at) => `type T${at} { a: Int }`).join(' ')}`,
    csrfPrevention: false,
    allowBatchedHttpRequests: true,
    introspection: true,
  });
  const { url } = await startStandaloneServer(bare, { listen: { host: '127.0.0.1', port: 0 } });
  const found = await scan(url);
  await bare.stop();
  // The test below finds that the schema can be read.
  expect(found.filter((file) => file !== 'info_introspect')).toEqual([
    'dos_alias_overloading',
    'dos_batch',
    'dos_directive_overloading',
    'info_field_suggestions',
    'info_get_method_support',
  ]);
});

test('nothing is found without a token, and with one only that the schema can be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  const token = await createToken({ name: 'cop', scopes: ['read'], createdAt: 0 }, folder);
  const server = await startServer({ authenticate: authenticationBy({ kind: 'tokens', folder }) });
  const endpoint = `${server.url}graphql`;
  const found = [await scan(endpoint), await scan(endpoint, { authorization: `Bearer ${token}` })];
  await server.stop();
  expect(found).toEqual([[], ['info_introspect']]);
});
