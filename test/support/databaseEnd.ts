/** The end of a local database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabaseFolder } from '../../src/graph/local/databaseFolder.js';
import { socketIdentity } from '../../src/graph/local/leaseServer.js';
import { isDatabaseLeftIn } from '../../src/graph/local/tether.js';

/**
 * Waits until the database of a data folder has ended, for whoever removes the folder after giving back its lease. False
 * when it has not ended in time, which is so as long as anybody holds a lease.
 */
export async function databaseEnd(dataDir: string, patienceMs = 30_000): Promise<boolean> {
  const { home, socketPath } = await openDatabaseFolder(dataDir);
  const deadline = Date.now() + patienceMs;
  while (socketIdentity(socketPath) !== '' || (await isDatabaseLeftIn(home))) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
