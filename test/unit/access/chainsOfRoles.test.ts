/** Chains of assumed roles over random estates of several accounts, held against an STS that is called with every value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/assumeRolePaths.js';
import type { PathSearch } from '../../../src/access/answer.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { playedChains, type Known } from '../../support/plainSts.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { exportedEstate, identifierOf } from '../../support/stsEstate.js';
import { starts, stsEstates, type Drawn } from '../../support/stsEstates.js';

const nothing: Known = {};
const knowns = fc.oneof(
  { arbitrary: fc.constant(nothing), weight: 3 },
  fc.constantFrom<Known>({ 'aws:SourceVpce': 'vpce-1' }, { 'sts:ExternalId': 'e1' }),
);

const ask = ({ from, to, estate }: Drawn, known: Known): Promise<PathSearch> =>
  assumeRolePaths(inMemoryReader(importedHops(exportsOfEstate(exportedEstate(estate)))), {
    from: identifierOf(from),
    to: identifierOf(to),
    maxHops: 10,
    k: 100,
    context: Object.entries(known).map(([key, value]) => ({ key, values: [value] })),
  });

const told = ({ paths }: PathSearch, { from }: Drawn): readonly string[] =>
  paths.map(({ hops, decision }) =>
    [identifierOf(from), ...hops.map(({ to }) => to.identifier), decision === 'ALLOWED' ? '' : '?'].join(' '),
  );

const played = ({ from, to, estate }: Drawn, known: Known): readonly string[] =>
  playedChains(estate, from, to, known).map(({ principals, firm }) =>
    [...principals, firm ? '' : '?'].join(' '),
  );

const RULES = 'E-27, E-35, E-37, E-39, E-40, E-43, E-47, E-55, U-8';

describe.each(starts.filter((start) => start !== 'lambda'))('chains of assumed roles from %s', (start) => {
  it(`are those that can be gone call by call (${RULES})`, async () => {
    await fc.assert(
      fc.asyncProperty(stsEstates(start, 'ALWAYS'), knowns, async (drawn, known) => {
        const search = await ask(drawn, known);
        expect(told(search, drawn)).toEqual(played(drawn, known));
        expect(search.completeness.complete).toBe(true);
      }),
      runs(5_000),
    );
  });

  it('are all of those where handing an identity on hangs on conditions, which are told in words (E-39)', async () => {
    await fc.assert(
      fc.asyncProperty(stsEstates(start, 'ALONG'), knowns, async (drawn, known) => {
        const search = await ask(drawn, known);
        expect(told(search, drawn)).toEqual(expect.arrayContaining([...played(drawn, known)]));
      }),
      runs(500),
    );
  });
});
