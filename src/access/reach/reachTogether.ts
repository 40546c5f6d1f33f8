/** What can be reached from a principal, with the hops that take several identities it then holds. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { HopGraph } from '../paths/hopGraph.js';
import { AccountsHeld } from '../paths/together/accountsHeld.js';
import { arnOfId, findJointHops, followed, type JointHop } from '../paths/together/jointSearch.js';
import {
  groupsOfSteps,
  readKnownReach,
  type KnownReach,
  type ReachableSet,
  type ReachLimits,
  type ReachSearch,
  type Steps,
} from './walkReachable.js';

interface Start {
  readonly from: string;
  readonly maxHops: number;
  /** Of what was read: as it leads from the start. */
  readonly asStart: (reach: ReachableSet) => Promise<ReachableSet>;
}

/** Whoever is gained together is where further hops begin: they are read with them, until nobody is new. */
export async function reachTogether(
  reader: GraphReader,
  search: ReachSearch,
  { from, maxHops, asStart }: Start,
  limits: ReachLimits,
): Promise<KnownReach> {
  const gained = new Set<string>();
  for (;;) {
    const accounts = [...search.accounts, ...(await administered(reader, [...gained]))];
    const principals = [...search.principals, ...gained];
    const known = await readKnownReach(reader, { ...search, principals, accounts }, limits);
    const reach = await asStart(known.reach);
    const { graphVersion } = reach;
    const graph = HopGraph.of(groupsOfSteps(reach.steps), [from]);
    const held = new AccountsHeld(reader, graphVersion);
    const joint = await findJointHops({
      graph,
      start: from,
      maxHops,
      accounts: held,
      privileged: reach.privileged,
    });
    const fresh = joint.hops.map(({ to }) => to).filter((to) => to === arnOfId(to) && !gained.has(to));
    if (fresh.length === 0)
      return {
        ...known,
        reach: {
          ...reach,
          steps: [...reach.steps, ...joint.hops.map(stepsOf)],
          truncatedBy: [...reach.truncatedBy, ...joint.truncatedBy],
        },
        unexplored: [...followed(known.unexplored), ...joint.unexplored],
      };
    for (const to of fresh) gained.add(to);
  }
}

const stepsOf = ({ from, to, unconditional }: JointHop): Steps => ({
  members: [from],
  hops: [{ to, by: 'ESCALATING', unconditional }],
});

/** Ids of accounts that some of them administer. */
async function administered(reader: GraphReader, gained: readonly string[]): Promise<readonly string[]> {
  if (gained.length === 0) return [];
  const principals = [...(await reader.principals(gained)).values()];
  const ruling = principals.filter(
    (one) => one.kind === 'ROOT' || ('administration' in one && one.administration !== undefined),
  );
  return [...new Set(ruling.flatMap(({ accountId }) => accountId ?? []))];
}
