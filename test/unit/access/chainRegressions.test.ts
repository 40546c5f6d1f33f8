/** What searches of chains once answered wrongly, as rows of test/cases/regressions/chains.yaml. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { playedChains } from '../../support/plainSts.js';
import { chainRegressions, estateOf, type Regression } from '../../support/regressions.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { exportedEstate, identifierOf } from '../../support/stsEstate.js';

const chainText = (identifiers: readonly string[], isAllowed: boolean): string =>
  `${identifiers.join(' > ')} ${isAllowed ? 'ALLOWED' : 'CONDITIONAL'}`;

const withIdentifiers = (chain: string): string => {
  const names = chain.split(' ').filter((word) => word !== '>');
  return chainText(names.slice(0, -1).map(identifierOf), names.at(-1) === 'ALLOWED');
};

async function answerTo(row: Regression): Promise<readonly string[]> {
  const { from, to, known = {} } = row.question;
  const { paths } = await assumeRolePaths(
    inMemoryReader(importedHops(exportsOfEstate(exportedEstate(estateOf(row))))),
    {
      from: identifierOf(from),
      to: identifierOf(to),
      maxHops: 10,
      k: 100,
      context: Object.entries(known).map(([key, value]) => ({ key, values: [value] })),
    },
  );
  return paths.map(({ hops, decision }) =>
    chainText([identifierOf(from), ...hops.map((hop) => hop.to.identifier)], decision === 'ALLOWED'),
  );
}

describe.each(chainRegressions.map((row) => [`${row.name} (${row.rules.join(', ')})`, row] as const))(
  'a chain once answered wrongly: %s',
  (_, row) => {
    it('is answered rightly', async () => {
      expect(await answerTo(row)).toEqual(row.right.map(withIdentifiers));
      expect(row.right).not.toEqual(row.answered);
    });
    it('is so call by call, too', () => {
      const { from, to, known } = row.question;
      const played = playedChains(estateOf(row), { from, to }, known);
      expect(played.map(({ principals, unconditional }) => chainText(principals, unconditional))).toEqual(
        row.right.map(withIdentifiers),
      );
    });
  },
);
