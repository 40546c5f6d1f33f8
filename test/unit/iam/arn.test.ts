import { describe, expect, it } from 'vitest';
import {
  accountOfArn,
  isAccountId,
  isServiceLinkedRoleArn,
  nameOfArn,
  parseArn,
  parseIamArn,
  splitArn,
} from '../../../src/iam/language/arn.js';

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

  it('has six parts, of which only the last holds colons (L-12)', () => {
    expect(splitArn('a:b:c:d:e:f:g')).toEqual(['a', 'b', 'c', 'd', 'e', 'f:g']);
    expect(splitArn(':::::')).toEqual(['', '', '', '', '', '']);
    expect(splitArn('a:b:c:d:e')).toBeUndefined();
  });

  it('of IAM or STS names one thing, whole', () => {
    const accountId = '111122223333';
    const [partition, account] = ['aws', { partition: 'aws', accountId }];
    const iam = (resource: string): unknown => parseIamArn(`arn:aws:iam::${accountId}:${resource}`);
    const sts = (resource: string): unknown => parseIamArn(`arn:aws:sts::${accountId}:${resource}`);
    expect(iam('root')).toEqual({ kind: 'root', ...account });
    expect(iam('user/ann')).toEqual({ kind: 'user', ...account, path: '/', name: 'ann' });
    expect(iam('group/a/g')).toEqual({ kind: 'group', ...account, path: '/a/', name: 'g' });
    expect(iam('policy/p')).toEqual({ kind: 'policy', ...account, path: '/', name: 'p' });
    expect(iam('instance-profile/i')).toEqual({ kind: 'instanceProfile', ...account, path: '/', name: 'i' });
    expect(iam('saml-provider/a/b')).toEqual({ kind: 'samlProvider', ...account, name: 'a/b' });
    expect(iam('oidc-provider/h/p')).toEqual({ kind: 'oidcProvider', partition, accountId, name: 'h/p' });
    expect(sts('federated-user/ann')).toEqual({ kind: 'federatedUser', ...account, name: 'ann' });
    expect(sts('assumed-role/r/s')).toEqual({
      kind: 'assumedRoleSession',
      ...account,
      roleName: 'r',
      sessionName: 's',
    });
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
    'arn:aws:iam:eu-west-1:111122223333:user/ann',
    'arn:aws:iam::111122223333:user/a/',
    'arn:aws:iam::111122223333:user',
    'arn:aws:iam::111122223333:saml-provider/',
    'arn:aws:sts::111122223333:assumed-role//s',
    'arn:aws:sts::111122223333:assumed-role/worker/',
    'arn:aws:sts::111122223333:assumed-role/worker/s/t',
    'arn:aws:sts::111122223333:federated-user/ann/x',
    'arn:aws:sts::111122223333:federated-user/',
    'arn:aws:sts::111122223333:federated-user',
    'arn:aws:sts::111122223333:user/ann/x',
    'arn:aws:sts::111122223333:user/ann',
    'x:aws:iam::111122223333:user/ann',
    'user/ann',
    'arn:aws:iam::111122223333:users',
    'arn:aws:iam::111122223333:/ann',
    'arn:aws:s3::111122223333:assumed-role/worker/s',
  ])('does not take %s for an IAM entity', (text) => {
    expect(parseIamArn(text)).toBeUndefined();
  });

  it('tells account ids as text (F-117)', () => {
    expect(isAccountId('012345678901')).toBe(true);
    expect(isAccountId('12345678901')).toBe(false);
    expect(isAccountId('12345678901a')).toBe(false);
    expect(isAccountId('1234567890123')).toBe(false);
    expect(isAccountId('123456789012\n')).toBe(false);
    expect(isAccountId('/23456789012')).toBe(false);
    expect(isAccountId('99999999999:')).toBe(false);
    expect(isAccountId('999999999999')).toBe(true);
    expect(accountOfArn('arn:aws:iam::aws:policy/x')).toBeUndefined();
    expect(accountOfArn('arn:aws:iam::012345678901:policy/x')).toBe('012345678901');
    expect(accountOfArn('012345678901')).toBeUndefined();
  });

  it('has a friendly name where it names an entity, but not the root user', () => {
    expect(nameOfArn('arn:aws:iam::111122223333:root')).toBeUndefined();
    expect(nameOfArn('arn:aws:s3:::bucket')).toBeUndefined();
    expect(nameOfArn('arn:aws:sts::111122223333:assumed-role/worker/s1')).toBe('worker');
    expect(nameOfArn('arn:aws:sts::111122223333:federated-user/ann')).toBe('ann');
  });

  it('of a service-linked role is told by its path (E-52)', () => {
    const linked = 'role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX';
    expect(isServiceLinkedRoleArn(`arn:aws:iam::111122223333:${linked}`)).toBe(true);
    expect(isServiceLinkedRoleArn(`arn:aws:iam::111122223333:role/x/${linked}`)).toBe(false);
    expect(isServiceLinkedRoleArn(linked)).toBe(false);
  });
});
