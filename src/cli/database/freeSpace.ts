/** Refuses writes where the disk is nearly full: Neo4j with a full disk fails permanently, for questions too. */
import { statfs } from 'node:fs/promises';
import { GraphUnavailable } from '../../graph/model/graph.js';

/** Megabytes that must be free: the logs of some transactions, and an account of usual size. */
export const LEAST_MEGABYTES = 256;

export async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

/** The message is for callers of the server too, whom the path of the folder does not concern. */
export async function refuseFullDisk(dataDir: string): Promise<void> {
  const free = await freeMegabytes(dataDir);
  if (free >= LEAST_MEGABYTES) return;
  throw new GraphUnavailable(
    `The disk of the local Neo4j has ${free} MB left. Imports and scenarios need at least ${LEAST_MEGABYTES} MB. Free space in ROLEGRAPH_DATA_DIR.`,
  );
}
