/** The local Neo4j as commands see it: started on demand, shared, and kept between runs. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseEnd } from '../support/databaseEnd.js';
import { LocalDatabaseUnavailable } from '../../src/graph/local/supervisorMessages.js';
import { acquire, below, databasesOf, query } from './dataFolders.js';
import { goneWithin } from './processes.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function socketIsGone(folder: string): Promise<void> {
  const socket = below(join(folder, 'neo4j/5.26/supervisor.sock'));
  await vi.waitUntil(() => !existsSync(socket), { timeout: 10_000, interval: 5 });
}

describe('a data folder that is used for the first time', { timeout: 60_000 }, () => {
  it('gets a password of its own, answers, and is shared by whoever comes next', async () => {
    const steps: string[] = [];
    const first = await acquire('kept', { auth: true, onProgress: ({ step }) => steps.push(step) });
    const second = await acquire('kept', { auth: true });

    expect(await query(first, 'RETURN 1')).toEqual([1]);
    expect(second.uri).toBe(first.uri);
    expect(second.password).toBe(first.password);
    expect(first.password).toMatch(/^\S{20,}$/);
    expect((await stat(below('kept/neo4j/5.26/password'))).mode & 0o777).toBe(0o600);
    expect(steps.slice(-2)).toEqual(['START', 'READY']);
    await expect(query({ ...first, password: 'neo4j' }, 'RETURN 1')).rejects.toThrow(/unauthorized/i);

    await first.release();
    expect(await query(second, 'CREATE (n:Kept {value: 42}) RETURN n.value')).toEqual([42]);
    await second.release();
    expect(await databaseEnd(below('kept'))).toBe(true);
    await goneWithin(10_000, below('kept'));
  });

  it('has its data and its password the next time, also on another port where the preferred one is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const lease = await acquire('kept', { auth: true, preferredPort: port });
    other.close();
    expect(lease.uri).not.toContain(String(port));
    expect(await query(lease, 'MATCH (n:Kept) RETURN n.value')).toEqual([42]);
    await lease.release();
  });

  it('is started again for a command that comes while it stops', async () => {
    await socketIsGone('kept');
    expect(databasesOf('kept').length).toBeGreaterThan(0);
    const lease = await acquire('kept', { auth: true });
    expect(await query(lease, 'MATCH (n:Kept) RETURN n.value')).toEqual([42]);
    await lease.release();
  });
});

describe('two data folders', { timeout: 60_000 }, () => {
  it('get a port each where they start at once and prefer the same one, also one with a long name', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port: preferredPort } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));

    const options = { preferredPort, auth: true };
    const leases = await Promise.all([
      acquire('one', options),
      acquire(`ports ünd ${'x'.repeat(100)}`, options),
    ]);
    expect(new Set(leases.map(({ uri }) => uri)).size).toBe(2);
    expect(await Promise.all(leases.map((lease) => query(lease, 'RETURN 3')))).toEqual([[3], [3]]);
    await Promise.all(leases.map((lease) => lease.release()));
  });
});

describe('a database that cannot be started', { timeout: 60_000 }, () => {
  it('is refused where the store is of another line, and left as it is', async () => {
    const home = below('other-line/neo4j/5.26');
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'store-line'), '2026\n');
    await expect(acquire('other-line')).rejects.toThrow(/holds a store of Neo4j 2026, and this is 5\.26/);
    expect(await readdir(home)).not.toContain('data');
  });

  it('says what its log says', async () => {
    const failure = acquire('no-memory', { heapMegabytes: 900_000_000 });
    await expect(failure).rejects.toThrow(LocalDatabaseUnavailable);
    await expect(failure).rejects.toThrow(
      /^The local Neo4j did not start: it ended with 1 .*\n.*console\.log:\n/,
    );
  });

  it('names the ways out where Maven is missing and the jars were never fetched', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('JAVA_HOME', undefined);
    const failure = acquire('no-maven', { cacheDir: below('empty-cache') });
    await expect(failure).rejects.toThrow(/(Maven|Java).*docker compose up -d.*NEO4J_URI/);
  });
});
