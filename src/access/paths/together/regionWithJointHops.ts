/** The part of the graph that a search for paths goes over, with the hops that take several identities. */
import { STRENGTHEN_TECHNIQUE } from '../../../escalation/catalog/techniques.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import { leftOf } from '../../shared/completeness.js';
import { inTime } from '../../shared/inTime.js';
import { HopGraph, VIRTUAL_END } from '../hopGraph.js';
import { hopsToPrivilege, type Region } from '../loadRegion.js';
import type { SearchedAccounts } from './searchedAccounts.js';
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { findJointHops } from './findJointHops.js';
import { noJointHops, type JointHop, type JointHops, type JointQuestion } from './jointHops.js';

export interface WholeRegion {
  readonly region: Region;
  readonly joint: JointHops;
}

export const alone = (region: Region): WholeRegion => ({
  region,
  joint: noJointHops(),
});

/**
 * Further ways begin at principals that identities gain together: reads the region again with these until none is new.
 * `accountsAt`: by version of the graph.
 */
export async function regionWithJointHops(
  readWith: (gained: readonly string[]) => Promise<Region>,
  maxHops: number,
  accountsAt: (graphVersion: string) => SearchedAccounts,
  more: Pick<JointQuestion, 'filter' | 'contradicted' | 'besideAdministrators'> = {},
): Promise<WholeRegion> {
  const gained = new Set<string>();
  let region = await readWith([]);
  for (;;) {
    const { start, graphVersion, privileged } = region;
    if (privileged.get(start) === 'ALLOWED') return alone(region);
    const graph = HopGraph.of(hopsToPrivilege(region), [start, VIRTUAL_END]);
    const accounts = accountsAt(graphVersion);
    const joint = await findJointHops({ graph, start, maxHops, accounts, privileged, ...more });
    const fresh = joint.hops.map(({ to }) => to).filter((to) => to === arnOfId(to) && !gained.has(to));
    const unexplored = leftOf(region, withoutStrengthening(region.unexplored, joint.hops));
    const whole = { region: { ...region, unexplored }, joint };
    if (fresh.length === 0) return whole;
    for (const to of fresh) gained.add(to);
    const further = await inTime(readWith([...gained]));
    if (further === undefined)
      return { ...whole, joint: { ...joint, truncatedBy: [...joint.truncatedBy, 'TIME_LIMIT'] } };
    region = further;
  }
}

/**
 * Drops T-182, by which a principal strengthens another: it matters only if both are held, and then the search follows
 * it. Keeps it for a principal that an exchange weakens, since it may act before the change.
 */
export function withoutStrengthening(
  unexplored: readonly UnexploredEscalation[],
  hops: readonly JointHop[] = [],
): readonly UnexploredEscalation[] {
  const exchanged = exchangedIn(hops);
  return unexplored.flatMap(({ principal, techniqueIds }) => {
    const left = techniqueIds.filter((id) => id !== STRENGTHEN_TECHNIQUE || exchanged.has(principal));
    return left.length === 0 ? [] : [{ principal, techniqueIds: left }];
  });
}

/** Returns the ARNs of identities from which a hop takes something away. */
export const exchangedIn = (hops: readonly JointHop[]): ReadonlySet<string> =>
  new Set(hops.flatMap(({ step: { change } }) => (change?.adds === false ? change.subject : [])));
