/** What an import does to the graph: everything, nothing, or exactly what changed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import { count } from '../../src/graph/model/stored/field.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { readAnswer } from '../../src/graph/neo4j/read/reads.js';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { accountOf } from '../../src/ingest/difference/keptUnits.js';
import {
  ingestDocuments,
  ingestWhole,
  type AccountImport,
  type ImportReport,
} from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { role } from '../support/changeableEstate.js';
import { useGraph } from '../support/graph.js';

const RUNNING = cypher(`
SHOW TRANSACTIONS YIELD currentQuery, currentQueryStatus
WHERE currentQuery CONTAINS $part AND currentQueryStatus = 'running'
RETURN count(*) AS count`);
const COUNT_UP = cypher("MATCH (g:GraphState {uid: 'state'}) SET g.version = g.version + 1");

/** What an earlier version may have stored of policies that it read otherwise. */
const READ_OTHERWISE = cypher(`
MATCH (a:Account) WHERE a.rulesVersion IS NOT NULL
SET a.rulesVersion = 'earlier'
WITH DISTINCT 1 AS once
MATCH (d:PolicyDocument)
OPTIONAL MATCH (d)-[r:HAS_STATEMENT]->()
SET d.quarantined = CASE WHEN d.quarantined IS NULL THEN 'not read' END
DELETE r`);

const graph = useGraph();
beforeEach(() => graph.empty());

type Json = Record<string, unknown>;

const importAll = (...documents: readonly (Json | string)[]): Promise<ImportReport> =>
  ingestDocuments(
    graph.writer,
    documents.map((document, index) => ({
      name: `export-${index}.json`,
      content: typeof document === 'string' ? document : JSON.stringify(document),
    })),
  );

const outcome = ({ accounts }: ImportReport): readonly AccountImport['outcome'][] =>
  accounts.map((one) => one.outcome);

const fixture = (name: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../fixtures/account-authorization-details/${name}.json`, import.meta.url)),
    'utf8',
  );

const allow = (action: string, resource = '*'): Json => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
});

const trust = (principal: Json): Json => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});

interface Entity {
  readonly account: string;
  readonly name: string;
  readonly inline?: Json;
}

const userDetail = ({ account, name, inline }: Entity): Json => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${account}:user/${name}`,
  CreateDate: '2026-01-01T00:00:00+00:00',
  UserPolicyList: inline ? [{ PolicyName: 'inline', PolicyDocument: inline }] : [],
  GroupList: [],
  AttachedManagedPolicies: [],
  Tags: [],
});

const roleDetail = ({ account, name, inline, trusts }: Entity & { readonly trusts: Json }): Json => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${account}:role/${name}`,
  CreateDate: '2026-01-01T00:00:00+00:00',
  AssumeRolePolicyDocument: trusts,
  InstanceProfileList: [],
  RolePolicyList: inline ? [{ PolicyName: 'inline', PolicyDocument: inline }] : [],
  AttachedManagedPolicies: [],
  Tags: [],
  RoleLastUsed: {},
});

const exportOf = (users: readonly Json[], roles: readonly Json[]): Json => ({
  UserDetailList: users,
  GroupDetailList: [],
  RoleDetailList: roles,
  Policies: [],
});

const [here, there] = ['111122223333', '444455556666'];

const edges = async (): Promise<readonly string[]> =>
  (await graph.dump())
    .map(
      (line) => JSON.parse(line) as { readonly type?: string; readonly from?: string; readonly to?: string },
    )
    .filter(({ type }) => type === 'CAN_ASSUME' || type === 'CAN_ASSUME_IF')
    .map(({ type, from, to }) => `${type} ${from?.replace(/:[0-9a-f]{32}$/, ':set')} ${to}`)
    .sort();

describe('an account', () => {
  test('is created, and the same export again changes nothing and says so', async () => {
    expect(outcome(await importAll(fixture('cli')))).toEqual(['CREATED']);
    const before = await graph.dump();
    expect(outcome(await importAll(fixture('cli')))).toEqual(['UNCHANGED']);
    expect(await graph.dump()).toEqual(before);
  });

  test('is the same graph from percent-encoded documents and from decoded ones (F-9)', async () => {
    await importAll(fixture('cli'));
    const decoded = await graph.dump();
    await graph.empty();
    await importAll(fixture('javascript-sdk'));
    expect(await graph.dump()).toEqual(decoded);
  });

  test('is added to, changed and removed from exactly where its export changed', async () => {
    const user = (name: string, action: string) => userDetail({ account: here, name, inline: allow(action) });
    await importAll(exportOf([user('ann', 's3:GetObject'), user('ben', 's3:GetObject')], []));
    const report = await importAll(exportOf([user('ann', 's3:PutObject'), user('cid', 's3:GetObject')], []));
    expect(outcome(report)).toEqual(['UPDATED']);
    const changed = await graph.dump();
    await graph.empty();
    await importAll(exportOf([user('ann', 's3:PutObject'), user('cid', 's3:GetObject')], []));
    expect(await graph.dump()).toEqual(changed);
  });

  test('leaves other accounts as they were', async () => {
    await importAll(exportOf([userDetail({ account: there, name: 'zoe', inline: allow('s3:*') })], []));
    const other = await graph.dump();
    await importAll(exportOf([userDetail({ account: here, name: 'ann' })], []));
    await importAll(
      exportOf(
        [],
        [roleDetail({ account: here, name: 'r', trusts: trust({ Service: 'ec2.amazonaws.com' }) })],
      ),
    );
    for (const line of other) expect(await graph.dump()).toContain(line);
  });

  test('of a file with two accounts goes where each ARN says, and both are named (F-117)', async () => {
    const report = await importAll(fixture('two-accounts'));
    expect(report.accounts.map((account) => account.outcome)).toEqual(['CREATED', 'CREATED']);
    expect(report.notes.map((note) => note.message).join()).toMatch(/account/);
  });
});

describe('what is refused', () => {
  test.each([
    ['not JSON', 'UserDetailList: []', '$'],
    ['another kind of JSON', '{"Buckets": []}', '$'],
    ['the end missing', fixture('cli').slice(0, 900), '$'],
    ['empty', '', '$'],
    ['an account id of 11 digits', fixture('cli').replaceAll('111122223333', '11112222333'), 'Arn'],
  ])(
    '%s is refused with file, path and reason, and the graph stays as it was',
    async (_name, content, path) => {
      await importAll(exportOf([userDetail({ account: there, name: 'zoe' })], []));
      const before = await graph.dump();
      const report = await importAll(content);
      expect(report.problems.length).toBeGreaterThan(0);
      for (const problem of report.problems) {
        expect(problem.file).toBe('export-0.json');
        expect(problem.message).not.toBe('');
      }
      expect(report.problems[0]?.path).toContain(path);
      expect(await graph.dump()).toEqual(before);
    },
  );

  test('one bad account refuses that account only', async () => {
    const bad = exportOf([{ ...userDetail({ account: here, name: 'ann' }), GroupList: 7 }], []);
    const good = exportOf([userDetail({ account: there, name: 'zoe' })], []);
    const report = await importAll(bad, good);
    expect(report.accounts.map(({ accountId, outcome: what }) => [accountId, what])).toEqual([
      [here, 'REFUSED'],
      [there, 'CREATED'],
    ]);
    expect(await graph.reader.accounts([here])).toEqual(new Map());
  });

  test('a malformed policy is quarantined, not refused: located, and counted as a gap (F-20, E-79)', async () => {
    const broken = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Permit', Action: 's3:*', Resource: '*' }],
    };
    const report = await importAll(
      exportOf([userDetail({ account: here, name: 'ann', inline: broken })], []),
    );
    const [account] = report.accounts;
    expect(account?.outcome).toBe('CREATED');
    expect(account?.quarantined).toHaveLength(1);
    expect(account?.quarantined[0]?.path).toContain('UserDetailList');
    expect((await graph.reader.statistics()).quarantinedDocuments).toBe(1);
    const stored = (await graph.reader.accounts([here])).get(here);
    expect(stored?.dataGaps.map((gap) => gap.kind)).toEqual(['POLICY_QUARANTINED']);
  });

  test('a policy that an earlier version could not read is read anew, and the other way round (E-79)', async () => {
    const users = ['Allow', 'Permit'].map((Effect, index) => {
      const inline = { Version: '2012-10-17', Statement: [{ Effect, Action: 's3:*', Resource: '*' }] };
      return userDetail({ account: here, name: `ann${index}`, inline });
    });
    await importAll(exportOf(users, []));
    const whole = await graph.dump();
    await graph.connection.command(READ_OTHERWISE);
    expect(await graph.dump()).not.toEqual(whole);
    await importAll(exportOf(users, []));
    expect(await graph.dump()).toEqual(whole);
  });

  test('whose commit was not acknowledged is told as it was, and stands in the history once', async () => {
    const { connection } = graph;
    const write: typeof connection.write = async (work) => {
      await connection.write(work);
      return connection.write(work);
    };
    const losing = Object.assign(Object.create(connection) as typeof connection, { write });
    const content = JSON.stringify(exportOf([userDetail({ account: here, name: 'ann' })], []));
    const report = await ingestDocuments(neo4jWriter(losing), [{ name: 'export.json', content }]);
    expect(outcome(report)).toEqual(['CREATED']);
    expect(
      (await graph.reader.importPage({ first: 10 })).entries.map(([, { accounts }]) => accounts),
    ).toEqual([[here]]);
  });
});

describe('edges between accounts', () => {
  const target = roleDetail({
    account: there,
    name: 'target',
    trusts: trust({ AWS: `arn:aws:iam::${here}:root` }),
  });
  const source = userDetail({ account: here, name: 'ann', inline: allow('sts:AssumeRole') });

  test('a trusted account that was never imported is an outside principal with a condition (U-9c)', async () => {
    await importAll(exportOf([], [target]));
    expect(await edges()).toEqual([
      `CAN_ASSUME_IF only:arn:aws:iam::${here}:root arn:aws:iam::${there}:role/target`,
    ]);
    const [account] = [...(await graph.reader.accounts([here])).values()];
    expect(account?.imported).toBe(false);
  });

  test('are the same whichever account comes first', async () => {
    await importAll(exportOf([], [target]));
    await importAll(exportOf([source], []));
    const first = await graph.dump();
    expect(await edges()).toEqual([`CAN_ASSUME ${here}:USER:set arn:aws:iam::${there}:role/target`]);
    await graph.empty();
    await importAll(exportOf([source], []));
    await importAll(exportOf([], [target]));
    expect(await graph.dump()).toEqual(first);
  });

  test('a removed user that others still trust becomes an outside principal', async () => {
    const named = roleDetail({
      account: there,
      name: 'named',
      trusts: trust({ AWS: `arn:aws:iam::${here}:user/ann` }),
    });
    await importAll(exportOf([source], []), exportOf([], [named]));
    expect(await edges()).toEqual([
      `CAN_ASSUME only:arn:aws:iam::${here}:user/ann arn:aws:iam::${there}:role/named`,
    ]);
    await importAll(exportOf([userDetail({ account: here, name: 'ben' })], []));
    expect(await edges()).toEqual([]);
    const ann = (await graph.reader.principals([`arn:aws:iam::${here}:user/ann`])).get(
      `arn:aws:iam::${here}:user/ann`,
    );
    expect(ann?.kind).toBe('EXTERNAL');
  });
});

describe('an account in another partition than before', () => {
  test('is refused, and stays as it was (F-14)', async () => {
    const record = (partition: string) =>
      JSON.stringify([{ ResourceArn: `arn:${partition}:s3:::data`, AccountId: here, Policy: null }]);
    await importAll(exportOf([userDetail({ account: here, name: 'ann' })], []));
    const before = await graph.dump();
    const report = await importAll(
      record('aws-us-gov'),
      exportOf([userDetail({ account: there, name: 'bo' })], []),
    );
    expect(report.accounts.map((one) => [one.accountId, one.outcome])).toEqual([
      [here, 'REFUSED'],
      [there, 'CREATED'],
    ]);
    expect(report.problems).toMatchObject([
      {
        file: 'export-0.json',
        message: expect.stringContaining('in the partition aws-us-gov here, and in aws in earlier imports'),
      },
    ]);
    expect(await graph.dump()).toEqual(expect.arrayContaining([...before]));
    expect((await importAll(record('aws'))).problems).toEqual([]);
  });
});

describe('a partial export', () => {
  test('deletes nothing of the lists that it lacks', async () => {
    await importAll(exportOf([userDetail({ account: here, name: 'ann' })], []));
    const rolesOnly = {
      RoleDetailList: [roleDetail({ account: here, name: 'r', trusts: trust({ AWS: here }) })],
    };
    const report = await importAll(rolesOnly);
    expect(outcome(report)).toEqual(['UPDATED']);
    const { users, roles } = await graph.reader.statistics();
    expect({ users, roles }).toEqual({ users: 1, roles: 1 });
  });

  test('deletes nothing where more follows (F-116), and the account says that it is not whole', async () => {
    const page = (name: string, more: Json) => ({
      ...exportOf([userDetail({ account: here, name })], []),
      ...more,
    });
    await importAll(page('ann', { IsTruncated: false }));
    const bucket = { ResourceArn: 'arn:aws:s3:::data', AccountId: here, Policy: null };
    await importAll(page('ben', { IsTruncated: true, Marker: 'x' }), bucket);
    expect((await graph.reader.statistics()).users).toBe(2);
    const gaps = async () => (await graph.reader.accounts([here])).get(here)?.dataGaps.map((gap) => gap.kind);
    expect(await gaps()).toEqual(['EXPORT_INCOMPLETE']);
    // Whatever else comes, until a last page does.
    await importAll(bucket);
    expect(await gaps()).toEqual(['EXPORT_INCOMPLETE']);
    await importAll(page('ben', { IsTruncated: false }));
    expect(await gaps()).toEqual([]);
  });
});

test('a search finds the exact name first among more names than it returns, and its pages hold each once', async () => {
  const names = [
    ...Array.from({ length: 1_100 }, (_none, index) => `x-held-${1_000 + index}`),
    'Held-by',
    'held',
  ];
  const groups = names.map((GroupName) => ({
    GroupName,
    Arn: `arn:aws:iam::${here}:group/${GroupName}`,
    GroupPolicyList: [],
    AttachedManagedPolicies: [],
  }));
  await importAll({ UserDetailList: [], GroupDetailList: groups, RoleDetailList: [], Policies: [] });
  const hits: string[] = [];
  for (let after: string | undefined; hits.length < 1_000;) {
    const page = { first: 400, ...(after === undefined ? {} : { after }) };
    const { entries, totalCount } = await graph.reader.search('HELD', page);
    expect(totalCount).toBe(1_000);
    hits.push(...entries.map(([, hit]) => ('name' in hit ? hit.name : '')));
    after = entries.at(-1)?.[0];
  }
  expect(hits.slice(0, 3)).toEqual(['held', 'Held-by', 'x-held-1000']);
  expect(new Set(hits).size).toBe(1_000);
  expect(hits.at(-1)).toBe('x-held-1997');
});

describe('policies of AWS', () => {
  const ofAws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
  const awsPolicy = (name: string, document: Json): Json => ({
    PolicyName: name,
    Arn: ofAws(name),
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 1,
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document }],
  });
  const listing = (account: string, policies: readonly Json[], attached: readonly string[] = []): Json => ({
    ...exportOf(
      [
        {
          ...userDetail({ account, name: 'ann' }),
          AttachedManagedPolicies: attached.map((name) => ({ PolicyName: name, PolicyArn: ofAws(name) })),
        },
      ],
      [],
    ),
    Policies: policies,
  });
  test('are kept as long as somebody holds them (F-11)', async () => {
    const names = async () => {
      const { entries } = await graph.reader.policyPage({ first: 100 }, { kind: 'AWS_MANAGED' });
      return entries.map(([, { name }]) => name);
    };
    const all = [awsPolicy('Held', allow('s3:*')), awsPolicy('Idle', allow('ec2:*'))];
    await importAll(listing(here, all, ['Held']), listing(there, all, ['Held']));
    expect(await names()).toEqual(['Held']);
    expect((await graph.reader.accounts([here])).get(here)?.dataGaps).toEqual([]);
    await importAll(listing(here, all));
    expect(await names()).toEqual(['Held']);
    await deleteAccount(graph.writer, there);
    expect(await names()).toEqual([]);
  });

  test('are held in all accounts that have them, whatever their versions (F-11)', async () => {
    await importAll(listing(here, [awsPolicy('Held', allow('s3:*'))], ['Held']));
    await importAll(listing(there, [awsPolicy('Held', allow('ec2:*'))], ['Held']));
    const { entries } = await graph.reader.policyPage({ first: 100 }, { kind: 'AWS_MANAGED' });
    expect(entries).toHaveLength(2);
    const uids = entries.map(([, { uid }]) => uid);
    const found = await graph.reader.holdersOfPolicies(uids, { first: 10 });
    for (const uid of uids) {
      const { totalCount, entries: holders } = found.get(uid) ?? {};
      expect(totalCount).toBe(2);
      expect(holders?.map(([arn]) => arn)).toEqual(
        [here, there].sort().map((id) => `arn:aws:iam::${id}:user/ann`),
      );
    }
  });
});

describe('many accounts', () => {
  test('two imports at once wait for each other, and both are whole', async () => {
    const estate = generateEstate(4, 40, 7).map(({ document }) => document as Json);
    const [first, second] = await Promise.all([
      importAll(...estate.slice(0, 2)),
      importAll(...estate.slice(2)),
    ]);
    expect([...outcome(first), ...outcome(second)]).toEqual(['CREATED', 'CREATED', 'CREATED', 'CREATED']);
    const together = await graph.dump();
    await graph.empty();
    await importAll(...estate);
    expect(await graph.dump()).toEqual(together);
  });

  test('give the same graph in any order, and by re-import of one that changed in between', async () => {
    const estate = generateEstate(4, 40, 11).map(({ document }) => document as Json);
    await importAll(...estate);
    const expected = await graph.dump();
    await graph.empty();
    for (const document of [...estate].reverse()) await importAll(document);
    expect(await graph.dump()).toEqual(expected);
    const [first = {}] = estate;
    await importAll({ ...first, RoleDetailList: [] });
    await importAll(first);
    expect(await graph.dump()).toEqual(expected);
  });

  test('the policy of a repository lets the root user of another account in, whose policies let nobody change images', async () => {
    const repository = 'arn:aws:ecr:eu-west-1:111111111111:repository/images';
    const open = {
      ...allow('ecr:*'),
      Statement: [{ Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: 'ecr:*' }],
    };
    const record = (Policy: Json | null) =>
      JSON.stringify([{ ResourceArn: repository, AccountId: '111111111111', Policy }]);
    const other = {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [role('idle', {}, '222222222222')],
      Policies: [],
    };
    await importAll(record(null), other);
    const closed = await graph.dump();
    await importAll(record(open));
    const opened = await graph.dump();
    expect(opened.join()).toContain('T-139');
    await importAll(record(null));
    expect(await graph.dump()).toEqual(closed);
    await graph.empty();
    await importAll(record(open), other);
    expect(await graph.dump()).toEqual(opened);
  });
});

describe('names that are longer than any of AWS (L-8)', () => {
  const long = 'x'.repeat(40_000);

  test('match nothing in a policy, which is read all the same', async () => {
    const arn = `arn:aws:iam::${there}:user/${long}`;
    const doors = [
      { AWS: arn },
      { Service: `${long}.amazonaws.com` },
      { AWS: [arn, `arn:aws:iam::${there}:root`] },
    ];
    const open = trust('*' as unknown as Json);
    const [statement] = open['Statement'] as readonly Json[];
    const singled = {
      ...open,
      Statement: [{ ...statement, Condition: { ArnEquals: { 'aws:PrincipalArn': arn } } }],
    };
    const report = await importAll(
      exportOf(
        [userDetail({ account: here, name: 'ann', inline: allow(`s3:${long}`) })],
        [...doors.map(trust), singled].map((trusts, at) =>
          roleDetail({ account: here, name: `role${at}`, trusts }),
        ),
      ),
    );
    expect(report.accounts).toMatchObject([{ outcome: 'CREATED', problems: [], quarantined: [] }]);
    const grants = await graph.reader.trustGrants([`arn:aws:iam::${here}:role/role2`]);
    expect([...grants.values()].flat().map(({ principal }) => principal.identifier)).toEqual([
      `arn:aws:iam::${there}:root`,
    ]);
  });

  test('of what an export holds refuse its account only, and say why', async () => {
    const named = { ...userDetail({ account: here, name: 'ann' }), UserId: long };
    const report = await importAll(
      exportOf([named], []),
      exportOf([userDetail({ account: there, name: 'ben' })], []),
    );
    expect(report.accounts).toMatchObject([
      { accountId: here, outcome: 'REFUSED' },
      { accountId: there, outcome: 'CREATED' },
    ]);
    expect(report.problems).toMatchObject([{ file: 'export-0.json', message: /longer than AWS allows/ }]);
  });
});

test('a list that an account no longer has is not kept from its import before', async () => {
  await importAll(exportOf([userDetail({ account: here, name: 'ann' })], []));
  const kept = async () => (await graph.reader.lastLists(here)) ?? new Map<string, readonly string[]>();
  const whole = accountOf(here, await kept());
  const { groups: _groups, ...collected } = whole.account.collected;
  const account = { ...whole, account: { ...whole.account, collected } };
  await ingestWhole(graph.writer, defaultDerivationRules, {
    organizations: [],
    identityCenters: [],
    accounts: [account],
  });
  expect((await kept()).has('groups')).toBe(false);
});

test('an answer that an import overtakes counts as of the graph before it', async () => {
  const read = readAnswer({ users: count })(`
WITH *, COUNT { (:IamUser) } AS users
CALL () {
  UNWIND range(1, 1000000000) AS x
  WITH x WHERE EXISTS { MATCH (state:GraphState) WHERE state.version <> $before AND x > 0 }
  RETURN x LIMIT 1
}
WITH *`);
  const before = await graph.reader.graphVersion();
  const reading = read(graph.connection, { before: Number(before) });
  const isRunning = async () => (await graph.connection.run(RUNNING, { part: 'range(1, 1000000000)' }))[0];
  while ((await isRunning())?.['count'] === 0) await sleep(20);
  await graph.connection.write((runner) => runner.run(COUNT_UP));
  expect(await reading).toEqual({ users: 0, graphVersion: before });
  expect(await graph.reader.graphVersion()).not.toBe(before);
});

test('a name is that of a role where more users than are looked at have it', async () => {
  const exports = Array.from({ length: 21 }, (_none, at) =>
    exportOf([userDetail({ account: String(100_000_000_000 + at), name: 'deploy' })], []),
  );
  const role = roleDetail({ account: there, name: 'Deploy', trusts: trust({ AWS: there }) });
  await importAll(...exports, exportOf([], [role]));
  const found = await graph.reader.principalsByName('deploy', undefined, 'ROLE');
  expect(found.map(({ identifier }) => identifier)).toEqual([role['Arn']]);
});
