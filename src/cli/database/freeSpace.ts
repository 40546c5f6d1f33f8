/** Refuses writes where the disk is nearly full: Neo4j with a full disk fails permanently, for questions too. */
import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GraphUnavailable } from '../../graph/model/graph.js';

/** Megabytes that must be free: the logs of some transactions, and an account of usual size. */
export const LEAST_MEGABYTES = 256;

export async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

export async function refuseFullDisk(dataDir: string): Promise<void> {
  const free = await freeMegabytes(dataDir);
  if (free >= LEAST_MEGABYTES) return;
  throw new GraphUnavailable(
    `The disk with the data folder ${resolve(dataDir)} has ${free} MB left: it takes no imports, and no scenarios, until there are ${LEAST_MEGABYTES}. Make room.`,
  );
}
