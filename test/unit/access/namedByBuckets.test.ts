/** Outsiders whom a resource's policy for anyone means by conditions on the caller are told, as `can` says of them. */
import { describe, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const [HOME, OUTSIDE] = ['111111111111', '222222222222'] as const;
const bucket = 'arn:aws:s3:::ledger';

const allow = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` };

async function tellsOf(Condition: Json, ...denied: readonly Json[]): Promise<readonly string[]> {
  return (await answersOf(Condition, ...denied))
    .filter(([identifier]) => identifier.includes(OUTSIDE))
    .map(([identifier, { decision }]) => `${identifier} ${decision}`);
}

async function answersOf(Condition: Json, ...denied: readonly Json[]) {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { ...allow, Condition },
      ...denied.map((condition) => ({ ...allow, Effect: 'Deny', Condition: condition })),
    ],
  };
  const account = exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/ann`]: {} } });
  const blocksNothing = { AccountId: HOME, PublicAccessBlockConfiguration: null };
  const record = [
    { ResourceArn: bucket, Policy: policy, ...blocksNothing },
    { ResourceArn: `arn:aws:iam::${HOME}:root`, ...blocksNothing },
  ];
  const reader = inMemoryReader(importedGraph([...account, record]));
  const question = { action: 's3:GetObject', resource: `${bucket}/a`, context: [] };
  const { entries } = await whoCan(reader, question, { first: 10 });
  return entries;
}

test('an account by its id (U-9c, E-59)', async () => {
  expect(await tellsOf({ StringEquals: { 'aws:PrincipalAccount': OUTSIDE } })).toEqual([
    `arn:aws:iam::${OUTSIDE}:root CONDITIONAL`,
  ]);
});

test('a principal by its ARN (U-9c, E-59)', async () => {
  const arn = `arn:aws:iam::${OUTSIDE}:role/reader`;
  expect(await tellsOf({ ArnEquals: { 'aws:PrincipalArn': arn } })).toContain(`${arn} CONDITIONAL`);
});

test('an account or principal that a Deny leaves alone (E-25)', async () => {
  const arn = `arn:aws:iam::${OUTSIDE}:role/reader`;
  const root = `arn:aws:iam::${OUTSIDE}:root`;
  expect(await tellsOf({}, { StringNotEquals: { 'aws:PrincipalAccount': [HOME, OUTSIDE] } })).toEqual([
    `${root} CONDITIONAL`,
  ]);
  expect(await tellsOf({}, { ArnNotLike: { 'aws:PrincipalArn': arn } })).toEqual([`${arn} CONDITIONAL`]);
  expect(await tellsOf({}, { StringEquals: { 'aws:PrincipalAccount': OUTSIDE } })).toEqual([]);
});

describe('anyone (E-58, E-66)', () => {
  const ofAnyone = async (condition: Json) =>
    (await answersOf(condition)).flatMap(([identifier, { decision, conditions, preconditions }]) =>
      identifier === '*' ? [[decision, ...conditions.map(({ key }) => key), ...preconditions]] : [],
    );
  const equals = (key: string, value: string): Json => ({ StringEquals: { [key]: value } });
  const own = "the caller's own account allows it";
  const service = 'the caller is an AWS service';

  test.each([
    ['of another organization', equals('aws:PrincipalOrgID', 'o-other'), ['aws:PrincipalOrgID', own]],
    ['of a name', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, ['aws:PrincipalArn', own]],
    ['who has a tag', equals('aws:PrincipalTag/t', 'x'), ['aws:PrincipalTag/t', own]],
    [
      'a service for a resource',
      equals('aws:SourceArn', 'arn:aws:sns:eu-west-1:1:t'),
      ['aws:SourceArn', service],
    ],
    ['a service for an account', equals('aws:SourceAccount', OUTSIDE), ['aws:SourceAccount', service]],
    ['any service', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, [service]],
  ])('%s', async (_who, condition, hangsOn) => {
    expect(await ofAnyone(condition)).toEqual([['CONDITIONAL', ...hangsOn]]);
  });

  test('is not who is of the own account', async () => {
    expect(await ofAnyone(equals('aws:PrincipalAccount', HOME))).toEqual([]);
  });

  test('is a service that is named', async () => {
    const name = 'events.amazonaws.com';
    const told = await answersOf(equals('aws:PrincipalServiceName', name));
    const root = `arn:aws:iam::${HOME}:root`;
    expect(told.map(([identifier]) => identifier)).toEqual([root, name]);
  });
});

describe('anyone of a resource whose service need not serve requests without a signature (E-96)', () => {
  const own = "the caller's own account allows it";
  test.each([
    ['kms:Decrypt', 'key/k1', ['CONDITIONAL', own]],
    ['secretsmanager:GetSecretValue', 'secret:s-1', ['CONDITIONAL', own]],
    ['sqs:SendMessage', 'jobs', ['ALLOWED']],
    [
      'lambda:InvokeFunctionUrl',
      'function:f',
      ['CONDITIONAL', 'the function has a URL with the auth type NONE'],
    ],
  ])('%s', async (action, name, expected) => {
    const arn = `arn:aws:${action.slice(0, action.indexOf(':'))}:eu-west-1:${HOME}:${name}`;
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: '*' }],
    };
    const account = exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/ann`]: {} } });
    const record = [{ ResourceArn: arn, AccountId: HOME, Policy: policy }];
    const reader = inMemoryReader(importedGraph([...account, record]));
    const { entries } = await whoCan(reader, { action, resource: arn, context: [] }, { first: 10 });
    const anyone = entries.flatMap(([identifier, one]) => (identifier === '*' ? [one] : []));
    expect(anyone.map(({ decision, preconditions }) => [decision, ...preconditions])).toEqual([expected]);
  });
});

test('anyone whose rule sends events, where an event bus asks for its account (E-64(aws:SourceAccount))', async () => {
  const arn = `arn:aws:events:eu-west-1:${HOME}:event-bus/central`;
  const Condition = { StringEquals: { 'aws:SourceAccount': OUTSIDE } };
  const statement = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: arn, Condition };
  const account = exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/ann`]: {} } });
  const Policy = { Version: '2012-10-17', Statement: [statement] };
  const reader = inMemoryReader(importedGraph([...account, [{ ResourceArn: arn, AccountId: HOME, Policy }]]));
  const question = { action: 'events:PutEvents', resource: arn, context: [] };
  const { entries } = await whoCan(reader, question, { first: 10 });
  const anyone = entries.flatMap(([identifier, one]) => (identifier === '*' ? [one] : []));
  expect(anyone.map(({ decision, preconditions }) => [decision, ...preconditions])).toEqual([
    ['CONDITIONAL', "the caller's own account allows it"],
  ]);
});

test('whom no list has, as what they are (E-97, E-98, O-4)', async () => {
  const identity = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1';
  const own = `arn:aws:sts::${HOME}:federated-user/bob`;
  const other = `arn:aws:sts::${OUTSIDE}:federated-user/bob`;
  const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';
  const Principal = { AWS: [identity, own, other], CanonicalUser: canonical };
  const policy = { Version: '2012-10-17', Statement: [{ ...allow, Principal }] };
  const account = exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/bob`]: {} } });
  const record = [{ ResourceArn: bucket, AccountId: HOME, Policy: policy }];
  const reader = inMemoryReader(importedGraph([...account, record]));
  const question = { action: 's3:GetObject', resource: `${bucket}/a`, context: [] };
  const { entries } = await whoCan(reader, question, { first: 10 });
  const told = entries.filter(([identifier]) => !identifier.endsWith(':root'));
  expect(told.map(([identifier, { decision }]) => [identifier, decision])).toEqual([
    [canonical, 'CONDITIONAL'],
    [identity, 'ALLOWED'],
    [own, 'CONDITIONAL'],
    [other, 'CONDITIONAL'],
  ]);
  const asked = { ...question, unlistedContextKeys: 'UNKNOWN' } as const;
  for (const [principal, { decision }] of told)
    expect([principal, (await can(reader, { ...asked, principal })).decision]).toEqual([principal, decision]);
});

test.each([
  ['kms:Decrypt', ['EXPORT_INCOMPLETE']],
  ['kms:RetireGrant', ['EXPORT_INCOMPLETE']],
  ['kms:PutKeyPolicy', []],
])('of what a grant of a key can allow, there is a gap: %s (E-26g)', async (action, expected) => {
  const arn = `arn:aws:kms:eu-west-1:${HOME}:key/k1`;
  const record = [{ ResourceArn: arn, AccountId: HOME, Policy: { Version: '2012-10-17', Statement: [] } }];
  const account = exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/ann`]: {} } });
  const reader = inMemoryReader(importedGraph([...account, record]));
  const { dataGaps } = await whoCan(reader, { action, resource: arn, context: [] }, { first: 10 });
  const kinds = dataGaps.map(({ kind }) => kind).filter((kind) => kind !== 'ORGANIZATION_NOT_IMPORTED');
  expect(kinds).toEqual(expected);
});
