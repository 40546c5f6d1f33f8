/** Paths through accounts that a caller may not know of: which are told, and in which order, rests on nothing of these. */
import { expect, test } from 'vitest';
import { assumeRolePaths } from '../../../../src/access/paths/assumeRolePaths.js';
import { redactPaths } from '../../../../src/api/callers/redactPaths.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { accountIdOf, identifierOf, reachEstate } from '../../../support/reachEstate.js';

const mine = new Set(['1', '2'].map(accountIdOf));

async function pathsOf(k: number, firm: string) {
  const trusts = ['a', 'b', 'c'].flatMap((name) => [
    { by: 'u1', to: `${name}3`, unconditional: name === firm },
    { by: `${name}3`, to: `${name}2`, unconditional: name === firm },
    { by: `${name}2`, to: 'a1', unconditional: true },
  ]);
  const reader = inMemoryReader(reachEstate({ trusts }));
  const question = { from: identifierOf('u1'), to: identifierOf('a1'), maxHops: 4, k: 100, context: [] };
  const { paths, completeness } = redactPaths(await assumeRolePaths(reader, question), mine, {
    k,
    maxHops: 10,
  });
  const names = paths.map(({ hops }) => hops.map(({ to }) => to.identifier.replace(/^.*\//, '')).join(' '));
  return { names, truncatedBy: completeness.truncatedBy };
}

test.each([1, 2, 3])('the first %d of three', async (k) => {
  const told = await pathsOf(k, 'a');
  expect(told).toEqual({
    names: ['hidden:1 a2 a1', 'hidden:2 b2 a1', 'hidden:3 c2 a1'].slice(0, k),
    truncatedBy: k < 3 ? ['MAX_PATHS'] : [],
  });
  expect(await pathsOf(k, 'c')).toEqual(told);
});
