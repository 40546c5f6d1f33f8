/** Targets that users mark because an organization guards them most. Imports do not change them. */

interface Named {
  readonly name: string;
}

/** A principal that no other principal should take over. */
export interface PrincipalTarget extends Named {
  readonly principal: string;
}

/** A resource on which no principal should do any of these actions. */
export interface ResourceTarget extends Named {
  readonly resource: string;
  /** At least one. */
  readonly actions: readonly string[];
}

export type MarkedTarget = PrincipalTarget | ResourceTarget;

export const isPrincipalTarget = (target: MarkedTarget): target is PrincipalTarget => 'principal' in target;
