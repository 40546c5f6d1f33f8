/** What is wrong is named with what to do, in an environment that is made up; nothing is started for it. */
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from '../../../src/cli/database/doctor.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rolegraph-doctor-'));
});

afterAll(() => rm(root, { recursive: true }));

async function writeProgram(path: string, script: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), `#!/bin/sh\n${script}\n`);
  await chmod(join(root, path), 0o755);
}

const writeJava = (home: string, version: string) =>
  writeProgram(join(home, 'bin/java'), `echo 'openjdk version "${version}" 2025-01-01' >&2`);

/** What is said of each subject; `wrong` of those that something is the matter with. */
async function found(environment: Readonly<Record<string, string>>) {
  const usual = {
    PORT: '0',
    ROLEGRAPH_DATA_DIR: join(root, 'data'),
    ROLEGRAPH_CACHE_DIR: join(root, 'cache'),
  };
  const findings = await examine({ ...usual, ...environment }, false, []);
  const said = new Map(findings.map(({ subject, says, remedy = '' }) => [subject, `${says} ${remedy}`]));
  const wrong = findings.filter(({ isFine }) => !isFine).map(({ subject }) => subject);
  return { said: (subject: string) => said.get(subject), wrong };
}

test('all that it takes to begin is there', async () => {
  await writeJava('java17', '17.0.15');
  await writeProgram('maven/mvn', 'exit 1');
  const { said, wrong } = await found({ JAVA_HOME: join(root, 'java17'), PATH: join(root, 'maven') });
  expect(wrong).toEqual([]);
  expect(said('Java')).toMatch(/java17\/bin\/java is Java 17/);
  expect(said('Neo4j')).toMatch(/maven\/mvn will fetch the jars/);
  const [, of = ''] = /takes up to \d+ MB of (\d+)/.exec(said('memory') ?? '') ?? [];
  expect(Number(of) * 2 ** 20).toBeGreaterThan(0);
  expect(Number(of) * 2 ** 20).toBeLessThanOrEqual(totalmem());
  expect(said('database')).toBe(undefined);
});

test('another Java and no Maven are told with the ways out', async () => {
  await writeJava('java25', '25.0.1');
  const { said, wrong } = await found({ JAVA_HOME: join(root, 'java25'), PATH: '' });
  expect(wrong).toEqual(['Java', 'Neo4j']);
  expect(said('Java')).toMatch(/needs Java 17 or 21, and .*java25.* is Java 25.*NEO4J_URI/);
  expect(said('Neo4j')).toMatch(/nor is Maven Install Maven \(mvn\)/);
});

test('settings that cannot be used are named, and nothing else is guessed at', async () => {
  const { said, wrong } = await found({ PORT: 'abc', NEO4J_URI: 'http://db' });
  expect(wrong).toEqual(['settings']);
  expect(said('settings')).toMatch(/PORT .*NEO4J_URI is not a bolt:\/\/ or neo4j:\/\/ address/);
});

test('a port that is in use, and a folder that is none', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await writeFile(join(root, 'file'), '');
  const { said, wrong } = await found({ PORT: String(port), ROLEGRAPH_DATA_DIR: join(root, 'file') });
  other.close();
  expect(wrong).toEqual(expect.arrayContaining(['port', 'data folder']));
  expect(said('port')).toMatch(/EADDRINUSE.*Choose another with PORT/);
  expect(said('data folder')).toMatch(/ROLEGRAPH_DATA_DIR/);
});

test('a database that is not there is told, and no Java is asked for', async () => {
  const { said, wrong } = await found({ NEO4J_URI: 'bolt://127.0.0.1:9', PATH: '' });
  expect(wrong).toEqual(['database']);
  expect(said('database')).toMatch(/bolt:\/\/127\.0\.0\.1:9 cannot be reached/);
});
