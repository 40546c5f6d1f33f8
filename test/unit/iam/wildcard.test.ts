import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, hasWildcard, matchesGlob, textOf, tokenize } from '../../../src/iam/match/wildcard.js';
import { runs } from '../../support/runs.js';

const letters = fc.constantFrom('a', 'b', ':', '\n', '*', '?');
const pattern = fc.string({ unit: letters, maxLength: 10 });
const text = fc.string({ unit: letters, maxLength: 14 });

/** The obvious table: does pattern[i…] match text[j…]? */
function matchesByTable(glob: string, value: string): boolean {
  const table = Array.from({ length: glob.length + 1 }, () => Array<boolean>(value.length + 1).fill(false));
  const at = (i: number, j: number): boolean => table[i]?.[j] ?? false;
  for (let i = glob.length; i >= 0; i -= 1) {
    for (let j = value.length; j >= 0; j -= 1) {
      const row = table[i];
      if (row === undefined) continue;
      if (i === glob.length) row[j] = j === value.length;
      else if (glob[i] === '*') row[j] = at(i + 1, j) || (j < value.length && at(i, j + 1));
      else row[j] = j < value.length && (glob[i] === '?' || glob[i] === value[j]) && at(i + 1, j + 1);
    }
  }
  return at(0, 0);
}

describe('the wildcard matcher', () => {
  it('agrees with an independent table (L-11)', () => {
    fc.assert(
      fc.property(pattern, text, (glob, value) => {
        expect(matchesGlob(compileGlob(glob), value)).toBe(matchesByTable(glob, value));
      }),
      runs(20_000),
    );
  });

  it('takes brackets, backslashes, plus and dot literally (L-11)', () => {
    for (const literal of ['[ab]', 'a\\', 'a+', 'a.b', '(a|b)', '^a$']) {
      expect(matchesGlob(compileGlob(literal), literal)).toBe(true);
      expect(matchesGlob(compileGlob(literal), 'ab')).toBe(false);
    }
  });

  it('counts UTF-16 units (L-11)', () => {
    expect(matchesGlob(compileGlob('?'), '😀')).toBe(false);
    expect(matchesGlob(compileGlob('??'), '😀')).toBe(true);
  });

  it('stays fast where a backtracking matcher would not', () => {
    const glob = compileGlob(`${'a*'.repeat(1024)}b`);
    const value = 'a'.repeat(2048);
    const start = performance.now();
    expect(matchesGlob(glob, value)).toBe(false);
    expect(performance.now() - start).toBeLessThan(100);
  });

  it.each([
    ['*ab*ba*', 'aba', false],
    ['*ab*ba*', 'abba', true],
    ['*a?*?b*', 'axb', false],
    ['*a?*?b*', 'axyb', true],
    ['a?*?b', 'axb', false],
    ['*?*?*', 'a', false],
    ['*?*?*', 'ab', true],
    ['??*', 'a', false],
  ])('%s and %s: parts do not overlap (L-11)', (glob, value, matched) => {
    expect(matchesGlob(compileGlob(glob), value)).toBe(matched);
  });

  it('writes tokens back as they were read, runs of stars as one', () => {
    expect(textOf(tokenize('a**b?c'))).toBe('a*b?c');
    expect(textOf(tokenize('ab***'))).toBe('ab*');
    expect(hasWildcard('a?')).toBe(true);
    expect(hasWildcard('a')).toBe(false);
  });
});
