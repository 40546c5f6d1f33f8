import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/iam/language/json.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../src/iam/language/policyDocument.js';
import { tableOf } from '../../support/tables.js';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

interface Row {
  readonly what: string;
  readonly kind: PolicyDocumentKind;
  readonly statement: JsonValue;
  readonly problems: readonly string[];
}

const rows = tableOf<readonly Row[]>('policies/statements.yaml');

function problemsOf(statement: JsonValue, kind: PolicyDocumentKind): readonly string[] {
  const result = parsePolicyDocument({ Version: '2012-10-17', Statement: [statement] }, kind);
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

describe('a policy document', () => {
  it('may hold one statement instead of a list, and one value instead of a list (L-1, L-5)', () => {
    const result = parsePolicyDocument({ Statement: allow }, 'IDENTITY');
    expect(result).toMatchObject({
      ok: true,
      document: { version: '2008-10-17', statements: [{ index: 0, effect: 'ALLOW' }] },
    });
  });

  it('reports every problem with its path (L-3, L-4)', () => {
    const document = {
      Version: '2020-01-01',
      Statement: [
        { Effect: 'allow', Action: 's3:*', NotAction: 'ec2:*', Resource: '*' },
        { Action: [], Resource: [7] },
        'no statement',
      ],
    };
    const result = parsePolicyDocument(document, 'IDENTITY');
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
      '$.Version',
      '$.Statement[0].Effect',
      '$.Statement[0]',
      '$.Statement[1].Effect',
      '$.Statement[1].Action',
      '$.Statement[1].Resource[0]',
      '$.Statement[2]',
    ]);
  });

  it.each<[JsonValue, string]>([
    [null, 'null'],
    ['x', 'a string'],
    [true, 'a boolean'],
    [7, 'a number'],
    [new JsonNumber('7'), 'a number'],
    [[], 'an array'],
  ])('is an object, not %j (L-1)', (value, called) => {
    expect(parsePolicyDocument(value, 'IDENTITY')).toEqual({
      ok: false,
      problems: [{ path: '$', message: `a policy is an object, not ${called}` }],
    });
    expect(parsePolicyDocument({ Statement: { ...allow, Condition: value } }, 'IDENTITY')).toMatchObject({
      problems: [{ path: '$.Statement.Condition', message: `Condition is an object, not ${called}` }],
    });
  });

  it('says of a Sid that it is none (L-4)', () => {
    expect(parsePolicyDocument({ Statement: { ...allow, Sid: {} } }, 'IDENTITY')).toMatchObject({
      problems: [{ path: '$.Statement.Sid', message: 'Sid is a string, not an object' }],
    });
  });

  it('says what is missing, misspelt or misplaced', () => {
    const said = (document: JsonValue, kind: PolicyDocumentKind = 'RESOURCE'): readonly string[] => {
      const result = parsePolicyDocument(document, kind);
      return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
    };
    expect(said({})).toEqual(['$.Statement: Statement is missing']);
    expect(said({ Statement: null })).toEqual(['$.Statement: a statement is an object, not null']);
    expect(said({ Statement: { ...allow, Effect: 'deny', Principal: 7 } })).toEqual([
      '$.Statement.Effect: Effect is Allow or Deny, in this spelling',
      '$.Statement.Principal: expected "*" or a map of principals, not a number',
    ]);
    expect(said({ Statement: { Action: '*:*', Principal: {} } })).toEqual([
      '$.Statement.Effect: Effect is missing',
      '$.Statement.Principal: expected "*" or a map of principals, not an empty one',
    ]);
  });

  it('has one of two versions, the older one where it says none (L-2)', () => {
    const versionOf = (version: JsonValue): unknown => {
      const result = parsePolicyDocument({ Version: version, Statement: allow }, 'IDENTITY');
      return result.ok ? result.document.version : result.problems;
    };
    expect(versionOf('2012-10-17')).toBe('2012-10-17');
    expect(versionOf('2008-10-17')).toBe('2008-10-17');
    expect(versionOf('2012-10-18')).toMatchObject([{ path: '$.Version' }]);
  });

  it('is kept as written, statement by statement', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'a', Effect: 'Deny', NotPrincipal: '*', NotAction: ['s3:*'], NotResource: ['x', 'y'] },
        {
          Effect: 'Allow',
          Principal: { AWS: ['1', '2'], Service: 's', Federated: 'f', CanonicalUser: 'c' },
          Action: 's3:*',
          Condition: { Bool: { k: true, l: [] }, Null: { m: 'true' } },
        },
      ],
    };
    expect(parsePolicyDocument(document, 'RESOURCE')).toStrictEqual({
      ok: true,
      document: {
        kind: 'RESOURCE',
        version: '2012-10-17',
        statements: [
          {
            index: 0,
            sid: 'a',
            effect: 'DENY',
            principal: { inverted: true, values: [{ type: 'ANY', value: '*' }] },
            action: { inverted: true, values: ['s3:*'] },
            resource: { inverted: true, values: ['x', 'y'] },
            conditions: [],
          },
          {
            index: 1,
            effect: 'ALLOW',
            principal: {
              inverted: false,
              values: [
                { type: 'AWS', value: '1' },
                { type: 'AWS', value: '2' },
                { type: 'SERVICE', value: 's' },
                { type: 'FEDERATED', value: 'f' },
                { type: 'CANONICAL_USER', value: 'c' },
              ],
            },
            action: { inverted: false, values: ['s3:*'] },
            conditions: [
              { operator: 'Bool', key: 'k', values: ['true'] },
              { operator: 'Bool', key: 'l', values: [] },
              { operator: 'Null', key: 'm', values: ['true'] },
            ],
          },
        ],
      },
    });
  });

  it.each(rows.map((row) => [row.what, row] as const))('with %s', (_what, { statement, kind, problems }) => {
    expect(problemsOf(statement, kind)).toEqual(problems);
  });

  it('keeps numbers as they were written (L-5)', () => {
    const statement = {
      ...allow,
      Condition: { NumericEquals: { k: [new JsonNumber('9007199254740993'), 5, true] } },
    };
    const result = parsePolicyDocument({ Statement: statement }, 'IDENTITY');
    expect(result.ok && result.document.statements[0]?.conditions[0]?.values).toEqual([
      '9007199254740993',
      '5',
      'true',
    ]);
  });

  it.each<[string, JsonValue, PolicyDocumentKind?]>([
    ['an unknown element of its own (L-1)', { Comment: 'x', Statement: allow }],
    ['no statement', { Statement: [] }],
    ['a Sid twice, or empty ones (L-4)', { Statement: ['a', 'a', '', ''].map((Sid) => ({ ...allow, Sid })) }],
    [
      'actions of any form (L-9)',
      { Statement: { ...allow, Action: ['*:*', 'GetObject', 's*:Get', ':Get'] } },
    ],
    [
      'a * that names nobody (E-57)',
      { Statement: { ...allow, Principal: { Service: ['s', '*'] } } },
      'RESOURCE',
    ],
  ])('may hold %s', (_, document, kind = 'IDENTITY') => {
    expect(parsePolicyDocument(document, kind).ok).toBe(true);
  });

  it('is not fooled by hostile keys', () => {
    const hostile = JSON.parse(
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__":"x","constructor":"y"}}}}',
    ) as JsonValue;
    const result = parsePolicyDocument(hostile, 'IDENTITY');
    expect(result.ok && result.document.statements[0]?.conditions.map(({ key }) => key)).toEqual([
      '__proto__',
      'constructor',
    ]);
    const polluted = JSON.parse('{"__proto__":{"Statement":[]}}') as JsonValue;
    expect(parsePolicyDocument(polluted, 'IDENTITY').ok).toBe(false);
  });
});
