/** Paths over random small estates: what plain enumeration finds, and never a claim beyond what was searched. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/assumeRolePaths.js';
import type { ContextInput, PathSearch } from '../../../src/access/answer.js';
import type { GraphReader } from '../../../src/graph/graphReader.js';
import type { WorkLimits } from '../../../src/access/searchPaths.js';
import { estateOf, identifierOf, plainHops, type Trust } from '../../support/pathEstate.js';
import { plainChains, type PlainChain } from '../../support/plainPaths.js';
import { Honesty } from '../../support/honesty.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { timedOutReader, timeOuts } from '../../support/timedOutReader.js';
import { runs } from '../../support/runs.js';

const [FROM, TO] = ['from', 'to'];
const enough: WorkLimits = { sizes: [1_000, 1_000], steps: 10_000_000 };

/** Conditions that a trust policy may ask for, and what a question may say of them. */
const network = fc.constantFrom('vpce-1', 'vpce-2');
const caller = fc.constantFrom('a', FROM, 'm', 'x', 'y', 'z');
const role = fc.constantFrom('a', 'm', TO, 'x', 'y', 'z');
const trust: fc.Arbitrary<Trust> = fc.record(
  { by: caller, of: role, network: fc.option(network, { nil: undefined }) },
  { requiredKeys: ['by', 'of'] },
);
const estates = fc.array(trust, { maxLength: 16, size: 'max' });

const contexts = fc.option(
  network.map((value): readonly ContextInput[] => [{ key: 'aws:SourceVpce', values: [value] }]),
  { nil: [] },
);

interface Asked {
  readonly maxHops: number;
  readonly k: number;
  readonly context?: readonly ContextInput[];
}

const ask = (trusts: readonly Trust[], question: Asked, limits?: WorkLimits): Promise<PathSearch> =>
  askOf(inMemoryReader(estateOf(trusts)), question, limits);

const askOf = (reader: GraphReader, question: Asked, limits: WorkLimits = enough): Promise<PathSearch> =>
  assumeRolePaths(
    reader,
    { from: identifierOf(FROM), to: identifierOf(TO), context: [], ...question },
    limits,
  );

const told = ({ paths }: PathSearch): readonly string[] =>
  paths.map(({ hops, decision }) =>
    [FROM, ...hops.map(({ to }) => to.name), decision === 'ALLOWED' ? '' : '?'].join(' '),
  );

const expected = (chains: readonly PlainChain[]): readonly string[] =>
  chains.map(({ principals, firm }) => [...principals, firm ? '' : '?'].join(' '));

describe('assumeRolePaths', () => {
  it('over any estate, under any context, answers what plain enumeration finds', async () => {
    await fc.assert(
      fc.asyncProperty(estates, contexts, async (trusts, context) => {
        const all = plainChains(plainHops(trusts, context[0]?.values[0]), FROM, TO);
        const search = await ask(trusts, { maxHops: 10, k: 100, context });
        expect(told(search)).toEqual(expected(all).slice(0, 100));
        expect(search.completeness.complete).toBe(all.length <= 100);
      }),
      runs(20_000),
    );
  });

  it('under any limits and time-outs says so, or ends in an error, wherever it left something out', async () => {
    const drawn = fc.record({
      maxHops: fc.oneof(fc.constant(10), fc.integer({ min: 1, max: 5 })),
      k: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 5 })),
      sizes: fc.oneof(
        fc.constantFrom([1_000], [2, 1_000], [1, 3, 1_000]),
        fc.nat(5).map((size) => [size]),
      ),
      steps: fc.oneof(fc.constant(10_000_000), fc.nat(80)),
    });
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(estates, contexts, drawn, timeOuts, async (trusts, context, limits, timeOut) => {
        const { maxHops, k } = limits;
        const reader = inMemoryReader(estateOf(trusts));
        const whole = await askOf(reader, { maxHops: 10, k: 100, context });
        const asked = askOf(timedOutReader(reader, timeOut), { maxHops, k, context }, limits);
        await honesty.hold(asked, { whole, told, parts: told });
      }),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });

  it('names the limit that struck', async () => {
    const fan = ['a', 'x', 'y'].flatMap((of) => [
      { by: FROM, of },
      { by: of, of: TO },
    ]);
    const limitsOf = async (question: Asked, limits?: WorkLimits) =>
      (await ask(fan, question, limits)).completeness.truncatedBy;
    expect(await limitsOf({ maxHops: 2, k: 3 })).toEqual([]);
    expect(await limitsOf({ maxHops: 2, k: 2 })).toEqual(['MAX_PATHS']);
    expect(await limitsOf({ maxHops: 1, k: 3 })).toEqual(['MAX_HOPS']);
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [1_000, 1_000], steps: 0 })).toContain('TIME_LIMIT');
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [2, 2], steps: 10_000 })).toContain('TIME_LIMIT');
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [2, 10], steps: 10_000 })).toEqual([]);
  });
});
