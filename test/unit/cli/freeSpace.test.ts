/** What a disk that is nearly full is told as. */
import fileSystem from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { refuseFullDisk } from '../../../src/cli/database/freeSpace.js';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

function freeBytes(bavail: number): void {
  const found = { type: 0, bsize: 1, blocks: 0, bfree: 0, bavail, files: 0, ffree: 0 };
  vi.spyOn(fileSystem, 'statfs').mockResolvedValue(found as never);
  syncBuiltinESMExports();
}

test('it takes no writes, and callers of the server are not told where the data folder is', async () => {
  freeBytes(255 * 2 ** 20);
  const refused = await refuseFullDisk('/srv/secret/data').catch(String);
  expect(refused).toContain(
    'The disk of the local Neo4j has 255 MB left. Imports and scenarios need at least 256 MB',
  );
  expect(refused).not.toContain('secret');
  freeBytes(256 * 2 ** 20);
  await expect(refuseFullDisk('/srv/secret/data')).resolves.toBeUndefined();
});
