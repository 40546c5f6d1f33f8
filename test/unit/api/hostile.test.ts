/** Hostile documents and values over HTTP: each is answered or refused, in JSON, with a code, and nothing else happens. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { errorCodes } from '../../../src/api/errors.js';
import * as operations from '../../../src/api/operations.generated.js';
import type { RunningServer } from '../../../src/api/server.js';
import { schema } from '../../support/everyField.js';
import { alice } from './sampleGraph.js';
import { post, startServer } from './services.js';

const written: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line) => void written.push(line) });
const spies = [process.stdout, process.stderr].map((stream) =>
  vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ logger });
});
afterAll(() => {
  for (const spy of spies) spy.mockRestore();
  return server.stop();
});

/** With each request; it must be in nothing that the server writes. */
const SECRET = 'CANARY-7c2e';
const headers = {
  authorization: `Bearer ${SECRET}`,
  cookie: `session=${SECRET}`,
  'x-request-id': `${SECRET}!`,
};

const many = (length: number, text: (index: number) => string): string =>
  Array.from({ length }, (_, i) => text(i)).join('');

/** Each in all places where a question takes text. */
const texts: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u202egnitirw',
  '\u2028',
  '\ufeff',
  '🦀'.repeat(50),
  'é\u0301',
  '\u001b[2J',
  '%00',
  '%n%s',
  '../../../etc/passwd',
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  "'",
  '"',
  '`',
  '\\',
  "' OR 1=1 --",
  "'}) DETACH DELETE n //",
  '`) MATCH (n) DETACH DELETE n //',
  '\\u0027}) RETURN 1 //',
  '*/ MATCH (n) /*',
  "LOAD CSV FROM 'http://127.0.0.1/' AS x RETURN x",
  'CALL dbms.listConfig()',
  'CALL { MATCH (n) DELETE n }',
  '$input',
  '$input.ids',
  '%27',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  'NaN',
  '-1',
  '1e999',
  '9'.repeat(400),
  '*',
  '?',
  '*'.repeat(2_000),
  'a*'.repeat(700),
  '(a+)+$',
  '[',
  'arn:aws:iam::111122223333:role/*',
  `${alice.identifier}'`,
  `${alice.identifier}\u0000`,
  'arn:aws:iam::111122223333:user/`alice`',
  `arn:aws:s3:::${'a'.repeat(3_000)}`,
  `arn:aws:s3:::*${'a*'.repeat(500)}`,
  ':::::::::',
  '${aws:username}',
  'x'.repeat(100_000),
];

const places: readonly (readonly [name: string, type: string, question: string])[] = [
  ['node', 'ID!', 'node(id: $it) { __typename }'],
  ['account', 'AccountId!', 'account(id: $it) { id }'],
  ['organization', 'String', 'organization(id: $it) { id }'],
  ['principal', 'PrincipalIdentifier!', 'principal(identifier: $it) { name }'],
  ['group', 'ARN!', 'group(arn: $it) { name }'],
  ['policy', 'ARN!', 'policy(arn: $it) { name }'],
  ['cursor', 'String', 'principals(first: 1, after: $it) { nodes { name } }'],
  ['name', 'String', 'principals(first: 1, filter: { nameContains: $it }) { nodes { name } }'],
  ['action', 'Action!', `can(principal: "${alice.identifier}", action: $it, resource: "*") { decision }`],
  [
    'resource',
    'ResourcePattern!',
    `can(principal: "${alice.identifier}", action: "s3:GetObject", resource: $it) { decision explanation }`,
  ],
  [
    'key',
    'String!',
    `can(principal: "${alice.identifier}", action: "s3:GetObject", resource: "*", context: [{ key: $it, values: ["a"] }]) { decision }`,
  ],
  [
    'value',
    'String!',
    `can(principal: "${alice.identifier}", action: "s3:GetObject", resource: "*", context: [{ key: "aws:SourceIp", values: [$it] }]) { decision }`,
  ],
  [
    'target',
    'PrincipalIdentifier!',
    `assumeRolePaths(from: "${alice.identifier}", to: $it, k: 1) { graphVersion }`,
  ],
];

const asked = places.flatMap(([name, type, question]) =>
  texts.map((text, index): [string, string] => [
    `${name} ${index}`,
    JSON.stringify({ query: `query ($it: ${type}) { ${question} } # ${SECRET}`, variables: { it: text } }),
  ]),
);

const documents: readonly string[] = [
  '',
  '{',
  '}',
  '{}',
  '{ }',
  '{ a',
  '#',
  '{ __typename',
  '{ __typename }}',
  '{ ...A }',
  '{ ...A } fragment A on Query { ...A }',
  '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'query A { __typename } query A { __typename }',
  'query A { __typename } query B { __typename }',
  'subscription { __typename }',
  'subscription { imports }',
  'mutation { __typename }',
  'query ($a: String = "x", $a: Int) { __typename }',
  'query ($a: [[[[[[Int]]]]]]) { __typename }',
  '{ a: __typename @skip }',
  '{ __typename @skip(if: $a) }',
  '{ __typename @defer }',
  '{ ... @defer { __typename } }',
  '{ ... @stream { __typename } }',
  'type Query { a: Int }',
  'extend type Query { a: Int }',
  'schema { query: Query }',
  '\ufeff{ __typename }',
  '{ \u0000 }',
  '{ é }',
  '"""',
  '{ a(b: """) }',
  '{ a(b: "\\ud800") }',
  '{ principals(first: 99999999999999999999) { nodes { id } } }',
  '{ principals(first: -1) { nodes { id } } }',
  '{ principals(first: 0) { nodes { id } } }',
  '{ principals(first: 1.5) { nodes { id } } }',
  '{ principals(first: null) { nodes { id } } }',
  '{ principals(first: "1") { nodes { id } } }',
  '{ principals { nodes { id } } }',
  `{ ${many(500, (i) => `a${i}: __typename `)} }`,
  `{ ${many(500, () => '__typename ')} }`,
  `{ __typename ${many(100, () => '@include(if: true) ')} }`,
  `{ ${many(100, (i) => `...A${i} `)} } ${many(100, (i) => `fragment A${i} on Query { __typename } `)}`,
  `{ ...A0 } ${many(18, (i) => `fragment A${i} on Query { ...A${i + 1} ...A${i + 1} } `)} fragment A18 on Query { __typename }`,
  many(1_000, () => '{ a '),
  `{ a(b: ${'['.repeat(1_000)}${']'.repeat(1_000)}) }`,
  `{ a(b: ${'{a:'.repeat(500)}1${'}'.repeat(500)}) }`,
  `{ a(b: "${'x'.repeat(50_000)}") }`,
  `{ ${'x'.repeat(20_000)} }`,
  `query ${'A'.repeat(20_000)} { __typename }`,
  `query (${many(400, (i) => `$a${i}: Int `)}) { __typename }`,
  `{ ${many(200, (i) => `... on Query { a${i}: __typename } `)} }`,
  '{ node(id: "x") { ... on IamRole { assumableBy(first: 100) { nodes { principal { ... on IamRole { assumableBy(first: 100) { nodes { principal { id } } } } } } } } } }',
  '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
];

const bodies: readonly string[] = [
  'null',
  'true',
  '1',
  '"x"',
  '[]',
  '[{"query":"{ __typename }"}]',
  '{"query":null}',
  '{"query":1}',
  '{"query":["{ __typename }"]}',
  '{"query":{"a":1}}',
  '{"query":"{ __typename }","variables":[]}',
  '{"query":"{ __typename }","variables":"x"}',
  '{"query":"{ __typename }","variables":1}',
  '{"query":"{ __typename }","operationName":1}',
  '{"query":"{ __typename }","operationName":"__proto__"}',
  '{"query":"{ __typename }","extensions":[]}',
  '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  '{"__proto__":{"query":"{ __typename }"}}',
  '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
  '{"query":"{ __typename }","query":"{"}',
  '{"query":"{ __typename }"} x',
  '\u0000',
  '{"a":'.repeat(5_000),
];

const sent: readonly (readonly [string, string])[] = [
  ...asked,
  ...documents.map((query, index) => [`document ${index}`, JSON.stringify({ query })] as const),
  ...bodies.map((body, index) => [`body ${index}`, body] as const),
];

/** What a request may be answered with, and no unforeseen error. */
const STATUSES = [200, 400, 413, 415];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** On a busy machine; the slowest takes a tenth of it. */
const MOST_MICROSECONDS = 1_000_000;

describe('hostile requests', () => {
  it('are many', () => {
    expect(sent.length).toBeGreaterThan(800);
  });

  it('are answered or refused, each with a code that is foreseen, and leave the server as it was', async () => {
    const wrong: string[] = [];
    const refused: number[] = [];
    let slowest = 0;
    const heap = heapInUse();
    for (const [name, body] of sent) {
      const before = process.cpuUsage().user;
      const response = await post(server.url, body, headers);
      const took = process.cpuUsage().user - before;
      slowest = Math.max(slowest, took);
      if (response.body.errors !== undefined) refused.push(took);
      const text = JSON.stringify(response.body);
      const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
      const isForeseen = STATUSES.includes(response.status) && !codes.includes('INTERNAL');
      const isTold = response.status === 200 || codes.length > 0;
      const isClean = !/node_modules|\.[jt]s:\d+|\bat \w+ \(|ECONN|Cypher/.test(text);
      if (!isForeseen || !isTold || !isClean) wrong.push(`${name}: ${response.status} ${text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
    expect(slowest).toBeLessThan(MOST_MICROSECONDS);
    refused.sort((a, b) => a - b);
    expect(refused[Math.floor(refused.length * 0.99)]).toBeLessThan(50_000);
    expect(heapInUse() - heap).toBeLessThan(50 * 2 ** 20);
    const after = await post(server.url, JSON.stringify({ query: '{ __typename }' }));
    expect(after.body).toEqual({ data: { __typename: 'Query' } });
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('leave nothing that was sent in what the server writes', () => {
    expect(written.filter((line) => line.includes('"request"')).length).toBeGreaterThanOrEqual(sent.length);
    expect(written.filter((line) => line.includes(SECRET))).toEqual([]);
  });

  it('add no number that a client can name', async () => {
    const text = await (await fetch(`${server.url}metrics`)).text();
    const labels = [...text.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    const names = new Set(Object.values(operations).map(({ name }) => name));
    const changes = schema.getMutationType()?.getFields() ?? {};
    const known: Readonly<Record<string, (value: string) => boolean>> = {
      operation: (value) =>
        value === 'other' || names.has(value) || value.split(',').every((one) => one in changes),
      code: (value) => Object.hasOwn(errorCodes, value),
      route: (value) => ['/graphql', '/import', '/metrics', '/health', 'page'].includes(value),
      status: (value) => /^[1-5]\d\d$/.test(value),
    };
    expect(labels.filter(([name, value]) => known[name]?.(value) === false)).toEqual([]);
    expect(text.split('\n').filter((line) => line.startsWith('rolegraph_')).length).toBeLessThan(200);
  });
});
