/** Finds what a principal reaches, also by several identities that it then holds. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { keptByVersion } from '../../../graph/contract/keptByGraph.js';
import { nextTurn } from '../../../graph/contract/turns.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import type { Completeness } from '../../shared/answer.js';
import { HopGraph } from '../../paths/hopGraph.js';
import { administrationOf } from '../adminHops.js';
import { SearchedAccounts } from '../../paths/together/searchedAccounts.js';
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { findJointHops } from '../../paths/together/findJointHops.js';
import { laterHops, type JointHops, type JointQuestion } from '../../paths/together/jointHops.js';
import { withoutStrengthening } from '../../paths/together/regionWithJointHops.js';
import { codeWritersAmong } from '../codeWriters.js';
import { stepsIntoOtherAccounts, type StepsIntoOtherAccounts } from '../intoOtherAccounts.js';
import {
  shortcut,
  singleStep,
  type JointStepsByStart,
  type KnownReach,
  type ReachableSet,
  type Steps,
} from '../reachableSet.js';
import type { ReachStart, Walk } from '../walkReachable.js';
import type { ReachFrom } from './jointReach.js';

interface Start extends ReachStart, Pick<JointQuestion, 'maxHops' | 'contradicted'> {
  readonly from: string;
  /** Returns what was read as it leads from the start. */
  readonly asStart?: (reach: ReachableSet) => Promise<ReachableSet>;
}

/** For `blastRadius`: the reach with all its steps, and what is missing in it. */
export async function readReachFrom(
  reader: GraphReader,
  walk: Walk,
  start: Start,
): Promise<KnownReach & { readonly joint: JointStepsByStart }> {
  const { reach, joint, beyond, accounts } = await searchFrom(reader, walk, start);
  const [known, code] = await Promise.all([walk.known(reach), codeWritersAmong(reader, joint.held)]);
  const cut = { truncatedBy: [...accounts.truncatedBy], unexplored: joint.data };
  const later = laterHops(joint);
  const steps = [...joint.hops.map(singleStep), ...later.flatMap((hop) => shortcut(start.from, hop))];
  return {
    ...withSteps(known, [...steps, ...beyond.steps], joint, [joint, code, cut]),
    joint: new Map([[start.from, { hops: [...joint.hops, ...later], steps }]]),
  };
}

/** For `whoCan`: the reach, with the hops that the start makes with the identities that it holds. */
export async function readJointReachFrom(
  reader: GraphReader,
  walk: Walk,
  start: Start,
  accounts: SearchedAccounts,
): Promise<ReachFrom> {
  const { reach, joint, beyond } = await searchFrom(reader, walk, start, accounts);
  const cutShortBy = reach.truncatedBy.filter((limit) => limit !== 'MAX_HOPS');
  return {
    reach: { ...reach, steps: [...reach.steps, ...beyond.steps] },
    hopsIntoOtherAccounts: beyond.hops,
    joint: {
      ...joint,
      unexplored: joint.unexplored.filter(({ isJoint }) => isJoint),
      truncatedBy: [...joint.truncatedBy, ...cutShortBy],
    },
  };
}

/**
 * Searches from the start. Further hops begin at principals that identities gain together: reads what these reach too,
 * until none is new.
 */
async function searchFrom(
  reader: GraphReader,
  walk: Walk,
  { from, maxHops, contradicted, asStart = (reach) => Promise.resolve(reach), ...start }: Start,
  known?: SearchedAccounts,
) {
  let reach = await asStart(await walk.from(start));
  const accounts = known ?? new SearchedAccounts(reader, reach.graphVersion);
  const gained = new Set<string>();
  const openElsewhere = keptOpen(reader, reach.graphVersion);
  for (;;) {
    const { privileged, met } = reach;
    const beyond = await stepsOfAdministrators(reader, reach, accounts, openElsewhere);
    await nextTurn();
    const graph = HopGraph.of([...reach.steps, ...beyond.steps], [from]);
    const joint = await findJointHops({ graph, start: from, maxHops, accounts, privileged, contradicted });
    const steps = [...joint.hops.map(singleStep), ...beyond.steps];
    // A principal that is nearer by several identities than the walk knew leads further within the hops asked for.
    const nearer = joint.held.filter((one) => reach.beyond.has(one));
    const all = new Set([...steps.flatMap(({ hops }) => hops.map(({ to }) => to)), ...nearer]);
    const fresh = [...all].filter((to) => to === arnOfId(to) && !gained.has(to) && !met.has(to));
    for (const to of fresh) gained.add(to);
    const further = { principals: fresh, accounts: await administered(reader, fresh) };
    const found = fresh.length === 0 ? undefined : await accounts.untilTimeout(walk.from(further));
    if (found === undefined) return { reach, joint, beyond, accounts };
    reach = await asStart(found);
  }
}

/** By account: whether other accounts have roles for it that no principal of it can certainly assume. */
const keptOpen = keptByVersion(() => new Map<string, boolean>());

/**
 * Returns administrators' steps into roles of other accounts, from accounts for which there are such that no principal of
 * theirs can certainly assume. `open`: by account that was asked about, whether it is so.
 */
async function stepsOfAdministrators(
  reader: GraphReader,
  { privileged, principals }: ReachableSet,
  accounts: SearchedAccounts,
  open: Map<string, boolean>,
): Promise<StepsIntoOtherAccounts> {
  const administrators = groupBy(
    [...privileged].filter(([one]) => principals.has(one)),
    ([one]) => accountOfIdentifier(one) ?? '',
  );
  const accountIds = [...administrators.keys()].filter((id) => !open.has(id));
  if (accountIds.length > 0) {
    const named = await accounts.untilTimeout(reader.rolesOfOtherAccounts({ accountIds }));
    for (const id of named ? accountIds : []) open.set(id, named?.has(id) === true);
  }
  const ids = [...administrators.keys()].filter((id) => open.get(id) === true);
  await accounts.prepare(ids);
  const found: StepsIntoOtherAccounts[] = [];
  for (const id of ids) {
    const account = accounts.get(id);
    // Reading goes on from each of them: those that some principal assumes for certain may be nearer than it knew.
    const roles = account?.accountIndex.around.rolesElsewhere() ?? [];
    const into = account && stepsIntoOtherAccounts(account, administrators.get(id) ?? [], roles);
    const worked = into && (await accounts.workOut(into));
    if (worked) found.push(worked);
  }
  return {
    steps: found.flatMap(({ steps }) => steps),
    hops: new Map(found.flatMap(({ hops }) => [...hops])),
  };
}

const withSteps = (
  known: KnownReach,
  steps: readonly Steps[],
  { hops }: JointHops,
  beside: readonly Pick<Completeness, 'truncatedBy' | 'unexplored'>[],
): KnownReach => ({
  ...known,
  reach: {
    ...known.reach,
    steps: [...known.reach.steps, ...steps],
    truncatedBy: [...new Set([known.reach, ...beside].flatMap((one) => one.truncatedBy))],
  },
  unexplored: [...withoutStrengthening(known.unexplored, hops), ...beside.flatMap((one) => one.unexplored)],
});

/** Returns the ids of accounts that some of them administer. */
async function administered(reader: GraphReader, gained: readonly string[]): Promise<readonly string[]> {
  if (gained.length === 0) return [];
  const principals = [...(await reader.principals(gained)).values()];
  const administering = principals.filter((one) => administrationOf(one) !== undefined);
  return [...new Set(administering.flatMap(({ accountId }) => accountId ?? []))];
}
