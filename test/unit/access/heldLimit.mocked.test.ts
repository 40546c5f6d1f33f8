/** Changes of the identities that a search holds count neither against its limit nor as principals. */
import { expect, it, vi } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import type * as limits from '../../../src/access/shared/limits.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

vi.mock('../../../src/access/shared/limits.js', async (importOriginal) => ({
  ...(await importOriginal<typeof limits>()),
  MOST_HELD_IN_ACCOUNT: 3,
}));

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;

it('a user that is put into a group is one identity (G-6b)', async () => {
  const estate = {
    members: {
      [arn('user/ann')]: { own: [allow('s3:GetObject')] },
      [arn('role/hub')]: {
        trust: [{ Effect: 'Allow', Principal: { AWS: arn('user/ann') }, Action: 'sts:AssumeRole' }],
        own: [allow('iam:AddUserToGroup', arn('group/crew'))],
      },
    },
    groups: { [arn('group/crew')]: [allow('iam:PutRolePolicy', arn('role/hub'))] },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
  const question = { from: arn('user/ann'), maxHops: 6, k: 5, context: [] };
  const { paths, completeness } = await pathsToPrivilege(reader, question);
  expect(paths.map(({ depth }) => depth)).toEqual([3]);
  // The user, the role, and the root user that stands for the account.
  expect(completeness).toEqual({ complete: true, truncatedBy: [], explored: 3, unexplored: [] });
});
