/** An import in which only dates changed: they are stored, and what was derived stays; anything else derives anew. */
import { beforeEach, expect, test } from 'vitest';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { asFiles, useGraph } from '../support/graph.js';
import { countDerivations } from '../support/countDerivations.js';

type Json = Readonly<Record<string, unknown>>;

const [here, there] = ['111122223333', '444455556666'];
const CreateDate = '2026-01-01T00:00:00Z';

const graph = useGraph();
beforeEach(() => graph.empty());

const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });

interface Used {
  readonly day: number;
  readonly action?: string;
  readonly trusted?: string;
}

/** The account of an administrator and of a role that `there` may assume, with a bucket or without. */
const accountUsed = ({ day, action = '*', trusted = there }: Used): readonly Json[] => [
  {
    UserDetailList: [
      {
        ...named('User', 'ann'),
        UserPolicyList: [inline({ Effect: 'Allow', Action: '*', Resource: '*' })],
        GroupList: [],
        AttachedManagedPolicies: [],
      },
    ],
    GroupDetailList: [],
    RoleDetailList: [
      {
        ...named('Role', 'deploy'),
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Principal: { AWS: trusted },
          Action: 'sts:AssumeRole',
        }),
        RolePolicyList: [inline({ Effect: 'Allow', Action: action, Resource: '*' })],
        AttachedManagedPolicies: [],
        InstanceProfileList: [],
        RoleLastUsed: { LastUsedDate: `2026-03-0${day}T00:00:00Z`, Region: `eu-west-${day}` },
      },
    ],
    Policies: [],
  },
  {
    RolegraphCollection: { Version: 1 },
    Coverage: [
      {
        AccountId: here,
        List: 'credentials',
        Kind: '*',
        Status: 'COLLECTED',
        CollectedAt: `2026-03-0${day}T00:00:00Z`,
      },
    ],
  },
];

const named = (kind: 'User' | 'Role', name: string, accountId = here): Json => ({
  Path: '/',
  [`${kind}Name`]: name,
  [`${kind}Id`]: `${kind === 'User' ? 'AIDA' : 'AROA'}${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${accountId}:${kind.toLowerCase()}/${name}`,
  CreateDate,
  Tags: [],
});

const inline = (statement: Json): Json => ({ PolicyName: 'inline', PolicyDocument: document(statement) });

const bucket = (accountId: string): Json => ({
  ResourceArn: 'arn:aws:s3:::moved',
  AccountId: accountId,
  Policy: null,
});

/** Imports, and returns the accounts that it derived. */
async function derivedBy(...documents: readonly unknown[]): Promise<readonly string[]> {
  const { writer, derived } = countDerivations(graph.writer);
  const { problems } = await ingestDocuments(writer, asFiles(documents));
  expect(problems).toEqual([]);
  return derived;
}

const roleNow = async () => {
  const arn = `arn:aws:iam::${here}:role/deploy`;
  return (await graph.reader.principals([arn])).get(arn);
};

const accountNow = async (accountId = here) => (await graph.reader.accounts([accountId])).get(accountId);

const ofDay = (day: number) => Date.UTC(2026, 2, day);

test('stores the dates, and keeps edges, administrators and the rest', async () => {
  expect(await derivedBy(...accountUsed({ day: 1 }))).toEqual([here]);
  const version = await graph.reader.graphVersion();
  const { writer, derived } = countDerivations(graph.writer);
  const report = await ingestDocuments(writer, asFiles(accountUsed({ day: 2 })));
  expect(derived).toEqual([]);
  expect(report.accounts).toMatchObject([{ outcome: 'UPDATED', added: 0, changed: 1, removed: 0 }]);
  expect(await roleNow()).toMatchObject({
    lastUsedAt: ofDay(2),
    lastUsedRegion: 'eu-west-2',
    administration: { decision: 'ALLOWED' },
  });
  expect((await accountNow())?.completeness).toContainEqual(
    expect.objectContaining({ section: 'CREDENTIALS', collectedAt: ofDay(2) }),
  );
  expect(await graph.reader.graphVersion()).not.toBe(version);
  const stored = await graph.dump();
  expect(await derivedBy(...accountUsed({ day: 2 }))).toEqual([]);
  await graph.empty();
  await derivedBy(...accountUsed({ day: 2 }));
  expect(await graph.dump()).toEqual(stored);
});

test('completes later imports with the dates', async () => {
  await derivedBy(...accountUsed({ day: 1 }));
  await derivedBy(...accountUsed({ day: 2 }));
  expect(await derivedBy(bucket(here))).toEqual([here]);
  expect(await roleNow()).toMatchObject({ lastUsedAt: ofDay(2) });
});

test('derives where anything else changed', async () => {
  await derivedBy(...accountUsed({ day: 1 }));
  expect(await derivedBy(...accountUsed({ day: 2, action: 's3:GetObject' }))).toEqual([here]);
  expect((await roleNow())?.kind === 'ROLE' && (await roleNow())).not.toHaveProperty('administration');
});

/** `there`, of which somebody can gain the right to assume roles of other accounts. */
const resting = {
  UserDetailList: [{ ...named('User', 'bob', there), GroupList: [], AttachedManagedPolicies: [] }],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
};
const REST_ELSEWHERE = cypher(`MATCH (a:Account {uid: '${there}'}) SET a.restsElsewhere = true`);

test.each([
  ['used again and given other permissions', { day: 2, action: 's3:GetObject' }, [here]],
  [
    'used again and letting in others',
    { day: 2, action: 's3:ListBucket', trusted: `arn:aws:iam::${there}:user/bob` },
    [here, there],
  ],
])(
  'of roles %s derives accounts whose ways lead to them only where the ways change',
  async (_name, used, expected) => {
    await derivedBy(...accountUsed({ day: 1, action: 's3:ListBucket' }), resting);
    await graph.connection.write((runner) => runner.run(REST_ELSEWHERE));
    expect(await derivedBy(...accountUsed(used))).toEqual(expected);
  },
);

/** `deploy` lets in its own account alone, and `open` whoever is of the organization. */
function accountWithOpenRole({ tag = 'red', organization = 'o-a1b2c3d4e5' }): Json {
  const trust = (Principal: Json, Condition?: Json) => ({
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      ...(Condition && { Condition }),
    }),
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    InstanceProfileList: [],
  });
  const ofOrganization = { StringEquals: { 'aws:PrincipalOrgID': organization } };
  return {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [
      { ...named('Role', 'deploy'), ...trust({ AWS: here }), Tags: [{ Key: 'team', Value: tag }] },
      { ...named('Role', 'open'), ...trust({ AWS: '*' }, ofOrganization) },
    ],
    Policies: [],
  };
}

test.each([
  ['a role that lets in its own account', { tag: 'blue' }, [here]],
  ['the role that lets in anyone', { organization: 'o-f6g7h8i9j0' }, [here, there]],
])('of %s, beside an open role, derives others where that role changed', async (_name, change, expected) => {
  await derivedBy(accountWithOpenRole({}), resting);
  await graph.connection.write((runner) => runner.run(REST_ELSEWHERE));
  expect(await derivedBy(accountWithOpenRole(change))).toEqual(expected);
});

test.each([
  ['an earlier version stored', 'MATCH (a:Account) SET a.derivationHash = null'],
  ['was derived by other rules', "MATCH (a:Account) SET a.rulesVersion = 'earlier'"],
  ['is outdated', 'MATCH (a:Account) SET a.outdated = true'],
])('derives an account that %s', async (_name, change) => {
  await derivedBy(...accountUsed({ day: 1 }));
  await graph.connection.write((runner) => runner.run(cypher(change)));
  expect(await derivedBy(...accountUsed({ day: 2 }))).toEqual([here]);
  expect(await roleNow()).toMatchObject({ lastUsedAt: ofDay(2) });
});

test('gives way to another account that lists a resource of it, and takes it back from the next import', async () => {
  await derivedBy(...accountUsed({ day: 1 }), bucket(here));
  const owner = async () => (await graph.reader.resources(['arn:aws:s3:::moved'])).get('arn:aws:s3:::moved');
  expect(await derivedBy(...accountUsed({ day: 2 }), bucket(here), bucket(there))).toEqual([there]);
  expect((await owner())?.accountId).toBe(there);
  expect(await derivedBy(...accountUsed({ day: 3 }), bucket(here))).toEqual([here]);
  expect((await owner())?.accountId).toBe(here);
});
