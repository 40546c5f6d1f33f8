/** Chains of assumed roles over random estates of several accounts, held against an STS that is called with every value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import type { PathAnswer } from '../../../src/access/shared/answer.js';
import { consistentAnswer } from '../../support/derivations.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { mayBeTagged, playedChains, standsInForTags, type Known } from '../../support/plainSts.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { exportedEstate, identifierOf, roles, type StsEstate } from '../../support/stsEstate.js';
import { starts, stsEstates, type Drawn } from '../../support/stsEstates.js';

const nothing: Known = {};
/** A tag is in both lists: what one list, or a tag, says of the other list is not worked out (U-7c). */
const knowns = fc.oneof(
  { arbitrary: fc.constant(nothing), weight: 3 },
  fc.constantFrom<Known>({ 'aws:SourceVpce': 'vpce-1' }, { 'sts:ExternalId': 'e1' }),
  fc.constantFrom<Known>(
    { 'sts:RoleSessionName': 'n1' },
    { 'sts:SourceIdentity': 'i1' },
    { 'aws:TagKeys': 'team', 'sts:TransitiveTagKeys': 'team' },
    { 'aws:TagKeys': 'team', 'sts:TransitiveTagKeys': 'team', 'aws:RequestTag/team': 't1' },
  ),
);

const ask = async ({ from, to, estate }: Drawn, known: Known): Promise<PathAnswer> =>
  consistentAnswer(
    await assumeRolePaths(inMemoryReader(importedHops(exportsOfEstate(exportedEstate(estate)))), {
      from: identifierOf(from),
      to: identifierOf(to),
      maxHops: 10,
      k: 100,
      context: Object.entries(known).map(([key, value]) => ({ key, values: [value] })),
    }),
  );

const told = ({ paths }: PathAnswer, { from }: Drawn): readonly string[] =>
  paths.map(({ hops, decision }) =>
    [identifierOf(from), ...hops.map(({ to }) => to.identifier), decision === 'ALLOWED' ? '' : '?'].join(' '),
  );

const played = (drawn: Drawn, known: Known, tagged = true): readonly string[] =>
  playedChains(drawn.estate, { ...drawn, tagged }, known).map(({ principals, unconditional }) =>
    [...principals, unconditional ? '' : '?'].join(' '),
  );

/**
 * Without those that the import says it does not follow: through sessions with other tags than their role has itself, or
 * with transitive ones in place of those of the role that they assume (E-37, E-40). Whether the sessions of the role
 * that starts can have tags at all, a search does not ask.
 */
function toldOf(drawn: Drawn, known: Known, search: PathAnswer): readonly string[] {
  const { from, estate } = drawn;
  const found = told(search, drawn);
  const certain =
    roles.includes(from) && !mayBeTagged(estate, from) ? played(drawn, known, false) : undefined;
  const isSearched = (chain: string): boolean =>
    certain?.includes(chain) !== false && !hopsOf(chain).some((hop) => isGap(hop, search, estate));
  return played(drawn, known)
    .filter((chain) => found.includes(chain) || isSearched(chain))
    .map((chain) => (!found.includes(chain) && readsOpenTags(chain, drawn) ? `${chain}?` : chain))
    .toSorted();
}

/** Session tags may take the place of tags of a role, so what reads those is told with a condition (E-64). */
const readsOpenTags = (chain: string, { from, estate }: Drawn): boolean =>
  chain.endsWith(' ') &&
  [from, ...hopsOf(chain).map(([, role]) => role)].some(
    (one) => estate.teams[one as keyof typeof estate.teams] !== undefined && mayBeTagged(estate, one),
  );

/** A role that may assume itself can give its session another name, or tags: a search leaves that open (T-038). */
const isWhole = ({ completeness: { complete, unexplored } }: PathAnswer, { estate }: Drawn): boolean =>
  complete ||
  (estate.trusts.some(({ of, who }) => who.includes('/') || who === of) &&
    unexplored.every(({ techniqueIds }) => techniqueIds.join(' ') === 'T-038'));

type Names = readonly [caller: string, role: string];

function hopsOf(chain: string): readonly Names[] {
  const names = chain.split(' ').map((one) => one.slice(one.lastIndexOf('/') + 1));
  return names.slice(1, -1).map((role, at) => [names[at] ?? '', role] as const);
}

const isGap = ([caller, role]: Names, { dataGaps }: PathAnswer, estate: StsEstate): boolean =>
  standsInForTags(estate, caller, role) &&
  dataGaps.some(
    ({ kind, accountId }) =>
      kind === 'SESSION_TAGS_NOT_FOLLOWED' &&
      [caller, role].some((one) => identifierOf(one).split(':')[4] === accountId),
  );

const RULES = 'E-27, E-35, E-37, E-39, E-40, E-43, E-47, E-55, E-74, U-8';

describe.each(starts)('chains of assumed roles from %s', (start) => {
  it.each([
    ['under no conditions', 'ALWAYS', 4_000],
    ['under those of assuming the role', 'ALONG', 400],
  ] as const)(
    `are those that can be gone call by call, where something may be handed on %s (${RULES})`,
    async (_, how, count) => {
      await fc.assert(
        fc.asyncProperty(stsEstates(start, how), knowns, async (drawn, known) => {
          const search = await ask(drawn, known);
          expect(told(search, drawn).toSorted()).toEqual(toldOf(drawn, known, search));
          expect(isWhole(search, drawn)).toBe(true);
        }),
        runs(count),
      );
    },
  );
});

it.each(['saml1', 'github1'] as const)(
  'an external id that the question states is not sent by a user of %s (E-81)',
  async (start) => {
    const estate = {
      members: ['a1'],
      permissions: [],
      trusts: [
        {
          effect: 'Allow',
          actions: ['AssumeRole'],
          when: [{ operator: 'StringNotEquals', key: 'sts:ExternalId', value: 'e1' }],
          of: 'a1',
          who: start,
        },
      ],
      teams: {},
    };
    const drawn = { from: start, to: 'a1', estate } as unknown as Drawn;
    const { paths } = await ask(drawn, { 'sts:ExternalId': 'e1' });
    expect(paths.map(({ decision }) => decision)).toEqual(['ALLOWED']);
  },
);
