/** Backwards, steps of several identities are searched for those who get there only by them: a distance is an upper bound. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
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

async function distanceAndDepth(alone: string) {
  const reader = readerOf(alone);
  const { reaching, completeness } = await whoCanReach(reader, { to: arn('root'), maxHops: 10 });
  const { paths } = await pathsToPrivilege(reader, { from: alice, maxHops: 10, k: 1, context: [] });
  const distance = reaching.find(({ identifier }) => identifier === alice)?.distance;
  return { distance, depth: paths[0]?.depth, complete: completeness.complete };
}

describe('the distance of whoCanReach', () => {
  it('is the depth of the best path where that takes several identities and there is no other', async () => {
    expect(await distanceAndDepth(arn('user/nobody'))).toEqual({ distance: 2, depth: 2, complete: true });
  });

  it('is no less, and may be more, where there is another', async () => {
    expect(await distanceAndDepth(alice)).toEqual({ distance: 3, depth: 2, complete: true });
  });
});
