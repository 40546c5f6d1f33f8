/** A backup of the local database, and what a restore makes of it: the same answers, byte for byte, or what was there before. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditPath } from '../../src/audit/auditLog.js';
import { backup, restore } from '../../src/cli/database/backup.js';
import { importExports } from '../../src/cli/importExports.js';
import { openGraph } from '../../src/cli/openGraph.js';
import { sampleDir } from '../../src/cli/sampleDir.js';
import { readConfig } from '../../src/config.js';
import { CanDocument, GraphVersionDocument } from '../../src/api/operations.generated.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { readActions } from '../../src/cli/serve.js';
import { isDeep } from '../support/runs.js';
import { acquire, below } from './dataFolders.js';

const limit = { timeout: 300_000 };
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const configOf = (folder: string) => readConfig({ ROLEGRAPH_DATA_DIR: below(folder) });

const gina = 'arn:aws:iam::555555555555:user/gina';
const runner = 'arn:aws:iam::555555555555:role/ci/ci-runner';

/** Everything that these questions tell of the graph, and of its version. */
async function answers(folder: string): Promise<string> {
  const graph = await openGraph(configOf(folder));
  try {
    const services = { ...graph, actions: await readActions() };
    const told = await Promise.all([
      executeOperation(services, GraphVersionDocument.text, {}),
      executeOperation(services, CanDocument.text, {
        principal: gina,
        action: 'sts:AssumeRole',
        resource: runner,
      }),
    ]);
    expect(told.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    const principals = await graph.reader.principalPage({ first: 100 }, {});
    const accounts = await graph.reader.accountPage({ first: 100 }, {});
    return JSON.stringify([told, principals, accounts], (key, value: unknown) =>
      key === 'decidedAt' ? undefined : value,
    );
  } finally {
    await graph.close();
  }
}

let before = '';

beforeAll(async () => {
  expect(await importExports(configOf('saved'), [sampleDir])).toBe(0);
  before = await answers('saved');
  await backup(configOf('saved'), below('saved.backup'));
});

describe('a backup', limit, () => {
  it('restores to the same answers, in another folder', async () => {
    await restore(configOf('restored'), below('saved.backup'), { replace: false });
    expect(await answers('restored')).toBe(before);
  });

  it('and its restore have lines in the audit log', async () => {
    const operations = async (folder: string) =>
      (await readFile(auditPath(configOf(folder)), 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly operation: string; readonly decision: string })
        .map(({ operation, decision }) => `${operation} ${decision}`);
    expect(await operations('saved')).toContain('rolegraph backup DONE');
    expect(await operations('restored')).toEqual(['rolegraph restore BEGUN', 'rolegraph restore DONE']);
  });

  it('is written over no file, and restored over no graph, unless that is wanted', async () => {
    await expect(backup(configOf('saved'), below('saved.backup'))).rejects.toThrow(/is there already/);
    const restoring = restore(configOf('saved'), below('saved.backup'), { replace: false });
    await expect(restoring).rejects.toThrow(/holds a graph already.*--replace/);
  });

  it('that is damaged or cut off changes nothing', async () => {
    const whole = await readFile(below('saved.backup'));
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(whole.length - 9) ^ 1, whole.length - 9);
    for (const [content, reason] of [
      [damaged, /is damaged/],
      [whole.subarray(0, -1), /is damaged/],
      [whole.subarray(0, 20), /is no backup/],
    ] as const) {
      await writeFile(below('bad.backup'), content);
      const restoring = restore(configOf('saved'), below('bad.backup'), { replace: true });
      await expect(restoring).rejects.toThrow(reason);
    }
    if (isDeep) expect(await answers('saved')).toBe(before);
  });

  it.runIf(isDeep)('waits for no server: whoever uses the database has to stop first', async () => {
    const lease = await acquire('saved', { auth: true });
    const backing = backup(configOf('saved'), below('other.backup'));
    await expect(backing).rejects.toThrow(/Stop it, and try again/);
    expect(existsSync(below('other.backup'))).toBe(false);
    await lease.release();
  });
});

describe('a restore that is killed', limit, () => {
  it.runIf(isDeep)('leaves what was there, or what it restores', async () => {
    await importExports(configOf('old'), [`${sampleDir}/organization.json`]);
    const old = await answers('old');
    for (let draw = 0; draw < 6; draw += 1) {
      const args = ['--import', 'tsx', main, 'restore', below('saved.backup'), '--replace'];
      const env = { ...process.env, NEO4J_URI: '', ROLEGRAPH_DATA_DIR: below('old') };
      const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
      const ended = once(child, 'exit');
      await Promise.race([sleep(4_000 * draw), ended]);
      child.kill('SIGKILL');
      await ended;
      expect([old, before]).toContain(await answers('old'));
    }
  });
});
