import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/iam/language/json.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../src/iam/language/policyDocument.js';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function problems(statement: JsonValue, kind: PolicyDocumentKind = 'IDENTITY'): readonly string[] {
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

  it.each<[string, JsonValue, PolicyDocumentKind, readonly string[]]>([
    [
      'a principal in an identity policy (E-15)',
      { ...allow, Principal: '*' },
      'IDENTITY',
      ['$.Statement[0].Principal'],
    ],
    [
      'no resource in an identity policy (L-6)',
      { Effect: 'Allow', Action: '*' },
      'IDENTITY',
      ['$.Statement[0].Resource'],
    ],
    [
      'no principal in a trust policy (L-6)',
      { Effect: 'Allow', Action: '*' },
      'TRUST',
      ['$.Statement[0].Principal'],
    ],
    [
      'a resource in a trust policy (L-6)',
      { ...allow, Principal: '*' },
      'TRUST',
      ['$.Statement[0].Resource'],
    ],
    [
      'NotPrincipal in a trust policy (E-25c)',
      { Effect: 'Allow', Action: '*', NotPrincipal: '*' },
      'TRUST',
      ['$.Statement[0].NotPrincipal'],
    ],
    [
      'a principal in an SCP (E-19h)',
      { ...allow, Principal: '*' },
      'SERVICE_CONTROL',
      ['$.Statement[0].Principal'],
    ],
    [
      'a certain principal in an RCP (E-20b)',
      { ...allow, Effect: 'Deny', Principal: { AWS: '*' } },
      'RESOURCE_CONTROL',
      ['$.Statement[0].Principal'],
    ],
    [
      'a bare * as the action of an RCP Deny (E-20b)',
      { ...allow, Effect: 'Deny', Principal: '*', Action: '*' },
      'RESOURCE_CONTROL',
      ['$.Statement[0].Action'],
    ],
    [
      'a short ARN in a session policy (E-18d, L-14)',
      { ...allow, Resource: ['*', 'arn:aws:s3'] },
      'SESSION',
      ['$.Statement[0].Resource[1]'],
    ],
    [
      'an ARN of five parts in a session policy (L-14)',
      { ...allow, Resource: 'arn:aws:s3::bucket' },
      'SESSION',
      ['$.Statement[0].Resource'],
    ],
    [
      'a principal in a session policy (E-15)',
      { ...allow, NotPrincipal: '*' },
      'SESSION',
      ['$.Statement[0].NotPrincipal'],
    ],
    [
      'NotPrincipal in an RCP (E-20b)',
      { ...allow, NotPrincipal: '*' },
      'RESOURCE_CONTROL',
      ['$.Statement[0].NotPrincipal'],
    ],
    [
      'NotAction in an RCP (E-20b)',
      { Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' },
      'RESOURCE_CONTROL',
      ['$.Statement[0].NotAction'],
    ],
    [
      'NotAction in an RCP that allows (E-20b)',
      { Effect: 'Allow', Principal: '*', NotAction: 's3:*', Resource: '*' },
      'RESOURCE_CONTROL',
      ['$.Statement[0].NotAction'],
    ],
    [
      'no resource in an endpoint policy (L-6)',
      { Effect: 'Allow', Principal: '*', Action: '*' },
      'ENDPOINT',
      ['$.Statement[0].Resource'],
    ],
    [
      'no principal in a resource policy (L-6)',
      { Effect: 'Allow', Action: '*' },
      'RESOURCE',
      ['$.Statement[0].Principal'],
    ],
    ['no principal in an endpoint policy (L-6)', allow, 'ENDPOINT', ['$.Statement[0].Principal']],
    ['no action (L-3)', { Effect: 'Allow', Resource: '*' }, 'IDENTITY', ['$.Statement[0].Action']],
    [
      'no action in an RCP (L-3)',
      { Effect: 'Deny', Principal: '*', Resource: '*' },
      'RESOURCE_CONTROL',
      ['$.Statement[0].Action'],
    ],
    [
      'an action and an empty list of others (L-3)',
      { ...allow, NotAction: [] },
      'IDENTITY',
      ['$.Statement[0]'],
    ],
    ['a number as a resource', { ...allow, Resource: 7 }, 'IDENTITY', ['$.Statement[0].Resource']],
    ['a number as a Sid', { ...allow, Sid: 7 }, 'IDENTITY', ['$.Statement[0].Sid']],
    [
      'NotResource in a trust policy (L-6)',
      { Effect: 'Allow', Action: '*', Principal: '*', NotResource: '*' },
      'TRUST',
      ['$.Statement[0].NotResource'],
    ],
    ['a misspelt element (L-3)', { ...allow, condition: {} }, 'IDENTITY', ['$.Statement[0]["condition"]']],
    [
      'an unknown kind of principal',
      { ...allow, Principal: { Aws: '*' } },
      'RESOURCE',
      ['$.Statement[0].Principal["Aws"]'],
    ],
    [
      'a bare ARN as the principal',
      { ...allow, Principal: 'arn:aws:iam::1:root' },
      'RESOURCE',
      ['$.Statement[0].Principal'],
    ],
    [
      'an empty map of principals (E-54)',
      { ...allow, Principal: {} },
      'RESOURCE',
      ['$.Statement[0].Principal'],
    ],
    [
      'an empty list of principals, and a number as one (E-54)',
      { ...allow, Principal: { AWS: [], Service: [7, 's'] } },
      'RESOURCE',
      ['$.Statement[0].Principal["AWS"]', '$.Statement[0].Principal["Service"]'],
    ],
    [
      'a list as what an operator holds, with the rest read on (L-18)',
      { ...allow, Condition: { StringEquals: [], Bool: { k: null } } },
      'IDENTITY',
      ['$.Statement[0].Condition["StringEquals"]', '$.Statement[0].Condition["Bool"]["k"]'],
    ],
    [
      'an object as a condition value (L-5)',
      { ...allow, Condition: { StringEquals: { k: [{}] } } },
      'IDENTITY',
      ['$.Statement[0].Condition["StringEquals"]["k"]'],
    ],
  ])('refuses %s', (_, statement, kind, paths) => {
    expect(problems(statement, kind)).toEqual(paths);
  });

  it.each<[string, JsonValue, PolicyDocumentKind]>([
    [
      'a resource policy without Resource (L-6)',
      { Effect: 'Allow', Action: '*', Principal: '*' },
      'RESOURCE',
    ],
    ['NotAction in a trust policy (L-6)', { Effect: 'Allow', NotAction: 's3:*', Principal: '*' }, 'TRUST'],
    [
      'an unknown condition operator (L-25a)',
      { ...allow, Condition: { stringEquals: { k: 'v' } } },
      'IDENTITY',
    ],
    ['NotPrincipal in a resource policy (L-6)', { ...allow, NotPrincipal: '*' }, 'RESOURCE'],
    ['NotPrincipal in an endpoint policy (L-6)', { ...allow, NotPrincipal: '*' }, 'ENDPOINT'],
    [
      'an RCP that denies some actions to everyone (E-20b)',
      { Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: '*' },
      'RESOURCE_CONTROL',
    ],
    [
      'a whole ARN and a lone * in a session policy (L-14)',
      { ...allow, Resource: ['*', 'arn:aws:s3:::bucket'] },
      'SESSION',
    ],
    ['a short ARN in an identity policy (L-14)', { ...allow, Resource: 'arn:aws:s3' }, 'IDENTITY'],
    [
      'an Allow to everyone written as a map in an RCP (E-20a)',
      { ...allow, Principal: { AWS: '*' } },
      'RESOURCE_CONTROL',
    ],
    ['RCPFullAWSAccess (E-20a)', { ...allow, Action: '*', Principal: '*' }, 'RESOURCE_CONTROL'],
    [
      'an empty list of condition values (L-42)',
      { ...allow, Condition: { StringEquals: { k: [] } } },
      'IDENTITY',
    ],
  ])('accepts %s', (_, statement, kind) => {
    expect(problems(statement, kind)).toEqual([]);
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
