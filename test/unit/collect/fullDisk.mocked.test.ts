/** A disk that is full: what is there stays, and the error says which file could not be written. */
import type * as promises from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeJson } from '../../../src/collect/write.js';

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  return {
    ...real,
    async open(...to: Parameters<typeof real.open>) {
      const file = await real.open(...to);
      const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        syscall: 'write',
      });
      if (disk.isFull) vi.spyOn(file, 'writeFile').mockRejectedValue(full);
      return file;
    },
  };
});

test('leaves the file as it was, and nothing beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-full-'));
  const path = join(folder, 'compute.json');
  try {
    await writeJson(path, [1]);
    disk.isFull = true;
    await expect(writeJson(path, [2])).rejects.toMatchObject({ code: 'ENOSPC', syscall: 'write', path });
    expect([await readdir(folder), await readFile(path, 'utf8')]).toEqual([['compute.json'], '[\n  1\n]\n']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
