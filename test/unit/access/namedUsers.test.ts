/** Who may give a user the name that the policy of another account's resource asks for is told as not searched. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const [HOME, OTHER] = ['111111111111', '222222222222'] as const;
const arn = (account: string, name: string): string => `arn:aws:iam::${account}:${name}`;
const mallory = arn(HOME, 'user/mallory');
const bucket = 'arn:aws:s3:::ledger';
const reading = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` };
const named = (pattern: string, operator = 'ArnLike'): Json => ({
  Condition: { [operator]: { 'aws:PrincipalArn': pattern } },
});
const ofOps = { ...reading, ...named(arn(HOME, 'user/ops/*')) };

/** Whose names are not searched of those who may read the bucket of the other account, or become one who may. */
async function unexploredWhere(may: readonly Json[], ...statements: readonly Json[]) {
  return unexploredIn({ [mallory]: { own: may } }, ...statements);
}

async function unexploredIn(some: Readonly<Record<string, Member>>, ...statements: readonly Json[]) {
  const blocksNothing = { AccountId: OTHER, PublicAccessBlockConfiguration: null };
  const policy = { Version: '2012-10-17', Statement: statements };
  const records = [
    { ResourceArn: bucket, Policy: policy, ...blocksNothing },
    { ResourceArn: arn(OTHER, 'root'), ...blocksNothing },
  ];
  const members = {
    ...some,
    // The answer lists administrators, on the condition of the name.
    [arn(HOME, 'user/boss')]: { own: [allow('*', '*')] },
    [arn(OTHER, 'user/ann')]: {},
  };
  const reader = inMemoryReader(importedEstate([...exportsOfEstate({ members }), records]));
  const question = { action: 's3:GetObject', resource: `${bucket}/a`, context: [], maxHops: 6 };
  const { completeness } = await whoCanTransitively(reader, question, { first: 10 });
  expect(completeness.complete).toBe(completeness.unexplored.length === 0);
  return completeness.unexplored.map((one) => `${one.principal} ${one.techniqueIds.join(' ')}`);
}

const reads = allow('s3:GetObject', '*');
const moves = allow('iam:UpdateUser', '*');

describe('the bucket of another account that asks for a name (G-32, G-33)', () => {
  it('may let in a user under another name', async () => {
    expect(await unexploredWhere([reads, moves], ofOps)).toEqual([`${mallory} T-188`]);
    const but = { ...reading, Effect: 'Deny', ...named(arn(HOME, 'user/mal*')) };
    const anyone = { ...reading, ...named(arn(HOME, '*')) };
    expect(await unexploredWhere([reads, moves], anyone, but)).toEqual([`${mallory} T-188`]);
  });

  it('may let in a user whose only route contradicts itself (U-8)', async () => {
    const assumes = allow('sts:AssumeRole', '*');
    const trusting = (AWS: string, more: Json = {}): Json => ({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
      ...more,
    });
    const asCi = { Condition: { StringEquals: { 'sts:RoleSessionName': 'ci' } } };
    const members = {
      [mallory]: { own: [moves, allow('sts:AssumeRole', arn(HOME, 'role/first'))] },
      [arn(HOME, 'role/first')]: { own: [assumes], trust: [trusting(mallory, asCi)] },
      [arn(HOME, 'role/last')]: {
        own: [reads],
        trust: [trusting(`arn:aws:sts::${HOME}:assumed-role/first/cd`)],
      },
    };
    const ofLast = { ...reading, ...named(arn(HOME, 'role/last')) };
    expect(await unexploredIn(members, ofOps, ofLast)).toEqual([`${mallory} T-188`]);
  });

  it('may let in a new user', async () => {
    const makes = [allow('iam:CreateUser', '*'), allow('iam:CreateAccessKey', arn(HOME, 'user/ops/*'))];
    expect(await unexploredWhere(makes, ofOps)).toEqual([`${mallory} T-016`]);
    expect(await unexploredWhere(makes.slice(0, 1), ofOps)).toEqual([]);
  });

  it('lets in nobody by a name that is not to be had', async () => {
    expect(await unexploredWhere([reads], ofOps)).toEqual([]);
    expect(await unexploredWhere([reads, allow('iam:UpdateUser', mallory)], ofOps)).toEqual([]);
    const users = { ...reading, ...named(arn(HOME, 'user/*')) };
    const noRole = { ...reading, Effect: 'Deny', ...named(arn(HOME, 'role/ops/*')) };
    expect(await unexploredWhere([reads, moves], users, noRole)).toEqual([]);
    const roles = { ...reading, ...named(arn(HOME, 'role/ops/*')) };
    expect(await unexploredWhere([reads, moves], roles)).toEqual([]);
  });

  it('asks nothing of names where all users have such a one', async () => {
    const users = { ...reading, ...named(arn(HOME, 'user/*')) };
    expect(await unexploredWhere([reads, moves], users)).toEqual([]);
    const others = { ...reading, Condition: { StringEquals: { 'aws:PrincipalAccount': HOME } } };
    expect(await unexploredWhere([reads, moves], others)).toEqual([]);
  });
});
