import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide.js';
import { explain } from '../../../src/iam/explain.js';
import { unknownContext, type AccessRequest } from '../../../src/iam/request.js';
import { layersOf, principalOf } from '../../support/caseRunner.js';

const accountId = '111122223333';
const full = { Effect: 'Allow', Action: '*', Resource: '*' };

function request(
  action: string,
  arn: string,
  principal = `arn:aws:iam::${accountId}:user/alice`,
): AccessRequest {
  return { principal: principalOf(principal), action, resource: { arn, accountId }, context: unknownContext };
}

function words(question: AccessRequest, given: Omit<Parameters<typeof layersOf>[0], 'principal'>): string {
  const layers = layersOf({ principal: '', scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE', ...given });
  return explain(question, layers, decide(question, layers));
}

describe('an explanation', () => {
  it('names the statement that allows', () => {
    const identity = { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' };
    expect(words(request('s3:GetObject', 'arn:aws:s3:::b/k'), { identity })).toBe(
      'The user alice may do s3:GetObject on arn:aws:s3:::b/k. Statement 0 (Read) of the identity policy identity.0 allows it.',
    );
  });

  it('names the Deny that has to change first', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(words(request('s3:GetObject', 'arn:aws:s3:::b/k'), { identity: [full, deny] })).toBe(
      'The user alice may not do s3:GetObject on arn:aws:s3:::b/k. Statement 1 of the identity policy identity.0 denies it explicitly. As long as this statement matches, no Allow helps: it would have to change first.',
    );
  });

  it('names the first layer that lacks an Allow (E-10, E-11)', () => {
    const question = request('s3:GetObject', 'arn:aws:s3:::b/k');
    expect(words(question, {})).toContain('No identity policy of the caller allows it');
    const ec2 = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' };
    expect(words(question, { identity: full, scp: [[full], [ec2]] })).toContain(
      'No service control policy attached at level1 allows it',
    );
    expect(words(question, { identity: full, boundary: ec2 })).toContain(
      'The permissions boundary does not allow it and would have to first.',
    );
    const trust = request('sts:AssumeRole', `arn:aws:iam::${accountId}:role/target`);
    expect(words(trust, { identity: full })).toContain("The role's trust policy does not let the caller in");
  });

  it('says what a conditional answer hangs on, and who can meet it (U-2a)', () => {
    const question = request('sts:AssumeRole', `arn:aws:iam::${accountId}:role/target`);
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: accountId },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:RoleSessionName': 'alice' } },
    };
    const text = words(question, { identity: full, resource: statement });
    expect(text).toContain('under conditions');
    expect(text).toContain('StringEquals sts:RoleSessionName [alice] has to hold');
    expect(text).toContain('The caller alone can meet this.');
  });

  it('says what is not known, and which rule of a service decided', () => {
    const question = request('s3:GetObject', 'arn:aws:s3:::b/k');
    expect(words(question, { identity: full, boundary: 'NOT_COLLECTED' })).toBe(
      'Whether The user alice may do s3:GetObject on arn:aws:s3:::b/k cannot be said from what was imported. The permissions boundary is set, but its policy was not imported.'.replace(
        'The user',
        'the user',
      ),
    );
    const session = request('sts:GetSessionToken', '*', `arn:aws:iam::${accountId}:role/worker`);
    expect(words(session, { identity: full })).toBe(
      'The role worker may not do sts:GetSessionToken. A role session cannot call GetFederationToken or GetSessionToken (E-7a).',
    );
  });
});
