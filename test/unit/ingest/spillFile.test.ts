/** What an import reads waits in a scratch file that nobody sees and nobody has to remove. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoScratch, Scratch } from '../../../src/ingest/read/spillFile.js';

const megabytes = (count: number, letter: string): string => letter.repeat(count * 2 ** 20);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-scratch-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the scratch of an import', () => {
  it('gives back every text as it was, short, empty, long, and beyond ASCII, in any order', () => {
    const scratch = new Scratch(folder);
    const texts = [
      '{"Version":"2012-10-17"}',
      '',
      megabytes(3, 'a'),
      'Größe 漢字 🙂',
      megabytes(9, 'b'),
      'last',
    ];
    const places = texts.map((text) => scratch.append(text));
    for (const [index, place] of [...places.entries()].reverse())
      expect(scratch.read(place) === texts[index]).toBe(true);
    scratch.close();
  });

  it('is in memory as long as it is small', async () => {
    const scratch = new Scratch(join(folder, 'not there'));
    const place = scratch.append(megabytes(1, 'a'));
    expect(scratch.read(place)).toHaveLength(2 ** 20);
    scratch.close();
  });

  it('is a file without a name, so that it is gone however the process ends', async () => {
    const scratch = new Scratch(folder);
    const places = ['a', 'b', 'c'].map((letter) => scratch.append(megabytes(3, letter)));
    expect(await readdir(folder)).toEqual([]);
    expect(places.map((place) => scratch.read(place)[0])).toEqual(['a', 'b', 'c']);
    scratch.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives nothing once it is closed', () => {
    const scratch = new Scratch(folder);
    const [first] = ['a', 'b'].map((letter) => scratch.append(megabytes(3, letter)));
    scratch.close();
    expect(() => scratch.read(first ?? [0, 0])).toThrow('closed');
  });

  it('says where it cannot be written, and what to do', () => {
    const scratch = new Scratch(join(folder, 'not there'));
    scratch.append(megabytes(3, 'a'));
    const more = () => scratch.append(megabytes(3, 'b'));
    expect(more).toThrow(NoScratch);
    expect(more).toThrow(/not there.*ENOENT.*TMPDIR/);
  });
});
