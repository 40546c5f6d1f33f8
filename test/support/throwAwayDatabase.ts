/** One Neo4j for the whole test run, on a free port and in a temporary folder; gone with the run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { databaseEnd } from '../../src/graph/local/databaseEnd.js';
import { acquireLocalDatabase } from '../../src/graph/local/localDatabase.js';

declare module 'vitest' {
  interface ProvidedContext {
    database: {
      readonly uri: string;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rolegraph-test-'));
  const lease = await acquireLocalDatabase({
    dataDir,
    preferredPort: 0,
    auth: false,
    heapMegabytes: 1024,
    keepPlans: true,
  });
  const { uri, user, password, database } = lease;
  project.provide('database', { uri, user, password, database });
  return async () => {
    await lease.release();
    await databaseEnd(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
}
