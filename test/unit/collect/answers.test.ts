/** Answers with status 200 that are none of AWS, and lists without an end: the kind failed, and is not empty. */
import { describe, expect, test } from 'vitest';
import { SignInRefused } from '../../../src/collect/session.js';
import {
  busy,
  estate,
  management,
  member,
  permissionSetArn,
  roleName,
} from '../../support/fakeAws/estate.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { Foreign, nameOf, type Script } from '../../support/fakeAws/fakeAws.js';
import { start } from '../../support/fakeAws/startedAws.js';

const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>';
const xhtml =
  '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>Please sign in.</body></html>';

/** Of each protocol one call, with the kind that it is read for. */
const calls = [
  ['query', 'iam:ListInstanceProfiles', 'instanceProfiles *'],
  ['query of EC2', 'ec2:DescribeInstances', 'workloads ec2:instance'],
  ['XML of S3', 's3:ListBuckets', 'resources s3'],
  ['JSON', 'glue:GetJobs', 'workloads glue:job'],
  ['JSON by paths', 'lambda:ListFunctions', 'workloads lambda:function'],
] as const;

describe('an answer that is none of AWS', () => {
  test.each(
    calls.flatMap(([protocol, call, kind]) =>
      [page, xhtml, '', 'OK', '[]', '{"message":"Please sign in."}'].map(
        (body) => [body.slice(0, 30), protocol, call, kind, body] as const,
      ),
    ),
  )('%j in place of %s is a failure of its kind alone', async (_start, _protocol, call, kind, body) => {
    const { place } = await start({ [call]: () => new Foreign(body) });
    const { coverage } = await place.run({ regions: [busy] });
    const failed = coverage.filter(({ Status }) => Status !== 'COLLECTED');
    const others = [
      'resources kms:key',
      ...(kind.endsWith(':function') ? ['resources lambda:function', 'resources lambda:function:alias'] : []),
    ];
    expect(failed.map(({ List, Kind }) => `${List} ${Kind}`).sort()).toEqual([kind, ...others].sort());
    const { Status, Message } = failed.find((one) => `${one.List} ${one.Kind}` === kind) ?? {};
    expect([Status, Message]).toEqual(['FAILED', expect.stringMatching(/^\w+: ./)]);
    expect(Message).not.toMatch(/Deserialization|\$response/);
  });

  test('says which call it was, what came, and what that may be', async () => {
    const { place } = await start({ 'ec2:DescribeInstances': () => new Foreign(page) });
    const { coverage } = await place.run({ regions: [busy] });
    expect(coverage.find(({ Kind }) => Kind === 'ec2:instance')?.Message).toBe(
      'UnusableAnswer: DescribeInstances is not answered by AWS, but with "<!DOCTYPE html>\\n<html><head><title>Sign in</title></head><bo". Is there a proxy that asks to sign in?',
    );
  });

  test('on the second page takes nothing of the first for the whole', async () => {
    const { place } = await start({
      'iam:GetAccountAuthorizationDetails': (call, url) =>
        call.input['Marker'] === undefined
          ? estate['iam:GetAccountAuthorizationDetails']?.(call, url)
          : new Foreign(page),
    });
    const { coverage } = await place.run({ regions: [busy] });
    expect(coverage.find(({ List }) => List === 'accountAuthorizationDetails')).toMatchObject({
      Status: 'FAILED',
    });
    expect([...(await place.files()).keys()]).not.toContain(
      `${management}/account-authorization-details.json`,
    );
  });

  test('to the list of regions leaves the home region, and the manifest says so', async () => {
    const { place } = await start({ 'ec2:DescribeRegions': () => new Foreign(page) });
    const { coverage } = await place.run();
    expect(coverage.find(({ Kind, List }) => Kind === '*' && List === 'workloads')).toMatchObject({
      Status: 'FAILED',
      Message: expect.stringMatching(/^Only us-east-1 was read: UnusableAnswer/),
    });
  });

  test('to the request for a role is a failure of that account, and the others go on', async () => {
    const { place } = await start({ 'sts:AssumeRole': () => new Foreign(page) });
    const { coverage } = await place.run({ organizationRole: roleName, regions: [busy] });
    const ofMember = coverage.filter(({ AccountId }) => AccountId === member);
    expect(new Set(ofMember.map(({ Status }) => Status))).toEqual(new Set(['FAILED']));
    expect(ofMember[0]?.Message).toMatch(/^UnusableAnswer: AssumeRole is not answered by AWS/);
    expect(coverage.some((one) => one.AccountId === management && one.List === 'workloads')).toBe(true);
  });

  test('to the sign-in is refused', async () => {
    const { place } = await start({ 'sts:GetCallerIdentity': () => new Foreign(page) });
    await expect(place.run()).rejects.toThrow(SignInRefused);
  });

  test('is told from an answer that has nothing: some services leave empty lists out', async () => {
    const { place } = await start({ 'sqs:ListQueues': () => ({}) });
    const { coverage } = await place.run({ regions: [busy] });
    expect(coverage.find(({ Kind }) => Kind === 'sqs')).toMatchObject({ Status: 'COLLECTED', Found: 0 });
  });
});

describe('pages', () => {
  const endless: readonly (readonly [call: string, kind: string, answer: object])[] = [
    ['iam:ListInstanceProfiles', '*', { InstanceProfiles: [], IsTruncated: true, Marker: 'again' }],
    ['ec2:DescribeInstances', 'ec2:instance', { reservationSet: [], nextToken: 'again' }],
    ['kms:ListKeys', 'kms:key', { Keys: [], Truncated: true, NextMarker: 'again' }],
    // The SDK does not page this call.
    ['events:ListEventBuses', 'events:event-bus', { EventBuses: [], NextToken: 'again' }],
  ];

  test.each(endless)('%s without an end are a failure, and end', async (call, kind, answer) => {
    const { aws, place } = await start({ [call]: () => answer });
    const { coverage } = await place.run({ regions: [busy] });
    const isEndless = ({ Kind, List }: { Kind: string; List: string }) =>
      Kind === kind && (kind !== '*' || List === 'instanceProfiles');
    expect(coverage.find(isEndless)).toMatchObject({
      Status: 'FAILED',
      Message: `UnusableAnswer: ${call.replace(/.*:/, '')} gives the same token for the next page again and again: its list has no end.`,
    });
    expect(aws.calls.filter((one) => nameOf(one) === call)).toHaveLength(2);
  });

  test('that lead in a circle end too', async () => {
    const { aws, place } = await start({
      'glue:GetJobs': ({ input }) => ({ Jobs: [], NextToken: input['NextToken'] === 'a' ? 'b' : 'a' }),
    });
    const { coverage } = await place.run({ regions: [busy] });
    expect(coverage.find(({ Kind }) => Kind === 'glue:job')).toMatchObject({ Status: 'FAILED' });
    expect(aws.calls.filter((one) => nameOf(one) === 'glue:GetJobs')).toHaveLength(3);
  });

  test('of one list of a permission set leave no token to another', async () => {
    const paged = (of: string, answer: (isLast: boolean) => object): Script => {
      return ({ input }) => {
        const { NextToken } = input;
        if (NextToken !== undefined && NextToken !== of)
          throw new AwsError('ValidationException', 'Not mine');
        return { ...answer(NextToken === of), NextToken: NextToken === of ? undefined : of };
      };
    };
    const { place } = await start({
      'sso:ListManagedPoliciesInPermissionSet': paged('policies', () => ({ AttachedManagedPolicies: [] })),
      'sso:ListCustomerManagedPolicyReferencesInPermissionSet': paged('references', () => ({
        CustomerManagedPolicyReferences: [],
      })),
      'sso:ListAccountsForProvisionedPermissionSet': paged('accounts', (isLast) => ({
        AccountIds: [isLast ? member : management],
      })),
      'sso:ListAccountAssignments': paged('assignments', (isLast) => ({
        AccountAssignments: [
          {
            AccountId: member,
            PermissionSetArn: permissionSetArn,
            PrincipalType: 'USER',
            PrincipalId: isLast ? 'user-2' : 'user-1',
          },
        ],
      })),
    });
    const { coverage } = await place.run({ organizationRole: roleName, regions: [busy] });
    expect(coverage.find(({ List }) => List === 'identityCenter')).toMatchObject({ Status: 'COLLECTED' });
  });
});
