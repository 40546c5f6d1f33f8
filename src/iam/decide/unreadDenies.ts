/** What policies that were not read, or not imported, may deny of all that a principal may do (U-9, E-79). */
import { rcpServices } from '../facts/data/serviceEnforced.js';
import { policiesOfLayer, levelsOf, type AppliedPolicy, type PolicyLayers } from './layers.js';
import type { RequestPrincipal } from './request.js';

/** What also has to be so, as a precondition of a decision says it. */
export interface UnreadDeny {
  readonly precondition: string;
  /** Missing: of any. */
  readonly services?: ReadonlySet<string>;
}

export const unreadPrecondition = ({ name }: Pick<AppliedPolicy, 'name'>): string =>
  `the policy ${name}, which could not be read, does not deny it`;

export const NO_IDENTITY_POLICY_DENIES = 'no identity policy that was not imported denies it';
export const NO_POLICY_DENIES = 'no policy that was not imported denies it';
export const NO_RCP_DENIES = 'no resource control policy denies it';

/** Beside ceilings: under one that was not read nothing definite is allowed. Root has no identity policies (E-5). */
export function unreadDenies(principal: RequestPrincipal, layers: PolicyLayers): readonly UnreadDeny[] {
  const { identity, resourceControl } = layers;
  const isExempt = principal.kind === 'roleSession' && principal.serviceLinked;
  const ofIdentity = [
    ...policiesOfLayer(identity).filter(isUnread).map(unreadPrecondition),
    ...(identity.status === 'PARTIAL' ? [NO_IDENTITY_POLICY_DENIES] : []),
  ];
  const ofResources = [
    ...(resourceControl.status === 'NOT_COLLECTED' ? [NO_RCP_DENIES] : []),
    ...levelsOf(resourceControl).flatMap(({ policies, partial = false }) => [
      ...policies.filter(isUnread).map(unreadPrecondition),
      ...(partial ? [NO_POLICY_DENIES] : []),
    ]),
  ];
  return [
    ...(principal.kind === 'root' ? [] : ofIdentity).map((precondition) => ({ precondition })),
    ...(isExempt ? [] : ofResources).map((precondition) => ({ precondition, services: rcpServices })),
  ];
}

const isUnread = ({ compiled }: AppliedPolicy): boolean => compiled === undefined;
