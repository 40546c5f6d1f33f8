/** The engine's wildcard matcher and the reference's table agree, and the worst case stays fast. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, matchesGlob } from '../../../src/iam/match/wildcard.js';
import { announce, chooseSeed } from '../../support/reference/agreement.js';
import { matchesPattern } from '../../support/reference/tokens.js';
import { runs } from '../../support/runs.js';

const seed = chooseSeed();

function textOf(alphabet: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...alphabet), { maxLength }).map((letters) => letters.join(''));
}

/** Milliseconds of the fastest of a few runs. */
function fastest(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('wildcards (L-11)', () => {
  it('random pairs of pattern and text agree', { timeout: 120_000 }, () => {
    announce('wildcards', seed);
    const pattern = textOf(['a', 'b', '*', '?', '*', ':', '\n'], 10);
    const text = textOf(['a', 'b', 'a', ':', '*', '\n', '😀'], 12);
    const agree = fc.property(pattern, text, (glob, value) => {
      expect(matchesGlob(compileGlob(glob), value)).toBe(matchesPattern(glob, value));
    });
    fc.assert(agree, runs(100_000));
  });

  it.each([
    ['many stars, no match', '*a'.repeat(1024), `${'a'.repeat(2047)}b`],
    ['one star, a long tail that almost fits', `*${'a'.repeat(1023)}b`, 'a'.repeat(2048)],
    ['question marks after each star', '*?'.repeat(1023) + '*b', 'a'.repeat(2048)],
    ['a run that is tried at every place', `*${'a'.repeat(1023)}b*`, 'a'.repeat(2048)],
    ['a run with question marks, tried at every place', `*${'a?'.repeat(512)}b*`, 'a'.repeat(2048)],
  ])('2,048 × 2,048: %s', (_, glob, text) => {
    const compiled = compileGlob(glob);
    const time = fastest(() => matchesGlob(compiled, text));
    console.info(`worst case: ${time.toFixed(2)} ms`);
    expect(matchesGlob(compiled, text)).toBe(matchesPattern(glob, text));
    expect(time).toBeLessThanOrEqual(50);
  });
});
