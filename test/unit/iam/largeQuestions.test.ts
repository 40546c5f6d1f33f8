/** A decision is made in one piece, in which a server does nothing else: it ends soon, however much it is asked. */
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/iam/language/compile.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../src/iam/language/policyDocument.js';
import { decide } from '../../../src/iam/decide/decide.js';
import type { Layer } from '../../../src/iam/decide/layers.js';
import type { ContextValue } from '../../../src/iam/decide/request.js';

/** As much as a question may bring along. */
const POLICIES = 11;
const CHARACTERS = 6_144;
const VALUES = 100;

/** Of CPU, on a busy machine, the first time that the code runs; usually it is some 50 ms. Without bounds it was minutes. */
const MOST_MILLISECONDS = 3_000;

type Statement = (index: number) => { readonly [key: string]: JsonValue };

interface Asked {
  readonly statement: Statement;
  readonly most?: number;
  readonly resource?: string;
  readonly values?: readonly string[];
}

function layerOf(kind: PolicyDocumentKind, texts: readonly string[]): Layer {
  const policies = texts.map((text, index) => {
    const parsed = parsePolicyDocument(JSON.parse(text) as JsonValue, kind);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return { id: `${kind}${index}`, name: `${index}`, compiled: compilePolicy(parsed.document) };
  });
  return { status: 'COLLECTED', policies };
}

const documentOf = (statements: readonly string[]): string =>
  `{"Version":"2012-10-17","Statement":[${statements.join()}]}`;

/** All of them as full as they may be. */
function policiesOf({ statement, most = Infinity }: Asked): readonly string[] {
  let next = 0;
  return Array.from({ length: POLICIES }, () => {
    const statements: string[] = [];
    for (let room = CHARACTERS - documentOf([]).length; next < most; next += 1) {
      const text = JSON.stringify(statement(next));
      room -= text.length + 1;
      if (room < 0) break;
      statements.push(text);
    }
    return documentOf(statements);
  }).filter((text) => text !== documentOf([]));
}

const everything = JSON.stringify({ Effect: 'Allow', Action: '*', Resource: '*' });

function decided(asked: Asked) {
  const { resource = 'arn:aws:s3:::b/k', values } = asked;
  const policies = policiesOf(asked);
  const stated: readonly (readonly [string, ContextValue])[] =
    values === undefined ? [] : [['k:a', { kind: 'known', values }]];
  const before = process.cpuUsage().user;
  const { decision, approximate } = decide(
    {
      principal: {
        kind: 'roleSession',
        partition: 'aws',
        accountId: '111122223333',
        roleArn: 'arn:aws:iam::111122223333:role/deploy',
        tags: new Map(),
        serviceLinked: false,
      },
      action: 's3:GetObject',
      resource: { arn: resource, accountId: '111122223333' },
      context: { entries: new Map(stated), unlisted: 'UNKNOWN' },
    },
    {
      identity: layerOf('IDENTITY', [documentOf([everything])]),
      session: layerOf('SESSION', policies),
      serviceControl: { status: 'NO_ORGANIZATION' },
      resourceControl: { status: 'NO_ORGANIZATION' },
    },
  );
  return { decision, approximate, milliseconds: (process.cpuUsage().user - before) / 1_000 };
}

const effectOf = (index: number): string => (index % 2 === 0 ? 'Allow' : 'Deny');
const asking =
  (condition: (index: number) => JsonValue): Statement =>
  (index) => ({ Effect: effectOf(index), Action: 's3:*', Resource: '*', Condition: condition(index) });
const on =
  (resource: (index: number) => JsonValue): Statement =>
  (index) => ({ Effect: effectOf(index), Action: 's3:*', Resource: resource(index) });

const letters = (index: number, length: number): string =>
  Array.from({ length }, (_, place) => 'ab'.charAt((index * 7 + place * place) % 2)).join('');
const stars = (index: number, times: number): string =>
  Array.from({ length: times }, (_, place) => letters(index + place, 3)).join('*');
const list = (length: number, value: (index: number) => string): string[] =>
  Array.from({ length }, (_, index) => value(index));

const variable = (index: number): string => `\${k:${index}}`;
const path = list(60, (index) => `k${index}`).join('/');

describe('a decision', () => {
  it.each<[string, Asked]>([
    ['one key of many values', { statement: asking((i) => ({ StringEquals: { 'k:a': `v${i}` } })) }],
    ['many keys', { statement: asking((i) => ({ StringEquals: { [`k:${i}`]: 'v' } })) }],
    [
      'many keys in each statement',
      {
        statement: asking((i) => ({
          StringEquals: Object.fromEntries(list(100, (j) => `k:${j}`).map((key) => [key, `v${i}`])),
        })),
      },
    ],
    ['patterns of one key', { statement: asking((i) => ({ StringLike: { 'k:a': `*${i}*${i + 1}*` } })) }],
    [
      'patterns of many keys',
      { statement: asking((i) => ({ StringLike: { [`k:${i}`]: ['*a*b*', '?*?a'] } })) },
    ],
    ['sets', { statement: asking((i) => ({ 'ForAllValues:StringLike': { 'k:a': `*${i}*` } })) }],
    ['addresses', { statement: asking((i) => ({ IpAddress: { 'k:a': `10.${i >> 8}.${i % 256}.0/24` } })) }],
    ['numbers', { statement: asking((i) => ({ NumericLessThan: { 'k:a': `${i}` } })) }],
    ['variables', { statement: asking((i) => ({ StringEquals: { [`k:${i}`]: variable(i + 1) } })) }],
    [
      'variables in resources',
      {
        statement: on((i) => `arn:aws:s3:::b/*${variable(1)}*${variable(1)}*${i % 10}`),
        resource: `arn:aws:s3:::b/${path}`,
      },
    ],
    [
      'patterns that are asked about',
      { statement: on((i) => `arn:aws:s3:::*${stars(i, 6)}*`), resource: `arn:aws:s3:::*${stars(3, 300)}*` },
    ],
    [
      'long patterns',
      { statement: on((i) => `arn:aws:s3:::${stars(i, 150)}*`), resource: `arn:aws:s3:::*${stars(5, 300)}*` },
    ],
    [
      'known numbers',
      {
        statement: asking(() => ({ 'ForAnyValue:NumericEquals': { 'k:a': list(800, String) } })),
        values: list(VALUES, (i) => `${'9'.repeat(2_000)}${i}`),
      },
    ],
    [
      'known bytes',
      {
        statement: asking(() => ({ 'ForAnyValue:BinaryEquals': { 'k:a': list(600, () => 'QUJD') } })),
        values: list(VALUES, () => 'a'.repeat(2_048)),
      },
    ],
  ])('over %s ends soon', (_what, asked) => {
    const { decision, milliseconds } = decided(asked);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(decision).not.toBe('ALLOWED');
  });

  it.each<[string, Asked]>([
    ['values of one key', { most: 60, statement: asking((i) => ({ StringEquals: { 'k:a': `v${i}` } })) }],
    ['many keys', { most: 60, statement: asking((i) => ({ StringEquals: { [`k:${i}`]: 'v' } })) }],
    ['addresses', { most: 60, statement: asking((i) => ({ IpAddress: { 'k:a': `10.0.${i}.0/24` } })) }],
  ])('over %s, as many as people write, is exact', (_what, asked) => {
    const { decision, approximate, milliseconds } = decided(asked);
    expect([decision, approximate]).toEqual(['CONDITIONAL', false]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it('says that it is approximate where more is open', () => {
    const asked: Asked = { most: 80, statement: asking((i) => ({ StringEquals: { [`k:${i}`]: 'v' } })) };
    expect(decided(asked)).toMatchObject({ decision: 'CONDITIONAL', approximate: true });
  });
});
