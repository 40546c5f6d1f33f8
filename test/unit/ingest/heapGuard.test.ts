/** An import that no longer fits into memory is refused with what to do, instead of ending the process. */
import { expect, it } from 'vitest';
import { memoryProblem } from '../../../src/ingest/read/heapGuard.js';

it('says nothing while there is memory left', () => {
  expect(memoryProblem()).toBeUndefined();
  expect(memoryProblem(() => 0.69)).toBeUndefined();
});

it('names what Node may take, and the two ways out', () => {
  const message = memoryProblem(() => 0.71);
  expect(message).toMatch(/\d\.\d GB of memory/);
  expect(message).toContain('Import fewer accounts at once');
  expect(message).toContain('--max-old-space-size');
});
