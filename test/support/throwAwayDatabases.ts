/** A Neo4j for each worker of the test run, on a free port and in a temporary folder; gone with the run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { rehearsalModule } from '../../src/cli/openGraph.js';
import { databaseEnd } from './databaseEnd.js';
import { acquireLocalDatabase } from '../../src/graph/local/localDatabase.js';

declare module 'vitest' {
  interface ProvidedContext {
    databases: readonly {
      readonly uri: string;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    }[];
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-test-'));
  const dataDirs = Array.from({ length: project.vitest.config.maxWorkers ?? 1 }, (_, index) =>
    join(folder, String(index)),
  );
  const leases = await Promise.all(
    dataDirs.map((dataDir) =>
      acquireLocalDatabase({
        dataDir,
        preferredPort: 0,
        auth: false,
        heapMegabytes: 1024,
        keepPlans: true,
        isSmall: true,
        rehearsal: rehearsalModule,
      }),
    ),
  );
  project.provide(
    'databases',
    leases.map(({ uri, user, password, database }) => ({ uri, user, password, database })),
  );
  return async () => {
    await Promise.all(leases.map((lease) => lease.release()));
    await Promise.all(dataDirs.map(databaseEnd));
    await rm(folder, { recursive: true, force: true });
  };
}
