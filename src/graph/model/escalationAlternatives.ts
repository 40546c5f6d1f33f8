/** The ways of one principal to another: in which order they are shown, and which of many are kept. */
import type { EscalationGrant, EscalationAlternative } from './graph.js';

const MOST_ALTERNATIVES = 12;

/** They differ in what they go through. */
const MOST_OF_ONE_TECHNIQUE = 3;

/** By technique where they are as firm: lists that were put together in any order are the same. */
const sortKey = ({ decision, techniqueId, via = '' }: EscalationAlternative): string =>
  `${decision === 'ALLOWED' ? 0 : 1} ${techniqueId} ${via}`;

const strongestFirst = (alternatives: readonly EscalationAlternative[]): readonly EscalationAlternative[] =>
  alternatives
    .map((alternative) => [sortKey(alternative), alternative] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, alternative]) => alternative);

/** Firmest first. No technique is lost, however many there are; of those that repeat one, the strongest few stay. */
export function keptAlternatives(
  alternatives: readonly EscalationAlternative[],
): readonly EscalationAlternative[] {
  const counts = new Map<string, number>();
  let repeated = MOST_ALTERNATIVES - new Set(alternatives.map(({ techniqueId }) => techniqueId)).size;
  return strongestFirst(alternatives).filter(({ techniqueId }) => {
    const place = (counts.get(techniqueId) ?? 0) + 1;
    counts.set(techniqueId, place);
    return place === 1 || (place <= MOST_OF_ONE_TECHNIQUE && repeated-- > 0);
  });
}

/** Whether more ways by this technique may have been found than are kept; `kept`: all of one principal to another. */
export const mayBeCut = (
  kept: readonly Pick<EscalationAlternative, 'techniqueId'>[],
  techniqueId: string,
): boolean =>
  kept.length >= MOST_ALTERNATIVES ||
  kept.filter((one) => one.techniqueId === techniqueId).length >= MOST_OF_ONE_TECHNIQUE;

/** Several lists as one, strongest first: of what is the same way in two of them, the firmer. */
export function mergedAlternatives(
  lists: readonly (readonly EscalationAlternative[])[],
): readonly EscalationAlternative[] {
  const alternatives = new Map<string, EscalationAlternative>();
  for (const alternative of strongestFirst(lists.flat())) {
    const key = `${alternative.techniqueId} ${alternative.via ?? ''}`;
    if (!alternatives.has(key)) alternatives.set(key, alternative);
  }
  return [...alternatives.values()];
}

/** Through a policy set that is shared, and through one's own. */
export const mergedGrant = (grants: readonly EscalationGrant[]): EscalationGrant => ({
  decision: grants.some(({ decision }) => decision === 'ALLOWED') ? 'ALLOWED' : 'CONDITIONAL',
  alternatives: mergedAlternatives(grants.map(({ alternatives }) => alternatives)),
});
