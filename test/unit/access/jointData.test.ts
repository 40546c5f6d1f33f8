/** Data that only several identities gain together is no finding of any of them: `blastRadius` says who gains it. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

const HOME = '111122223333';
const ann = `arn:aws:iam::${HOME}:user/ann`;
const role = (name: string, account = HOME): string => `arn:aws:iam::${account}:role/${name}`;
const [helper, other] = [role('helper'), role('other')];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html */
const [create, attach] = ['ec2:CreateVolume', 'ec2:AttachVolume'];
/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyUserGroup.html */
const [createUser, modifyGroup] = ['elasticache:CreateUser', 'elasticache:ModifyUserGroup'];

const trusting = (...trusted: readonly string[]) => [
  { Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' },
];

/** Ann may assume both roles, unless the change says otherwise. Each has something of its own. */
const estateOf = (may: Readonly<Record<string, readonly string[]>>, change: Record<string, Member> = {}) => {
  const own = (arn: string, ...beside: readonly string[]) => [allow([...beside, ...(may[arn] ?? [])])];
  const members: Record<string, Member> = {
    [ann]: { own: own(ann, 'sts:AssumeRole') },
    [helper]: { own: own(helper, 's3:ListAllMyBuckets'), trust: trusting(ann) },
    [other]: { own: own(other, 'sqs:ListQueues'), trust: trusting(ann) },
  };
  for (const [arn, some] of Object.entries(change)) members[arn] = { ...members[arn], ...some };
  return { members };
};

async function ask(estate: ReturnType<typeof estateOf>, maxHops = 6) {
  const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
  const { completeness } = await blastRadius(reader, { principal: ann, maxHops });
  const { completeness: ofPaths } = await pathsToPrivilege(reader, {
    from: ann,
    maxHops: 6,
    k: 10,
    context: [],
  });
  const told = completeness.unexplored.map(({ principal, techniqueIds }) => [principal, ...techniqueIds]);
  return { told, complete: completeness.complete, ofPaths: ofPaths.complete };
}

describe('is told, with who begins', () => {
  it.each([
    [
      'one makes a volume of a snapshot, another attaches it',
      { [ann]: [create], [helper]: [attach] },
      ann,
      'T-163b',
    ],
    ['the same by two roles', { [helper]: [create], [other]: [attach] }, helper, 'T-163b'],
    [
      'one makes a user of a cache, another puts it into a group',
      { [ann]: [createUser], [helper]: [modifyGroup] },
      ann,
      'T-534',
    ],
  ])('%s (G-6)', async (_what, may, by, technique) => {
    expect(await ask(estateOf(may))).toEqual({ told: [[by, technique]], complete: false, ofPaths: true });
  });

  it('also where they are as far away as was asked (G-6)', async () => {
    const { told } = await ask(estateOf({ [helper]: [create], [other]: [attach] }), 1);
    expect(told).toEqual([[helper, 'T-163b']]);
  });
});

describe('is told, although another one does the same', () => {
  const split = { [ann]: [create], [helper]: [attach] };
  const volume = `arn:aws:ec2:*:${HOME}:volume/vol-0a`;
  it.each([
    ['with one volume only', [allow([create, attach], volume)]],
    ['only with MFA', [allow([create, attach], '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })]],
  ])('%s (G-6)', async (_what, own) => {
    const { told, complete } = await ask(estateOf(split, { [other]: { own } }));
    expect({ told, complete }).toEqual({ told: [[ann, 'T-163b']], complete: false });
  });
});

describe('is not told', () => {
  const split = { [ann]: [create], [helper]: [attach] };
  const administrator = { own: [allow('*')] };
  it.each([
    ['nobody attaches a volume', estateOf({ [ann]: [create] })],
    ['the second one cannot be assumed', estateOf(split, { [helper]: { trust: trusting(role('nobody')) } })],
    [
      'a boundary of the one that attaches leaves no volumes',
      estateOf(split, { [helper]: { boundary: [allow('s3:*')] } }),
    ],
    [
      'a boundary of the one that creates leaves no volumes',
      estateOf(split, { [ann]: { boundary: [allow('sts:*')] } }),
    ],
    [
      'the other one is of another account',
      estateOf(
        { [ann]: [create] },
        {
          [role('helper', '444455556666')]: { own: [allow(attach)], trust: trusting(ann) },
        },
      ),
    ],
    ['an administrator of the account is held, who may do both', estateOf(split, { [other]: administrator })],
    [
      'the start does both, which is a finding of it',
      estateOf({ [ann]: [create, attach], [helper]: [attach] }),
    ],
    ['a role does both, which is a finding of it', estateOf({ [ann]: [create], [helper]: [create, attach] })],
  ])('%s (G-6)', async (_what, estate) => {
    expect((await ask(estate)).told).toEqual([]);
  });
});
