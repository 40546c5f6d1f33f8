/** Commands that take out or replace all accounts, or let somebody in, have lines in the audit log. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { auditPath } from '../../../src/audit/auditLog.js';
import { restore } from '../../../src/cli/database/backup.js';
import { createTokenNamed, revokeTokenNamed } from '../../../src/cli/tokens.js';
import { readConfig } from '../../../src/config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolegraph-audited-'));
});

const configOf = () => readConfig({ ROLEGRAPH_DATA_DIR: join(folder, 'data') });
const lines = () =>
  readFileSync(auditPath(configOf()), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

it('a restore, also one that fails', async () => {
  const missing = join(folder, 'missing.backup');
  await expect(restore(configOf(), missing, { replace: true })).rejects.toThrow('cannot be read');
  expect(lines()).toMatchObject([
    { operation: 'rolegraph restore', decision: 'BEGUN' },
    { operation: 'rolegraph restore', decision: 'FAILED' },
  ]);
});

it('a token, whose line tells what it may', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await createTokenNamed('ci', { scopes: ['import'], accounts: ['111122223333'], expires: 30 }, configOf());
  await revokeTokenNamed('ci', configOf());
  await createTokenNamed('ci', { scopes: ['admin'], expires: Infinity }, configOf());
  const made = lines().filter(({ operation }) => operation === 'rolegraph tokens create');
  expect(new Set(made.map((line) => line['variablesHash'])).size).toBe(2);
  vi.restoreAllMocks();
});

it('a user without a name, by its id', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(os, 'userInfo').mockImplementation(() => {
    throw new Error('uv_os_get_passwd returned ENOENT (no such file or directory)');
  });
  syncBuiltinESMExports();
  try {
    await expect(revokeTokenNamed('ci', configOf())).rejects.toThrow('There is no token ci.');
  } finally {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  }
  expect(lines()).toMatchObject([{ caller: `terminal:uid:${process.getuid?.()}` }, { decision: 'DONE' }]);
});
