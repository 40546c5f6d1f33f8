/** Paths over random small estates: what plain enumeration finds, and never a claim beyond what was searched. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import type { ContextInput, PathAnswer } from '../../../src/access/shared/answer.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { WorkLimits } from '../../../src/access/paths/findPaths.js';
import { estateOf, hopsOf, identifierOf, plainHops, type Trust } from '../../support/pathEstate.js';
import { plainChains, type PlainChain } from '../../support/plainPaths.js';
import { consistentAnswer } from '../../support/derivations.js';
import { Honesty, limitsUpTo } from '../../support/honesty.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { timedOutReader, timeOuts } from '../../support/timedOutReader.js';
import { GraphTimeout, SearchTimeout } from '../../../src/graph/model/graph.js';
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

interface IndexedResource {
  readonly maxHops: number;
  readonly k: number;
  readonly context?: readonly ContextInput[];
}

const ask = (trusts: readonly Trust[], asked: IndexedResource, limits?: WorkLimits): Promise<PathAnswer> =>
  askOf(inMemoryReader(estateOf(trusts)), asked, limits);

const askOf = async (
  reader: GraphReader,
  asked: IndexedResource,
  limits: WorkLimits = enough,
): Promise<PathAnswer> => {
  const question = { from: identifierOf(FROM), to: identifierOf(TO), context: [], ...asked };
  return consistentAnswer(await assumeRolePaths(reader, question, limits));
};

const told = ({ paths }: PathAnswer): readonly string[] =>
  paths.map(({ hops, decision }) =>
    [FROM, ...hops.map(({ to }) => to.name), decision === 'ALLOWED' ? '' : '?'].join(' '),
  );

const expected = (chains: readonly PlainChain[]): readonly string[] =>
  chains.map(({ principals, unconditional }) => [...principals, unconditional ? '' : '?'].join(' '));

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
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(
        estates,
        contexts,
        limitsUpTo(5),
        timeOuts,
        async (trusts, context, limits, timeOut) => {
          const { maxHops, k } = limits;
          const reader = inMemoryReader(estateOf(trusts));
          const whole = await askOf(reader, { maxHops: 10, k: 100, context });
          const asked = askOf(timedOutReader(reader, timeOut), { maxHops, k, context }, limits);
          await honesty.hold(asked, { whole, told, parts: told });
        },
      ),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });

  it.each<readonly [string, readonly Trust[], readonly string[]]>([
    [
      'a chain',
      [
        { by: FROM, of: 'a' },
        { by: 'a', of: 'x', network: 'vpce-1' },
        { by: 'x', of: TO },
      ],
      ['from a x to ?'],
    ],
    [
      'a fan whose ends lead nowhere but for one',
      [...['a', 'm', 'x', 'y'].map((of) => ({ by: FROM, of })), { by: 'm', of: TO }],
      ['from m to '],
    ],
    [
      'a diamond: both ways, in order',
      ['x', 'a'].flatMap((of) => [
        { by: FROM, of },
        { by: of, of: TO },
      ]),
      ['from a to ', 'from x to '],
    ],
    [
      'a loop and a cycle',
      [
        { by: FROM, of: 'a' },
        { by: 'a', of: 'a' },
        { by: 'a', of: 'x' },
        { by: 'x', of: 'a' },
        { by: 'a', of: TO },
        { by: TO, of: 'a' },
      ],
      ['from a to '],
    ],
    [
      'parallel hops: once, by the firmer',
      [
        { by: FROM, of: TO, network: 'vpce-1' },
        { by: FROM, of: TO },
      ],
      ['from to '],
    ],
  ])('goes over %s', async (_, trusts, paths) => {
    const search = await ask(trusts, { maxHops: 10, k: 100 });
    expect(told(search)).toEqual(paths);
    expect(search.completeness).toMatchObject({ complete: true, truncatedBy: [] });
  });

  it('names the limit that struck', async () => {
    const fan = ['a', 'x', 'y'].flatMap((of) => [
      { by: FROM, of },
      { by: of, of: TO },
    ]);
    const limitsOf = async (question: IndexedResource, limits?: WorkLimits) =>
      (await ask(fan, question, limits)).completeness.truncatedBy;
    expect(await limitsOf({ maxHops: 2, k: 3 })).toEqual([]);
    expect(await limitsOf({ maxHops: 2, k: 2 })).toEqual(['MAX_PATHS']);
    expect(await limitsOf({ maxHops: 1, k: 3 })).toEqual(['MAX_HOPS']);
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [1_000, 1_000], steps: 0 })).toContain('WORK_LIMIT');
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [2, 2], steps: 10_000 })).toContain('WORK_LIMIT');
    expect(await limitsOf({ maxHops: 2, k: 3 }, { sizes: [2, 10], steps: 10_000 })).toEqual([]);
  });

  it.each([
    ['a larger region', 'pathRegion', 1],
    ['its hops', 'hopDetails', 0],
  ] as const)('answers with what it has where the search for %s is stopped', async (_, name, answered) => {
    const fan = ['a', 'x'].flatMap((of) => [
      { by: FROM, of },
      { by: of, of: TO },
    ]);
    const reader = inMemoryReader(estateOf(fan));
    const limitsIf = async (stopped: Error) => {
      let asked = 0;
      const read = (...question: never) => {
        asked += 1;
        return asked > answered
          ? Promise.reject(stopped)
          : (reader[name] as (...of: never) => unknown)(...question);
      };
      const sizes = answered === 0 ? [1_000] : [2, 1_000];
      const search = await askOf({ ...reader, [name]: read }, { maxHops: 2, k: 3 }, { sizes, steps: 10_000 });
      return search.completeness.truncatedBy.filter((limit) => limit !== 'MAX_HOPS');
    };
    expect(await limitsIf(new SearchTimeout('too slow'))).toEqual(['TIME_LIMIT']);
    await expect(limitsIf(new GraphTimeout('too slow'))).rejects.toThrow('too slow');
  });

  describe('through a hub of 10,000 roles', () => {
    const spokes = Array.from({ length: 10_000 }, (_, index) => `r${String(index).padStart(5, '0')}`);
    const through = (leading: readonly string[]): Promise<PathAnswer> => {
      const trusts = [...spokes.map((of) => ({ by: FROM, of })), ...leading.map((by) => ({ by, of: TO }))];
      const reader = inMemoryReader({ ...estateOf([]), hops: hopsOf(trusts) });
      return assumeRolePaths(reader, {
        from: identifierOf(FROM),
        to: identifierOf(TO),
        maxHops: 10,
        k: 100,
        context: [],
      });
    };

    it('finds the one that leads on, and that there is no other', async () => {
      const search = await through(['r09999']);
      expect(told(search)).toEqual(['from r09999 to ']);
      expect(search.completeness).toMatchObject({ complete: true, truncatedBy: [] });
    });

    it('tells the first of 9,000 ways, and that there are more', async () => {
      const search = await through(spokes.slice(1_000));
      expect(told(search)).toEqual(spokes.slice(1_000, 1_100).map((name) => `from ${name} to `));
      expect(search.completeness).toMatchObject({ complete: false, truncatedBy: ['MAX_PATHS'] });
    });
  });
});
