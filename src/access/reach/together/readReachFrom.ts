/** For `blastRadius`: finds what a principal reaches, also by several identities that it then holds. */
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
import type { JointHops } from '../../paths/together/jointHops.js';
import { withoutStrengthening } from '../../paths/together/regionWithJointHops.js';
import { codeWritersAmong } from '../codeWriters.js';
import { stepsIntoOtherAccounts } from '../intoOtherAccounts.js';
import { singleStep, type KnownReach, type ReachableSet, type Steps } from '../reachableSet.js';
import type { ReachStart, Walk } from '../walkReachable.js';

interface Start extends ReachStart {
  readonly from: string;
  readonly maxHops: number;
  /** Returns what was read as it leads from the start. */
  readonly asStart: (reach: ReachableSet) => Promise<ReachableSet>;
}

/**
 * Finds the reach. Further hops begin at principals that identities gain together: reads what these reach too, until
 * none is new.
 */
export async function readReachFrom(
  reader: GraphReader,
  walk: Walk,
  { from, maxHops, asStart, ...start }: Start,
): Promise<KnownReach> {
  let reach = await asStart(await walk.from(start));
  const accounts = new SearchedAccounts(reader, reach.graphVersion);
  const gained = new Set<string>();
  const openElsewhere = keptOpen(reader, reach.graphVersion);
  for (;;) {
    const { privileged, met } = reach;
    const beyond = await stepsOfAdministrators(reader, reach, accounts, openElsewhere);
    await nextTurn();
    const graph = HopGraph.of([...reach.steps, ...beyond], [from]);
    const joint = await findJointHops({ graph, start: from, maxHops, accounts, privileged });
    const steps = [...joint.hops.map(singleStep), ...beyond];
    const all = new Set(steps.flatMap(({ hops }) => hops.map(({ to }) => to)));
    const fresh = [...all].filter((to) => to === arnOfId(to) && !gained.has(to) && !met.has(to));
    for (const to of fresh) gained.add(to);
    const further = { principals: fresh, accounts: await administered(reader, fresh) };
    const found = fresh.length === 0 ? undefined : await accounts.inTime(walk.from(further));
    if (found === undefined) {
      const [known, code] = await Promise.all([walk.known(reach), codeWritersAmong(reader, joint.held)]);
      const cut = { truncatedBy: [...accounts.truncatedBy], unexplored: [] };
      return withSteps(known, steps, joint, [joint, code, cut]);
    }
    reach = await asStart(found);
  }
}

/** By account: whether other accounts have roles for it that no principal of it can certainly assume. */
const keptOpen = keptByVersion(() => new Map<string, boolean>());

/**
 * Returns administrators' steps into roles of other accounts that no principal of the account can certainly assume.
 * `open`: by account that was asked about, whether it has such roles.
 */
async function stepsOfAdministrators(
  reader: GraphReader,
  { privileged, principals }: ReachableSet,
  accounts: SearchedAccounts,
  open: Map<string, boolean>,
): Promise<readonly Steps[]> {
  const administrators = groupBy(
    [...privileged].filter(([one]) => principals.has(one)),
    ([one]) => accountOfIdentifier(one) ?? '',
  );
  const accountIds = [...administrators.keys()].filter((id) => !open.has(id));
  if (accountIds.length > 0) {
    const named = await accounts.inTime(reader.rolesOfOtherAccounts({ accountIds }));
    for (const id of named ? accountIds : []) open.set(id, named?.has(id) === true);
  }
  const ids = [...administrators.keys()].filter((id) => open.get(id) === true);
  await accounts.read(ids);
  const found: Steps[] = [];
  for (const id of ids) {
    const account = accounts.get(id);
    const into = account && stepsIntoOtherAccounts(account, administrators.get(id) ?? []);
    found.push(...((into && (await accounts.workOut(into)))?.steps ?? []));
  }
  return found;
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
