/** Is a bucket policy public, as Amazon S3 means it? */
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../../src/iam/language/compile.js';
import { parsePolicyDocument } from '../../../src/iam/language/policyDocument.js';
import {
  isPublicPolicy,
  limitsAccessPoint,
  mayBePublicPolicy,
} from '../../../src/iam/permissions/publicPolicy.js';

const isPublic = (statement: object): boolean => isPublicPolicy(compiled(statement));

function compiled(statement: object) {
  const result = parsePolicyDocument(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }],
    } as never,
    'RESOURCE',
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return compilePolicy(result.document);
}

const SAML = 'arn:aws:iam::111122223333:saml-provider/corp';

const anyone = (operator: string, key: string, value: unknown): object => ({
  Principal: '*',
  Condition: { [operator]: { [key]: value } },
});

describe('a bucket policy is public (E-29b)', () => {
  test.each([
    ['everybody', { Principal: '*' }],
    ['everybody, written as AWS', { Principal: { AWS: '*' } }],
    ['everybody but some (E-25d)', { NotPrincipal: { AWS: '111122223333' } }],
    ['a condition on something else', anyone('Bool', 'aws:SecureTransport', 'true')],
    ['a value with a wildcard', anyone('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/*')],
    ['a fixed value beside one that is not', anyone('StringLike', 'aws:SourceVpc', ['vpc-1', 'vpc-*'])],
    ['a negated operator', anyone('StringNotEquals', 'aws:PrincipalOrgID', 'o-example')],
    ['an operator that a missing key passes', anyone('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-1')],
    ['users of a built-in provider', { Principal: { Federated: 'graph.facebook.com' } }],
    ['half the internet', anyone('IpAddress', 'aws:SourceIp', '0.0.0.0/1')],
  ])('for %s', (_what, statement) => {
    expect(isPublic(statement)).toBe(true);
  });
});

describe('and is not', () => {
  test.each([
    ['for an account', { Principal: { AWS: '111122223333' } }],
    ['for a service', { Principal: { Service: 'cloudtrail.amazonaws.com' } }],
    ['where it only denies', { Principal: '*', Effect: 'Deny' }],
    ['for an organization', anyone('StringEquals', 'aws:PrincipalOrgID', 'o-example')],
    ['for a network', anyone('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '2001:db8::/32'])],
    ['for an endpoint', anyone('StringEquals', 'AWS:SourceVpce', 'vpce-1')],
    ['for sessions of one role', anyone('StringLike', 'aws:userid', 'AROAEXAMPLE:*')],
    [
      'for access points of one account',
      anyone('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/*'),
    ],
  ])('%s', (_what, statement) => {
    expect(isPublic(statement)).toBe(false);
  });
});

test.each([
  ['users of a provider of an account', { Principal: { Federated: SAML } }, true],
  [
    'a service by its name',
    anyone('StringEquals', 'aws:PrincipalServiceName', 'logging.s3.amazonaws.com'),
    true,
  ],
  ['an organization that services act for', anyone('StringEquals', 'aws:SourceOrgID', 'o-example'), true],
  ['all services', anyone('Bool', 'aws:PrincipalIsAWSService', 'true'), true],
  [
    'a list that holds nothing else',
    anyone('ForAllValues:StringEquals', 'aws:PrincipalOrgPaths', 'o-a/r-b/'),
    true,
  ],
  ['a list that holds it', anyone('ForAnyValue:StringEquals', 'aws:PrincipalOrgPaths', 'o-a/r-b/'), false],
  ['endpoints of an account', anyone('StringEquals', 'aws:VpceAccount', '111122223333'), true],
  [
    'endpoints of an account, and an organization',
    {
      Principal: '*',
      Condition: { StringEquals: { 'aws:VpceAccount': '111122223333', 'aws:PrincipalOrgID': 'o-example' } },
    },
    false,
  ],
])('AWS does not say whether a policy for %s is public (E-29b)', (_whom, statement, expected) => {
  expect([isPublic(statement), mayBePublicPolicy(compiled(statement))]).toEqual([false, expected]);
});

test('nor is a policy non-public by patterns of keys that AWS does not list (E-29b)', () => {
  expect(isPublic(anyone('StringLike', 'aws:VpceOrgPaths', 'o-*'))).toBe(true);
});

test.each([
  ['of all but services', anyone('Bool', 'aws:PrincipalIsAWSService', 'false')],
  ['of services or requests without the key', anyone('BoolIfExists', 'aws:PrincipalIsAWSService', 'true')],
  ['of all of a single value', anyone('ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-example')],
  ['of all of a pattern', anyone('ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-a/*')],
])('a policy under a condition %s is public (E-29b)', (_which, statement) => {
  expect(isPublic(statement)).toBe(true);
});

test.each([
  ['sessions of one role', 'AROAEXAMPLE:*', true],
  ['one session of a role', 'AROAEXAMPLE:nightly', true],
  ['a user', 'AIDAEXAMPLE', false],
])('a policy for %s by its id may be public: %s %s (E-29b)', (_whom, id, expected) => {
  const policy = compiled(anyone('StringLike', 'aws:userid', id));
  expect([isPublicPolicy(policy), mayBePublicPolicy(policy)]).toEqual([false, expected]);
});

test.each([
  ['a set of access points', 'arn:aws:s3:us-west-2:123456789012:accesspoint/*', true],
  ['one access point', 'arn:aws:s3:us-west-2:123456789012:accesspoint/a', false],
])('the policy of an access point for %s is public: %s %s (E-29b)', (_what, value, expected) => {
  const policy = compiled(anyone('StringLike', 's3:DataAccessPointArn', value));
  expect(isPublicPolicy(policy, limitsAccessPoint)).toBe(expected);
  expect(isPublicPolicy(policy)).toBe(false);
});
