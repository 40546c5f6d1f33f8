/** A database that is read-only, short of memory or out of disk: what it can still do goes on, the rest is refused with the reason. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findJava } from '../../src/graph/local/findJava.js';
import { knownError } from '../../src/api/errors.js';
import { refuseFullDisk } from '../../src/cli/database/freeSpace.js';
import { openGraph, type OpenGraph } from '../../src/cli/openGraph.js';
import { readConfig } from '../../src/config.js';
import { defaultCacheDir, ensureJars } from '../../src/graph/local/neo4jJars.js';
import { freePort, launchServer, neo4jConf } from '../../src/graph/local/neo4jServer.js';
import { ingestDocuments, ingestPaths } from '../../src/ingest/ingest.js';
import { sampleDir } from '../../src/cli/sampleDir.js';
import { generateEstate } from '../support/generateAccounts.js';
import { databaseEnd } from '../support/databaseEnd.js';
import { isDeep } from '../support/runs.js';
import { acquire, below } from './dataFolders.js';

const limit = { timeout: 180_000 };

/** The store of a database that holds the sample organization, with its one answer. */
const home = () => below('kept/neo4j/5.26');
let version = '';
let refusal = '';

beforeAll(async () => {
  const lease = await acquire('kept', { auth: true });
  refusal = await openAt(lease.uri, 'wrong').then(() => 'opened', String);
  const graph = await openAt(lease.uri, lease.password);
  await importing(graph);
  version = await graph.reader.graphVersion();
  await graph.close();
  await lease.release();
  await databaseEnd(below('kept'));
});

const openAt = (uri: string, password = 'unused'): Promise<OpenGraph> =>
  openGraph(readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: password }), { mayBeAway: true });

/** A Neo4j on a copy of that store, with further settings; ends with the test. */
async function start(folder: string, ...settings: readonly string[]) {
  const { env: environment } = process;
  const java = await findJava(environment);
  const context = { signal: new AbortController().signal, report: () => undefined };
  const jars = await ensureJars({ cacheDir: defaultCacheDir(environment), java, environment, ...context });
  await mkdir(join(folder, 'logs'), { recursive: true });
  const port = await freePort(0);
  const plan = { home: folder, java, jars, environment, port, auth: false, keepPlans: false, isSmall: true };
  const launch = { ...plan, heapMegabytes: 1024, archiveFlags: [] };
  const names = settings.map((setting) => setting.split('=')[0]);
  const usual = neo4jConf(launch)
    .split('\n')
    .filter((line) => !names.includes(line.split('=')[0]));
  const server = await launchServer(launch, [...usual, ...settings, ''].join('\n'));
  onTestFinished(() => server.stop(10_000));
  while (server.isRunning() && !(await server.isListening())) await sleep(100);
  expect(server.isRunning()).toBe(true);
  const graph = await openAt(`bolt://127.0.0.1:${String(port)}`);
  onTestFinished(() => graph.close());
  await graph.back();
  return { server, graph };
}

async function copyOf(folder: string): Promise<string> {
  await cp(join(home(), 'data'), join(folder, 'data'), { recursive: true });
  return folder;
}

const importing = ({ writer }: OpenGraph) => ingestPaths(writer, [sampleDir], () => undefined);
const large = generateEstate(1, 400, 7).map(({ accountId, document }) => ({
  name: `${accountId}.json`,
  content: JSON.stringify(document),
}));
/** An import of what is there already writes nothing. */
const deleting = ({ writer }: OpenGraph) =>
  writer.inTransaction((transaction) => transaction.forgetAccount('111111111111'));
const opening = ({ worlds }: OpenGraph) => worlds.open(new AbortController().signal);

describe('a database', limit, () => {
  it('that refuses the password is not waited for', () => {
    expect(refusal).toMatch(/refuses user "neo4j"\. Check NEO4J_USER and NEO4J_PASSWORD/);
  });

  it('that stops taking the password fails what is asked, and answers soon after it takes it again', async () => {
    const lease = await acquire('kept', { auth: true });
    // The tests below copy its store.
    onTestFinished(async () => {
      await lease.release();
      await databaseEnd(below('kept'));
    });
    const graph = await openAt(lease.uri, lease.password);
    onTestFinished(() => graph.close());
    // Stays signed in all along.
    const admin = neo4j.driver(lease.uri, neo4j.auth.basic(lease.user, lease.password));
    onTestFinished(() => admin.close());
    const changePassword = (from: string, to: string) =>
      admin.executeQuery(
        'ALTER CURRENT USER SET PASSWORD FROM $from TO $to',
        { from, to },
        { database: 'system' },
      );
    await changePassword(lease.password, 'another password');
    // So do connections that are there: each of many questions at once needs one.
    const asking = () => Promise.all(Array.from({ length: 16 }, () => graph.reader.graphVersion()));
    await expect.poll(() => asking().catch(String), { timeout: 10_000 }).toMatch(/refuses user "neo4j"/);
    const refused = await graph.reader.graphVersion().catch((error: unknown) => error);
    expect(knownError(refused)?.extensions).toMatchObject({ code: 'DB_UNAVAILABLE', retryable: true });
    await expect(graph.verify()).rejects.toThrow(/refuses user "neo4j"/);
    await changePassword('another password', lease.password);
    const since = performance.now();
    await graph.back();
    expect(performance.now() - since).toBeLessThan(15_000);
    expect(await asking()).toEqual(Array.from({ length: 16 }, () => version));
  });

  it('that is read-only answers questions, and takes no imports and no scenarios', async () => {
    const { graph } = await start(await copyOf(below('read-only')), 'server.databases.read_only=neo4j');
    for (const work of [deleting, opening])
      await expect(work(graph)).rejects.toThrow(/is read-only, so imports and scenarios are impossible/);
    expect(await graph.reader.graphVersion()).toBe(version);
    await graph.verify();
  });

  it.each([
    ['db.memory.transaction.max', ['db.memory.transaction.max=8m']],
    [
      'dbms.memory.transaction.total.max',
      ['db.memory.transaction.max=0', 'dbms.memory.transaction.total.max=10m'],
    ],
  ])(
    'whose transactions have little memory refuses an import with the setting to raise: %s',
    async (setting, settings) => {
      const { graph } = await start(below(setting), ...settings);
      const { problems } = await ingestDocuments(graph.writer, large);
      expect(problems).toMatchObject([{ message: expect.stringContaining(`Raise ${setting} (`) }]);
      expect(await graph.reader.graphVersion()).toBe('0');
      await graph.verify();
    },
  );
});

/** A disk of its own, which takes the rights of the system's administrator. */
function mountDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    return true;
  } catch {
    return false;
  }
}

describe.runIf(isDeep)('a database whose disk is full', limit, () => {
  it('says so, of questions too: Neo4j takes none then', async ({ skip }) => {
    const folder = below('full');
    await mkdir(folder);
    if (!mountDisk(folder)) skip('needs the rights to mount a disk');
    await copyOf(folder);
    await expect(refuseFullDisk(folder)).rejects.toThrow(
      /has \d+ MB left. Imports and scenarios need at least 256 MB/,
    );
    const { graph } = await start(folder);
    const filler = join(folder, 'filler');
    await writeFile(filler, Buffer.alloc(64 * 2 ** 20)).catch(() => undefined);
    await expect(deleting(graph)).rejects.toThrow(/has failed, as it does if its disk is full/);
    await expect.poll(() => graph.verify().catch(String), { timeout: 5_000 }).toMatch(/has failed/);
    await expect(graph.reader.graphVersion()).rejects.toThrow(/has failed/);
  });
});
