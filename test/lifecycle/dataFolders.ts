/** Data folders of one test file, all below one root that goes with it, and what the tests ask of their databases. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll } from 'vitest';
import { rehearsalModule } from '../../src/cli/openGraph.js';
import {
  acquireLocalDatabase,
  type DatabaseLease,
  type LocalDatabaseOptions,
} from '../../src/graph/local/localDatabase.js';
import { goneWithin, processesWith } from './processes.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rolegraph-local-'));
});

afterAll(async () => {
  await goneWithin(20_000, root);
  await rm(root, { recursive: true, force: true });
}, 30_000);

/** The path of something below the root. */
export const below = (path: string): string => join(root, path);

export function acquire(folder: string, more: Partial<LocalDatabaseOptions> = {}): Promise<DatabaseLease> {
  const dataDir = join(root, folder);
  return acquireLocalDatabase({
    dataDir,
    preferredPort: 0,
    auth: false,
    heapMegabytes: 1024,
    isSmall: true,
    rehearsal: rehearsalModule,
    ...more,
  });
}

export async function query(
  lease: Omit<DatabaseLease, 'lost' | 'release'>,
  text: string,
): Promise<unknown[]> {
  const driver = neo4j.driver(lease.uri, neo4j.auth.basic(lease.user, lease.password));
  try {
    const { records } = await driver.executeQuery(text, {}, { database: lease.database });
    return records.map((record) => (record.get(0) as { toNumber(): number }).toNumber());
  } finally {
    await driver.close();
  }
}

export async function running(
  folder: string,
): Promise<{ readonly pid: number; readonly supervisor: number }> {
  const text = await readFile(join(root, folder, 'neo4j/5.26/running.json'), 'utf8');
  return JSON.parse(text) as { pid: number; supervisor: number };
}

export function databasesOf(folder: string): readonly number[] {
  return processesWith(`--home-dir=${join(root, folder)}/`);
}
