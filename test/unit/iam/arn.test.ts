import { describe, expect, it } from 'vitest';
import { accountOfArn, isAccountId, nameOfArn, parseArn, parseIamArn } from '../../../src/iam/arn.js';

describe('an ARN', () => {
  it('is split on the first five colons (L-12)', () => {
    expect(parseArn('arn:aws:sns:eu-west-1:111122223333:a:b/c')).toEqual({
      partition: 'aws',
      service: 'sns',
      region: 'eu-west-1',
      account: '111122223333',
      resource: 'a:b/c',
    });
    expect(parseArn('arn:aws:s3:::bucket')).toMatchObject({ region: '', account: '', resource: 'bucket' });
  });

  it.each(['', '*', 'arn:aws:s3', 'arn:aws:s3::bucket', 'ARN:aws:s3:::b'])('is not %s', (text) => {
    expect(parseArn(text)).toBeUndefined();
  });

  it('names IAM entities with path and name (E-45)', () => {
    expect(parseIamArn('arn:aws:iam::111122223333:role/a/b/worker')).toMatchObject({
      kind: 'role',
      path: '/a/b/',
      name: 'worker',
    });
    expect(parseIamArn('arn:aws:sts::111122223333:assumed-role/worker/s1')).toMatchObject({
      kind: 'assumedRoleSession',
      roleName: 'worker',
      sessionName: 's1',
    });
    expect(parseIamArn('arn:aws:iam::111122223333:root')).toMatchObject({ kind: 'root' });
    expect(
      parseIamArn('arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/AB'),
    ).toMatchObject({
      kind: 'oidcProvider',
      name: 'oidc.eks.eu-west-1.amazonaws.com/id/AB',
    });
    expect(nameOfArn('arn:aws:iam::aws:policy/job-function/Admin')).toBe('Admin');
  });

  it.each([
    'arn:aws:iam::111122223333:user/',
    'arn:aws:iam::111122223333:thing/x',
    'arn:aws:sts::111122223333:assumed-role/worker',
    'arn:aws:s3:::role/x',
  ])('does not take %s for an IAM entity', (text) => {
    expect(parseIamArn(text)).toBeUndefined();
  });

  it('tells account ids as text (F-117)', () => {
    expect(isAccountId('012345678901')).toBe(true);
    expect(isAccountId('12345678901')).toBe(false);
    expect(isAccountId('12345678901a')).toBe(false);
    expect(accountOfArn('arn:aws:iam::aws:policy/x')).toBeUndefined();
  });
});
