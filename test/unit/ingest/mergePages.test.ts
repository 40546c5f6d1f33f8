/** Pages of one account from several files become one export, or a problem that names both files. */
import { describe, expect, it } from 'vitest';
import { awsManagedPolicy, complaints, fixtureText, mergeFiles, roleNamed, userNamed } from './exports.js';

const more = { IsTruncated: true, Marker: 'm' };

describe('the same ARN twice (F-6)', () => {
  it('is one entity where the content is the same, in whichever spelling', async () => {
    const merged = await mergeFiles({
      'cli.json': fixtureText('cli.json'),
      'js.json': fixtureText('javascript-sdk.json'),
    });
    expect([merged.problems, merged.notes]).toEqual([[], []]);
    expect(merged.accounts).toHaveLength(1);
    expect(merged.accounts[0]).toMatchObject({ files: ['cli.json', 'js.json'] });
    expect(merged.accounts[0]?.users.map(({ name }) => name)).toEqual(['alice', 'bob']);
  });

  it('with different content refuses that account, naming both files, and no other', async () => {
    const other = { UserDetailList: [{ Arn: 'arn:aws:iam::444455556666:user/x' }] };
    const merged = await mergeFiles({
      'a.json': { UserDetailList: [userNamed('t'), userNamed('u', { GroupList: ['g'] })] },
      'b.json': { UserDetailList: [userNamed('u')] },
      'c.json': other,
    });
    expect(merged.accounts.map(({ accountId }) => accountId)).toEqual(['444455556666']);
    expect([...merged.refused.keys()]).toEqual(['111122223333']);
    expect(merged.problems).toEqual([
      {
        file: 'b.json',
        path: '$.UserDetailList[0]',
        accountId: '111122223333',
        message:
          'arn:aws:iam::111122223333:user/u is also in a.json at $.UserDetailList[1], with different content. Give only one of them, or export the account again.',
      },
    ]);
  });

  it('differs in a number only as it is written (L-5)', async () => {
    const role = (age: string) =>
      `{"RoleDetailList":[{"Arn":"arn:aws:iam::111122223333:role/r","AssumeRolePolicyDocument":{"Condition":${age}}}]}`;
    const merged = await mergeFiles({
      'a.json': role('9007199254740993'),
      'b.json': role('9007199254740992'),
    });
    expect(merged.problems).toHaveLength(1);
  });
});

describe('an account is all or nothing', () => {
  it('a problem in one file refuses the account in the others too', async () => {
    const merged = await mergeFiles({
      'a.json': { UserDetailList: [userNamed('u', { Tags: 1 })], ...more },
      'b.json': { RoleDetailList: [roleNamed('r')], IsTruncated: false },
    });
    expect(merged.accounts).toEqual([]);
    expect(merged.problems.map(({ file, path }) => [file, path])).toEqual([
      ['a.json', '$.UserDetailList[0].Tags'],
      ['b.json', '$'],
    ]);
  });

  it('an account is in one partition', async () => {
    const merged = await mergeFiles({
      'a.json': { UserDetailList: [userNamed('u')] },
      'b.json': { UserDetailList: [{ Arn: 'arn:aws-cn:iam::111122223333:user/v' }] },
    });
    expect(merged.accounts).toEqual([]);
    expect(complaints(merged.problems)[0]).toContain('is in the partition aws-cn here and in aws in a.json');
  });

  it('lists count as collected when any page holds them', async () => {
    const merged = await mergeFiles({
      'a.json': { UserDetailList: [userNamed('u')] },
      'b.json': { RoleDetailList: [roleNamed('r')] },
    });
    expect(merged.accounts[0]?.collected).toEqual({ users: true, roles: true });
  });
});

describe('whether more follows (F-116)', () => {
  const page = { UserDetailList: [userNamed('u')] };

  it.each([
    ['IsTruncated', { IsTruncated: true }, true],
    ['a marker of the API', { Marker: 'm' }, true],
    ['a token of the CLI', { NextToken: 't' }, true],
    ['a token of the CLI beside IsTruncated', { NextToken: 't', IsTruncated: false }, true],
    ['a last page', { IsTruncated: false }, false],
    ['nulls', { IsTruncated: null, Marker: null, NextToken: null }, false],
    ['nothing', {}, false],
  ])('one page with %s', async (_name, signs, truncated) => {
    const merged = await mergeFiles({ 'a.json': { ...page, ...signs } });
    expect(merged.accounts[0]?.truncated).toBe(truncated);
    expect(merged.notes.map(({ message }) => message.includes('says that more follows'))).toEqual(
      truncated ? [true] : [],
    );
  });

  it('several pages of which one is the last are complete, in any order', async () => {
    const last = { RoleDetailList: [roleNamed('r')], IsTruncated: false };
    const merged = await mergeFiles({ 'z.json': last, 'a.json': { ...page, ...more } });
    expect(merged.accounts[0]?.truncated).toBe(false);
  });

  it('a last page of AWS managed policies alone completes the only account that waits for one', async () => {
    const last = { Policies: [awsManagedPolicy('A', 'v1')], IsTruncated: false };
    const merged = await mergeFiles({ 'a.json': { ...page, ...more }, 'b.json': last });
    expect(merged.accounts[0]?.truncated).toBe(false);
  });

  it('what another call gives is no page of these, and hides no missing one', async () => {
    const accountId = '111122223333';
    const resources = [{ ResourceArn: 'arn:aws:s3:::data', AccountId: accountId, Policy: null }];
    const cut = await mergeFiles({ 'a.json': { ...page, ...more }, 'b.json': resources });
    expect(cut.accounts[0]?.truncated).toBe(true);
    const last = { Policies: [awsManagedPolicy('A', 'v1')], IsTruncated: false };
    const whole = await mergeFiles({ 'a.json': { ...page, ...more }, 'b.json': resources, 'c.json': last });
    expect(whole.accounts[0]?.truncated).toBe(false);
  });

  it('such a page completes nothing where it does not say that it is the last, or where two accounts wait', async () => {
    const policies = { Policies: [awsManagedPolicy('A', 'v1')] };
    const unsaid = await mergeFiles({ 'a.json': { ...page, ...more }, 'b.json': policies });
    expect(unsaid.accounts[0]?.truncated).toBe(true);
    const other = { UserDetailList: [{ Arn: 'arn:aws:iam::444455556666:user/x' }], ...more };
    const last = { ...policies, IsTruncated: false };
    const two = await mergeFiles({ 'a.json': { ...page, ...more }, 'b.json': other, 'c.json': last });
    expect(two.accounts.map(({ truncated }) => truncated)).toEqual([true, true]);
    const inFile = await mergeFiles({ 'a.json': [{ ...page, ...more }, last], 'b.json': other });
    expect(inFile.accounts.map(({ truncated }) => truncated)).toEqual([false, true]);
  });
});

describe('AWS managed policies of different age (F-6)', () => {
  const page = (version: string, fields: object = {}) => ({
    UserDetailList: [userNamed('u')],
    Policies: [awsManagedPolicy('A', version, fields)],
  });

  it.each([
    ['the later first', { 'a.json': page('v10'), 'b.json': page('v9') }],
    ['the later last', { 'a.json': page('v9'), 'b.json': page('v10') }],
  ])('the later version counts, with a note: %s', async (_order, pages) => {
    const merged = await mergeFiles(pages);
    expect(merged.problems).toEqual([]);
    expect(merged.awsManagedPolicies.get('arn:aws:iam::aws:policy/A')?.defaultVersionId).toBe('v10');
    expect(complaints(merged.notes)[0]).toContain('The later version counts: v10');
  });

  it('the later update counts where the versions are called the same', async () => {
    const merged = await mergeFiles({
      'a.json': page('v1', { UpdateDate: '2020-01-01T00:00:00Z' }),
      'b.json': page('v1', { UpdateDate: '2021-01-01T00:00:00Z' }),
    });
    const policy = merged.awsManagedPolicies.get('arn:aws:iam::aws:policy/A');
    expect(policy?.updatedAt).toBe(Date.UTC(2021, 0, 1));
  });

  it('the same one from several accounts is no news', async () => {
    const merged = await mergeFiles({ 'a.json': page('v1', { AttachmentCount: 1 }), 'b.json': page('v1') });
    expect(merged.notes).toEqual([]);
  });
});
