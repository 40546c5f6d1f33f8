/** What can be reached from a principal, with the hops that take several identities it then holds. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { inTime } from '../shared/inTime.js';
import { HopGraph } from '../paths/hopGraph.js';
import { AccountsHeld } from '../paths/together/accountsHeld.js';
import { arnOfId } from '../../escalation/together/coalition.js';
import { findJointHops, type JointHop, type JointHops } from '../paths/together/jointSearch.js';
import { withoutStrengthening } from '../paths/together/regionTogether.js';
import { withCode } from './codeWriters.js';
import { stepsIntoOtherAccounts, step } from './intoOtherAccounts.js';
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

/** Whoever is gained together is where further hops begin: what they reach is read as well, until nobody is new. */
export async function reachTogether(
  reader: GraphReader,
  search: ReachSearch,
  { from, maxHops, asStart }: Start,
  limits: ReachLimits,
): Promise<KnownReach> {
  const first = await readKnownReach(reader, search, limits);
  let known = { ...first, reach: await asStart(first.reach) };
  const accounts = new AccountsHeld(reader, first.reach.graphVersion);
  const gained = new Set<string>();
  for (;;) {
    const { reach } = known;
    const { privileged } = reach;
    const beyond = await stepsOfAdministrators(reader, reach, accounts);
    const graph = HopGraph.of(groupsOfSteps([...reach.steps, ...beyond]), [from]);
    const joint = await findJointHops({ graph, start: from, maxHops, accounts, privileged });
    const steps = [...joint.hops.map(stepsOf), ...beyond];
    const all = new Set(steps.flatMap(({ hops }) => hops.map(({ to }) => to)));
    const met = readInFull(reach);
    const fresh = [...all].filter((to) => to === arnOfId(to) && !gained.has(to) && !met.has(to));
    if (fresh.length === 0) return withJoint(known, await withCode(reader, joint), steps, accounts);
    for (const to of fresh) gained.add(to);
    const administeredIds = await administered(reader, fresh);
    const further = { ...search, principals: fresh, accounts: administeredIds, met };
    const found = await inTime(readKnownReach(reader, further, limits));
    if (found === undefined) return outOfTime(withJoint(known, joint, steps, accounts));
    known = joinedReach(known, found);
  }
}

/** Of an account that is administered from the start, a walk leaves hops out. */
function readInFull({ met, privileged, principals }: ReachableSet): ReadonlySet<string> {
  const ruling = [...privileged.keys()].filter((one) => principals.has(one));
  const ruled = new Set(ruling.map(accountOfIdentifier));
  return new Set([...met].filter((one) => !ruled.has(accountOfIdentifier(one))));
}

/** Of whoever administers an account, into roles of others that nobody of it could go to for certain. */
async function stepsOfAdministrators(
  reader: GraphReader,
  { privileged, principals }: ReachableSet,
  accounts: AccountsHeld,
): Promise<readonly Steps[]> {
  const administrators = groupBy(
    [...privileged].filter(([one]) => principals.has(one)),
    ([one]) => accountOfIdentifier(one) ?? '',
  );
  if (administrators.size === 0) return [];
  const named = await inTime(reader.rolesOfOtherAccounts({ accountIds: [...administrators.keys()] }));
  if (named === undefined) accounts.truncatedBy.add('TIME_LIMIT');
  const ids = [...(named?.keys() ?? [])];
  await accounts.read(ids);
  return ids.flatMap((id) => {
    const applied = accounts.get(id);
    return applied ? stepsIntoOtherAccounts(applied, administrators.get(id) ?? []).steps : [];
  });
}

const withJoint = (
  known: KnownReach,
  joint: JointHops,
  steps: readonly Steps[],
  { truncatedBy }: AccountsHeld,
): KnownReach => ({
  ...known,
  reach: {
    ...known.reach,
    steps: [...known.reach.steps, ...steps],
    truncatedBy: [...new Set([...known.reach.truncatedBy, ...joint.truncatedBy, ...truncatedBy])],
  },
  unexplored: [...withoutStrengthening(known.unexplored), ...joint.unexplored],
});

const outOfTime = (known: KnownReach): KnownReach => ({
  ...known,
  reach: { ...known.reach, truncatedBy: [...known.reach.truncatedBy, 'TIME_LIMIT'] },
});

export function joinedReach(one: KnownReach, other: KnownReach): KnownReach {
  const versions = new Set([one.reach.graphVersion, other.reach.graphVersion]);
  const changed = versions.size > 1 ? (['GRAPH_CHANGED'] as const) : [];
  return {
    reach: {
      steps: [...one.reach.steps, ...other.reach.steps],
      principals: new Set([...one.reach.principals, ...other.reach.principals]),
      met: new Set([...one.reach.met, ...other.reach.met]),
      privileged: new Map([...one.reach.privileged, ...other.reach.privileged]),
      unreadBeyond: new Set([...one.reach.unreadBeyond, ...other.reach.unreadBeyond]),
      assumable: {
        named: [...one.reach.assumable.named, ...other.reach.assumable.named],
        openTo: [...one.reach.assumable.openTo, ...other.reach.assumable.openTo],
      },
      unexplored: [...one.reach.unexplored, ...other.reach.unexplored],
      truncatedBy: [...one.reach.truncatedBy, ...other.reach.truncatedBy, ...changed],
      graphVersion: one.reach.graphVersion,
    },
    gaps: joinedGaps(one.gaps, other.gaps),
    unexplored: [...one.unexplored, ...other.unexplored],
  };
}

const joinedGaps = (one: KnownReach['gaps'], other: KnownReach['gaps']): KnownReach['gaps'] => ({
  outsideAccounts: [...new Set([...one.outsideAccounts, ...other.outsideAccounts])],
  assumableUnread: {
    ids: [...new Set([...one.assumableUnread.ids, ...other.assumableUnread.ids])],
    more: one.assumableUnread.more + other.assumableUnread.more,
  },
  principalGaps: [...one.principalGaps, ...other.principalGaps],
  outdatedAccounts: [...new Set([...one.outdatedAccounts, ...other.outdatedAccounts])],
  organizationGaps: [...one.organizationGaps, ...other.organizationGaps],
});

const stepsOf = ({ from, to, unconditional }: JointHop): Steps => step(from, to, unconditional);

/** Ids of accounts that some of them administer. */
async function administered(reader: GraphReader, gained: readonly string[]): Promise<readonly string[]> {
  if (gained.length === 0) return [];
  const principals = [...(await reader.principals(gained)).values()];
  const ruling = principals.filter(
    (one) => one.kind === 'ROOT' || ('administration' in one && one.administration !== undefined),
  );
  return [...new Set(ruling.flatMap(({ accountId }) => accountId ?? []))];
}
