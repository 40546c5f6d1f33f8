/** A folder for some work is gone after it, however the work or its process ends. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lutimes, mkdir, mkdtemp, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inNewFolder } from '../../src/newFolder.js';

let start: string;
let left: () => Promise<readonly string[]>;
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'new-folder-'));
  start = join(parent, 'work-');
  left = () => readdir(parent);
});
afterEach(() => {
  vi.useRealTimers();
});

const fill = (folder: string) => writeFile(join(folder, 'upload'), 'secret');

test('it is there during the work, and gone after it', async () => {
  const seen = await inNewFolder(start, async (folder) => {
    await fill(folder);
    return existsSync(folder);
  });
  expect(seen).toBe(true);
  await expect(inNewFolder(start, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await left()).toEqual([]);
});

test('it is gone after a process that exits before its work is done', { timeout: 60_000 }, async () => {
  const script = `
    import { writeFile } from 'node:fs/promises';
    import { inNewFolder } from ${JSON.stringify(new URL('../../src/newFolder.ts', import.meta.url).href)};
    await inNewFolder(${JSON.stringify(start)}, async (folder) => {
      await writeFile(folder + '/upload', 'secret');
      process.exit(3);
    });`;
  const run = promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '--eval',
    script,
  ]);
  await expect(run).rejects.toMatchObject({ code: 3 });
  expect(await left()).toEqual([]);
});

test('those of killed processes are deleted by the next work, and not those that work goes on in', async () => {
  vi.useFakeTimers();
  const killed = await mkdtemp(start);
  await fill(killed);
  await writeFile(join(start, '..', 'other'), '');
  let finish = (): void => undefined;
  const going = inNewFolder(start, () => new Promise<void>((resolve) => (finish = resolve)));
  await vi.waitUntil(async () => (await left()).length === 3);
  for (const name of await left()) await utimes(join(start, '..', name), 0, 0);
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitUntil(async () => (await inNewFolder(start, left)).length === 3);
  expect(existsSync(killed)).toBe(false);
  finish();
  await going;
  expect(await left()).toEqual(['other']);
});

test('what the user has under similar names stays', async () => {
  const own = ['work-report.json', 'work-report', 'work-reports', 'work-linked', 'work-folder'];
  const [file = '', alike = '', longer = '', link = '', folder = ''] = own.map((name) =>
    join(start, '..', name),
  );
  for (const path of [file, alike]) await writeFile(path, 'kept');
  await mkdir(longer, { mode: 0o700 });
  await symlink(longer, link);
  await mkdir(folder, { mode: 0o755 });
  for (const path of [file, alike, longer, link, folder]) await lutimes(path, 0, 0);
  await inNewFolder(start, () => Promise.resolve());
  expect((await left()).toSorted()).toEqual(own.toSorted());
});
