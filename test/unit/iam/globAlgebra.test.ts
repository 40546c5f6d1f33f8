import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globContains, globIntersection, globsIntersect } from '../../../src/iam/match/globAlgebra.js';
import { compileGlob, matchesGlob, textOf } from '../../../src/iam/match/wildcard.js';
import { runs } from '../../support/runs.js';

const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });

/** All texts over three letters up to a length; `c` stands for what no pattern spells out. */
function texts(length: number): readonly string[] {
  let all: readonly string[] = [''];
  let longest: readonly string[] = [''];
  for (let i = 0; i < length; i += 1) {
    longest = longest.flatMap((text) => ['a', 'b', 'c'].map((letter) => text + letter));
    all = [...all, ...longest];
  }
  return all;
}

const sample = texts(7);

describe('globs against globs (L-17)', () => {
  it('two globs overlap exactly if some text matches both', () => {
    fc.assert(
      fc.property(glob, glob, (a, b) => {
        const [x, y] = [compileGlob(a), compileGlob(b)];
        const found = sample.some((text) => matchesGlob(x, text) && matchesGlob(y, text));
        if (found || a.length + b.length <= 7) expect(globsIntersect(x, y)).toBe(found);
      }),
      runs(1_000),
    );
  });

  it('one glob contains another exactly if it matches all that the other matches', () => {
    fc.assert(
      fc.property(glob, glob, (a, b) => {
        const [outer, inner] = [compileGlob(a), compileGlob(b)];
        const refuted = sample.some((text) => matchesGlob(inner, text) && !matchesGlob(outer, text));
        const contained = globContains(outer, inner);
        if (refuted) expect(contained).toBe(false);
        else if (a.length <= 3 && b.length <= 3) expect(contained).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('an intersection matches what both match, and nothing else', () => {
    fc.assert(
      fc.property(glob, glob, (a, b) => {
        const [x, y] = [compileGlob(a), compileGlob(b)];
        const common = globIntersection(x, y) ?? [];
        const wrong = sample.filter((text) => {
          const both = matchesGlob(x, text) && matchesGlob(y, text);
          return common.some((one) => matchesGlob(one, text)) !== both;
        });
        expect(wrong).toEqual([]);
      }),
      runs(400),
    );
  });

  it('keeps intersections short', () => {
    const texts = (a: string, b: string): readonly string[] | undefined =>
      globIntersection(compileGlob(a), compileGlob(b))?.map(({ tokens }) => textOf(tokens));
    expect(texts('s3:*', 's3:get*')).toEqual(['s3:get*']);
    expect(texts('s3:get*', 's3:*object')).toEqual(['s3:get*object']);
    expect(texts('ab*', 'cd*')).toEqual([]);
    expect(texts('a*', '*a')).toEqual(['a', 'a*a']);
  });
});
