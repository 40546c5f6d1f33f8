/** Resources with policies of their own, from their import to the answers about them, on a real Neo4j. */
import { beforeAll, describe, expect, test } from 'vitest';
import { storeChanges } from '../../src/ingest/changes/applyScenario.js';
import { ingestDocuments, type ImportReport } from '../../src/ingest/ingest.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedGraph } from '../support/importedGraph.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import * as estate from '../support/resourceEstate.js';
import { canAnswers, whoCanAnswers } from '../support/whoCanAgrees.js';

const graph = useGraph();

const importAll = (...documents: readonly unknown[]): Promise<ImportReport> =>
  ingestDocuments(graph.writer, asFiles(documents));

const { here, there, outside, bare, bucket, document, user, root } = estate;
const read = (principal: unknown, name: string) =>
  document({ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: `${bucket(name)}/*` });
const record = (name: string, principal: unknown, account = here) => ({
  ResourceArn: bucket(name),
  AccountId: account,
  Policy: principal === null ? null : read(principal, name),
});

describe('questions about an estate', () => {
  beforeAll(async () => {
    await graph.empty();
    const report = await importAll(...estate.accounts, estate.resources);
    expect(report.problems).toEqual([]);
  });

  test('whoCan equals the principals for which can allows it, and both are what the graph in memory gives', async () => {
    const memory = inMemoryReader(importedGraph([...estate.accounts, estate.resources]));
    for (const [action, resource] of estate.questions) {
      const answers = await whoCanAnswers(graph.reader, action, resource);
      expect([resource, answers]).toEqual([resource, await canAnswers(graph.reader, action, resource)]);
      expect([resource, answers]).toEqual([resource, await whoCanAnswers(memory, action, resource)]);
    }
  });

  test('an account of which only resources were imported is not imported as far as its principals go', async () => {
    const account = (await graph.reader.accounts([bare])).get(bare);
    expect(account?.imported).toBe(false);
    expect((await graph.reader.principals([root(bare)])).get(root(bare))?.kind).toBe('ROOT');
    const { importedAccounts } = await graph.reader.applicablePolicies([root(bare)], [bucket('bare')]);
    expect([...importedAccounts]).toEqual([]);
    const kinds = (await graph.reader.accounts([here])).get(here)?.dataGaps.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['POLICY_QUARANTINED', 'RESOURCE_POLICY_NOT_IMPORTED']));
  });

  test('resources are listed by account, service, name and ARN, and found by search', async () => {
    const list = async (filter: Parameters<typeof graph.reader.resourcePage>[1]) =>
      (await graph.reader.resourcePage({ first: 100 }, filter)).entries.map(([arn]) => arn);
    expect(await list({ accountId: bare })).toEqual([bucket('bare')]);
    expect(await list({ service: 'kms' })).toEqual([estate.key, estate.namedKey]);
    expect(await list({ nameContains: 'ACROSS' })).toEqual([bucket('across'), bucket('across-named')]);
    expect(await list({ service: 's3', mayBeExposed: true })).toEqual(
      [
        'across',
        'across-named',
        'bare',
        'blocked',
        'canonical',
        'closed',
        'everybody-but',
        'gone',
        'only-ann',
        'organization',
        'patterned',
        'public',
        'tagged',
        'unique',
        'unreadable',
      ].map(bucket),
    );
    expect(await list({ only: [estate.queue] })).toEqual([estate.queue]);
    const all = await list({});
    expect(await list({ except: [estate.queue] })).toEqual(all.filter((arn) => arn !== estate.queue));
    const { entries } = await graph.reader.search('news', { first: 10 });
    expect(entries.map(([, hit]) => hit)).toMatchObject([{ type: 'RESOURCE', arn: estate.topic }]);
  });

  test('the policy of a resource is read by its own uid, and whom it names with the statements that do', async () => {
    const uid = `${bucket('across')}#policy`;
    expect((await graph.reader.policies([uid])).get(uid)).toMatchObject({ kind: 'RESOURCE', name: 'across' });
    const grants = (await graph.reader.trustGrants([bucket('across')])).get(bucket('across'));
    expect(
      grants?.map(({ principal, statementIndexes }) => [principal.identifier, statementIndexes]),
    ).toEqual([
      [root(there), [0]],
      [root(outside), [0]],
    ]);
  });
});

describe('an import of resources', () => {
  test('changes nothing the second time', async () => {
    await graph.empty();
    await importAll([record('a', '*'), record('b', null)]);
    const before = await graph.dump();
    const report = await importAll([record('a', '*'), record('b', null)]);
    expect(report.accounts.map(({ outcome }) => outcome)).toEqual(['UNCHANGED']);
    expect(await graph.dump()).toEqual(before);
  });

  test('is the same graph before and after the principals of its account', async () => {
    await graph.empty();
    await importAll(estate.resources);
    await importAll(...estate.accounts);
    const resourcesFirst = await graph.dump();
    await graph.empty();
    await importAll(...estate.accounts);
    await importAll(estate.resources);
    expect(await graph.dump()).toEqual(resourcesFirst);
    expect((await graph.reader.accounts([here])).get(here)?.imported).toBe(true);
  });

  test('replaces what was known of its kind, and what only that used is gone', async () => {
    await graph.empty();
    const topic = { ResourceArn: estate.topic, AccountId: here, Policy: null };
    await importAll([record('new', { AWS: root(there) }), topic]);
    const expected = await graph.dump();
    await graph.empty();
    await importAll([record('old', { AWS: user('vendor', outside) }), topic]);
    await importAll([record('new', { AWS: root(there) })]);
    expect(await graph.dump()).toEqual(expected);
  });

  test('of one resource by a call about it alone leaves the others', async () => {
    await graph.empty();
    const queue = (name: string) => `arn:aws:sqs:eu-west-1:${here}:${name}`;
    const call = (name: string) => ({ Attributes: { QueueArn: queue(name), VisibilityTimeout: '30' } });
    await importAll(call('a'));
    await importAll(call('b'));
    const { entries } = await graph.reader.resourcePage({ first: 10 }, {});
    expect(entries.map(([arn]) => arn)).toEqual([queue('a'), queue('b')]);
  });

  test('leaves the edges from an account of which only resources are known as they were (U-9c)', async () => {
    await graph.empty();
    const target = {
      RoleName: 'target',
      RoleId: 'AROATARGET',
      Arn: estate.role('target'),
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: root(bare) },
        Action: 'sts:AssumeRole',
      }),
    };
    await importAll({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [target], Policies: [] });
    const assumableBy = async () =>
      [...(await graph.reader.assumableBy([target.Arn], { first: 10 })).values()].flatMap((page) =>
        page.entries.map(([identifier, { grant }]) => `${identifier} ${grant.decision}`),
      );
    const before = await assumableBy();
    expect(before).toEqual([`${root(bare)} CONDITIONAL`]);
    await importAll([record('bare', '*', bare)]);
    expect(await assumableBy()).toEqual(before);
  });

  test('keeps a principal that a resource still names, as an outside one', async () => {
    await graph.empty();
    const account = (names: readonly string[]) => ({
      UserDetailList: names.map((name) => ({ UserName: name, UserId: name, Arn: user(name) })),
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [],
    });
    await importAll(account(['ann', 'ben']), [record('a', { AWS: user('ann') })]);
    await importAll(account(['ben']));
    expect((await graph.reader.principals([user('ann')])).get(user('ann'))?.kind).toBe('EXTERNAL');
    await importAll([record('a', null)]);
    expect(await graph.reader.principals([user('ann')])).toEqual(new Map());
  });
});

describe('a bucket that another account made again after it was deleted (F-74)', () => {
  const moved = record('moved', { AWS: root(outside) });
  const there2 = record('moved', { AWS: root(bare) }, there);
  const rest = record('rest', null);
  const topic = { ResourceArn: estate.topic, AccountId: here, Policy: null };

  async function fresh(...documents: readonly unknown[]): Promise<readonly string[]> {
    await graph.empty();
    for (const one of documents) await importAll(one);
    return graph.dump();
  }

  test.each([
    ['one after the other', [[moved, rest], [there2], [rest]]],
    [
      'together',
      [
        [moved, rest],
        [there2, rest],
      ],
    ],
    ['together, with what it was before', [[moved, rest, there2], [rest]]],
  ])(
    'is of the later import, and stays when the first account is imported again: %s',
    async (_how, imports) => {
      const expected = await fresh([rest], [there2]);
      expect(await fresh(...imports)).toEqual(expected);
      await importAll([there2]);
      expect(await graph.dump()).toEqual(expected);
    },
  );

  test('is of the first account again where an import says so, be it the one before', async () => {
    const expected = await fresh([moved], [{ ...rest, AccountId: there }]);
    await fresh([moved], [there2], [{ ...rest, AccountId: there }], [moved]);
    expect(await graph.dump()).toEqual(expected);
    await fresh([moved, there2], [moved, { ...rest, AccountId: there }]);
    expect(await graph.dump()).toEqual(expected);
  });

  test.each([
    ['the first account', here, there],
    ['the second account', there, here],
  ])('is of whoever lists it in one import with the rest of %s, which had it', async (_which, old, next) => {
    const had = { ...moved, AccountId: old };
    const has = record('moved', { AWS: root(bare) }, next);
    const others = { ...rest, AccountId: old };
    const expected = await fresh([others], [has]);
    expect(await fresh([had], [has, others])).toEqual(expected);
    expect(await fresh([had], [others, has])).toEqual(expected);
  });

  test('stays where it is when the rest of the first account is imported, or changed by a verb', async () => {
    const expected = await fresh([rest, { ...topic, Policy: estate.document() }], [there2]);
    await fresh([moved, rest, topic], [there2], [{ ...topic, Policy: estate.document() }]);
    expect(await graph.dump()).toEqual(expected);
    const policy = JSON.stringify(read({ AWS: root(outside) }, 'rest'));
    await storeChanges(graph.writer, [{ putBucketPolicy: { resource: bucket('rest'), policy } }]);
    const found = await graph.reader.resources([bucket('moved'), bucket('rest')]);
    expect([...found.values()].map(({ accountId }) => accountId)).toEqual([there, here]);
  });
});
