/** A Neo4j whose disk is full fails for good, for questions too: so nothing is written to one that nearly is. */
import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GraphUnavailable } from '../../graph/model/graph.js';

/** Some transactions' logs, and what an account of usual size takes. */
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
