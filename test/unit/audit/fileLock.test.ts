/** One process at a time, also where one was away for longer than anybody works. */
import { mkdtemp, readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { locked } from '../../../src/audit/fileLock.js';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'lock-')), 'a.lock');
});

const filesBeside = () => readdir(dirname(path));

/** Work that goes on until it is told to end. */
function heldWork() {
  let begin = (): void => undefined;
  let end = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<void>((resolve) => (end = resolve));
  const done = locked(path, async () => {
    begin();
    await ended;
  });
  return { begun, end: () => end(), done };
}

describe('a lock', () => {
  it('lets one work after the other, and leaves no file', async () => {
    let working = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      working += 1;
      most = Math.max(most, working);
      await Promise.resolve();
      working -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => locked(path, work)));
    expect(most).toBe(1);
    expect(await filesBeside()).toEqual([]);
  });

  it('that another took over is not removed by the one that held it before', async () => {
    const first = heldWork();
    await first.begun;
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path, longAgo, longAgo);
    const second = heldWork();
    await second.begun;
    first.end();
    await first.done;
    expect(await filesBeside()).toEqual(['a.lock']);
    second.end();
    await second.done;
    expect(await filesBeside()).toEqual([]);
  });

  it('is given back where the work fails', async () => {
    await expect(locked(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await filesBeside()).toEqual([]);
  });
});
