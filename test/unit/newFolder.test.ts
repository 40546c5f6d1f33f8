/** Folders for some work are gone after it, also where a signal ends the process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inNewFolder } from '../../src/newFolder.js';

const start = join(mkdtempSync(join(tmpdir(), 'rolegraph-folders-')), 'some-');

test('a folder is gone after the work, also if it fails', async () => {
  const listeners = process.listenerCount('exit');
  const folders: string[] = [];
  const work = (fails: boolean) =>
    inNewFolder(start, async (folder) => {
      folders.push(folder);
      writeFileSync(join(folder, 'file'), '');
      if (fails) throw new Error('failed');
    });
  await work(false);
  await expect(work(true)).rejects.toThrow('failed');
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  expect(process.listenerCount('exit')).toBe(listeners);
});

const program = `
import { inNewFolder } from './src/newFolder.ts';
import { exitAtSignals } from './src/cli/stopSignal.ts';
exitAtSignals();
void inNewFolder(${JSON.stringify(start)}, async (folder) => {
  console.log(folder);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});`;

test('and if a signal ends the process', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [folder] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(existsSync(folder.trim())).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([143, null]);
  expect(existsSync(folder.trim())).toBe(false);
});
