/** Data that one of two states lacks: it explains the differences that it can hide, and no others. */
import { describe, expect, test } from 'vitest';
import { readAccessState, type AccessState } from '../../../../src/access/compare/accessState.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import { account, own, sister } from '../../../support/exposedRole.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import type { Json } from '../../../support/statements.js';

const stateOf = (documents: readonly unknown[]): Promise<AccessState> =>
  readAccessState(inMemoryReader(importedEstate(documents)));

const bob = `arn:aws:iam::${own}:user/bob`;
const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

const userDetail = (policies: readonly Json[]): Json => ({
  Path: '/',
  UserName: 'bob',
  UserId: 'AIDABOB',
  Arn: bob,
  GroupList: [],
  UserPolicyList: policies.map((policy) => ({ PolicyName: 'own', PolicyDocument: policy })),
  AttachedManagedPolicies: [],
  Tags: [],
});

const bobsAccount = (...policies: readonly Json[]): Json => ({
  ...account(own),
  UserDetailList: [userDetail(policies)],
});

/** Returns the changes of administrators, reach and permissions between two states. */
async function changes(before: readonly unknown[], after: readonly unknown[]) {
  const { administrators, reach, permissions } = compareStates(await stateOf(before), await stateOf(after));
  return [administrators, reach, permissions].map((some) => some.map(({ change, principal }) => [change, principal]));
}

describe('an export that is cut off', () => {
  const cut = { ...account(sister), IsTruncated: true };

  test('hides nothing that a principal of another account gains', async () => {
    const [without, withIt] = [bobsAccount(), bobsAccount(everything)];
    expect(await changes([without, cut], [withIt, account(sister)])).toEqual(
      Array.from({ length: 3 }, () => [['GAINED', bob]]),
    );
  });
});
