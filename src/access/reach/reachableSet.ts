/** What a walk finds: the steps between principals, and what is missing in it. */
import type { HopLayer, RegionHop, UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { Missing } from '../paths/pathAnswer.js';
import type { JointHop } from '../paths/together/jointHops.js';
import type { SearchLimit } from '../shared/answer.js';

/** Each of the members can take each of the hops. */
export interface Steps {
  readonly members: readonly string[];
  readonly hops: readonly (Omit<RegionHop, 'by'> & { readonly by: RegionHop['by'] | 'ADMINISTERING' })[];
}

/** Hops that a principal makes with the identities that it holds, and the steps for those that count. */
export interface JointSteps {
  readonly hops: readonly JointHop[];
  readonly steps: readonly Steps[];
}

export const bothSteps = (some: JointSteps | undefined, more: JointSteps): JointSteps => ({
  hops: [...(some?.hops ?? []), ...more.hops],
  steps: [...(some?.steps ?? []), ...more.steps],
});

/** By the principal that the steps start at. */
export type JointStepsByStart = ReadonlyMap<string, JointSteps>;

export const singleStep = ({
  from,
  to,
  unconditional,
}: {
  readonly from: string;
  readonly to: string;
  readonly unconditional: boolean;
}): Steps => ({ members: [from], hops: [{ to, by: 'ESCALATING', unconditional }] });

/**
 * Returns as many steps as the hop is deep, over ids of no principal: the start takes them with everything that it
 * holds by then.
 */
export function shortcut(start: string, { to, depth, unconditional }: JointHop): readonly Steps[] {
  const ids = Array.from({ length: depth + 1 }, (_, at) =>
    at === 0 ? start : at === depth ? to : `${start}#${at} ${to} ${String(unconditional)}`,
  );
  return ids.slice(1).map((next, at) => singleStep({ from: ids[at] ?? start, to: next, unconditional }));
}

/** The result of a walk. Hops that change no distance may be missing: those within an administered account. */
export interface ReachableSet {
  /** Hops and, unless the scope is assuming alone, steps of administrators to principals of their accounts. */
  readonly steps: readonly Steps[];
  readonly principals: ReadonlySet<string>;
  /** Principals whose hops were read. */
  readonly met: ReadonlySet<string>;
  /** Principals whose hops were not read, because they are further than `maxHops`. */
  readonly beyond: ReadonlySet<string>;
  readonly privileged: HopLayer['privileged'];
  /** The limits that may have hidden results. */
  readonly truncatedBy: readonly SearchLimit[];
  readonly graphVersion: string;
}

/** A reach, with the gaps of the accounts in it. */
export interface KnownReach {
  readonly reach: ReachableSet;
  readonly gaps: Missing;
  readonly unexplored: readonly UnexploredEscalation[];
}
