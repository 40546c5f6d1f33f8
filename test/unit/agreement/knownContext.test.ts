/** The engine and the reference give the same decision wherever the context is fully known. */
import { describe, expect, it } from 'vitest';
import { randomCase, wellTyped } from '../../support/reference/caseArbitraries.js';
import { announce, chooseSeed, searchDisagreements } from '../../support/reference/agreement.js';
import { randomIllTypedCase } from '../../support/reference/illTyped.js';
import { drawsOf } from '../../support/runs.js';

const seed = chooseSeed();
const minute = 60_000;

describe('requests in a known context', () => {
  it('well-typed cases agree, and every decision occurs', { timeout: 5 * minute }, () => {
    const cases = drawsOf(100_000);
    const { counts, failures } = searchDisagreements(seed, cases, (random) => randomCase(random, wellTyped));
    announce('well-typed cases', seed, Object.fromEntries(counts));
    expect(failures).toEqual([]);
    for (const decision of ['ALLOWED', 'CONDITIONAL', 'IMPLICIT_DENY', 'EXPLICIT_DENY', 'UNKNOWN'] as const)
      expect(counts.get(decision) ?? 0, decision).toBeGreaterThanOrEqual(cases * 0.015);
  });

  it('ill-typed cases agree', { timeout: 5 * minute }, () => {
    const { counts, failures } = searchDisagreements(seed, drawsOf(20_000), randomIllTypedCase);
    announce('ill-typed cases', seed, Object.fromEntries(counts));
    expect(failures).toEqual([]);
  });
});
