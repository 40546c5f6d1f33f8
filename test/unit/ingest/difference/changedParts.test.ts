/** What differs between the last imports of two graphs: which entities, and where in which file. */
import { expect, test } from 'vitest';
import type { GraphWriter } from '../../../../src/graph/contract/graphWriter.js';
import { changedParts, type Part } from '../../../../src/ingest/difference/changedParts.js';
import {
  accountOf,
  organizationOf,
  readKept,
  type KeptTexts,
} from '../../../../src/ingest/difference/keptUnits.js';
import { accountWith } from '../../../../src/ingest/formats/account/accountExport.js';
import { exportToTexts } from '../../../../src/ingest/merge/completeExport.js';
import { textOfList } from '../../../../src/ingest/merge/listText.js';
import { mergeAccountExports } from '../../../../src/ingest/merge/mergePages.js';
import { parse } from '../../../support/importedGraph.js';

const ACCOUNT = '111122223333';
const arn = (what: string): string => `arn:aws:iam::${ACCOUNT}:${what}`;

const allowing = (...actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
});

const trusting = (AWS: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});

const user = (name: string, actions: readonly string[], more: object = {}) => ({
  UserName: name,
  Path: '/',
  Arn: arn(`user/${name}`),
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: allowing(...actions) }],
  ...more,
});

const role = (more: object = {}) => ({
  RoleName: 'deploy',
  Path: '/',
  Arn: arn('role/deploy'),
  AssumeRolePolicyDocument: trusting(arn('root')),
  ...more,
});

/** As the graph keeps an import of `0.json` or `1.json`. */
function kept(file: number, users: readonly object[], roles: readonly object[]): KeptTexts {
  const content = { UserDetailList: users, GroupDetailList: [], RoleDetailList: roles, Policies: [] };
  const { accounts, awsManagedPolicies: awsManaged } = mergeAccountExports([parse(content, file)]);
  return {
    accounts: new Map(
      accounts.map((account) => [account.accountId, exportToTexts({ account, awsManaged })] as const),
    ),
    organizations: new Map(),
    identityCenters: new Map(),
  };
}

const partsOf = (before: KeptTexts, after: KeptTexts): readonly Part[] =>
  changedParts(before, after, [ACCOUNT]).parts;

test('what differs is told with file, pointer and statement', () => {
  const before = kept(0, [user('a', ['s3:GetObject', 'ec2:RunInstances']), user('gone', [])], [role()]);
  const after = kept(
    1,
    [user('a', ['s3:GetObject', 'iam:*']), user('new', [])],
    [role({ AssumeRolePolicyDocument: trusting('*') })],
  );
  const about = partsOf(before, after).map(({ change, what, places }) => ({ change, what, places }));
  const own = '/UserDetailList/0/UserPolicyList/0/PolicyDocument';
  const trust = '/RoleDetailList/0/AssumeRolePolicyDocument';
  expect(about).toEqual([
    {
      change: 'CHANGED',
      what: arn('role/deploy'),
      places: [
        { file: '1.json', pointer: trust, statement: 0 },
        { file: '0.json', pointer: trust, statement: 0 },
      ],
    },
    {
      change: 'CHANGED',
      what: arn('user/a'),
      places: [
        { file: '1.json', pointer: own, statement: 1 },
        { file: '0.json', pointer: own, statement: 1 },
      ],
    },
    {
      change: 'REMOVED',
      what: arn('user/gone'),
      places: [{ file: '0.json', pointer: '/UserDetailList/1' }],
    },
    { change: 'ADDED', what: arn('user/new'), places: [{ file: '1.json', pointer: '/UserDetailList/1' }] },
  ]);
});

test('where a file has what, and when it was used, is no change', () => {
  const before = kept(0, [user('a', ['s3:*']), user('b', [])], [role()]);
  const used = { RoleLastUsed: { LastUsedDate: '2026-11-28T10:00:00Z', Region: 'eu-west-1' } };
  const after = kept(1, [user('b', []), user('a', ['s3:*'])], [role(used)]);
  expect(partsOf(before, after)).toEqual([]);
});

test('an account that only one state has is one part', () => {
  const account = kept(1, [user('a', [])], [role()]);
  const nothing = kept(0, [], []);
  const without = { ...nothing, accounts: new Map() };
  expect(partsOf(without, account)).toEqual([
    { change: 'ADDED', what: ACCOUNT, places: [], names: [ACCOUNT], unit: ACCOUNT },
  ]);
  const { parts, between } = changedParts(without, account, [ACCOUNT]);
  expect(between(new Set(parts), new Set([ACCOUNT]))).toMatchObject({ accounts: [], absent: [ACCOUNT] });
  expect(between(new Set(), new Set([ACCOUNT])).accounts).toHaveLength(1);
});

test('with all parts put back an account is as it was, and with one only that entity is', () => {
  const before = kept(0, [user('a', ['s3:*']), user('gone', [])], [role()]);
  const after = kept(1, [user('a', ['iam:*'])], [role({ MaxSessionDuration: 7200 })]);
  const { parts, between } = changedParts(before, after, [ACCOUNT]);
  const entitiesOf = (putBack: readonly Part[]) => {
    const [one] = between(new Set(putBack), new Set([ACCOUNT])).accounts;
    return [...(one?.account.users ?? []), ...(one?.account.roles ?? [])];
  };
  const whole = accountOf(ACCOUNT, before.accounts.get(ACCOUNT) ?? new Map()).account;
  expect(entitiesOf(parts)).toEqual(expect.arrayContaining([...whole.users, ...whole.roles]));
  expect(entitiesOf(parts)).toHaveLength(3);
  const [gone] = parts.filter(({ change }) => change === 'REMOVED');
  const arns = entitiesOf(gone ? [gone] : []).map((one) => [one.arn, one.origin.file]);
  expect(arns).toEqual([
    [arn('user/a'), '1.json'],
    [arn('user/gone'), '0.json'],
    [arn('role/deploy'), '1.json'],
  ]);
});

test('a list that one of two collections was denied, which has a message, differs like an entity', () => {
  const arnOfList = 'workloads:ec2:instance@eu-west-1';
  const collected = (status: 'COLLECTED' | 'DENIED', more: object): KeptTexts => {
    const one = {
      arn: arnOfList,
      list: 'workloads',
      kind: 'ec2:instance',
      region: 'eu-west-1',
      status,
    } as const;
    const coverage = [{ ...one, origin: { file: 'manifest.json', path: '$' }, ...more }];
    const account = accountWith({ accountId: ACCOUNT, partition: 'aws' }, { coverage });
    const accounts = new Map([[ACCOUNT, exportToTexts({ account, awsManaged: new Map() })]]);
    return { accounts, organizations: new Map(), identityCenters: new Map() };
  };
  const [before, after] = [collected('DENIED', { message: 'AccessDenied' }), collected('COLLECTED', {})];
  expect(partsOf(before, after)).toMatchObject([{ change: 'CHANGED', names: [arnOfList] }]);
});

test('what another account or organization has by now is not given back', async () => {
  const other = '444455556666';
  const origin = { file: '0.json', path: '$' };
  const bucket = (name: string) => ({ arn: `arn:aws:s3:::${name}`, origin });
  const textsOf = (...names: readonly string[]) => new Map([['resources', [textOfList(names.map(bucket))]]]);
  const members = [
    { id: ACCOUNT, origin },
    { id: other, origin },
  ];
  const transaction = {
    lastLists: async () =>
      new Map([
        [ACCOUNT, textsOf('moved', 'own')],
        [other, textsOf('moved')],
      ]),
    lastUnitLists: async (label: string) =>
      new Map(label === 'Organization' ? [['o-1', new Map([['accounts', textOfList(members)]])]] : []),
    ownersOf: async () =>
      new Map([
        [bucket('moved').arn, other],
        [bucket('own').arn, ACCOUNT],
      ]),
    organizationsOf: async () =>
      new Map([
        [ACCOUNT, 'o-1'],
        [other, 'o-2'],
      ]),
  };
  const writer = { inTransaction: (work: (own: object) => unknown) => work(transaction) };
  const { accounts, organizations } = await readKept(writer as unknown as GraphWriter, [ACCOUNT, other]);
  const resources = [...accounts].map(([id, texts]) =>
    accountOf(id, texts).account.resources.map(({ arn: own }) => own),
  );
  expect(resources).toEqual([[bucket('own').arn], [bucket('moved').arn]]);
  const [organization] = [...organizations].map(([id, texts]) => organizationOf(id, texts));
  expect(organization?.accounts.map(({ id }) => id)).toEqual([ACCOUNT]);
});
