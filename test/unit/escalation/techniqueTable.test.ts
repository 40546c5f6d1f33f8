/** Of each row of test/cases/techniques/*.yaml, whom the technique leads to in a small account, and how certainly (G-6, G-6a). */
import { expect, it } from 'vitest';
import { linesOf, techniqueCases } from '../../support/techniqueRows.js';

it.each(techniqueCases.map((one) => [one.title, one] as const))('%s', (_title, { id, account, expected }) => {
  expect(linesOf(id, account)).toEqual(expected);
});

it('no row stands twice, so that a decision about it is found in one place', () => {
  const titles = techniqueCases.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
