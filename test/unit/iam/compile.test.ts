import { describe, expect, it } from 'vitest';
import {
  compilePolicy,
  mayAllowAction,
  statementsFor,
  type CompiledPolicy,
} from '../../../src/iam/language/compile.js';
import { splitAction, type ActionName } from '../../../src/iam/match/action.js';
import { parsePolicyDocument, type JsonValue } from '../../../src/iam/language/policyDocument.js';

function compiled(...statements: JsonValue[]): CompiledPolicy {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, 'IDENTITY');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compilePolicy(parsed.document);
}

function named(text: string): ActionName {
  const action = splitAction(text);
  if (action === undefined) throw new Error(`${text} is no action`);
  return action;
}

const read = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };

describe('a compiled policy', () => {
  it('lists the keys that its tests and variables read, in lower case (L-19, L-26)', () => {
    const policy = compiled(
      {
        ...read,
        Resource: ['arn:aws:s3:::b/${aws:PrincipalTag/Team}', 'arn:aws:s3:::c', '*'],
        Condition: {
          StringEquals: { 's3:Prefix': 'home/${aws:UserName}' },
          Bool: { 'aws:SecureTransport': true },
        },
      },
      { ...read, Condition: { Unheard: { 'aws:SourceIp': '${aws:userid}' } } },
    );
    const [first, second] = policy.statements;
    const keys = ['s3:prefix', 'aws:username', 'aws:securetransport', 'aws:principaltag/team'];
    expect([...(first?.referencedKeys ?? [])]).toEqual(keys);
    expect([...(second?.referencedKeys ?? [])]).toEqual(['aws:sourceip']);
    expect([...policy.referencedKeys]).toEqual([...keys, 'aws:sourceip']);
    expect([...(compiled(read).statements[0]?.referencedKeys ?? [])]).toEqual([]);
  });

  it('finds the statements of an action once, and keeps a bounded number of answers', () => {
    const policy = compiled(read, { ...read, Effect: 'Deny', Action: 's3:Put*' }, { ...read, Action: '*' });
    const first = statementsFor(policy, named('s3:GetObject'));
    expect(first.map(({ index }) => index)).toEqual([0, 2]);
    expect(statementsFor(policy, named('S3:getobject'))).toBe(first);
    for (let i = 0; i < 31; i += 1) statementsFor(policy, named(`s3:Put${String(i)}`));
    expect(statementsFor(policy, named('s3:GetObject'))).toBe(first);
    for (let i = 0; i < 100; i += 1) {
      statementsFor(policy, named(`ec2:Run${String(i)}`));
      expect(policy.byAction.size).toBeLessThanOrEqual(32);
    }
    expect(statementsFor(policy, named('s3:GetObject'))).not.toBe(first);
    expect(statementsFor(policy, named('s3:GetObject'))).toEqual(first);
  });

  it('may allow an action where an Allow names it, and never for a Deny or an invalid Allow (L-9)', () => {
    const policy = compiled(
      { ...read, Effect: 'Deny', Action: ['s3:*', 'ec2:*'] },
      { ...read, Action: 'S3:Get*' },
      { ...read, Action: 's*:Put*' },
    );
    expect(mayAllowAction(policy, 's3:GetObject')).toBe(true);
    expect(mayAllowAction(policy, 's3:PutObject')).toBe(false);
    expect(mayAllowAction(policy, 'ec2:RunInstances')).toBe(false);
    expect(mayAllowAction(policy, 'iam:GetUser')).toBe(false);
    expect(mayAllowAction(policy, 'GetObject')).toBe(false);
  });
});
