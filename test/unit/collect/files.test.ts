/** What a collection is built on: files that are whole, and work that is bounded. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CollectedList } from '../../../src/collect/collector.js';
import { mapBounded } from '../../../src/collect/reading.js';
import { Collection, type CollectionScope } from '../../../src/collect/collection.js';
import { FolderUnusable, readJson, writeJson } from '../../../src/collect/write.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-collect-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a file', () => {
  test('is replaced whole, over what a killed run left, and is for its owner alone', async () => {
    const path = join(folder, 'in', 'a.json');
    await writeJson(path, { run: 1 });
    await writeFile(join(folder, 'in', '.a.json.partial'), '{"run":', { mode: 0o644 });
    await writeJson(path, { run: 2 });
    expect(await readJson(path)).toEqual({ run: 2 });
    expect(await readdir(join(folder, 'in'))).toEqual(['a.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('stays as it was where the new content cannot be written', async () => {
    const path = join(folder, 'a.json');
    await writeJson(path, { run: 1 });
    await expect(writeJson(path, { run: 2n })).rejects.toThrow(TypeError);
    expect(await readFile(path, 'utf8')).toContain('"run": 1');
  });

  test('that is not there is nothing; one that is no JSON is an error', async () => {
    const path = join(folder, 'a.json');
    expect(await readJson(path)).toBeUndefined();
    await writeFile(path, '{');
    await expect(readJson(path)).rejects.toThrow(FolderUnusable);
  });
});

describe('a collection', () => {
  const scope = (kind: string, region: string): CollectionScope => ({
    accountId: '111122223333',
    collector: { list: 'workloads', kind },
    region,
  });
  const job = (name: string) => ({
    ResourceArn: `arn:aws:glue:eu-west-1:111122223333:job/${name}`,
    AccountId: '111122223333',
  });
  const compute = () => readJson(join(folder, '111122223333', 'compute.json'));

  test('replaces one kind in one region and leaves the others, over two runs', async () => {
    const first = await Collection.open(folder, 'aws', false);
    const queue = { ...job('x'), ResourceArn: 'arn:aws:batch:eu-west-1:111122223333:job-definition/x:1' };
    await first.add(scope('batch:job-definition', 'eu-west-1'), { records: [queue], failures: [] });
    await first.add(scope('glue:job', 'eu-west-1'), { records: [job('a'), job('b')], failures: [] });
    await first.endAccount();
    const second = await Collection.open(folder, 'aws', true);
    await second.add(scope('glue:job', 'eu-west-1'), { records: [job('c')], failures: [] });
    await second.flush();
    expect(await compute()).toEqual([queue, job('c')]);
  });

  test('does not say that it has what only its file holds', async () => {
    const first = await Collection.open(folder, 'aws', false);
    await first.add(scope('glue:job', 'eu-west-1'), { records: [job('a')], failures: [] });
    expect(await compute()).toBeUndefined();
    await first.flush();
    expect((await Collection.open(folder, 'aws', false)).has(scope('glue:job', 'eu-west-1'))).toBe(true);
    await rm(join(folder, 'manifest.json'));
    expect((await Collection.open(folder, 'aws', false)).has(scope('glue:job', 'eu-west-1'))).toBe(false);
  });

  test('collects again what an earlier version listed without those that have no role (G-12)', async () => {
    const first = await Collection.open(folder, 'aws', false);
    await first.add(scope('ec2:instance', 'eu-west-1'), { records: [], failures: [] });
    await first.flush();
    const again = async () =>
      (await Collection.open(folder, 'aws', false)).has(scope('ec2:instance', 'eu-west-1'));
    expect(await again()).toBe(true);
    const path = join(folder, 'manifest.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"WithoutRole": true,\s*/, ''));
    expect(await again()).toBe(false);
  });

  test('collects again what an earlier version did not count, so that imports know whether a file is missing (F-173)', async () => {
    const inRegion = (list: CollectedList, kind: string, region: string): CollectionScope => ({
      ...scope(kind, region),
      collector: { list, kind },
    });
    const counted = [
      inRegion('resources', 'kms:key', 'eu-west-1'),
      inRegion('workloads', 'glue:job', 'eu-west-1'),
    ];
    const providers = inRegion('identityProviders', '*', '');
    const uncounted = inRegion('instanceProfiles', '*', '');
    const first = await Collection.open(folder, 'aws', false);
    for (const one of counted) await first.add(one, { records: [], failures: [] });
    await first.add(providers, {
      files: { 'identity-providers.json': { OpenIDConnectProviderList: [] } },
      failures: [],
    });
    await first.add(uncounted, { files: {}, failures: [] });
    await first.flush();
    const all = [...counted, providers, uncounted];
    const had = async () => {
      const collection = await Collection.open(folder, 'aws', false);
      return all.map((one) => collection.has(one));
    };
    expect(await had()).toEqual([true, true, true, true]);
    const path = join(folder, 'manifest.json');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/"Found": 0,\s*/g, ''));
    expect(await had()).toEqual([false, false, false, true]);
  });

  test('tells what was denied before what failed, and how many there are', async () => {
    const collection = await Collection.open(folder, 'aws', false);
    const failures = [
      { status: 'FAILED', code: 'Slow', message: 'Slow: down' },
      { status: 'DENIED', code: 'AccessDenied', message: 'AccessDenied: no' },
    ] as const;
    await collection.add(scope('glue:job', 'eu-west-1'), { failures });
    expect(collection.coverage).toMatchObject([
      { Status: 'DENIED', Message: 'AccessDenied: no (and 1 more)' },
    ]);
  });
});

describe('bounded work', () => {
  test('is never more than so many at once, and its results are in order', async () => {
    let [now, most] = [0, 0];
    const results = await mapBounded([5, 1, 4, 2, 3], 2, async (wait) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, wait));
      now -= 1;
      return wait * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  test('ends what is under way before it fails, and begins nothing new', async () => {
    const ended: number[] = [];
    const work = mapBounded([1, 2, 3, 4], 2, async (item) => {
      if (item === 1) throw new Error('first');
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(item);
    });
    await expect(work).rejects.toThrow('first');
    expect(ended).toEqual([2]);
  });
});
