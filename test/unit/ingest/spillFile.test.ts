/** What an import reads waits in a spill file that nobody sees and nobody has to remove. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SpillFailed, SpillFile } from '../../../src/ingest/read/spillFile.js';

const megabytes = (count: number, letter: string): string => letter.repeat(count * 2 ** 20);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-spill-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the spill file of an import', () => {
  it('gives back every text as it was, short, empty, long, and beyond ASCII, in any order', () => {
    const spill = new SpillFile(folder);
    const texts = [
      '{"Version":"2012-10-17"}',
      '',
      megabytes(3, 'a'),
      'Größe 漢字 🙂',
      megabytes(9, 'b'),
      'last',
    ];
    const places = texts.map((text) => spill.append(text));
    for (const [index, place] of [...places.entries()].reverse())
      expect(spill.read(place) === texts[index]).toBe(true);
    spill.close();
  });

  it('is in memory as long as it is small', async () => {
    const spill = new SpillFile(join(folder, 'not there'));
    const place = spill.append(megabytes(1, 'a'));
    expect(spill.read(place)).toHaveLength(2 ** 20);
    spill.close();
  });

  it('is a file without a name, so that it is gone however the process ends', async () => {
    const spill = new SpillFile(folder);
    const places = ['a', 'b', 'c'].map((letter) => spill.append(megabytes(3, letter)));
    expect(await readdir(folder)).toEqual([]);
    expect(places.map((place) => spill.read(place)[0])).toEqual(['a', 'b', 'c']);
    spill.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives nothing once it is closed', () => {
    const spill = new SpillFile(folder);
    const [first] = ['a', 'b'].map((letter) => spill.append(megabytes(3, letter)));
    spill.close();
    expect(() => spill.read(first ?? [0, 0])).toThrow('closed');
  });

  it('says where it cannot be written, and what to do', () => {
    const spill = new SpillFile(join(folder, 'not there'));
    spill.append(megabytes(3, 'a'));
    const more = () => spill.append(megabytes(3, 'b'));
    expect(more).toThrow(SpillFailed);
    expect(more).toThrow(/not there.*ENOENT.*TMPDIR/);
  });
});
