/** Which steps a question about paths lets its paths take. */
import { arnOfId } from '../../../escalation/together/coalition.js';
import type { Granted } from '../../../iam/decide/decision.js';
import type { PathHop } from '../../shared/answer.js';

export interface PathFilter {
  /** Whom no step acts as, gains or goes through. */
  readonly avoidedPrincipals: ReadonlySet<string>;
  readonly avoidedTechniques: ReadonlySet<string>;
  /** Missing: all. Assuming roles takes none. */
  readonly onlyTechniques?: ReadonlySet<string>;
  readonly onlyUnconditional: boolean;
}

/** What a filter looks at in a step; `ids`: of all who have a part in it, who may be changed ones. */
export interface FilteredStep {
  readonly ids: readonly string[];
  /** Missing: by assuming a role. */
  readonly techniqueId?: string | undefined;
}

export const mayUse = ({ avoidedTechniques, onlyTechniques }: PathFilter, techniqueId: string): boolean =>
  !avoidedTechniques.has(techniqueId) && onlyTechniques?.has(techniqueId) !== false;

export const isAvoided = ({ avoidedPrincipals }: PathFilter, id: string): boolean =>
  avoidedPrincipals.has(arnOfId(id));

/** Whatever it hangs on. */
export const mayTake = (filter: PathFilter, { ids, techniqueId }: FilteredStep): boolean =>
  (techniqueId === undefined || mayUse(filter, techniqueId)) && !ids.some((id) => isAvoided(filter, id));

export const allowsDecision = (
  { onlyUnconditional }: PathFilter,
  { decision }: { readonly decision: Granted },
): boolean => !onlyUnconditional || decision === 'ALLOWED';

/** As it is known by then: under the context of the question, at its time. */
export const mayTakeHop = (filter: PathFilter, hop: PathHop): boolean =>
  allowsDecision(filter, hop) && mayTake(filter, stepOf(hop));

function stepOf(hop: PathHop): FilteredStep {
  const { from, to, together } = hop;
  const acting = together?.actingAs.map(({ principal }) => principal.identifier) ?? [];
  const ids = [from.identifier, to.identifier, ...(together?.rests ?? []), ...acting];
  if (hop.mechanism !== 'ESCALATION') return { ids };
  return { ids: [...ids, ...(hop.via === undefined ? [] : [hop.via])], techniqueId: hop.techniqueId };
}
