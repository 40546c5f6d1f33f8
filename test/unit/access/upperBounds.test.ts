/** Backwards, ways by several identities count where they are less deep than those of single ones. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const arn = (name: string): string => `arn:aws:iam::111111111111:${name}`;
const alice = arn('user/alice');

const holding = (...own: Document): AttackedMember => ({
  inline: { own },
  attached: [],
  tags: {},
  groups: [],
});

const roleOf = (AWS: string, ...own: Document): AttackedMember => ({
  ...holding(...own),
  trust: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});

const allow = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });

/** As deploy, alice gives herself any permission, in two steps; `alone`: by another role, in three. */
const readerOf = (alone: string) =>
  inMemoryReader(
    graphOfAttacked({
      members: {
        [alice]: holding(allow('s3:ListAllMyBuckets', '*')),
        [arn('role/deploy')]: roleOf(alice, allow('iam:PutUserPolicy', alice)),
        [arn('role/one')]: roleOf(alone),
        [arn('role/two')]: roleOf(arn('role/one')),
        [arn('role/chief')]: roleOf(arn('role/two'), allow('*', '*')),
      },
      groups: {},
      policies: {},
      guardrails: {},
    }),
  );

async function distanceAndDepth(alone: string, maxHops = 10) {
  const reader = readerOf(alone);
  const { reaching, completeness } = await whoCanReach(reader, { to: arn('root'), maxHops });
  const { paths } = await pathsToPrivilege(reader, { from: alice, maxHops: 10, k: 1, context: [] });
  const distance = reaching.find(({ identifier }) => identifier === alice)?.distance;
  return { distance, depth: paths[0]?.depth, complete: completeness.complete };
}

it('the route of whoCan is the best path, also where one by single identities is deeper', async () => {
  const question = { action: 'iam:GetUser', resource: arn('user/new'), context: [], maxHops: 10 };
  const { entries } = await whoCanTransitively(readerOf(alice), question, { first: 100 });
  expect(entries.find(([, { principal }]) => principal.identifier === alice)?.[1].path?.depth).toBe(2);
});

describe('the distance of whoCanReach', () => {
  it('is the depth of the best path where that takes several identities and there is no other', async () => {
    expect(await distanceAndDepth(arn('user/nobody'))).toEqual({ distance: 2, depth: 2, complete: true });
  });

  it('is that depth where one by single identities is deeper', async () => {
    expect(await distanceAndDepth(alice)).toEqual({ distance: 2, depth: 2, complete: true });
  });

  it('counts up to the depth asked for, where one by single identities is deeper than that', async () => {
    expect(await distanceAndDepth(alice, 2)).toMatchObject({ distance: 2, depth: 2 });
  });
});
