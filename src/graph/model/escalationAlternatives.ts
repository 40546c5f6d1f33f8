/** The order of a principal's ways to take over another, and which ones are kept if there are many. */
import { strengthRank } from '../../iam/decide/decision.js';
import type { Administration, EscalationGrant, EscalationAlternative } from './graph.js';
import { distinct } from './groupBy.js';
import { accountOfIdentifier } from './principals/namedPrincipal.js';

const MOST_ALTERNATIVES = 12;

/** Ways by one technique differ in `via`. */
const MOST_OF_ONE_TECHNIQUE = 3;

/** Sorts by decision, then by technique and `via`, so that the order in which lists are merged does not matter. */
const sortKey = (alternative: EscalationAlternative): string =>
  `${strengthRank(alternative)} ${alternative.techniqueId} ${alternative.via ?? ''}`;

const sorted = (alternatives: readonly EscalationAlternative[]): readonly EscalationAlternative[] =>
  alternatives
    .map((alternative) => [sortKey(alternative), alternative] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, alternative]) => alternative);

/** Returns the ways to keep, unconditional ones first: at least one by each technique, and a few that repeat one. */
export function keptAlternatives(
  alternatives: readonly EscalationAlternative[],
): readonly EscalationAlternative[] {
  const counts = new Map<string, number>();
  let repeated = MOST_ALTERNATIVES - new Set(alternatives.map(({ techniqueId }) => techniqueId)).size;
  return sorted(alternatives).filter(({ techniqueId }) => {
    const place = (counts.get(techniqueId) ?? 0) + 1;
    counts.set(techniqueId, place);
    return place === 1 || (place <= MOST_OF_ONE_TECHNIQUE && repeated-- > 0);
  });
}

/** Whether ways by this technique may have been dropped. `kept`: all that are kept from one principal to another. */
export const mayBeCut = (
  kept: readonly Pick<EscalationAlternative, 'techniqueId'>[],
  techniqueId: string,
): boolean =>
  kept.length >= MOST_ALTERNATIVES ||
  kept.filter((one) => one.techniqueId === techniqueId).length >= MOST_OF_ONE_TECHNIQUE;

/**
 * Whether each of the strongest ways takes rights from somebody, or goes through something of another account than the
 * principal's: whoever counts over the hop has to read them.
 */
export const needsDetails = (
  { decision, alternatives }: EscalationGrant,
  accountId: string | undefined,
): boolean =>
  alternatives
    .filter((one) => one.decision === decision)
    .every(
      ({ takes, via = '' }) =>
        takes !== undefined || ![undefined, accountId].includes(accountOfIdentifier(via)),
    );

/** Merges lists, unconditional ways first. If two lists have the same way, an unconditional one wins. */
export function mergedAlternatives(
  lists: readonly (readonly EscalationAlternative[])[],
): readonly EscalationAlternative[] {
  const alternatives = new Map<string, EscalationAlternative>();
  for (const alternative of sorted(lists.flat())) {
    const key = `${alternative.techniqueId} ${alternative.via ?? ''}`;
    if (!alternatives.has(key)) alternatives.set(key, alternative);
  }
  return [...alternatives.values()];
}

/** Merges grants that a principal has through a shared policy set and through its own. */
export const mergedGrant = (grants: readonly EscalationGrant[]): EscalationGrant => ({
  decision: grants.some(({ decision }) => decision === 'ALLOWED') ? 'ALLOWED' : 'CONDITIONAL',
  alternatives: mergedAlternatives(grants.map(({ alternatives }) => alternatives)),
});

/** Returns the way with what the administrative access of whoever takes it rests on. */
export const underAdministration = (
  { decision, conditions, preconditions = [], evidence, caveats = [] }: Administration,
  way: Omit<EscalationAlternative, 'dataGaps'>,
): EscalationAlternative => ({
  dataGaps: [],
  ...way,
  decision: decision === 'ALLOWED' ? way.decision : decision,
  conditions: distinct([...conditions, ...way.conditions]),
  preconditions: distinct([...preconditions, ...way.preconditions]),
  evidence: distinct([...evidence, ...way.evidence]),
  caveats: distinct([...caveats, ...way.caveats]),
});
