import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../../src/iam/decide/kleene.js';
import {
  compareGlobs,
  comparePatterns,
  globContains,
  globIntersection,
  globsIntersect,
  withoutSubsumed,
} from '../../../src/iam/match/globAlgebra.js';
import { compileGlob, matchesGlob, textOf, type Glob } from '../../../src/iam/match/wildcard.js';
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

/** All globs over two letters and both wildcards up to a length. */
function patterns(length: number): readonly string[] {
  let all: readonly string[] = [''];
  for (let i = 0; i < length; i += 1) {
    all = [...new Set(all.flatMap((text) => [text, ...['a', 'b', '*', '?'].map((letter) => text + letter)]))];
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

  it('all pairs of short globs: overlap and containment are what their texts say', () => {
    const words = texts(4);
    const short = patterns(3)
      .filter((text) => !text.includes('**'))
      .map((text) => {
        const compiled = compileGlob(text);
        const bits = words.map((word, i) => (matchesGlob(compiled, word) ? 1n << BigInt(i) : 0n));
        return { text, glob: compiled, matched: bits.reduce((all, bit) => all | bit, 0n) };
      });
    const wrong = short.flatMap((a) =>
      short
        .filter((b) => {
          const overlaps = (a.matched & b.matched) !== 0n;
          const contains = (b.matched & ~a.matched) === 0n;
          return (
            globsIntersect(a.glob, b.glob) !== overlaps ||
            globContains(a.glob, b.glob) !== contains ||
            compareGlobs(a.glob, b.glob) !== (contains ? TRUE : overlaps ? UNKNOWN : FALSE)
          );
        })
        .map((b) => `${a.text} ${b.text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps intersections short', () => {
    const texts = (a: string, b: string): readonly string[] | undefined =>
      globIntersection(compileGlob(a), compileGlob(b))?.map(({ tokens }) => textOf(tokens));
    expect(texts('s3:*', 's3:get*')).toEqual(['s3:get*']);
    expect(texts('s3:get*', 's3:*object')).toEqual(['s3:get*object']);
    expect(texts('ab*', 'cd*')).toEqual([]);
    expect(texts('?b*', 'a*c')).toEqual(['ab*c']);
    expect(texts('a*c', '?b*')).toEqual(['ab*c']);
    expect(texts('a*', '*a')).toEqual(['a', 'a*a']);
  });

  it('two patterns of an ARN overlap if all their parts do, and hold each other likewise', () => {
    const parts = (text: string): readonly Glob[] => text.split(':').map(compileGlob);
    const compare = (outer: string, inner: string): Kleene => comparePatterns(parts(outer), parts(inner));
    expect(compare('a*:*', 'ab:c*')).toBe(TRUE);
    expect(compare('ab:*', 'a*:c*')).toBe(UNKNOWN);
    expect(compare('*:b*', 'a:*b')).toBe(UNKNOWN);
    expect(compare('ab:x', 'a*:y')).toBe(FALSE);
    expect(compare('a:x', 'b:x')).toBe(FALSE);
    expect(compare('a:x', 'a')).toBe(FALSE);
  });

  it('drops globs that others hold', () => {
    const kept = (...globs: readonly string[]): readonly string[] =>
      withoutSubsumed(globs.map(compileGlob)).map(({ tokens }) => textOf(tokens));
    expect(kept('a*', 'ab', 'c')).toEqual(['a*', 'c']);
    expect(kept('ab', 'c', 'a*')).toEqual(['c', 'a*']);
    expect(kept('a', 'a')).toEqual(['a']);
    expect(kept()).toEqual([]);
  });

  it('gives up on patterns that are too large to tell', () => {
    const outer = Array.from({ length: 5 }, (_, i) => compileGlob(`${'b*?'.repeat(310)}${'?'.repeat(i)}a`));
    const inner = compileGlob('b?*'.repeat(640));
    for (const one of outer) expect(compareGlobs(one, inner)).toBe(UNKNOWN);
    const longest = compileGlob('a*'.repeat(500));
    expect(globsIntersect(longest, compileGlob('b*'.repeat(500)))).toBe(false);
    expect(globsIntersect(compileGlob('?*a'.repeat(500)), compileGlob('*?b'.repeat(500)))).toBe(false);
    expect(globsIntersect(compileGlob(`*${'b?'.repeat(500)}*`), longest)).toBe(true);
    const ending = (text: string) => compileGlob(`*${text.repeat(1_500)}`);
    expect(globsIntersect(ending('x?'), ending('y?'))).toBe(true);
  }, 60_000);

  it('gives up on an intersection of more globs than asked for (U-7b)', () => {
    expect(globIntersection(compileGlob('*a*b*c*d*e*'), compileGlob('*f*g*h*i*j*'), 4)).toBe(undefined);
  });
});
