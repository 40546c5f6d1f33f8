import { describe, expect, it } from 'vitest';
import {
  JsonNumber,
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../src/iam/policyDocument.js';

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

  it('warns of what it ignores (L-1, L-4, L-9)', () => {
    const document = {
      Comment: 'x',
      Statement: [
        { ...allow, Sid: 'a', Action: ['*:*', 'GetObject', 's*:Get'] },
        { ...allow, Sid: 'a' },
      ],
    };
    const result = parsePolicyDocument(document, 'IDENTITY');
    expect(result.ok && result.warnings.map(({ path }) => path)).toEqual([
      '$.Comment',
      '$.Statement[0].Action[0]',
      '$.Statement[0].Action[1]',
      '$.Statement[0].Action[2]',
      '$.Statement[1].Sid',
    ]);
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
