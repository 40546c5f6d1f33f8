/** Several outputs of different calls in one file: a list of them is read, an object of them refused, and nothing is lost (F-171). */
import { describe, expect, it } from 'vitest';
import type { ReadLimits } from '../../../src/ingest/read/readExport.js';
import { mergeFiles, roleNamed, userNamed } from './exports.js';
import { ROOT, root } from './organizations.js';
import { INSTANCE, instances } from './identityCenters.js';

const id = '111122223333';
const details = { UserDetailList: [userNamed('u')], RoleDetailList: [roleNamed('r')] };
const functions = (name: string) => ({
  Functions: [{ FunctionArn: `arn:aws:lambda:eu-west-1:${id}:function:${name}`, Role: 'r' }],
});
const keys = (user: string) => ({
  AccountId: id,
  AccessKeyMetadata: [{ UserName: user, AccessKeyId: `AKIA${user}`, Status: 'Active' }],
});
const profiles = {
  InstanceProfiles: [{ InstanceProfileName: 'p', Arn: `arn:aws:iam::${id}:instance-profile/p`, Roles: [] }],
  IsTruncated: false,
};
const record = { ResourceArn: `arn:aws:sqs:eu-west-1:${id}:q`, Policy: null };

const merge = (all: unknown, limits?: ReadLimits) => mergeFiles({ all }, limits);

describe('a list of outputs, as jq -s makes one (F-171)', () => {
  it.each([
    ['in one piece', undefined],
    ['in parts', { onePiece: 1, slice: 1 }],
  ])('is read, each as the file that it could be: %s', async (_how, limits) => {
    const all = [
      details,
      functions('f'),
      functions('g'),
      keys('u'),
      profiles,
      [record],
      instances,
      { Roots: [root()] },
    ];
    const { accounts, problems, identityCenters, organizations } = await merge(all, limits);
    expect(problems).toEqual([]);
    expect(accounts).toMatchObject([
      {
        accountId: id,
        users: [{ name: 'u' }],
        workloads: [{ name: 'f', origin: { path: '$[1].Functions[0]' } }, { name: 'g' }],
        credentials: [{ accessKeys: [{ id: 'AKIAu' }] }],
        instanceProfiles: [{ name: 'p', origin: { path: '$[4].InstanceProfiles[0]' } }],
        resources: [{ origin: { path: '$[5][0]' } }],
      },
    ]);
    expect(identityCenters).toMatchObject([{ instanceArn: INSTANCE, path: '$[6]' }]);
    expect(organizations).toMatchObject([{ roots: [{ id: ROOT }], path: '$[7]' }]);
  });

  it('is refused where one of them is nothing that is known, with its place', async () => {
    const { accounts, problems } = await merge([details, functions('f'), { Roles: [], IsTruncated: false }]);
    expect(accounts).toEqual([]);
    expect(problems).toMatchObject([
      {
        path: '$[2]',
        message: expect.stringContaining('a JSON object with the keys "Roles", "IsTruncated"') as string,
      },
    ]);
  });

  it('names the place of a repeated key of its element alone', async () => {
    const text = `[${JSON.stringify(details)},{"AccountId":"1","AccountId":"${id}","AccessKeyMetadata":[]}]`;
    const { problems } = await mergeFiles({ 'all.json': text });
    expect(problems.map(({ path }) => path)).toEqual(['$[1].AccountId']);
  });

  it.each([
    ['account authorization details', [details, { Roles: [], IsTruncated: false }]],
    ['instance profiles', [profiles, { Roles: [] }]],
  ])('of one kind is refused where an element is of none: %s', async (_what, value) => {
    const { accounts, problems } = await merge(value);
    expect([accounts, problems.map(({ path }) => path)]).toEqual([[], ['$[1]']]);
  });
});

describe('an object of several outputs, as jq -s add makes one (F-171)', () => {
  it.each<readonly [string, object]>([
    ['of different kinds', { ...details, ...profiles }],
    [
      'of one kind that is not put together',
      { ...functions('f'), Reservations: [{ OwnerId: id, Instances: [{ InstanceId: 'i' }] }] },
    ],
    ['in a list of pages', [details, { ...details, ...keys('u') }]],
    ['in a list of outputs', [keys('u'), { ...functions('f'), ...profiles }]],
    ['with records', { ...details, ...record }],
  ])('is refused, and says what to do: %s', async (_what, value) => {
    const { accounts, problems } = await merge(value);
    expect(accounts).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('Give each as a file of its own, or all as one list') as string,
    ]);
  });
});
