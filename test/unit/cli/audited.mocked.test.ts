/** Commands that take out or replace all accounts, or let somebody in, have lines in the audit log. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { auditPath } from '../../../src/audit/auditLog.js';
import { demo } from '../../../src/cli/demo.js';
import { diff } from '../../../src/cli/diff/diff.js';
import type { OpenGraph } from '../../../src/cli/openGraph.js';
import { backup, restore } from '../../../src/cli/database/backup.js';
import { createTokenNamed, revokeTokenNamed } from '../../../src/cli/tokens.js';
import { readConfig } from '../../../src/config.js';

vi.mock('../../../src/cli/openGraph.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  withGraph: (_config: object, work: (graph: object) => unknown) => work({ isEmpty: async () => false }),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolegraph-audited-'));
});

const configOf = (more: Readonly<Record<string, string>> = {}) =>
  readConfig({ ROLEGRAPH_DATA_DIR: join(folder, 'data'), ...more });
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

it('the demo, which imports its sample', async () => {
  const graph = {
    reader: { accountPage: async () => ({ entries: [] }) },
    writer: { inOneTransaction: () => Promise.reject(new Error('away')) },
    planImport: async () => undefined,
    close: async () => undefined,
  } as unknown as OpenGraph;
  await expect(demo(configOf(), graph, { once: true })).rejects.toThrow();
  expect(lines()).toMatchObject([
    { operation: 'rolegraph demo', decision: 'BEGUN' },
    { operation: 'rolegraph demo', decision: 'FAILED' },
  ]);
});

it('a difference that is made in the database of somebody', async () => {
  const config = configOf({ NEO4J_URI: 'bolt://127.0.0.1:7687', NEO4J_PASSWORD: 'unused' });
  const sides = [join(folder, 'monday'), join(folder, 'tuesday')] as const;
  await expect(diff(config, sides, { format: 'json', trials: 0 })).rejects.toThrow('is not empty');
  expect(lines()).toMatchObject([
    { operation: 'rolegraph diff', decision: 'BEGUN' },
    { operation: 'rolegraph diff', decision: 'FAILED' },
  ]);
});

it('a backup, also one that fails as there is no graph', async () => {
  const file = join(folder, 'nightly.backup');
  await expect(backup(configOf(), file)).rejects.toThrow(`${join(folder, 'data')} contains no graph. Set`);
  expect(existsSync(file)).toBe(false);
  expect(lines()).toMatchObject([
    { operation: 'rolegraph backup', decision: 'BEGUN' },
    { operation: 'rolegraph backup', decision: 'FAILED' },
  ]);
});

it('a token, whose line tells what it may', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await createTokenNamed('ci', { scopes: ['read'], accounts: ['111122223333'], expires: 30 }, configOf());
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
