/** Two exports of one account, of different days, are never united (F-170). */
import { describe, expect, it } from 'vitest';
import { complaints, mergeFiles, roleNamed, userNamed } from './exports.js';

const id = '111122223333';
const policyNamed = (name: string) => ({
  PolicyName: name,
  Arn: `arn:aws:iam::${id}:policy/${name}`,
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: { Statement: [] } }],
});
const exported = (lists: object = {}) => ({
  UserDetailList: [userNamed('u')],
  GroupDetailList: [],
  RoleDetailList: [roleNamed('r')],
  Policies: [],
  ...lists,
});
const withPolicy = exported({ Policies: [policyNamed('p')] });
const profiles = (...names: readonly string[]) => ({
  InstanceProfiles: names.map((name) => ({
    InstanceProfileName: name,
    Arn: `arn:aws:iam::${id}:instance-profile/${name}`,
    Roles: [],
  })),
});
const more = { IsTruncated: true, Marker: 'm' };

describe('two collections of one account in one import (F-170)', () => {
  const collection = (day: number, Status: string, Kind = 'lambda:function') => ({
    RolegraphCollection: { Version: 1, Partition: 'aws' },
    Coverage: [
      {
        AccountId: id,
        List: 'workloads',
        Kind,
        Region: 'eu-west-1',
        Status,
        ...(Status === 'COLLECTED' ? { Found: 0 } : { Message: 'No' }),
        CollectedAt: `2026-01-0${day}T00:00:00Z`,
      },
    ],
  });
  const [monday, tuesday] = [collection(1, 'COLLECTED'), collection(2, 'COLLECTED')];

  it('refuse the account: what had changed in between would count twice', async () => {
    const merged = await mergeFiles({ 'tuesday/manifest.json': tuesday, 'monday/manifest.json': monday });
    expect([merged.accounts, [...merged.refused.keys()]]).toEqual([[], [id]]);
    expect(merged.problems).toEqual([
      {
        file: 'monday/manifest.json',
        path: '$.Coverage[0]',
        accountId: id,
        message: `There are several collections of account ${id}, and that of tuesday/manifest.json is later. Give only one of them, with all of its folder.`,
      },
    ]);
  });

  it.each([
    ['the same one twice', monday],
    ['of other kinds', collection(2, 'COLLECTED', 'ec2:instance')],
    ['of which one could not read what the other could', collection(2, 'DENIED')],
  ])('%s count, in any order', async (_what, other) => {
    for (const files of [
      { 'a.json': monday, 'b.json': other },
      { 'a.json': other, 'b.json': monday },
    ]) {
      const { accounts, problems } = await mergeFiles(files);
      expect(problems).toEqual([]);
      expect(accounts[0]?.coverage.find(({ kind }) => kind === 'lambda:function')).toMatchObject({
        status: 'COLLECTED',
      });
      expect(accounts[0]?.coverage.every(({ message }) => message === undefined)).toBe(true);
    }
  });
});

describe('two exports of one account in one import (F-170)', () => {
  it('that differ in what they hold refuse the account, with what to do', async () => {
    const merged = await mergeFiles({ 'monday/a.json': withPolicy, 'tuesday/a.json': exported() });
    expect([merged.accounts, [...merged.refused.keys()]]).toEqual([[], [id]]);
    expect(merged.problems).toEqual([
      {
        file: 'monday/a.json',
        path: '$.Policies[0]',
        accountId: id,
        message: `There are several exports of account ${id}, here and in tuesday/a.json, and arn:aws:iam::${id}:policy/p is not in all of them. Nothing in them says which is the latest one. Give that one only, with all of its pages and made without --filter.`,
      },
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['in either order', { 'a.json': exported(), 'b.json': withPolicy }],
    ['as elements of one list', { 'a.json': [withPolicy, exported()] }],
    [
      'each in pages',
      {
        'a/1.json': { ...exported(), ...more },
        'a/2.json': { Policies: [policyNamed('p')], UserDetailList: [], IsTruncated: false },
        'b/1.json': { ...exported(), ...more },
        'b/2.json': { Policies: [policyNamed('q')], UserDetailList: [], IsTruncated: false },
      },
    ],
    [
      'with the last page of an earlier one',
      {
        '1.json': { ...exported(), ...more },
        '2.json': { ...exported({ UserDetailList: [], RoleDetailList: [roleNamed('s')] }), NextToken: null },
        '3.json': {
          ...exported({ UserDetailList: [], RoleDetailList: [roleNamed('s'), roleNamed('t')] }),
        },
      },
    ],
    ['of instance profiles', { 'a.json': profiles('a', 'b'), 'b.json': profiles('a'), 'c.json': withPolicy }],
    [
      'of which one was made with --filter',
      { 'a.json': withPolicy, 'b.json': { ...exported(), RoleDetailList: [] } },
    ],
  ])('%s', async (_how, files) => {
    const merged = await mergeFiles(files);
    expect(merged.accounts).toEqual([]);
    expect(
      complaints(merged.problems).filter((one) => one.includes('several exports of account')),
    ).toHaveLength(1);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['the same twice', { 'a.json': withPolicy, 'b.json': withPolicy }],
    [
      'an entity that a page has twice',
      {
        'a.json': exported({ Policies: [policyNamed('p'), policyNamed('p')] }),
        'b.json': { RoleDetailList: [roleNamed('r')] },
      },
    ],
    [
      'the same in pages and whole',
      {
        'a.json': [
          { ...exported(), ...more },
          { Policies: [policyNamed('p')], IsTruncated: false },
        ],
        'b.json': withPolicy,
      },
    ],
    [
      'pages of one export',
      {
        'a.json': { ...exported(), ...more },
        'b.json': { Policies: [policyNamed('p')], IsTruncated: false },
      },
    ],
    [
      'lists that --filter made, each of another kind',
      {
        'a.json': exported({ RoleDetailList: [] }),
        'b.json': exported({ UserDetailList: [] }),
        'c.json': exported({ UserDetailList: [], RoleDetailList: [], Policies: [policyNamed('p')] }),
      },
    ],
    [
      'one list by itself beside all',
      { 'a.json': withPolicy, 'b.json': { RoleDetailList: [roleNamed('r')] } },
    ],
    [
      'another account beside it',
      {
        'a.json': withPolicy,
        'b.json': { UserDetailList: [{ Arn: 'arn:aws:iam::444455556666:user/u' }], Policies: [] },
      },
    ],
  ])('%s are no two', async (_what, files) => {
    const merged = await mergeFiles(files);
    expect(merged.problems).toEqual([]);
    expect(
      merged.accounts.find(({ accountId }) => accountId === id)?.policies.map(({ name }) => name),
    ).toEqual(['p']);
  });

  it('that are read in slices are told apart as small ones are', async () => {
    const slices = { onePiece: 500, slice: 200 };
    const users = ['a', 'b', 'c', 'd', 'e'].map((name) => userNamed(name));
    const all = exported({ UserDetailList: users });
    const same = {
      'a.json': all,
      'b.json': all,
      'c.json': profiles(...'abcdefgh'),
      'd.json': profiles(...'abcdefgh'),
    };
    expect((await mergeFiles(same, slices)).problems).toEqual([]);
    const fewer = { ...same, 'b.json': exported({ UserDetailList: users.slice(1) }) };
    const { problems } = await mergeFiles(fewer, slices);
    expect(complaints(problems)[0]).toContain(
      `here and in b.json, and arn:aws:iam::${id}:user/a is not in all`,
    );
  });
});
