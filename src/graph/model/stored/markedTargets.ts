/** What an organization guards most: marked by its people, whatever is imported. */

interface Named {
  readonly name: string;
}

/** Somebody whom nobody should take over. */
export interface PrincipalTarget extends Named {
  /** Identifier. */
  readonly principal: string;
}

/** Something to which nobody should do any of these. */
export interface ResourceTarget extends Named {
  readonly resource: string;
  /** At least one. */
  readonly actions: readonly string[];
}

export type MarkedTarget = PrincipalTarget | ResourceTarget;

export const isPrincipalTarget = (target: MarkedTarget): target is PrincipalTarget => 'principal' in target;
