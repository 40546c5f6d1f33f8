/** Signs that more follows count for the list that has them, and for no other (F-116). */
import { describe, expect, it } from 'vitest';
import {
  completeExport,
  emptiedNotes,
  exportToTexts,
  wantedLists,
} from '../../../src/ingest/merge/completeExport.js';
import type { ExportTexts } from '../../../src/ingest/merge/listText.js';
import { completenessOfExport } from '../../../src/ingest/normalize/coverage.js';
import { accountIn, roleNamed, userNamed } from './exports.js';

const id = '111122223333';
const more = { NextToken: 'more' };
const details = {
  UserDetailList: [userNamed('u')],
  GroupDetailList: [],
  RoleDetailList: [roleNamed('r')],
  Policies: [],
};
const instances = (zone: string, ...names: readonly string[]) => ({
  Reservations: names.map((name) => ({
    OwnerId: id,
    Instances: [{ InstanceId: name, Placement: { AvailabilityZone: zone } }],
  })),
});
const arnOfFunction = (name: string) => `arn:aws:lambda:eu-west-1:${id}:function:${name}`;
const functions = (...names: readonly string[]) => ({
  Functions: names.map((name) => ({ FunctionArn: arnOfFunction(name), Role: 'r' })),
});
const profiles = (...names: readonly string[]) => ({
  InstanceProfiles: names.map((name) => ({
    InstanceProfileName: name,
    Arn: `arn:aws:iam::${id}:instance-profile/${name}`,
    Roles: [],
  })),
});
const endpoints = (...names: readonly string[]) => ({
  VpcEndpoints: names.map((name) => ({
    VpcEndpointId: name,
    OwnerId: id,
    ServiceName: 'com.amazonaws.eu-west-1.s3',
  })),
});

type Files = readonly unknown[];

/** One import after the other; what the last one leaves. */
async function after(...imports: readonly Files[]) {
  let last: ExportTexts | undefined;
  let notes: readonly string[] = [];
  for (const files of imports) {
    const partial = await accountIn({ ...files });
    notes = partial.notes;
    last = exportToTexts(last ? completeExport(partial, last) : partial);
  }
  const { account: nothing } = await accountIn({ details });
  if (!last) throw new Error('no import');
  const empty = {
    ...nothing,
    collected: {},
    truncatedParts: [],
    users: [],
    roles: [],
    groups: [],
    policies: [],
  };
  const { account } = completeExport({ account: empty, awsManaged: new Map() }, last);
  const sections = completenessOfExport(account).map(({ section, status }) => [section, status] as const);
  return { account, notes, sections: Object.fromEntries(sections) };
}

const namesOf = (list: readonly { readonly arn: string }[]) =>
  list.map(({ arn }) => arn.split(/[/:]/).at(-1)).sort();

describe('of what runs', () => {
  const before = [details, instances('eu-west-1a', 'i-1', 'i-2'), functions('f', 'g')];

  it.each([
    ['by itself', [{ ...instances('eu-west-1a', 'i-1'), ...more }]],
    ['beside all principals', [details, { ...instances('eu-west-1a', 'i-1'), ...more }]],
    ['with a sign in the other spelling', [details, { ...instances('eu-west-1a', 'i-1'), nextToken: 'x' }]],
    ['as AWS Lambda says it', [details, { ...functions('f'), NextMarker: 'x' }]],
    ['as clients that begin names in lower case say it', [details, { ...functions('f'), nextMarker: 'x' }]],
    [
      'beside the last page of another region',
      [details, { ...instances('eu-west-1a', 'i-1'), ...more }, instances('us-east-1a', 'i-2')],
    ],
    [
      'beside another call about the same instances',
      [
        { ...instances('eu-west-1a', 'i-1'), ...more },
        { AccountId: id, Region: 'eu-west-1', IamInstanceProfileAssociations: [{ InstanceId: 'i-1' }] },
      ],
    ],
  ])('%s, what it lacks stays and it is said to be unfinished', async (_how, files) => {
    const { account, sections, notes } = await after(before, files);
    expect(namesOf(account.workloads)).toEqual(expect.arrayContaining(['f', 'g', 'i-1', 'i-2']));
    expect(sections).toMatchObject({ USERS: 'COLLECTED', ROLES: 'COLLECTED', COMPUTE: 'PARTIAL' });
    expect(notes.some((note) => note.includes('more follows'))).toBe(true);
  });

  it.each<readonly [string, object]>([
    ['null', { NextToken: null, NextMarker: null }],
    ['empty (F-113)', { NextToken: '', nextToken: '' }],
  ])('a token that is %s is none', async (_what, token) => {
    const { account, sections } = await after(before, [{ ...instances('eu-west-1a', 'i-1'), ...token }]);
    expect(namesOf(account.workloads)).toEqual(['f', 'g', 'i-1']);
    expect(sections['COMPUTE']).toBe('COLLECTED');
  });

  it('its last page, in the same import or a later one, makes it whole', async () => {
    const first = { ...instances('eu-west-1a', 'i-1'), ...more };
    const together = await after(before, [first, instances('eu-west-1a', 'i-3')]);
    expect(namesOf(together.account.workloads)).toEqual(['f', 'g', 'i-1', 'i-3']);
    expect(together.sections['COMPUTE']).toBe('COLLECTED');
    const later = await after(before, [first], [functions('f')]);
    expect(later.sections['COMPUTE']).toBe('PARTIAL');
    const whole = await after(before, [first], [instances('eu-west-1a', 'i-1')]);
    expect(whole.sections['COMPUTE']).toBe('COLLECTED');
  });

  it('only of the list that says so: others replace what they hold', async () => {
    const { account } = await after(before, [{ ...instances('eu-west-1a', 'i-1'), ...more }, functions('f')]);
    expect(namesOf(account.workloads)).toEqual(['f', 'i-1', 'i-2']);
  });

  it('a list that says that it is complete is not', async () => {
    const list = {
      AccountId: id,
      Complete: true,
      Workloads: [{ ResourceArn: arnOfFunction('f'), RoleArn: 'r' }],
    };
    const { account, sections } = await after([{ ...list, ...more }]);
    expect([account.coverage, sections['COMPUTE']]).toEqual([[], 'PARTIAL']);
  });
});

describe('of other lists', () => {
  it.each([
    ['instance profiles', 'instanceProfiles', profiles, { IsTruncated: true }, 'INSTANCE_PROFILES'],
    ['VPC endpoints', 'resources', endpoints, more, 'RESOURCE_POLICIES'],
  ] as const)('%s stay beside all principals', async (_what, list, make, sign, section) => {
    const found = await after([details, make('a', 'b')], [details, { ...make('a'), ...sign }]);
    expect(namesOf(found.account[list])).toEqual(['a', 'b']);
    expect(found.sections).toMatchObject({ USERS: 'COLLECTED', [section]: 'PARTIAL' });
    const whole = await after([details, make('a', 'b')], [details, { ...make('a'), ...sign }], [make('a')]);
    expect(namesOf(whole.account[list])).toEqual(['a']);
    expect(whole.sections[section]).toBe('COLLECTED');
  });

  it.each([
    { Marker: 'x' },
    { marker: 'x' },
    { isTruncated: true, marker: 'x' },
    { Truncated: true },
    { nextToken: 'x' },
    { NextMarker: 'x' },
  ])('are not taken as whole beside %o', async (sign) => {
    const few = { ...details, UserDetailList: [] };
    const found = await after(
      [details, profiles('a', 'b')],
      [
        { ...few, ...sign },
        { ...profiles('a'), ...sign },
      ],
    );
    expect([namesOf(found.account.users), namesOf(found.account.instanceProfiles)]).toEqual([
      ['u'],
      ['a', 'b'],
    ]);
    expect(found.sections).toMatchObject({ USERS: 'PARTIAL', INSTANCE_PROFILES: 'PARTIAL' });
  });

  it('are whole beside a marker where IsTruncated is false', async () => {
    const last = { ...profiles('a'), IsTruncated: false, Marker: 'x' };
    const found = await after([details, profiles('a', 'b')], [details, last]);
    expect(namesOf(found.account.instanceProfiles)).toEqual(['a']);
    expect(found.sections['INSTANCE_PROFILES']).toBe('COLLECTED');
  });

  it('access keys: what else is known of their users stays', async () => {
    const keys = {
      AccountId: id,
      AccessKeyMetadata: [{ UserName: 'u', AccessKeyId: 'AKIA1', Status: 'Active' }],
    };
    const login = { AccountId: id, LoginProfile: { UserName: 'u' } };
    const { account, sections } = await after([details, login], [{ ...keys, IsTruncated: true }]);
    expect(account.credentials).toMatchObject([{ passwordEnabled: true, accessKeys: [{ id: 'AKIA1' }] }]);
    expect(sections).toMatchObject({ USERS: 'COLLECTED', CREDENTIALS: 'PARTIAL' });
  });

  it('principals that are unfinished say nothing of the other lists', async () => {
    const found = await after([details, profiles('a', 'b')], [{ ...details, ...more }, profiles('a')]);
    expect(namesOf(found.account.instanceProfiles)).toEqual(['a']);
    expect(found.sections).toMatchObject({ USERS: 'PARTIAL', INSTANCE_PROFILES: 'COLLECTED' });
  });
});

describe('lists that are empty where there were some (F-113)', () => {
  const notesOn = async (before: object, now: object): Promise<readonly string[]> => {
    const texts = exportToTexts(await accountIn({ before }));
    const { account } = await accountIn({ now });
    const wanted = new Map([...texts].filter(([name]) => wantedLists(account).includes(name)));
    return emptiedNotes(account, wanted).map(({ message }) => message);
  };

  it.each<readonly [string, object, readonly string[]]>([
    ['are told', { ...details, UserDetailList: [] }, ['has no users, and']],
    ['are not told where they are not there', { RoleDetailList: details.RoleDetailList }, []],
    ['are not told where more follows', { ...details, UserDetailList: [], ...more }, []],
    ['that were empty before are not told', details, []],
  ])('%s', async (_what, now, notes) => {
    expect(await notesOn(details, now)).toEqual(notes.map((note) => expect.stringContaining(note) as string));
  });
});
