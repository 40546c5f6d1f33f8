/** A local Neo4j whose users are killed, or that is killed itself: nothing is left running, and nothing is lost. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseLease } from '../../src/graph/local/localDatabase.js';
import { acquire, below, databasesOf, query, running } from './dataFolders.js';
import { goneWithin, startLeaseHolder } from './processes.js';

describe('commands that use one data folder', { timeout: 60_000 }, () => {
  it('share its database where they start at once, and leave nothing running where they are killed', async () => {
    const folder = below('shared');
    const holders = await Promise.all([
      startLeaseHolder(folder),
      startLeaseHolder(folder),
      startLeaseHolder(folder),
    ]);

    expect(new Set(holders.map(({ uri }) => uri)).size).toBe(1);
    expect(holders[0].uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    expect(databasesOf('shared').length).toBeGreaterThan(0);

    for (const { process } of holders) process.kill('SIGKILL');
    await goneWithin(10_000, folder);
  });
});

describe('a database that dies while it is used', { timeout: 60_000 }, () => {
  let lease: DatabaseLease;

  beforeAll(async () => {
    lease = await acquire('killed');
    await query(lease, 'CREATE (n:Kept {value: 7}) RETURN n.value');
  }, 60_000);

  async function acquireAgain(): Promise<void> {
    lease = await acquire('killed');
    expect(await query(lease, 'MATCH (n:Kept) RETURN n.value')).toEqual([7]);
  }

  it('is heard of by those who hold a lease, and comes back when they ask again', async () => {
    process.kill((await running('killed')).pid, 'SIGKILL');
    expect(await lease.lost).toMatch(/^The local Neo4j is gone: it ended with SIGKILL/);
    await acquireAgain();
  });

  it('is no obstacle to the next command, which comes at once, where its supervisor was killed', async () => {
    process.kill((await running('killed')).supervisor, 'SIGKILL');
    expect(await lease.lost).toMatch(/supervisor .* ended/);
    await acquireAgain();
  });

  it('does not outlive its supervisor when no other command comes', async () => {
    process.kill((await running('killed')).supervisor, 'SIGKILL');
    await goneWithin(10_000, below('killed'));
  });
});
