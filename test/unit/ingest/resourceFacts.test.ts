/** What becomes of imported resources, and of accounts of which only they were collected. */
import { describe, expect, test } from 'vitest';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import {
  accountWith,
  type AccountExport,
  type ResourceDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const accountId = '111122223333';
const origin = { file: 'x.json', path: '$[0]' };
const bucket = (name: string, fields: Partial<ResourceDetail> = {}): ResourceDetail => ({
  arn: `arn:aws:s3:::${name}`,
  origin,
  ...fields,
});
const policy = (...statements: readonly object[]): NonNullable<ResourceDetail['policy']> => ({
  kind: 'DOCUMENT',
  text: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  duplicateKeys: [],
  ...origin,
});
const statement = (effect: string, principal: object): object => ({
  Effect: effect,
  ...principal,
  Action: 's3:GetObject',
  Resource: '*',
});

const factsOf = (resources: readonly ResourceDetail[], lists: Partial<AccountExport> = {}) =>
  atOnce(
    normalizeAccount({ ...accountWith({ accountId, partition: 'aws' }, { resources }), ...lists }, new Map()),
  ).facts;
const factOf = (resource: ResourceDetail) => factsOf([resource]).resources[0];

describe('a resource', () => {
  test.each([
    ['arn:aws:s3:::data', { service: 's3', name: 'data' }],
    [`arn:aws:sqs:eu-west-1:${accountId}:jobs`, { service: 'sqs', name: 'jobs' }],
    [`arn:aws:kms:eu-west-1:${accountId}:key/1234`, { service: 'kms', resourceType: 'key', name: '1234' }],
    [
      `arn:aws:secretsmanager:eu-west-1:${accountId}:secret:prod/db-AbCdEf`,
      { service: 'secretsmanager', resourceType: 'secret', name: 'prod/db-AbCdEf' },
    ],
    [
      'arn:aws:apigateway:eu-west-1::/restapis/a1',
      { service: 'apigateway', resourceType: 'restapis', name: 'a1' },
    ],
  ])('%s is %j', (arn, named) => {
    const fact = factOf({ arn, origin });
    expect({ service: fact?.service, resourceType: fact?.resourceType, name: fact?.name }).toEqual({
      resourceType: undefined,
      ...named,
    });
  });

  test.each([
    ['COLLECTED', bucket('a', { policy: policy() })],
    ['NONE', bucket('a', { policy: { kind: 'NONE' } })],
    ['NOT_COLLECTED', bucket('a')],
    ['NOT_COLLECTED', bucket('a', { error: 'AccessDenied' })],
  ])('has the policy status %s (F-73)', (status, resource) => {
    expect(factOf(resource)?.policyStatus).toBe(status);
  });

  test('is bound by the public access block of its account as well as by its own (F-45, E-29b)', () => {
    const settings = { arn: `arn:aws:iam::${accountId}:root`, restrictsPublicBuckets: true, origin };
    const queue = { arn: `arn:aws:sqs:eu-west-1:${accountId}:jobs`, origin };
    const facts = factsOf([bucket('a', { restrictsPublicBuckets: false }), bucket('b'), queue, settings]);
    expect(facts.resources.map(({ name, restrictsPublicBuckets }) => [name, restrictsPublicBuckets])).toEqual(
      [
        ['a', true],
        ['b', true],
        ['jobs', undefined],
      ],
    );
  });

  test.each(['arn:aws:s3:::root', `arn:aws:lambda:eu-west-1:${accountId}:function:root`])(
    '%s is no setting of the account (F-45)',
    (arn) => {
      expect(factOf({ arn, policy: policy(), origin })?.policyStatus).toBe('COLLECTED');
    },
  );

  test.each([
    [undefined, undefined, undefined],
    [false, undefined, undefined],
    [undefined, false, undefined],
    [false, false, false],
    [true, undefined, true],
    [true, false, true],
  ])('of which the bucket says %j and its account %j is %j (E-95)', (own, ofAccount, expected) => {
    const said = (value: boolean | undefined) =>
      value === undefined ? {} : { restrictsPublicBuckets: value };
    const settings = { arn: `arn:aws:iam::${accountId}:root`, ...said(ofAccount), origin };
    const [fact] = factsOf([bucket('a', said(own)), settings]).resources;
    expect(fact?.restrictsPublicBuckets).toBe(expected);
  });

  test.each([
    [
      'its own account',
      [statement('Allow', { Principal: { AWS: accountId } })],
      [`arn:aws:iam::${accountId}:root`],
      false,
      false,
    ],
    [
      'a service',
      [statement('Allow', { Principal: { Service: 'sns.amazonaws.com' } })],
      ['sns.amazonaws.com'],
      false,
      false,
    ],
    [
      'another account',
      [statement('Allow', { Principal: { AWS: '444455556666' } })],
      ['arn:aws:iam::444455556666:root'],
      false,
      true,
    ],
    ['anyone', [statement('Allow', { Principal: '*' })], ['*'], true, true],
    ['anyone, to deny', [statement('Deny', { Principal: '*' })], ['*'], false, false],
    [
      'all but somebody (E-25d)',
      [statement('Allow', { NotPrincipal: { AWS: accountId } })],
      ['*'],
      true,
      true,
    ],
    [
      'all but somebody, to deny (E-25)',
      [statement('Deny', { NotPrincipal: { AWS: accountId } })],
      [],
      false,
      false,
    ],
  ])('that names %s', (_whom, statements, named, allowsAnyone, namesOutsiders) => {
    const fact = factOf(bucket('a', { policy: policy(...statements) }));
    expect(fact?.trusts.map(({ identifier }) => identifier)).toEqual(named);
    expect(fact).toMatchObject({ allowsAnyone, namesOutsiders });
  });

  test.each([
    [`arn:aws:elasticfilesystem:eu-west-1:${accountId}:file-system/fs-1`, true],
    ['arn:aws:apigateway:eu-west-1::/restapis/a1', true],
    ['arn:aws:s3:::data', false],
  ])('%s without a policy may let in outsiders: %s (E-102, E-104)', (arn, namesOutsiders) => {
    expect(factOf({ arn, policy: { kind: 'NONE' }, origin })).toMatchObject({ namesOutsiders });
  });

  test.each<readonly [string, Partial<ResourceDetail>, boolean]>([
    ['of which no policy was read', {}, true],
    ['without a policy', { policy: { kind: 'NONE' }, ignoresAcls: true }, false],
    [
      'without a policy, whose access control lists count',
      { policy: { kind: 'NONE' }, ignoresAcls: false },
      true,
    ],
    ['without a policy, whose access control lists may count', { policy: { kind: 'NONE' } }, true],
    ['with a policy', { policy: policy(), ignoresAcls: true }, false],
    [
      'with a policy that was not understood',
      { policy: policy({ Effect: 'Permit' }), ignoresAcls: true },
      true,
    ],
  ])('a bucket %s: whether others may get in besides is unknown: %s (E-29a, F-73)', (_of, said, unknown) => {
    expect(factOf(bucket('a', said))).toMatchObject({ exposureUnknown: unknown });
  });

  test('that could not be read is a gap, one for each reason (F-73)', () => {
    const denied = ['a', 'b', 'c'].map((name) => bucket(name, { error: 'AccessDenied' }));
    const { dataGaps } = factsOf([...denied, bucket('d', { error: 'ThrottlingException' })]);
    expect(dataGaps.map(({ kind, message }) => [kind, message])).toEqual([
      [
        'RESOURCE_POLICY_NOT_IMPORTED',
        expect.stringMatching(/arn:aws:s3:::a and of 2 more resources .*\(AccessDenied\)/),
      ],
      [
        'RESOURCE_POLICY_NOT_IMPORTED',
        expect.stringMatching(/arn:aws:s3:::d could not be read \(ThrottlingException\)/),
      ],
    ]);
  });

  test('whose policy is malformed is quarantined, located and named (F-20)', () => {
    const broken = bucket('a', { policy: policy({ Effect: 'Permit' }) });
    const { facts, quarantined } = atOnce(
      normalizeAccount(accountWith({ accountId, partition: 'aws' }, { resources: [broken] }), new Map()),
    );
    expect(facts.principalGaps).toEqual([]);
    expect(quarantined).toMatchObject([{ owner: 'policy of arn:aws:s3:::a', at: origin }]);
    expect(facts.dataGaps.map(({ kind }) => kind)).toEqual(['POLICY_QUARANTINED']);
  });

  test('that holds the code of a role, with a malformed policy, is a gap of paths too (E-79, G-13)', () => {
    const arn = `arn:aws:lambda:eu-west-1:${accountId}:function:f`;
    const { principalGaps } = factsOf([{ arn, origin, policy: policy({ Effect: 'Permit' }) }]);
    expect(principalGaps).toMatchObject([{ kind: 'POLICY_QUARANTINED', accountId }]);
    expect(principalGaps[0]?.message).toContain(`The policy of ${arn} could not be understood`);
  });

  test('has a policy in the grammar of resources, and a VPC endpoint in its own (L-6, F-68)', () => {
    const noResource = policy({ Effect: 'Allow', Principal: '*', Action: '*' });
    expect(factsOf([bucket('a', { policy: noResource })]).dataGaps).toEqual([]);
    const endpoint = {
      arn: `arn:aws:ec2:eu-west-1:${accountId}:vpc-endpoint/vpce-1`,
      policy: noResource,
      origin,
    };
    expect(
      factsOf([endpoint])
        .dataGaps.map(({ message }) => message)
        .join(),
    ).toMatch(/Resource is missing/);
  });
});

describe('an account', () => {
  test('of which only resources were collected has no principals, and that is no gap of its export', () => {
    const facts = factsOf([bucket('a', { policy: { kind: 'NONE' } })]);
    expect(facts).toMatchObject({ principalsCollected: false, dataGaps: [], policySets: [] });
  });

  test('of which some list of principals was collected has them', () => {
    const facts = factsOf([], { collected: { users: true } });
    expect(facts.principalsCollected).toBe(true);
    expect(facts.dataGaps.map(({ kind }) => kind)).toEqual(['EXPORT_INCOMPLETE']);
  });
});

describe('a later list of resources', () => {
  const queue = (name: string, fields: Partial<ResourceDetail> = {}): ResourceDetail => ({
    arn: `arn:aws:sqs:eu-west-1:${accountId}:${name}`,
    origin,
    ...fields,
  });
  const arnsAfter = (now: readonly ResourceDetail[], truncated = false): readonly string[] => {
    const owner = { accountId, partition: 'aws' };
    const whole = (account: AccountExport) => ({ account, awsManaged: new Map() });
    const last = exportToTexts(
      whole(accountWith(owner, { resources: [queue('a'), queue('b'), bucket('c')] })),
    );
    const later = completeExport(
      whole(accountWith(owner, { resources: now }, truncated)),
      last,
      new SpillFile(),
    );
    return later.account.resources.map(({ arn }) => arn.slice(arn.lastIndexOf(':') + 1));
  };

  test.each([
    ['replaces what is of its kind and region', [queue('d')], false, ['c', 'd']],
    ['nothing where more follows (F-116)', [queue('d')], true, ['a', 'b', 'c', 'd']],
    ['only itself, from a call about it alone', [queue('a', { alone: true })], false, ['b', 'c', 'a']],
  ])('%s', (_what, now, truncated, arns) => {
    expect([...arnsAfter(now, truncated)].sort()).toEqual([...arns].sort());
  });
});
