/** What `rolegraph ask blast-radius` prints where its output is no terminal. */
import { expect, test } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { identifierOf, reachEstate } from '../../support/reachEstate.js';
import { servicesOf } from '../api/services.js';

const services = servicesOf(
  inMemoryReader(
    reachEstate({
      trusts: [
        { by: 'u1', to: 'a1', unconditional: true },
        { by: 'u1', to: 'a2', unconditional: false },
      ],
      administrators: { a2: true },
    }),
  ),
);

const told = (principal: string, maxHops: number, format: 'text' | 'json' = 'text') =>
  answerInText(
    services,
    { kind: 'blast-radius', principal: identifierOf(principal), maxHops },
    { format, context: [] },
  );

test('counts first, then who is nearest', async () => {
  const text = await told('u1', 6);
  expect(text).toMatch(/^5 principals can be reached from u1 \(1{12}\):/);
  expect(text).toMatch(/without conditions\t1/);
  expect(text).toMatch(/accounts that can be administered\t1\t2{12}/);
  expect(text).toMatch(/role\/a1\t1 hop\tyes/);
  expect(text).toMatch(/role\/b2\t2 hops\tunder conditions/);
  expect(text).toMatch(/The search is complete \(6 principals\)/);
});

test('says what the limit may hide, and that nobody is reachable', async () => {
  expect(await told('u1', 1)).toMatch(/There may be more: somebody may be further away \(--max-hops\)/);
  expect(await told('c1', 6)).toMatch(/^Nobody else is reachable from c1 \(1{12}\)\./);
});

test('as JSON: what the field gives', async () => {
  const json = JSON.parse(await told('u1', 6, 'json')) as object;
  expect(json).toMatchObject({ principalCount: 5, administratorCount: 1, crossAccountHopCount: 1 });
});
