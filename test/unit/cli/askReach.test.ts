/** What `rolegraph ask blast-radius` prints where its output is no terminal. */
import { expect, test, vi } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { joinPages } from '../../../src/cli/ask/pages.js';
import type { TimeLimit } from '../../../src/graph/contract/timeLimit.js';
import { renderWhoCan } from '../../../src/cli/ask/renderReach.js';
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

test('says what the limit may hide, and that nobody was found', async () => {
  expect(await told('u1', 1)).toMatch(/^At least \d principals can be reached/);
  expect(await told('u1', 1)).toMatch(/There may be more: somebody may be further away \(--max-hops\)/);
  expect(await told('c1', 6)).toMatch(
    /^Nobody else was found to be reachable from c1 \(1{12}\)\..*complete \(1 principal\)\..*Not known/s,
  );
});

test('a question of the terminal may take longer than one of the API', async () => {
  vi.useFakeTimers();
  let isOver: boolean | undefined;
  const readerWithin = (limit: TimeLimit) => {
    vi.advanceTimersByTime(30_000);
    isOver = limit.searchOver.aborted;
    vi.useRealTimers();
    return services.reader;
  };
  const question = { kind: 'blast-radius', principal: identifierOf('u1'), maxHops: 6 } as const;
  await answerInText({ ...services, readerWithin }, question, { format: 'text', context: [] });
  expect(isOver).toBe(false);
});

test('as JSON: what the field gives', async () => {
  const json = JSON.parse(await told('u1', 6, 'json')) as object;
  expect(json).toMatchObject({ principalCount: 5, administratorCount: 1, crossAccountHopCount: 1 });
});

test('what any page of a list lacks, the whole list lacks', () => {
  const pageInfo = { hasNextPage: true, endCursor: 'a' };
  const last = { hasNextPage: false, endCursor: 'b' };
  const complete = { complete: true, truncatedBy: [], unexplored: [] };
  const cut = (limit: 'TIME_LIMIT' | 'WORK_LIMIT', name: string) => ({
    complete: false,
    truncatedBy: [limit],
    unexplored: [name],
  });
  const [first, second] = [cut('TIME_LIMIT', 'ann'), cut('WORK_LIMIT', 'bob')];
  const page = { pageInfo, completeness: first, dataGaps: ['one'], nodes: [1] };
  const rest = { pageInfo: last, completeness: second, dataGaps: ['one', 'two'], nodes: [2] };
  expect(joinPages(page, rest)).toEqual({
    pageInfo: last,
    completeness: {
      complete: false,
      truncatedBy: ['TIME_LIMIT', 'WORK_LIMIT'],
      unexplored: ['ann', 'bob'],
    },
    dataGaps: ['one', 'two'],
    nodes: [1, 2],
  });
  expect(joinPages({ ...page, completeness: complete }, rest).completeness).toEqual(second);
});

test('a list from which all fell out is told as nobody', () => {
  const completeness = { complete: true, truncatedBy: [], explored: 2, unexplored: [] };
  const answer = { totalCount: 1, nodes: [], dataGaps: [], completeness };
  const question = { action: 's3:GetObject', resource: '*', transitive: true };
  expect(
    renderWhoCan(answer as unknown as Parameters<typeof renderWhoCan>[0], { question, verbose: false }),
  ).toMatch(/^Nobody can end up doing s3:GetObject on \*\./);
});
