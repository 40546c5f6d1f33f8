/** The part of the graph that a search for paths goes over, with the hops that take several identities. */
import { STRENGTHEN } from '../../../escalation/together/heldTogether.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import { inTime } from '../../shared/inTime.js';
import { HopGraph, NOBODY } from '../hopGraph.js';
import { hopsToPrivilege, type Region } from '../loadRegion.js';
import type { PathFilter } from '../wanted/pathFilter.js';
import type { AccountsHeld } from './accountsHeld.js';
import { arnOfId } from '../../../escalation/together/coalition.js';
import { findJointHops } from './jointSearch.js';
import { noJointHops, type JointHop, type JointHops } from './jointHops.js';

export interface WholeRegion {
  readonly region: Region;
  readonly joint: JointHops;
}

export const alone = (region: Region): WholeRegion => ({
  region,
  joint: noJointHops(),
});

/**
 * Whoever is gained together is where further ways begin: the region is read anew with them, until nobody is new.
 * `accountsAt`: by version of the graph.
 */
export async function regionTogether(
  readWith: (gained: readonly string[]) => Promise<Region>,
  maxHops: number,
  accountsAt: (graphVersion: string) => AccountsHeld,
  filter?: PathFilter,
): Promise<WholeRegion> {
  const gained = new Set<string>();
  let region = await readWith([]);
  for (;;) {
    const { from: start, graphVersion, privileged } = region;
    if (privileged.get(start) === 'ALLOWED') return alone(region);
    const graph = HopGraph.of(hopsToPrivilege(region), [start, NOBODY]);
    const accounts = accountsAt(graphVersion);
    const joint = await findJointHops({ graph, start, maxHops, accounts, privileged, filter });
    const fresh = joint.hops.map(({ to }) => to).filter((to) => to === arnOfId(to) && !gained.has(to));
    const whole = {
      region: { ...region, unexplored: withoutStrengthening(region.unexplored, joint.hops) },
      joint,
    };
    if (fresh.length === 0) return whole;
    for (const to of fresh) gained.add(to);
    const further = await inTime(readWith([...gained]));
    if (further === undefined)
      return { ...whole, joint: { ...joint, truncatedBy: [...joint.truncatedBy, 'TIME_LIMIT'] } };
    region = further;
  }
}

/**
 * Whom somebody strengthens and does not become counts only where it is held as well, and then it is followed; but for what
 * somebody does before a change takes away that it may.
 */
export function withoutStrengthening(
  unexplored: readonly UnexploredEscalation[],
  hops: readonly JointHop[] = [],
): readonly UnexploredEscalation[] {
  const exchanged = new Set(
    hops.flatMap(({ step: { change } }) => (change?.adds === false ? change.subject : [])),
  );
  return unexplored.flatMap(({ principal, techniqueIds }) => {
    const left = techniqueIds.filter((id) => id !== STRENGTHEN || exchanged.has(principal));
    return left.length === 0 ? [] : [{ principal, techniqueIds: left }];
  });
}
