/** Where the throw-away Neo4j of this worker is. */
import { inject } from 'vitest';

const worker = Number(process.env['VITEST_POOL_ID']);

const found = inject('databases')[worker - 1];
if (found === undefined) throw new Error(`Worker ${String(worker)} has no Neo4j.`);

export const database = found;
