/** Layers of searches are kept for the next question, and say the same as those read anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import {
  caller,
  estates,
  everyHop,
  identifierOf,
  reachEstate,
  shortName,
  type ReachEstate,
} from '../../support/reachEstate.js';
import { runs } from '../../support/runs.js';

const trusting = (...hops: readonly string[]): ReachEstate => ({
  trusts: hops.map((one) => {
    const [by = '', to = ''] = one.split(' ');
    return { by, to, unconditional: true };
  }),
});

const chain = trusting('u1 a1', 'a1 b1', 'b1 c1', 'u2 b1');

type Beyond = Partial<Pick<InMemoryGraph, 'mayAssumeIn' | 'unexplored'>>;

/** With the principals whose layers were read. */
function readerOf(estate: ReachEstate, beyond: Beyond = {}) {
  const inMemory = inMemoryReader({ ...reachEstate(estate), ...beyond });
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

it('a blast radius reads only the first layer of what another has read', async () => {
  const { reader, asked } = readerOf(chain);
  const radius = () => blastRadius(reader, { principal: identifierOf('u1'), maxHops: 10 });
  const first = await radius();
  expect(asked.splice(0).length).toBeGreaterThan(5);
  expect(await radius()).toEqual(first);
  expect(asked).toEqual([['u1'], ['u1']]);
});

it('hops that an administrator of the account does not need are read for others', async () => {
  const estate = { ...trusting('u2 a1', 'u2 c1', 'c1 b1', 'u3 c1'), administrators: { a1: true } };
  const { reader, asked } = readerOf(estate);
  await blastRadius(reader, { principal: identifierOf('u2'), maxHops: 10 });
  asked.splice(0);
  const { reached } = await blastRadius(reader, { principal: identifierOf('u3'), maxHops: 10 });
  expect(reached.map(({ identifier }) => shortName(identifier))).toEqual(['c1', 'b1']);
  expect(asked).toContainEqual(['c1']);
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

/** Where principals lead beyond their hops. */
const beyonds: fc.Arbitrary<Beyond> = fc
  .record({
    accounts: fc.array(fc.tuple(caller, fc.constantFrom('*', '9'.repeat(12), '8'.repeat(12))), {
      maxLength: 3,
    }),
    techniques: fc.array(fc.tuple(caller, fc.constantFrom('T-024', 'T-014')), { maxLength: 2 }),
  })
  .map(({ accounts, techniques }) => ({
    mayAssumeIn: new Map(accounts.map(([one, id]) => [identifierOf(one), [id]])),
    unexplored: new Map(techniques.map(([one, id]) => [identifierOf(one), [id]])),
  }));

it('says the same of a blast radius as a reader that has kept nothing', async () => {
  await fc.assert(
    fc.asyncProperty(estates, beyonds, async (estate, beyond) => {
      const { reader } = readerOf(estate, beyond);
      const sources = new Set([...everyHop(estate).map(({ from }) => from), 'u1', 'root2']);
      for (const from of sources) {
        const question = { principal: identifierOf(from), maxHops: 10 };
        const kept = await blastRadius(reader, question).catch(String);
        const fresh = await blastRadius(readerOf(estate, beyond).reader, question).catch(String);
        expect(kept).toEqual(fresh);
      }
    }),
    runs(200),
  );
});
