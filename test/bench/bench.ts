/** What takes how long, each beside the least that it could take, in one run: `npm run bench`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseEnd } from '../../src/graph/local/databaseEnd.js';
import { acquireLocalDatabase } from '../../src/graph/local/localDatabase.js';
import { Connection } from '../../src/graph/neo4j/connection.js';
import { applyConstraints } from '../../src/graph/neo4j/constraints.js';
import { benchDemo } from './demo.js';
import { benchEngine } from './engine.js';
import { benchImport } from './importRate.js';
import { benchLarge } from './large.js';
import { benchQuestions } from './questions.js';

const only = process.argv[2];
const wanted = (name: string): boolean => only === undefined || only === name;

if (wanted('demo')) await benchDemo();
if (wanted('engine')) benchEngine();

const dataDir = await mkdtemp(join(tmpdir(), 'rolegraph-bench-'));
const lease = await acquireLocalDatabase({ dataDir, preferredPort: 0, auth: false });
const connection = Connection.open(lease);
try {
  await applyConstraints(connection);
  if (wanted('import')) await benchImport(connection);
  if (only === 'large') await benchLarge(lease);
  if (wanted('questions')) await benchQuestions(connection);
} finally {
  await connection.close();
  await lease.release();
  await databaseEnd(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}
