/** What takes how long, each beside the least that it could take, in one run: `npm run bench`; a part of it: `-- PART`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseEnd } from '../support/databaseEnd.js';
import { acquireLocalDatabase } from '../../src/graph/local/localDatabase.js';
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { applyConstraints } from '../../src/graph/neo4j/connection/constraints.js';
import { benchCosts } from './costs.js';
import { benchDemo } from './demo.js';
import { benchDiff } from './diff.js';
import { benchDuringImport } from './duringImport.js';
import { benchEngine } from './engine.js';
import { benchFairness } from './fairness.js';
import { benchImport } from './importRate.js';
import { benchLarge } from './large.js';
import { benchLoad, benchSoak } from './load.js';
import { benchPicture } from './picture.js';
import { benchQuestions } from './questions.js';
import { benchScale } from './scale.js';
import { benchWorlds } from './worlds.js';

/** Of the parts `scale` and `load`: principals of the largest organization, a folder that keeps it for the next run, what is asked. */
const [only, most = '100000', keptDir, about = ''] = process.argv.slice(2);
const wanted = (name: string): boolean => only === undefined || only === name;

if (wanted('demo')) await benchDemo();
if (wanted('engine')) benchEngine();
if (wanted('picture')) await benchPicture();

const dataDir = keptDir ?? (await mkdtemp(join(tmpdir(), 'rolegraph-bench-')));
const lease = await acquireLocalDatabase({ dataDir, preferredPort: 0, auth: false });
const connection = Connection.open(lease);
try {
  await applyConstraints(connection);
  if (wanted('import')) await benchImport(connection);
  if (only === 'large') await benchLarge(lease);
  if (only === 'scale') await benchScale(connection, Number(most), about);
  if (only === 'load') await benchLoad(connection, lease, Number(most));
  if (only === 'costs') await benchCosts(connection, Number(most), about);
  if (only === 'fair') await benchFairness(connection, lease, Number(most));
  if (only === 'during') await benchDuringImport(connection, lease, Number(most));
  if (only === 'soak')
    await benchSoak(connection, lease, Number(process.argv[3] ?? 10), Number(about || 1_000));
  if (only === 'worlds') await benchWorlds(connection);
  if (only === 'diff') await benchDiff(connection, Number(process.argv[3] ?? 2_000));
  if (wanted('questions')) await benchQuestions(connection);
} finally {
  await connection.close();
  await lease.release();
  await databaseEnd(dataDir);
  if (keptDir === undefined) await rm(dataDir, { recursive: true, force: true });
}
