/** Two states compared either way: nothing differs from itself, and turned around each difference is its opposite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAccessState, type AccessState } from '../../../../src/access/compare/accessState.js';
import { isKnown } from '../../../../src/access/compare/causes.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import type { AccessDifference } from '../../../../src/access/compare/difference.js';
import { asKnown, type Change } from '../../../../src/graph/model/changes.js';
import { EDIT_KINDS, EditableEstate, type Edit } from '../../../support/editableEstate.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { emptyGraph } from '../../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { runs } from '../../../support/runs.js';
import { sampleGraph } from '../../api/sampleGraph.js';

const watches = [{ action: 's3:GetObject', resource: 'arn:aws:s3:::data/key' }];

const stateOf = (graph: Parameters<typeof inMemoryReader>[0]): Promise<AccessState> =>
  readAccessState(inMemoryReader(graph), watches);

const opposites = new Map([
  ['GAINED', 'LOST'],
  ['LOOSENED', 'TIGHTENED'],
  ['NOW_KNOWN', 'NOW_UNKNOWN'],
  ['ADDED', 'REMOVED'],
  ['CHANGED', 'CHANGED'],
]);

const oppositeOf = (change: string): string | undefined =>
  opposites.get(change) ?? [...opposites].find(([, other]) => other === change)?.[0];

type Section = 'administrators' | 'reach' | 'exposures' | 'permissions' | 'watched' | 'policies' | 'data';
const sections: readonly Section[] = [
  'administrators',
  'reach',
  'exposures',
  'permissions',
  'watched',
  'policies',
  'data',
];

/** How many of what of a section differ, and how. */
const countsOf = (difference: AccessDifference, section: Section): readonly string[] =>
  difference[section].map(({ change }) => change).sort();

test('nothing differs from itself', async () => {
  const state = await stateOf(sampleGraph);
  const difference = compareStates(state, await stateOf(sampleGraph));
  for (const section of sections) expect(difference[section]).toEqual([]);
});

test('what came with an account is known now, and what went with it unknown, not lost', async () => {
  const [full, empty] = [await stateOf(sampleGraph), await stateOf(emptyGraph)];
  const [there, back] = [compareStates(empty, full), compareStates(full, empty)];
  for (const section of ['administrators', 'reach', 'exposures', 'permissions', 'data'] as const) {
    expect(new Set(countsOf(there, section))).toEqual(new Set(['NOW_KNOWN']));
    expect(new Set(countsOf(back, section))).toEqual(new Set(['NOW_UNKNOWN']));
  }
  for (const section of sections)
    expect(countsOf(back, section)).toEqual(countsOf(there, section).map(oppositeOf).sort());
});

describe('edges that were derived by other rules', () => {
  const ruledBy = (state: AccessState, rulesVersion: string, graphVersion = state.graphVersion) => ({
    ...state,
    graphVersion,
    accounts: new Map([...state.accounts].map(([id, one]) => [id, { ...one, rulesVersion }] as const)),
  });

  test('are told of each account, whichever state has them', async () => {
    const state = await stateOf(sampleGraph);
    const [stored, world] = [ruledBy(state, 'earlier'), ruledBy(state, 'now', '1+x')];
    const ids = [...state.accounts.keys()];
    const told = (change: string) =>
      ids.map((accountId) => ({
        change,
        accountId,
        message: expect.stringContaining('by another version') as string,
      }));
    expect(compareStates(stored, world).data).toEqual(told('NOW_KNOWN'));
    expect(compareStates(world, stored).data).toEqual(told('NOW_UNKNOWN'));
    expect(compareStates(stored, stored).data).toEqual([]);
  });

  test('show no cause of what follows from edges', async () => {
    const state = await stateOf(sampleGraph);
    const [before, after] = [ruledBy(state, 'earlier'), ruledBy(state, 'now')];
    const [principal = ''] = [...state.administrators.keys()];
    const lost = { change: 'LOST', principal } as const;
    const told = { section: 'administrators', one: lost } as const;
    expect(isKnown(told, before, [before, after])).toBe(false);
    expect(isKnown(told, after, [before, after])).toBe(true);
  });
});

test('an administrator less is lost, and turned around gained', async () => {
  const state = await stateOf(sampleGraph);
  const [[first = ''] = []] = [...state.administrators];
  const administrators = new Map([...state.administrators].filter(([one]) => one !== first));
  const other = { ...state, administrators };
  expect(compareStates(state, other).administrators).toEqual([
    { change: 'LOST', principal: first, before: state.administrators.get(first) },
  ]);
  expect(compareStates(other, state).administrators).toEqual([
    { change: 'GAINED', principal: first, after: state.administrators.get(first) },
  ]);
});

test('an opening whose trust policy cannot be read any more is not lost', async () => {
  const state = await stateOf(sampleGraph);
  const accountIds = [...new Set(state.exposures.map(({ role }) => role.accountId))];
  const exposureGaps = accountIds.map((accountId) => ({
    kind: 'POLICY_QUARANTINED' as const,
    accountId,
    message: 'A trust policy could not be read.',
  }));
  const after = { ...state, exposures: [], exposureGaps };
  expect(state.exposures.length).toBeGreaterThan(0);
  expect(new Set(countsOf(compareStates(state, after), 'exposures'))).toEqual(new Set(['NOW_UNKNOWN']));
});

test('who is reached no more where the search was cut short is not lost', async () => {
  const state = await stateOf(sampleGraph);
  const cut = new Map(
    [...state.reaching].map(([id, one]) => {
      const completeness = { ...one.completeness, complete: false, truncatedBy: ['TIME_LIMIT' as const] };
      return [id, { ...one, reaching: [], completeness }] as const;
    }),
  );
  const difference = compareStates(state, { ...state, reaching: cut });
  expect(new Set(countsOf(difference, 'reach'))).toEqual(new Set(['NOW_UNKNOWN']));
});

test('principals whose further steps were not searched are named, of both states', async () => {
  const state = await stateOf(sampleGraph);
  const leaving = (principal: string): AccessState => ({
    ...state,
    reaching: new Map(
      [...state.reaching].map(([id, one]) => {
        const unexplored = [{ principal, techniqueIds: ['create-policy-version'] }];
        const truncatedBy = ['ESCALATION_UNEXPLORED' as const];
        return [
          id,
          { ...one, completeness: { complete: false, truncatedBy, explored: 1, unexplored } },
        ] as const;
      }),
    ),
  });
  const { completeness } = compareStates(leaving('alice'), leaving('bob'));
  expect(completeness.unexplored.map(({ principal }) => principal)).toEqual(['alice', 'bob']);
});

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;

/** With what each is about, but for the words of messages. */
const told = (
  difference: AccessDifference,
  section: Section,
  wordOf: (change: string) => string | undefined,
): readonly string[] =>
  difference[section]
    .map(({ change, ...one }) => {
      const about = Object.entries(one).filter(
        ([key]) => !['before', 'after', 'message', 'reason'].includes(key),
      );
      return JSON.stringify([wordOf(change), about.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    })
    .sort();

test('of random edits, what is told is its opposite when turned around', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const estate = new EditableEstate(false);
      const before = await stateOf(importedGraph(estate.documents()));
      for (const one of edits) estate.edit(one);
      const after = await stateOf(importedGraph(estate.documents()));
      const [there, back] = [compareStates(before, after), compareStates(after, before)];
      for (const section of sections) {
        if (there[section].length > 0) seen.add(section);
        expect(told(back, section, (change) => change)).toEqual(told(there, section, oppositeOf));
        expect(compareStates(after, after)[section]).toEqual([]);
      }
    }),
    runs(100),
  );
  for (const section of ['exposures', 'permissions', 'watched', 'policies']) expect(seen).toContain(section);
});

const kinds = [
  'POLICY_NOT_IMPORTED',
  'ORGANIZATION_NOT_IMPORTED',
  'ACCOUNT_NOT_IMPORTED',
  'DERIVATION_PENDING',
] as const;
const gaps = fc.subarray(kinds.map((kind) => ({ kind, message: kind })));
const words = fc.constantFrom<Change>('GAINED', 'LOST', 'LOOSENED', 'TIGHTENED');

test('whatever is missing, a change is its opposite when turned around, and what may be hidden is never lost', () => {
  fc.assert(
    fc.property(words, gaps, gaps, (change, before, after) => {
      const back = oppositeOf(change) as Change;
      expect(oppositeOf(asKnown(back, after, before))).toBe(asKnown(change, before, after));
      const isHidden = after.some((one) => !before.includes(one) && one.kind !== 'ORGANIZATION_NOT_IMPORTED');
      if (
        change === 'GAINED' &&
        before.some((one) => one.kind === 'DERIVATION_PENDING' && !after.includes(one))
      )
        expect(asKnown(change, before, after)).toBe('NOW_KNOWN');
      if (change === 'LOST' && isHidden) expect(asKnown(change, before, after)).toBe('NOW_UNKNOWN');
    }),
    runs(2_000),
  );
});
