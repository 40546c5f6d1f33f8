/** What a comparison has to tell where decisions stay as they are, or one of the states lacks what it is about. */
import { describe, expect, test } from 'vitest';
import {
  expectWatched,
  readAccessState,
  type AccessState,
} from '../../../../src/access/compare/accessState.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import type { Watch } from '../../../../src/access/compare/difference.js';
import type { OrganizationPlace } from '../../../../src/graph/model/storedPolicies.js';
import {
  account,
  allow,
  document,
  github,
  own,
  roleDetail,
  root,
  vendor,
} from '../../../support/exposedRole.js';
import { importedHops } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import type { Json } from '../../../support/statements.js';

const DOOR = `arn:aws:iam::${own}:role/door`;
const BUCKET = 'arn:aws:s3:::cards';
const opened = { action: 'sts:AssumeRole', resource: DOOR };

const stateOf = (documents: readonly unknown[], watches: readonly Watch[] = []): Promise<AccessState> =>
  readAccessState(inMemoryReader(importedHops(documents)), watches);

const door = (condition?: Readonly<Record<string, unknown>>) =>
  account(own, roleDetail('door', document(allow({ AWS: root(vendor) }, condition))));

const externalId = { StringEquals: { 'sts:ExternalId': 'c-17' } };
const otherId = { StringEquals: { 'sts:ExternalId': 'c-18' } };
const office = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
const elsewhere = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

const openBy = (statement: Json): Promise<AccessState> =>
  stateOf([account(own, roleDetail('door', document(statement)))]);

const ISSUER = 'token.actions.githubusercontent.com';
const tokens = (condition: Json): Json =>
  allow(
    { Federated: github },
    { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' }, ...condition },
    'sts:AssumeRoleWithWebIdentity',
  );

describe('an opening that stays conditional', () => {
  const changes = async (...conditions: readonly Readonly<Record<string, unknown>>[]) => {
    const [before, after] = await Promise.all(conditions.map((one) => stateOf([door(one)], [opened])));
    if (!before || !after) throw new Error('There are two states.');
    const { exposures, watched } = compareStates(before, after);
    return { exposures: exposures.map(({ change }) => change), watched: watched.map(({ change }) => change) };
  };

  test.each([
    ['hangs on less', { ...externalId, ...office }, externalId, ['LOOSENED']],
    ['hangs on more', externalId, { ...externalId, ...office }, ['TIGHTENED']],
    ['hangs on something else', externalId, otherId, ['LOOSENED', 'TIGHTENED']],
    ['hangs on the same', externalId, externalId, []],
  ])('%s', async (_what, before, after, expected) => {
    expect(await changes(before, after)).toMatchObject({ exposures: expected });
  });

  test('to everyone is the same one under more conditions', async () => {
    const open = (condition: Json) => openBy(allow({ AWS: '*' }, condition));
    const [loose, tight] = [await open(externalId), await open({ ...externalId, ...office })];
    const told = compareStates(loose, tight).exposures.map(({ change, kind }) => [change, kind]);
    expect(told).toEqual([['TIGHTENED', 'ANYONE_UNDER_CONDITIONS']]);
  });

  test.each([
    ['to everyone', allow('*'), allow('*', elsewhere), 'ANYONE', 'ANYONE_UNDER_CONDITIONS'],
    [
      'to tokens of any subject',
      tokens({}),
      tokens({ StringLikeIfExists: { [`${ISSUER}:sub`]: 'repo:acme/app:*' } }),
      'ANY_OIDC_SUBJECT',
      'OPTIONAL_OIDC_CLAIM',
    ],
  ])('%s that is told by another kind is wider or narrower', async (_whom, open, limited, wide, narrow) => {
    const [loose, tight] = [await openBy(open), await openBy(limited)];
    const told = (...states: readonly [AccessState, AccessState]) =>
      compareStates(...states).exposures.map(({ change, kind }) => [change, kind]);
    expect(told(loose, tight)).toEqual([['TIGHTENED', narrow]]);
    expect(told(tight, loose)).toEqual([['LOOSENED', wide]]);
  });

  test('is not known where resource control policies are not', async () => {
    const state = await stateOf([door(externalId)]);
    const exposures = state.exposures.map((one) => ({
      ...one,
      decision: 'UNKNOWN' as const,
      reason: `${one.reason} Whether a policy that was not imported denies it is not known.`,
    }));
    const changesTo = (...states: readonly [AccessState, AccessState]) =>
      new Set(compareStates(...states).exposures.map(({ change }) => change));
    expect(changesTo(state, { ...state, exposures })).toEqual(new Set(['NOW_UNKNOWN']));
    expect(changesTo({ ...state, exposures }, state)).toEqual(new Set(['NOW_KNOWN']));
  });

  test('is told of what is watched, too', async () => {
    expect(await changes({ ...externalId, ...office }, externalId)).toMatchObject({ watched: ['LOOSENED'] });
  });
});

describe('a role that is watched', () => {
  test('and that one of the states lacks lets nobody in there', async () => {
    const [without, withRole] = [await stateOf([account(own)], [opened]), await stateOf([door()], [opened])];
    const told = compareStates(without, withRole).watched;
    expect(told.map(({ change, principal }) => [change, principal])).toEqual([['GAINED', root(vendor)]]);
    expect(() => expectWatched(without, withRole)).not.toThrow();
  });

  test('and that neither state has is refused', async () => {
    const state = await stateOf([account(own)], [opened]);
    expect(() => expectWatched(state, state)).toThrow(`Account ${own} has no role ${DOOR}`);
  });
});

const policy = (principal: string) =>
  document({
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 's3:GetObject',
    Resource: `${BUCKET}/*`,
  });
const bucket = (held: object | null) => [{ ResourceArn: BUCKET, AccountId: own, Policy: held }];

describe('policies', () => {
  const policies = async (before: readonly unknown[], after: readonly unknown[]) =>
    compareStates(await stateOf(before), await stateOf(after)).policies.map(({ change, kind, ownerArn }) => [
      change,
      kind,
      ownerArn,
    ]);

  test('are those of resources, too', async () => {
    const [closed, open] = [bucket(policy(root(own))), bucket(policy('*'))];
    expect(await policies([account(own), closed], [account(own), open])).toEqual([
      ['CHANGED', 'RESOURCE', BUCKET],
    ]);
    expect(await policies([account(own), bucket(null)], [account(own), open])).toEqual([
      ['ADDED', 'RESOURCE', BUCKET],
    ]);
  });

  test('are trust policies, too', async () => {
    expect(await policies([door(externalId)], [door()])).toEqual([['CHANGED', 'TRUST', DOOR]]);
  });

  test('of an account that one state lacks are neither added nor removed', async () => {
    const other = '222222222222';
    expect(await policies([account(own), account(other)], [account(own)])).toEqual([]);
    expect(await policies([account(own)], [account(own), account(other)])).toEqual([]);
  });

  test('of roles and resources are read of the accounts that changed', async () => {
    const [other, elsewhere] = [
      '222222222222',
      { ResourceArn: 'arn:aws:s3:::other', AccountId: '222222222222' },
    ];
    const documents = [
      door(),
      account(other),
      [...bucket(policy('*')), { ...elsewhere, Policy: policy('*') }],
    ];
    const reader = inMemoryReader(importedHops(documents));
    const uids = async (accountIds?: ReadonlySet<string>) =>
      [...(await readAccessState(reader, [], accountIds)).policies.keys()].filter((uid) => uid.includes('#'));
    expect(await uids(new Set([other]))).toEqual([
      'arn:aws:iam::222222222222:role/keeper#trust',
      'arn:aws:s3:::other#policy',
    ]);
    expect(await uids()).toHaveLength(5);
  });

  test('of AWS that have another version are changed, and one policy', async () => {
    const held = [{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }];
    const reader = {
      ...roleDetail('reader', document(allow({ AWS: root(own) }))),
      AttachedManagedPolicies: held,
    };
    const reading = (action: string) => ({
      ...account(own, reader),
      Policies: [awsPolicy(document({ Effect: 'Allow', Action: action, Resource: '*' }))],
    });
    const difference = compareStates(await stateOf([reading('s3:Get*')]), await stateOf([reading('s3:*')]));
    expect(difference.policies.map(({ change, arn }) => [change, arn])).toEqual([['CHANGED', READ_ONLY]]);
  });
});

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const awsPolicy = (content: object) => ({
  PolicyName: 'ReadOnlyAccess',
  PolicyId: 'ANPAREADONLYREADONLYR',
  Arn: READ_ONLY,
  Path: '/',
  DefaultVersionId: 'v1',
  AttachmentCount: 1,
  IsAttachable: true,
  PolicyVersionList: [{ Document: content, VersionId: 'v1', IsDefaultVersion: true }],
});

test('an organization that one state lacks is told as data', async () => {
  const place: OrganizationPlace = {
    organizationId: 'o-own',
    managementAccountId: vendor,
    path: 'o-own/r-root/',
    serviceControl: { status: 'NOT_APPLICABLE' },
    resourceControl: { status: 'NOT_APPLICABLE' },
  };
  const graph = importedHops([account(own)], { anyImported: true, places: new Map([[own, place]]) });
  const [inside, alone] = [await readAccessState(inMemoryReader(graph)), await stateOf([account(own)])];
  expect(compareStates(inside, alone).data).toEqual([
    {
      change: 'NOW_UNKNOWN',
      accountId: vendor,
      message: 'Organization o-own is not imported any more, so its SCPs and RCPs are not known.',
    },
  ]);
  expect(compareStates(alone, inside).data).toEqual([
    { change: 'NOW_KNOWN', accountId: vendor, message: 'Organization o-own is imported.' },
  ]);
});
