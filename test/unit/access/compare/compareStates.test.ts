/** Two states compared either way: nothing differs from itself, and turned around each difference is its opposite. */
import { expect, test } from 'vitest';
import { readAccessState, type AccessState } from '../../../../src/access/compare/accessState.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import type { AccessDifference } from '../../../../src/access/compare/difference.js';
import { emptyGraph } from '../../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { sampleGraph } from '../../api/sampleGraph.js';

const stateOf = (graph: Parameters<typeof inMemoryReader>[0]): Promise<AccessState> =>
  readAccessState(inMemoryReader(graph));

const opposites = new Map([
  ['GAINED', 'LOST'],
  ['LOOSENED', 'TIGHTENED'],
  ['NOW_KNOWN', 'NOW_UNKNOWN'],
  ['ADDED', 'REMOVED'],
  ['CHANGED', 'CHANGED'],
]);

const oppositeOf = (change: string): string | undefined =>
  opposites.get(change) ?? [...opposites].find(([, other]) => other === change)?.[0];

type Section = 'administrators' | 'reach' | 'exposures' | 'permissions' | 'policies' | 'data';
const sections: readonly Section[] = [
  'administrators',
  'reach',
  'exposures',
  'permissions',
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
