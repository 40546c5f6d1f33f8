/** The file of a backup, as it is written. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeBackup } from '../../../src/cli/database/backupFile.js';

it('never takes the place of a file that came while it was written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-backup-'));
  const [dump, target] = [join(folder, 'neo4j.dump'), join(folder, 'graph.backup')];
  writeFileSync(dump, 'store');
  writeFileSync(target, 'other');
  const known = { neo4j: '5', storeVersion: 1, graphVersion: '1' };
  await expect(writeBackup(target, dump, known)).rejects.toThrow('is there already');
  expect(readFileSync(target, 'utf8')).toBe('other');
  await writeBackup(join(folder, 'free.backup'), dump, known);
  expect(readFileSync(join(folder, 'free.backup'), 'utf8')).toMatch(/"rolegraph backup".*\nstore$/);
});
