/** Collections of which an import lacks files: what the manifest promises and nobody read is not known (F-173). */
import { describe, expect, test } from 'vitest';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import {
  collectionGaps,
  completenessOfExport,
  inventoryFacts,
} from '../../../src/ingest/normalize/coverage.js';
import { mergeFiles, roleNamed, userNamed } from './exports.js';

const id = '111122223333';
const details = {
  UserDetailList: [userNamed('u')],
  GroupDetailList: [],
  RoleDetailList: [roleNamed('r')],
  Policies: [],
};
const functionNamed = (name: string) => ({
  ResourceArn: `arn:aws:lambda:eu-west-1:${id}:function:${name}`,
  AccountId: id,
  RoleArn: 'r',
});
const bucketNamed = (name: string) => ({ ResourceArn: `arn:aws:s3:::${name}`, AccountId: id, Policy: null });
const providers = {
  OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${id}:oidc-provider/token.example.com` }],
  SAMLProviderList: [],
};

const entry = (List: string, Kind: string, Region: string, Found?: number) => ({
  AccountId: id,
  List,
  Kind,
  Region,
  Status: 'COLLECTED',
  ...(List === 'workloads' ? { WithoutRole: true } : {}),
  Found,
});
const manifest = (found: {
  readonly functions?: number;
  readonly buckets?: number;
  readonly providers?: number;
}) => ({
  RolegraphCollection: { Version: 1, Partition: 'aws' },
  Coverage: [
    entry('workloads', 'lambda:function', 'eu-west-1', found.functions),
    entry('workloads', 'glue:job', 'eu-west-1', 0),
    entry('resources', 's3', '', found.buckets),
    entry('identityProviders', '*', '', found.providers),
    entry('credentials', '*', ''),
  ],
});

const whole = {
  'details.json': details,
  'compute.json': [functionNamed('f'), { ...functionNamed('f'), RoleArn: 's' }, functionNamed('g')],
  'resource-policies.json': [bucketNamed('a'), bucketNamed('b')],
  'identity-providers.json': providers,
  'access-keys.json': {
    AccountId: id,
    AccessKeyMetadata: [{ UserName: 'u', AccessKeyId: 'AKIAEXAMPLE', Status: 'Active' }],
  },
  'manifest.json': manifest({ functions: 2, buckets: 2, providers: 1 }),
};

type Files = Readonly<Record<string, unknown>>;

async function accountIn(files: Files) {
  const merged = await mergeFiles(files);
  const [account] = merged.accounts;
  if (!account) throw new Error('no account');
  return {
    account,
    awsManaged: merged.awsManagedPolicies,
    notes: merged.notes.map(({ message }) => message),
  };
}

/** What there is after an import of the whole collection and then of these files. */
async function afterWhole(files: Files) {
  const last = exportToTexts(await accountIn(whole));
  const now = await accountIn(files);
  return { ...now, ...completeExport(now, last) };
}

const statuses = (account: Parameters<typeof completenessOfExport>[0]) =>
  Object.fromEntries(completenessOfExport(account).map(({ section, status }) => [section, status]));
const unknown = { IDENTITY_PROVIDERS: 'PARTIAL', RESOURCE_POLICIES: 'PARTIAL', COMPUTE: 'PARTIAL' };
const known = { IDENTITY_PROVIDERS: 'COLLECTED', RESOURCE_POLICIES: 'COLLECTED', COMPUTE: 'COLLECTED' };

describe('a collection', () => {
  test('with all of its files is whole', async () => {
    const { account, notes } = await accountIn(whole);
    expect(statuses(account)).toMatchObject(known);
    expect([notes, collectionGaps(account)]).toEqual([[], []]);
    expect(inventoryFacts(account)).toContainEqual({
      kind: 'glue:job',
      regions: ['eu-west-1'],
      wholeRegions: ['eu-west-1'],
    });
  });

  test.each<readonly [string, Files]>([
    ['a manifest alone', { 'manifest.json': whole['manifest.json'] }],
    ['principals and a manifest', { 'details.json': details, 'manifest.json': whole['manifest.json'] }],
    [
      'files that end in the middle',
      {
        ...whole,
        'compute.json': JSON.stringify(whole['compute.json']).slice(0, 150),
        'resource-policies.json': JSON.stringify(whole['resource-policies.json']).slice(0, -5),
        'identity-providers.json': '',
      },
    ],
    [
      'files with fewer things',
      {
        ...whole,
        'compute.json': [functionNamed('f')],
        'resource-policies.json': [bucketNamed('a')],
        'identity-providers.json': { OpenIDConnectProviderList: [], SAMLProviderList: [] },
      },
    ],
  ])('as %s loses nothing that was known, and says what it lacks', async (_how, files) => {
    const { account, notes } = await afterWhole(files);
    expect(account.workloads).toHaveLength(2);
    expect(account.resources).toHaveLength(2);
    expect(account.identityProviders).toHaveLength(1);
    expect(statuses(account)).toMatchObject(unknown);
    expect(notes).toContainEqual(expect.stringContaining('all files of a collection'));
    expect(collectionGaps(account).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('lambda:function in eu-west-1 (The collection found 2, and the files'),
    );
  });

  test('of which files were missing at first says nothing is whole there', async () => {
    const { account } = await accountIn({ 'details.json': details, 'manifest.json': whole['manifest.json'] });
    expect(statuses(account)).toMatchObject({ IDENTITY_PROVIDERS: 'DENIED' });
    expect(inventoryFacts(account).map(({ kind }) => kind)).toEqual(['glue:job']);
  });

  test('is whole again once all of its files are imported', async () => {
    const last = exportToTexts(await afterWhole({ 'manifest.json': whole['manifest.json'] }));
    const { account } = completeExport(await accountIn(whole), last);
    expect(statuses(account)).toMatchObject(known);
  });

  test('of which the credentials are missing keeps those that were known, and says so', async () => {
    const { 'access-keys.json': _missing, ...others } = whole;
    const { account } = await afterWhole(others);
    expect(account.credentials).toHaveLength(1);
    expect(statuses(account)).toMatchObject({ ...known, CREDENTIALS: 'PARTIAL' });
    expect(statuses((await accountIn(others)).account)).toMatchObject({ CREDENTIALS: 'DENIED' });
  });

  test('is no less whole for what other files know beside it', async () => {
    const { account } = await accountIn({ ...whole, 'more.json': [functionNamed('h')] });
    expect(account.workloads).toHaveLength(3);
    expect(statuses(account)).toMatchObject(known);
  });
});

describe('a collection of an earlier version, which does not say how much it found', () => {
  const { Coverage, ...about } = manifest({});
  const earlier = { ...about, Coverage: Coverage.map(({ Found: _none, ...rest }) => rest) };

  test('counts as whole where a file of each list is there', async () => {
    const { account } = await accountIn({ ...whole, 'manifest.json': earlier });
    expect(statuses(account)).toMatchObject(known);
    const { workloads } = (
      await afterWhole({ ...whole, 'manifest.json': earlier, 'compute.json': [functionNamed('g')] })
    ).account;
    expect(workloads.map(({ name }) => name)).toEqual(['g']);
  });

  test.each<readonly [string, Files]>([
    ['a manifest alone', { 'manifest.json': earlier }],
    ['principals and a manifest', { 'details.json': details, 'manifest.json': earlier }],
    [
      'files that end in the middle',
      {
        ...whole,
        'manifest.json': earlier,
        'compute.json': JSON.stringify(whole['compute.json']).slice(0, 150),
        'resource-policies.json': JSON.stringify(whole['resource-policies.json']).slice(0, -5),
        'identity-providers.json': '',
        'access-keys.json': '{',
      },
    ],
  ])('loses nothing as %s, and says what may be missing', async (_how, files) => {
    const { account, notes } = await afterWhole(files);
    expect(account.workloads).toHaveLength(2);
    expect(account.resources).toHaveLength(2);
    expect(account.identityProviders).toHaveLength(1);
    expect(account.credentials).toHaveLength(1);
    expect(statuses(account)).toMatchObject({ ...unknown, CREDENTIALS: 'PARTIAL' });
    expect(notes).toContainEqual(expect.stringContaining('all files of a collection'));
    expect(collectionGaps(account).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        'lambda:function in eu-west-1 (The collection read it, but the import does not',
      ),
    );
  });

  test('is not whole where a list has no file at first, since it may be lost', async () => {
    const { account } = await accountIn({ 'details.json': details, 'manifest.json': earlier });
    expect(statuses(account)).toMatchObject({
      IDENTITY_PROVIDERS: 'DENIED',
      RESOURCE_POLICIES: 'DENIED',
      COMPUTE: 'DENIED',
      CREDENTIALS: 'DENIED',
    });
    expect(inventoryFacts(account)).toEqual([]);
  });

  test('ends what a list that says that it is complete has replaced (G-3)', async () => {
    const complete = { AccountId: id, Complete: true, Workloads: [] };
    const { account } = await accountIn({ 'complete.json': complete, 'manifest.json': earlier });
    expect(statuses(account)).toMatchObject({ COMPUTE: 'COLLECTED' });
  });
});
