/** Layers of searches backwards are kept for the next question, and say the same as those read anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import {
  estates,
  everyHop,
  identifierOf,
  reachEstate,
  shortName,
  type ReachEstate,
} from '../../support/reachEstate.js';
import { runs } from '../../support/runs.js';

const chain: ReachEstate = {
  trusts: ['u1 a1', 'a1 b1', 'b1 c1', 'u2 b1'].map((one) => {
    const [by = '', to = ''] = one.split(' ');
    return { by, to, unconditional: true };
  }),
};

/** With the principals whose layers were read. */
function readerOf(estate: ReachEstate) {
  const inMemory = inMemoryReader(reachEstate(estate));
  const asked: (readonly string[])[] = [];
  const reader: GraphReader = {
    ...inMemory,
    hopLayer: (question) => {
      asked.push(question.principals.map(shortName));
      return inMemory.hopLayer(question);
    },
  };
  return { reader, asked };
}

const reaching = async (reader: GraphReader, to: string, limits = { hops: 10_000 }) => {
  const { reaching: found, completeness } = await whoCanReach(
    reader,
    { to: identifierOf(to), maxHops: 10 },
    limits,
  );
  return { found, completeness };
};

it('a question reads only the first layer of what another has read', async () => {
  const { reader, asked } = readerOf(chain);
  const first = await reaching(reader, 'c1');
  const layers = asked.splice(0);
  expect(layers.length).toBeGreaterThan(3);
  expect(await reaching(reader, 'c1')).toEqual(first);
  expect(asked.splice(0)).toEqual([['c1']]);
  await reaching(reader, 'b1');
  expect(asked).toEqual([['b1']]);
});

it('of another version of the graph all is read anew', async () => {
  const { reader } = readerOf(chain);
  await reaching(reader, 'c1');
  const without: ReachEstate = { trusts: (chain.trusts ?? []).filter(({ by }) => by !== 'u2') };
  const later = inMemoryReader({ ...reachEstate(without), graphVersion: '2' });
  const { found } = await reaching({ ...later, graph: reader.graph }, 'c1');
  expect(found).toEqual((await reaching(later, 'c1')).found);
  expect(found.map(({ identifier }) => shortName(identifier))).not.toContain('u2');
});

it('a layer that a limit cuts off is not kept', async () => {
  const { reader } = readerOf(chain);
  expect((await reaching(reader, 'b1', { hops: 1 })).completeness.truncatedBy).toContain('WORK_LIMIT');
  const whole = await reaching(reader, 'b1');
  expect(whole).toEqual(await reaching(readerOf(chain).reader, 'b1'));
});

it('says the same as a reader that has kept nothing', async () => {
  await fc.assert(
    fc.asyncProperty(estates, async (estate) => {
      const { reader } = readerOf(estate);
      const targets = [...new Set(everyHop(estate).map(({ to }) => to))].filter(
        (one) => !one.startsWith('x'),
      );
      for (const to of targets) {
        const kept = await reaching(reader, to).catch(String);
        const fresh = await reaching(readerOf(estate).reader, to).catch(String);
        expect(kept).toEqual(fresh);
      }
    }),
    runs(200),
  );
});
