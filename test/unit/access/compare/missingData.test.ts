/** Data that one of two states lacks: it explains the differences that it can hide, and no others. */
import { describe, expect, test } from 'vitest';
import { readAccessState, type AccessState } from '../../../../src/access/compare/accessState.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import type { Distance } from '../../../../src/access/reach/distances.js';
import type { Watch } from '../../../../src/access/compare/difference.js';
import {
  account,
  allow,
  alone,
  document,
  own,
  roleDetail,
  root,
  sister,
  vendor,
} from '../../../support/exposedRole.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import type { Json } from '../../../support/statements.js';

const DOOR = `arn:aws:iam::${own}:role/door`;
const watches: readonly Watch[] = [{ action: 'sts:AssumeRole', resource: DOOR }];

const stateOf = (documents: readonly unknown[], watched: readonly Watch[] = []): Promise<AccessState> =>
  readAccessState(inMemoryReader(importedEstate(documents)), watched);

const bobOf = (accountId: string): string => `arn:aws:iam::${accountId}:user/bob`;
const bob = bobOf(own);
const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

const userDetail = (policies: readonly Json[], accountId = own): Json => ({
  Path: '/',
  UserName: 'bob',
  UserId: `AIDABOB${accountId}`,
  Arn: bobOf(accountId),
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
  return [administrators, reach, permissions].map((some) =>
    some.map(({ change, principal }) => [change, principal]),
  );
}

describe('an export that is cut off', () => {
  const cut = { ...account(sister), IsTruncated: true };

  test('hides nothing that a principal of another account gains', async () => {
    const [without, withIt] = [bobsAccount(), bobsAccount(everything)];
    expect(await changes([without, cut], [withIt, account(sister)])).toEqual(
      Array.from({ length: 3 }, () => [['GAINED', bob]]),
    );
  });

  const firstPage = { ...account(own), IsTruncated: true };

  test('may hold whom the other state does not show', async () => {
    const whole = [bobsAccount(everything)];
    expect(await changes(whole, [firstPage])).toEqual(
      Array.from({ length: 3 }, () => [['NOW_UNKNOWN', bob]]),
    );
    expect(await changes([firstPage], whole)).toEqual(Array.from({ length: 3 }, () => [['NOW_KNOWN', bob]]));
  });

  const door = roleDetail('door', document(allow({ AWS: root(vendor) })));

  test('may hold a role that lets in outsiders', async () => {
    const [whole, page] = [await stateOf([account(own, door)], watches), await stateOf([firstPage], watches)];
    const [there, back] = [compareStates(whole, page), compareStates(page, whole)];
    for (const section of ['exposures', 'watched'] as const) {
      expect([...new Set(there[section].map(({ change }) => change))]).toEqual(['NOW_UNKNOWN']);
      expect([...new Set(back[section].map(({ change }) => change))]).toEqual(['NOW_KNOWN']);
    }
  });

  test('hides no trust policy of a role that it holds', async () => {
    const closed = roleDetail('door', document(allow({ AWS: root(own) })));
    const page = { ...account(own, closed), IsTruncated: true };
    const { exposures } = compareStates(await stateOf([account(own, door)]), await stateOf([page]));
    expect([...new Set(exposures.map(({ change }) => change))]).toEqual(['LOST']);
  });
});

describe('a trust that moves from one principal to another', () => {
  const mayAssume = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DOOR });
  const visitors = [sister, alone].map((id) => ({
    ...account(id),
    UserDetailList: [userDetail([mayAssume], id)],
  }));
  const opening = (principal: string) => {
    const door = roleDetail('door', document(allow({ AWS: principal })));
    const admin = { ...door, RolePolicyList: [{ PolicyName: 'all', PolicyDocument: everything }] };
    return [account(own, admin), ...visitors];
  };

  test.each([
    ['of imported accounts', bobOf(alone)],
    ['of an account that was never imported', root(vendor)],
  ])('is lost to the one and gained by the other, %s', async (_name, other) => {
    const difference = compareStates(
      await stateOf(opening(bobOf(sister)), watches),
      await stateOf(opening(other), watches),
    );
    expect(difference.data).toEqual([]);
    for (const section of ['reach', 'watched'] as const) {
      const changeOf = (one: string) =>
        difference[section].filter(({ principal }) => principal === one).map(({ change }) => change);
      expect(changeOf(bobOf(sister))).toEqual(['LOST']);
      expect(changeOf(other)).toEqual(['GAINED']);
    }
  });

  test('is not known to be lost where the other account is not imported any more', async () => {
    const [before, after] = [opening(bobOf(sister)), opening(bobOf(alone)).slice(0, 2)];
    const { reach } = compareStates(await stateOf(before), await stateOf(after));
    expect(reach.filter(({ principal }) => principal === bobOf(sister))).toMatchObject([
      { change: 'NOW_UNKNOWN' },
    ]);
  });
});

test('a permissions boundary whose document is missing may allow what seems lost', async () => {
  const boundary = `arn:aws:iam::${own}:policy/limit`;
  const bounded = {
    ...userDetail([everything]),
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
  };
  const limit = {
    PolicyName: 'limit',
    PolicyId: 'ANPALIMIT',
    Arn: boundary,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    IsAttachable: true,
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: everything }],
  };
  const without = { ...account(own), UserDetailList: [bounded] };
  const withIt = { ...without, Policies: [limit] };
  expect(await changes([withIt], [without])).toEqual(Array.from({ length: 3 }, () => [['NOW_UNKNOWN', bob]]));
  expect(await changes([without], [withIt])).toEqual(Array.from({ length: 3 }, () => [['NOW_KNOWN', bob]]));
});

test("one of AWS's own policies that no export holds hides nothing", async () => {
  const name = 'job-function/ViewOnlyAccess';
  const attached = [{ PolicyName: name, PolicyArn: `arn:aws:iam::aws:policy/${name}` }];
  const viewer = { ...userDetail([]), AttachedManagedPolicies: attached };
  const [admins, viewers] = [[bobsAccount(everything)], [{ ...account(own), UserDetailList: [viewer] }]];
  expect(await changes(admins, viewers)).toEqual(Array.from({ length: 3 }, () => [['LOST', bob]]));
  expect(await changes(viewers, admins)).toEqual(Array.from({ length: 3 }, () => [['GAINED', bob]]));
});

test('a principal that is deleted is lost, and a new one gained, where no organization was imported', async () => {
  const [without, withIt] = [[account(own)], [bobsAccount(everything)]];
  expect(await changes(withIt, without)).toEqual(Array.from({ length: 3 }, () => [['LOST', bob]]));
  expect(await changes(without, withIt)).toEqual(Array.from({ length: 3 }, () => [['GAINED', bob]]));
});

test('whoever may be farther away than the search goes is not lost', async () => {
  const arnOf = (name: string) => `arn:aws:iam::${own}:role/${name}`;
  const chain = (...names: readonly string[]) => {
    const roles = names.map((name, at) =>
      roleDetail(name, document(allow({ AWS: arnOf(names[at + 1] ?? 'keeper') }))),
    );
    const [first, ...more] = roles;
    const admin = { ...first, RolePolicyList: [{ PolicyName: 'all', PolicyDocument: everything }] };
    return account(own, admin, ...more);
  };
  const names = Array.from({ length: 10 }, (_none, at) => `r${String(at)}`);
  const [near, far] = [
    await stateOf([chain(...names, 'last')]),
    await stateOf([chain(...names, 'between', 'last')]),
  ];
  const of = (name: string, { reach }: ReturnType<typeof compareStates>) =>
    reach.filter(({ principal }) => principal === arnOf(name)).map(({ change }) => change);
  expect(of('last', compareStates(near, far))).toEqual(['NOW_UNKNOWN']);
  expect(of('last', compareStates(far, near))).toEqual(['NOW_KNOWN']);
});

test('a path without conditions that a cut search did not find is not gone', async () => {
  const state = await stateOf([bobsAccount(everything)]);
  const cutBy = (limit: 'WORK_LIMIT' | 'MAX_HOPS', distance: Partial<Distance>) => ({
    ...state,
    reaching: new Map(
      [...state.reaching].map(([id, one]) => {
        const completeness = { ...one.completeness, complete: false, truncatedBy: [limit] };
        const reaching = [{ identifier: bob, distance: 2, ...distance }];
        return [id, { ...one, reaching, completeness }] as const;
      }),
    ),
  });
  const changesOf = (one: AccessState, other: AccessState) =>
    compareStates(one, other).reach.map(({ change }) => change);
  for (const limit of ['WORK_LIMIT', 'MAX_HOPS'] as const) {
    const [sure, doubtful] = [cutBy(limit, { unconditionalDistance: 2 }), cutBy(limit, {})];
    expect(changesOf(sure, doubtful)).toEqual(['NOW_UNKNOWN']);
    expect(changesOf(doubtful, sure)).toEqual(['NOW_KNOWN']);
  }
  const longer = cutBy('MAX_HOPS', { distance: 3, unconditionalDistance: 3 });
  expect(changesOf(cutBy('MAX_HOPS', { unconditionalDistance: 2 }), longer)).toEqual(['TIGHTENED']);
});
