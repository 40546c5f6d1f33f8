/** What was collected of an account: from its lists, from what a collection says, and from its organization. */
import { describe, expect, test } from 'vitest';
import { completenessOf } from '../../../src/graph/model/accountCompleteness.js';
import type { Section } from '../../../src/graph/model/completeness.js';
import type { OrganizationPlace } from '../../../src/graph/model/storedPolicies.js';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import {
  collectionGaps,
  completenessOfExport,
  inventoryFacts,
} from '../../../src/ingest/normalize/coverage.js';
import {
  accountWith,
  type AccountExport,
  type AccountLists,
  type CoverageDetail,
  type CredentialDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { bareUser } from './exports.js';

const accountId = '111122223333';
const origin = { file: 'x.json', path: '$' };
const account = (lists: Partial<AccountLists>, truncated = false): AccountExport =>
  accountWith({ accountId, partition: 'aws' }, lists, truncated);

const sectionOf = (section: Section, one: AccountExport) =>
  completenessOfExport(one).find((known) => known.section === section);

const covers = (
  list: CoverageDetail['list'],
  kind: string,
  status: CoverageDetail['status'],
  more: Partial<CoverageDetail> = {},
): CoverageDetail => ({
  arn: `${list}:${kind}@${more.region ?? ''}`,
  list,
  kind,
  region: '',
  status,
  origin,
  ...more,
});

const user = (name: string) => bareUser(accountId, name);

describe('users, groups, roles and policies', () => {
  test('are what the export has a list of, empty or not', () => {
    const one = account({ users: [], roles: [] });
    expect(completenessOfExport(one).map(({ section, status }) => [section, status])).toEqual([
      ['USERS', 'COLLECTED'],
      ['GROUPS', 'NOT_COLLECTED'],
      ['ROLES', 'COLLECTED'],
      ['POLICIES', 'NOT_COLLECTED'],
      ['INSTANCE_PROFILES', 'PARTIAL'],
      ['CREDENTIALS', 'NOT_COLLECTED'],
      ['IDENTITY_PROVIDERS', 'NOT_COLLECTED'],
      ['RESOURCE_POLICIES', 'NOT_COLLECTED'],
      ['COMPUTE', 'NOT_COLLECTED'],
    ]);
  });

  test('are partial where the export says that more follows (F-116)', () => {
    expect(sectionOf('USERS', account({ users: [] }, true))).toMatchObject({ status: 'PARTIAL' });
  });
});

describe('users, groups, roles and policies that a collection could not read', () => {
  const denied = covers('accountAuthorizationDetails', '*', 'DENIED', { message: 'AccessDenied' });
  const whole = (one: AccountExport) => ({ account: one, awsManaged: new Map() });

  test('have a gap, beside those of an earlier day too', () => {
    const one = account({ users: [], coverage: [denied] });
    expect(sectionOf('USERS', one)).toEqual({
      section: 'USERS',
      status: 'PARTIAL',
      kinds: [],
      detail: 'Could not be read: users, groups, roles and policies (AccessDenied).',
    });
    expect(sectionOf('ROLES', one)?.status).toBe('DENIED');
    expect(collectionGaps(one).map(({ kind }) => kind)).toEqual(['COLLECTION_INCOMPLETE']);
  });

  test('have it until they come', () => {
    const last = exportToTexts(whole(account({ users: [] })));
    const tonight = completeExport(whole(account({ coverage: [denied] })), last);
    expect(sectionOf('USERS', tonight.account)?.status).toBe('PARTIAL');
    const again = completeExport(whole(account({ resources: [] })), exportToTexts(tonight));
    expect(sectionOf('USERS', again.account)?.status).toBe('PARTIAL');
    const later = completeExport(whole(account({ users: [] })), exportToTexts(again));
    expect(sectionOf('USERS', later.account)?.status).toBe('COLLECTED');
    expect(collectionGaps(later.account)).toEqual([]);
  });
});

describe('instance profiles', () => {
  test('are partial without their own list, which has those without a role (F-22)', () => {
    expect(sectionOf('INSTANCE_PROFILES', account({ roles: [] }))).toMatchObject({
      status: 'PARTIAL',
      detail: 'Those that hold no role are not known.',
    });
    expect(sectionOf('INSTANCE_PROFILES', account({ roles: [], instanceProfiles: [] }))?.status).toBe(
      'COLLECTED',
    );
    expect(sectionOf('INSTANCE_PROFILES', account({ users: [] }))?.status).toBe('NOT_COLLECTED');
  });
});

describe('credentials', () => {
  const of = (name: string, reportedAt?: number) => ({
    arn: `arn:aws:iam::${accountId}:user/${name.toLowerCase()}`,
    origin,
    reportedKeys: [],
    ...(reportedAt === undefined ? {} : { reportedAt }),
  });

  const root = { ...of('root', 7), arn: `arn:aws:iam::${accountId}:root` };

  test('are collected where every user and the root user have some (F-80, F-88)', () => {
    const users = [user('Ann'), user('ben')];
    const credentials = [root, of('Ann', 7), of('ben', 7)];
    expect(sectionOf('CREDENTIALS', account({ users, credentials }))).toEqual({
      section: 'CREDENTIALS',
      status: 'COLLECTED',
      kinds: [],
      collectedAt: 7,
    });
    expect(sectionOf('CREDENTIALS', account({ users, credentials: [of('Ann')] }))).toMatchObject({
      status: 'PARTIAL',
      detail: 'Not known of one user.',
    });
  });

  test('are partial where access keys of users, or of the root user, are not known (F-80, F-88)', () => {
    const { reportedKeys: _report, ...asked } = of('Ann');
    const detailOf = (one: object, ...others: readonly CredentialDetail[]) => {
      const credentials = [{ ...asked, ...one }, ...others];
      return sectionOf('CREDENTIALS', account({ users: [user('Ann')], credentials }))?.detail;
    };
    const ofRoot = 'The access keys of the root user are not known.';
    expect(detailOf({ mfaActive: true }, root)).toBe('The access keys of one user are not known.');
    expect(detailOf({ accessKeys: [] }, root)).toBeUndefined();
    expect(detailOf({ reportedKeys: [] }, root)).toBeUndefined();
    expect(detailOf({ accessKeys: [] })).toBe(ofRoot);
    expect(detailOf({ reportedKeys: [] })).toBe(ofRoot);
    expect(detailOf({ accessKeys: [] }, { arn: root.arn, mfaActive: true, origin })).toBe(ofRoot);
  });

  test('are partial where single users were asked and nobody knows which there are (F-88)', () => {
    const { reportedKeys: _report, ...asked } = of('Ann');
    expect(sectionOf('CREDENTIALS', account({ credentials: [asked] }))?.status).toBe('PARTIAL');
    expect(sectionOf('CREDENTIALS', account({ credentials: [of('Ann'), root] }))?.status).toBe('COLLECTED');
  });
});

describe('identity providers', () => {
  const provider = { arn: `arn:aws:iam::${accountId}:saml-provider/corp`, kind: 'SAML' as const, origin };

  test.each<readonly [string, Partial<AccountLists>, string]>([
    [
      'both lists',
      {
        coverage: [
          covers('identityProviders', 'SAML', 'COLLECTED'),
          covers('identityProviders', 'OIDC', 'COLLECTED'),
        ],
      },
      'COLLECTED',
    ],
    ['a collection', { coverage: [covers('identityProviders', '*', 'COLLECTED')] }, 'COLLECTED'],
    [
      'one list',
      { identityProviders: [provider], coverage: [covers('identityProviders', 'SAML', 'COLLECTED')] },
      'PARTIAL',
    ],
    ['a provider alone', { identityProviders: [provider] }, 'PARTIAL'],
    ['a denied collection', { coverage: [covers('identityProviders', '*', 'DENIED')] }, 'DENIED'],
  ])('of %s are %s', (_what, lists, status) => {
    expect(sectionOf('IDENTITY_PROVIDERS', account(lists))?.status).toBe(status);
  });
});

describe('resources and what runs', () => {
  const lambda = {
    arn: `arn:aws:lambda:eu-west-1:${accountId}:function:f`,
    kind: 'lambda:function',
    name: 'f',
    runsAs: [],
    origin,
  };

  test('name the kinds that were looked at, found or not', () => {
    const one = account({
      workloads: [lambda],
      coverage: [covers('workloads', 'ec2:instance', 'COLLECTED', { region: 'eu-west-1', collectedAt: 9 })],
    });
    expect(sectionOf('COMPUTE', one)).toEqual({
      section: 'COMPUTE',
      status: 'COLLECTED',
      kinds: ['ec2:instance', 'lambda:function'],
      detail: 'Looked at in eu-west-1 only.',
      collectedAt: 9,
    });
  });

  test('say in which regions, unless those are all that every account has (G-3)', () => {
    const detailIn = (partition: string, regions: readonly string[]) => {
      const coverage = regions.map((region) => covers('workloads', 'ecs:task', 'COLLECTED', { region }));
      const one = accountWith({ accountId, partition }, { workloads: [], coverage });
      return sectionOf('COMPUTE', one)?.detail;
    };
    const china = ['cn-north-1', 'cn-northwest-1'];
    expect(detailIn('aws-cn', china)).toBeUndefined();
    expect(detailIn('aws-cn', china.slice(1))).toBe('Looked at in cn-northwest-1 only.');
    expect(detailIn('aws', ['us-east-1', 'eu-west-1'])).toBe('Looked at in eu-west-1, us-east-1 only.');
    expect(detailIn('aws-iso', ['us-iso-east-1'])).toBe('Looked at in us-iso-east-1 only.');
    expect(detailIn('aws', [])).toBeUndefined();
  });

  test('say in which regions that the account has enabled, or that could not be read, nobody looked (G-3)', () => {
    const detailOf = (...more: readonly CoverageDetail[]) => {
      const coverage = ['cn-north-1', 'cn-northwest-1', 'cn-east-9'].flatMap((region) => [
        covers('workloads', 'ecs:task', 'COLLECTED', { region }),
        ...(region === 'cn-east-9' ? [] : [covers('workloads', 'glue:job', 'COLLECTED', { region })]),
      ]);
      const one = { workloads: [], coverage: [...coverage, ...more] };
      return sectionOf('COMPUTE', accountWith({ accountId, partition: 'aws-cn' }, one))?.detail;
    };
    const enabled = ['cn-north-1', 'cn-northwest-1', 'cn-east-9'];
    const listed = (regions: readonly string[]) => covers('regions', '*', 'COLLECTED', { regions });
    expect(detailOf(listed(enabled.slice(0, 2)))).toBeUndefined();
    expect(detailOf(listed(enabled))).toBe('Not looked at in every region: glue:job.');
    expect(detailOf(listed([...enabled, 'cn-west-9']))).toBe(
      'Looked at in cn-east-9, cn-north-1, cn-northwest-1 only.',
    );
    const denied = covers('workloads', 'glue:job', 'DENIED', { region: 'cn-east-9', message: 'No' });
    expect(detailOf(denied)).toBe(
      'Not looked at in every region: glue:job. Could not be read: glue:job in cn-east-9 (No).',
    );
  });

  test('are whole again once the regions can be listed, and without those that are disabled since', () => {
    const whole = (coverage: readonly CoverageDetail[]) => ({
      account: accountWith({ accountId, partition: 'aws-cn' }, { workloads: [], coverage }),
      awsManaged: new Map(),
    });
    const kinds = ['cn-north-1', 'cn-northwest-1'].map((region) =>
      covers('workloads', 'glue:job', 'COLLECTED', { region }),
    );
    const unread = [
      covers('workloads', '*', 'DENIED', { message: 'Only cn-north-1 was read: No' }),
      covers('workloads', 'glue:job', 'FAILED', { region: 'cn-east-9' }),
      covers('workloads', 'glue:job', 'FAILED', { region: 'cn-northwest-1' }),
      covers('credentials', '*', 'DENIED'),
    ];
    const first = exportToTexts(whole(unread));
    const listed = covers('regions', '*', 'COLLECTED', { regions: ['cn-north-1', 'cn-northwest-1'] });
    const then = completeExport(whole([listed, ...kinds]), first).account;
    expect(sectionOf('COMPUTE', then)).toMatchObject({ status: 'COLLECTED' });
    expect(collectionGaps(then)).toHaveLength(1);
    const partly = completeExport(whole([listed, ...kinds.slice(0, 1)]), first).account;
    expect(sectionOf('COMPUTE', partly)).toMatchObject({
      status: 'PARTIAL',
      detail: expect.stringContaining('glue:job in cn-northwest-1 (failed).') as string,
    });
    const unlisted = completeExport(whole(kinds), first).account;
    expect(sectionOf('COMPUTE', unlisted)).toMatchObject({ status: 'PARTIAL' });
  });

  test('are not looked at where only outputs about single ones were imported (F-123)', () => {
    const alone = ['eu-west-1', 'us-east-1'].map((region) => ({
      ...lambda,
      arn: lambda.arn.replace('eu-west-1', region),
      alone: true as const,
    }));
    const detail = 'Not looked at in every region: lambda:function.';
    expect(sectionOf('COMPUTE', account({ workloads: alone }))?.detail).toBe(detail);
    expect(sectionOf('RESOURCE_POLICIES', account({ resources: alone }))?.detail).toBe(detail);
    expect(sectionOf('COMPUTE', account({ workloads: [lambda, ...alone] }))?.detail).toBe(
      'Looked at in eu-west-1 only.',
    );
  });

  test('do not count the settings of the account as a resource (F-45)', () => {
    const settings = { arn: `arn:aws:iam::${accountId}:root`, restrictsPublicBuckets: true, origin };
    expect(sectionOf('RESOURCE_POLICIES', account({ resources: [settings] }))?.kinds).toEqual([]);
  });

  test('name the kind of what is named root', () => {
    const one = account({ workloads: [{ ...lambda, arn: lambda.arn.replace(/f$/, 'root') }] });
    expect(sectionOf('COMPUTE', one)?.kinds).toEqual(['lambda:function']);
  });

  test('count versions of functions as no list of functions (F-127)', () => {
    const one = account({ workloads: [lambda, { ...lambda, arn: `${lambda.arn.replace('eu', 'ap')}:1` }] });
    expect(inventoryFacts(one)).toMatchObject([
      { kind: 'lambda:function', regions: ['eu-west-1'] },
      { kind: 'lambda:function:version', regions: ['ap-west-1'] },
    ]);
    expect(sectionOf('COMPUTE', one)?.kinds).toEqual(['lambda:function']);
  });

  test('are partial where the policy of a resource could not be read (F-73)', () => {
    const resources = [{ arn: 'arn:aws:s3:::a', error: 'AccessDenied', origin }];
    expect(sectionOf('RESOURCE_POLICIES', account({ resources }))).toMatchObject({
      status: 'PARTIAL',
      kinds: ['s3'],
      detail: 'The policy of one resource could not be read.',
    });
  });

  test('are partial where a region was denied, and denied where all was', () => {
    const denied = [
      covers('workloads', 'ecs:task', 'DENIED', { region: 'us-east-1', message: 'AccessDenied' }),
      covers('workloads', 'ecs:task', 'DENIED', { region: 'eu-west-1', message: 'AccessDenied' }),
      covers('workloads', 'glue:job', 'FAILED', { region: 'eu-west-1' }),
    ];
    const detail =
      'Could not be read: ecs:task in eu-west-1, us-east-1 (AccessDenied); glue:job in eu-west-1 (failed).';
    expect(sectionOf('COMPUTE', account({ coverage: denied }))).toMatchObject({ status: 'DENIED', detail });
    expect(sectionOf('COMPUTE', account({ coverage: denied, workloads: [lambda] }))).toMatchObject({
      status: 'PARTIAL',
      detail: `Looked at in eu-west-1 only. ${detail}`,
    });
  });
});

test('what a collection could not read is a gap of the account, one for each list', () => {
  const coverage = [
    covers('credentials', '*', 'DENIED', { message: 'AccessDenied' }),
    covers('resources', 'kms:key', 'FAILED', { region: 'eu-west-1', message: 'Throttled' }),
    covers('resources', 's3', 'COLLECTED'),
  ];
  expect(collectionGaps(account({ coverage }))).toEqual([
    {
      kind: 'COLLECTION_INCOMPLETE',
      accountId,
      message: `The collection could not read of account ${accountId}: credentials (AccessDenied). Collect it again with permission to read it.`,
    },
    {
      kind: 'COLLECTION_INCOMPLETE',
      accountId,
      message: `The collection could not read of account ${accountId}: kms:key in eu-west-1 (Throttled). Collect it again.`,
    },
  ]);
  expect(collectionGaps(account({ coverage: [covers('resources', 's3', 'COLLECTED')] }))).toEqual([]);
});

describe('all sections', () => {
  const place = (fields: Partial<OrganizationPlace>): OrganizationPlace => ({
    organizationId: 'o-exampleorg',
    managementAccountId: '999900009999',
    path: 'o-exampleorg/r-ab12/',
    serviceControl: { status: 'COLLECTED', levels: [] },
    resourceControl: { status: 'NOT_APPLICABLE' },
    ...fields,
  });
  const organization = (one: OrganizationPlace | undefined) => completenessOf([], one).at(-1);

  test('are there, whatever was imported', () => {
    const all = completenessOf([], undefined);
    expect(all).toHaveLength(10);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['NOT_COLLECTED']));
    expect(
      completenessOf([{ section: 'COMPUTE', status: 'COLLECTED', kinds: ['ecs:task'] }], undefined)[8],
    ).toEqual({
      section: 'COMPUTE',
      status: 'COLLECTED',
      kinds: ['ecs:task'],
    });
  });

  test('the organization is known with the place of the account and all that guards it (U-9a)', () => {
    expect(organization(place({}))?.status).toBe('COLLECTED');
    expect(organization(place({ serviceControl: { status: 'NOT_COLLECTED' } }))).toMatchObject({
      status: 'PARTIAL',
      detail: 'Not known: the service control policies over it.',
    });
    const { path: _path, ...unplaced } = place({});
    expect(organization(unplaced)?.detail).toBe('Not known: its place in the organization.');
  });
});
