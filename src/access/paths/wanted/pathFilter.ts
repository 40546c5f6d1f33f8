/** Defines which steps the paths of a question may take. */
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import type { Granted } from '../../../iam/decide/decision.js';
import type { PathHop } from '../../shared/answer.js';

export interface PathFilter {
  /** Principals that no step acts as, gains or goes through. */
  readonly avoidedPrincipals: ReadonlySet<string>;
  readonly avoidedTechniques: ReadonlySet<string>;
  /** Missing: all. Assuming a role uses no technique. */
  readonly onlyTechniques?: ReadonlySet<string>;
  readonly onlyUnconditional: boolean;
}

/** What a filter checks in a step. `ids`: all identities that take part, which may be changed ones (`arn#1`). */
export interface FilteredStep {
  readonly ids: readonly string[];
  /** Missing if the step assumes a role. */
  readonly techniqueId?: string | undefined;
}

export const mayUse = ({ avoidedTechniques, onlyTechniques }: PathFilter, techniqueId: string): boolean =>
  !avoidedTechniques.has(techniqueId) && onlyTechniques?.has(techniqueId) !== false;

export const isAvoided = ({ avoidedPrincipals }: PathFilter, id: string): boolean =>
  avoidedPrincipals.has(arnOfId(id));

/** Whether the filter allows the step, regardless of its conditions. */
export const mayTake = (filter: PathFilter, { ids, techniqueId }: FilteredStep): boolean =>
  (techniqueId === undefined || mayUse(filter, techniqueId)) && !ids.some((id) => isAvoided(filter, id));

export const allowsDecision = (
  { onlyUnconditional }: PathFilter,
  { decision }: { readonly decision: Granted },
): boolean => !onlyUnconditional || decision === 'ALLOWED';

/** Whether the filter allows the hop, as judged under the context and at the time of the question. */
export const mayTakeHop = (filter: PathFilter, hop: PathHop): boolean =>
  allowsDecision(filter, hop) && mayTake(filter, stepOf(hop));

function stepOf(hop: PathHop): FilteredStep {
  const { from, to, joint } = hop;
  const acting = joint?.actingAs.map(({ principal }) => principal.identifier) ?? [];
  const ids = [from.identifier, to.identifier, ...(joint?.restsOn ?? []), ...acting];
  if (hop.mechanism !== 'ESCALATION') return { ids };
  return { ids: [...ids, ...(hop.via === undefined ? [] : [hop.via])], techniqueId: hop.techniqueId };
}
