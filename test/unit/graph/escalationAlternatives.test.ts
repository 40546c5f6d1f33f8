/** Which of many ways are kept and in which order: no technique is ever lost. */
import { expect, test } from 'vitest';
import { keptAlternatives, mergedGrant } from '../../../src/graph/model/escalationAlternatives.js';
import type { EscalationAlternative } from '../../../src/graph/model/graph.js';

const way = (
  techniqueId: string,
  decision: EscalationAlternative['decision'],
  via?: string,
): EscalationAlternative => ({
  techniqueId,
  decision,
  ...(via === undefined ? {} : { via }),
  conditions: [],
  preconditions: [],
  evidence: [],
  caveats: [],
  dataGaps: [],
});

const shown = (alternatives: readonly EscalationAlternative[]): readonly string[] =>
  alternatives.map(({ techniqueId, decision, via = '' }) => `${techniqueId} ${decision} ${via}`.trim());

const many = (techniqueId: string, count: number, decision: EscalationAlternative['decision'] = 'ALLOWED') =>
  Array.from({ length: count }, (_, index) => way(techniqueId, decision, `via-${index}`));

const techniques = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `T-${String(index + 1).padStart(3, '0')}`);

test('the strongest come first, by technique otherwise', () => {
  const alternatives = [way('T-002', 'CONDITIONAL'), way('T-003', 'ALLOWED'), way('T-001', 'ALLOWED')];
  expect(shown(keptAlternatives(alternatives))).toEqual([
    'T-001 ALLOWED',
    'T-003 ALLOWED',
    'T-002 CONDITIONAL',
  ]);
});

test('three of one technique stay, the strongest of them', () => {
  const alternatives = [...many('T-001', 4, 'CONDITIONAL'), way('T-001', 'ALLOWED', 'firm')];
  expect(shown(keptAlternatives(alternatives))).toEqual([
    'T-001 ALLOWED firm',
    'T-001 CONDITIONAL via-0',
    'T-001 CONDITIONAL via-1',
  ]);
});

test('twelve stay, and of every technique one first', () => {
  const kept = keptAlternatives(techniques(10).flatMap((id) => many(id, 3)));
  expect(kept).toHaveLength(12);
  expect(new Set(kept.map(({ techniqueId }) => techniqueId))).toEqual(new Set(techniques(10)));
});

test('of more than twelve techniques none is lost, and nothing is kept twice', () => {
  const kept = keptAlternatives(techniques(30).flatMap((id) => many(id, 2)));
  expect(kept.map(({ techniqueId }) => techniqueId)).toEqual(techniques(30));
});

test('what is kept of what was kept is the same', () => {
  const kept = keptAlternatives(
    techniques(5).flatMap((id) => [...many(id, 4), ...many(id, 2, 'CONDITIONAL')]),
  );
  expect(keptAlternatives(kept)).toEqual(kept);
});

test('two grants are one: the firmer of the same way, and all others of both', () => {
  const grant = mergedGrant([
    {
      decision: 'CONDITIONAL',
      alternatives: [way('T-001', 'CONDITIONAL', 'a'), way('T-002', 'CONDITIONAL')],
    },
    { decision: 'ALLOWED', alternatives: [way('T-001', 'ALLOWED', 'a'), way('T-001', 'ALLOWED', 'b')] },
  ]);
  expect(grant.decision).toBe('ALLOWED');
  expect(shown(grant.alternatives)).toEqual(['T-001 ALLOWED a', 'T-001 ALLOWED b', 'T-002 CONDITIONAL']);
});
