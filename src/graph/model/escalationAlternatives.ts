/** The ways of one principal to another: in which order they are shown, and which of many are kept. */
import type { EscalationGrant, EscalationAlternative } from './graph.js';

const MOST_WAYS = 12;

/** They differ in what they go through. */
const MOST_OF_ONE_TECHNIQUE = 3;

/** By technique where they are as firm: lists that were put together in any order are the same. */
const sortKey = ({ decision, techniqueId, via = '' }: EscalationAlternative): string =>
  `${decision === 'ALLOWED' ? 0 : 1} ${techniqueId} ${via}`;

const firmestFirst = (ways: readonly EscalationAlternative[]): readonly EscalationAlternative[] =>
  ways
    .map((way) => [sortKey(way), way] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, way]) => way);

/** Firmest first. No technique is lost, however many there are; of those that repeat one, the strongest few stay. */
export function keptAlternatives(ways: readonly EscalationAlternative[]): readonly EscalationAlternative[] {
  const counts = new Map<string, number>();
  const numbered = firmestFirst(ways).map((way) => {
    const place = (counts.get(way.techniqueId) ?? 0) + 1;
    counts.set(way.techniqueId, place);
    return { way, place };
  });
  const firsts = numbered.filter(({ place }) => place === 1);
  const others = numbered
    .filter(({ place }) => place > 1 && place <= MOST_OF_ONE_TECHNIQUE)
    .slice(0, Math.max(0, MOST_WAYS - firsts.length));
  return firmestFirst([...firsts, ...others].map(({ way }) => way));
}

/** Several lists as one, strongest first: of what is the same way in two of them, the firmer. */
export function mergedAlternatives(
  lists: readonly (readonly EscalationAlternative[])[],
): readonly EscalationAlternative[] {
  const ways = new Map<string, EscalationAlternative>();
  for (const way of firmestFirst(lists.flat())) {
    const key = `${way.techniqueId} ${way.via ?? ''}`;
    if (!ways.has(key)) ways.set(key, way);
  }
  return [...ways.values()];
}

/** Through a policy set that is shared, and through one's own. */
export const mergedGrant = (grants: readonly EscalationGrant[]): EscalationGrant => ({
  decision: grants.some(({ decision }) => decision === 'ALLOWED') ? 'ALLOWED' : 'CONDITIONAL',
  ways: mergedAlternatives(grants.map(({ ways }) => ways)),
});
