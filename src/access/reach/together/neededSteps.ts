/**
 * Finds the single steps between an end and principals that may get there by several identities: removes each step of
 * one derivation, and searches again without it.
 */
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { keepingAll } from '../../../escalation/together/callerCache.js';
import { mayTakeTogether } from '../../../escalation/together/findAllGains.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfIdentifier, accountsOf } from '../../../graph/model/principals/namedPrincipal.js';
import { HopGraph, VIRTUAL_END, type HopGroup } from '../../paths/hopGraph.js';
import { findJointHops } from '../../paths/together/findJointHops.js';
import type { JointHop, JointQuestion, UnexploredGain } from '../../paths/together/jointHops.js';
import type { LeftOut } from '../../paths/together/pastStep.js';
import type { SearchLimit } from '../../shared/answer.js';
import { MOST_CANDIDATES, MOST_LAYERS } from '../../shared/limits.js';
import { isAfterGrant } from '../intoOtherAccounts.js';
import type { ReachableSet } from '../reachableSet.js';
import { Walk, type ReachLimits } from '../walkReachable.js';

/** A step of a derivation; for a step of several identities, also its hop. */
export interface DerivedStep {
  readonly from: string;
  readonly to: string;
  readonly joint?: JointHop;
}

export interface NeededByStarts {
  /** The steps of each start without which it does not get there. */
  readonly needed: readonly DerivedStep[];
  /** The sources that need every step without which plain hops do not lead there. */
  readonly alone: ReadonlySet<string>;
  /** Gains of several identities that the search for ways past the needed steps did not follow. */
  readonly unexplored: readonly UnexploredGain[];
  readonly truncatedBy: readonly SearchLimit[];
  /** Why ways around by several identities were not searched for all sources: no step of the others is known. */
  readonly notSearched: readonly SearchLimit[];
}

/**
 * Finds the needed steps. `joint`: sources that get there only by several identities; the others may have such ways
 * besides plain hops.
 */
export async function neededByStarts(
  groups: readonly HopGroup[],
  sources: readonly string[],
  joint: readonly string[],
  known: KnownHops,
): Promise<NeededByStarts> {
  const isOfPlain = ({ members, hops }: HopGroup): boolean =>
    [...members, ...hops.map(({ to }) => to)].every(isPlain);
  const ofPlain = groups.filter(isOfPlain);
  const plain = HopGraph.of(ofPlain, [...sources, VIRTUAL_END]);
  const truncatedBy = new Set<SearchLimit>(joint.length > MOST_CANDIDATES ? ['WORK_LIMIT'] : []);
  const needed: DerivedStep[] = [];
  const unexplored: UnexploredGain[] = [];
  const [alone, notSearched] = [new Set<string>(), new Set<SearchLimit>()];
  const add = (found: StepsNeeded): void => {
    needed.push(...found.needed);
    unexplored.push(...found.unexplored);
  };
  for (const start of joint.slice(0, MOST_CANDIDATES)) {
    const found = await stepsNeeded(known, plain, start);
    add(found);
    for (const limit of found.truncatedBy) truncatedBy.add(limit);
  }
  const beside = await hopsBeside(accountsOf(sources), known);
  const whole = beside.length === 0 ? plain : HopGraph.of([...ofPlain, ...beside], [...sources, VIRTUAL_END]);
  const { accounts } = known;
  const others = new Set(sources.filter((one) => !joint.includes(one)));
  for (const start of others) {
    const isOfSeveral = await gainsJointly(known, whole, start);
    if (accounts.truncatedBy.has('TIME_LIMIT')) break;
    if (!isOfSeveral) alone.add(start);
    const found = isOfSeveral ? await stepsNeeded(known, whole, start) : noneNeeded;
    if (found.truncatedBy.length === 0) add(found);
    for (const limit of found.truncatedBy) notSearched.add(limit);
  }
  for (const limit of accounts.truncatedBy) notSearched.add(limit);
  return { needed, alone, unexplored, truncatedBy: [...truncatedBy], notSearched: [...notSearched] };
}

type StepsNeeded = Pick<NeededByStarts, 'needed' | 'unexplored' | 'truncatedBy'>;

const noneNeeded: StepsNeeded = { needed: [], unexplored: [], truncatedBy: [] };

const isPlain = (name: string): boolean => name === arnOfId(name) || isAfterGrant(name);

/** Finds the needed steps of one start. `plain`: the hops without those of several identities. */
async function stepsNeeded(
  known: Pick<JointQuestion, 'accounts' | 'privileged' | 'numbers'>,
  plain: HopGraph,
  start: string,
): Promise<StepsNeeded> {
  const truncatedBy = new Set<SearchLimit>();
  const derive = async (step?: DerivedStep, leftOut?: LeftOut) => {
    const graph = plain.startingAt(start);
    if (step && graph.has(step.from) && graph.has(step.to))
      graph.close(graph.numberOf(step.from), graph.numberOf(step.to));
    const joint = await findJointHops({ ...known, graph, start, maxHops: MOST_LAYERS }, leftOut);
    for (const limit of joint.truncatedBy) truncatedBy.add(limit);
    return {
      steps: derivationIn(graph, joint.hops, start),
      unexplored: joint.unexplored.filter(({ isJoint }) => isJoint),
    };
  };
  const needed: DerivedStep[] = [];
  const unexplored: UnexploredGain[] = [];
  for (const step of (await derive()).steps ?? []) {
    const others = await derive(step, leftOutOf(step));
    if (others.steps !== undefined) continue;
    needed.push(step);
    unexplored.push(...others.unexplored);
  }
  return { needed, unexplored, truncatedBy: [...truncatedBy] };
}

function leftOutOf({ from, to, joint }: DerivedStep): LeftOut {
  const { restsOn } = joint?.step ?? { restsOn: [from] };
  return { to, restsOn, by: new Set(restsOn.map(arnOfId)) };
}

/** The known hops of identities, and how to read more of them. */
export interface KnownHops extends Pick<JointQuestion, 'accounts' | 'privileged' | 'numbers'> {
  readonly reader: GraphReader;
  readonly limits: ReachLimits;
  readonly reach: ReachableSet;
}

/** Whether the start holds several identities that gain something jointly which none of them gains alone. */
async function gainsJointly(known: KnownHops, plain: HopGraph, start: string): Promise<boolean> {
  const held = groupBy(heldBeside(known.privileged, plain, start), (one) => accountOfIdentifier(one) ?? '');
  const several = new Map([...held].filter(([, own]) => own.length > 1));
  await known.accounts.readWhereJoint(several);
  for (const [id, own] of several) if (await gainJointly(own, id, known)) return true;
  return false;
}

async function gainJointly(
  arns: readonly string[],
  accountId: string,
  { accounts }: KnownHops,
): Promise<boolean> {
  const account = (await accounts.hasTime()) ? accounts.get(accountId) : undefined;
  return (
    account !== undefined && (await accounts.workOut(mayTakeTogether(arns, keepingAll(account)))) === true
  );
}

/**
 * Reads hops into identities that do not get there, in accounts whose identities gain more together than each alone:
 * few sources hold some of these.
 */
async function hopsBeside(ids: readonly string[], known: KnownHops): Promise<readonly HopGroup[]> {
  const { reader, accounts, reach, limits } = known;
  await accounts.prepare(ids);
  const beside: string[] = [];
  for (const id of ids) {
    const all = accounts.get(id)?.accountIndex.arns ?? [];
    const own = all.filter((one) => !reach.privileged.has(one));
    if (await gainJointly(own, id, known)) beside.push(...own.filter((one) => !reach.principals.has(one)));
  }
  if (beside.length === 0) return [];
  const search = { direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', maxHops: MOST_LAYERS } as const;
  const walk = new Walk(reader, { ...search, met: reach.met }, limits);
  const found = await accounts.untilTimeout(walk.from({ principals: beside, accounts: [] }));
  for (const limit of found?.truncatedBy ?? []) accounts.truncatedBy.add(limit);
  return (found?.steps ?? []).filter(({ hops }) => hops[0]?.by !== 'ADMINISTERING');
}

/** Returns the start and the principals that it becomes, without those that have administrative access. */
function heldBeside(
  privileged: JointQuestion['privileged'],
  plain: HopGraph,
  start: string,
): readonly string[] {
  const held = new Set([start]);
  for (const one of held)
    for (const { to } of plain.next(plain.numberOf(one))) {
      const name = plain.nameOf(to);
      if (accountOfIdentifier(name) !== undefined && !privileged.has(name)) held.add(name);
    }
  return [...held];
}

/** Returns the steps of one derivation; undefined if there is none. */
function derivationIn(
  graph: HopGraph,
  joint: readonly JointHop[],
  start: string,
): readonly DerivedStep[] | undefined {
  const cameBy = new Map<string, DerivedStep>();
  const byStart = groupBy(joint, ({ from }) => from);
  const queue = [start];
  const enter = (step: DerivedStep): void => {
    if (step.to === start || cameBy.has(step.to)) return;
    cameBy.set(step.to, step);
    queue.push(step.to);
  };
  for (const from of queue) {
    if (graph.has(from))
      for (const { to } of graph.next(graph.numberOf(from))) enter({ from, to: graph.nameOf(to) });
    for (const hop of byStart.get(from) ?? []) enter({ from, to: hop.to, joint: hop });
  }
  return cameBy.has(VIRTUAL_END) ? stepsTo(VIRTUAL_END, cameBy) : undefined;
}

function stepsTo(end: string, cameBy: ReadonlyMap<string, DerivedStep>): readonly DerivedStep[] {
  const steps = new Set<DerivedStep>();
  const wanted = [end];
  for (const id of wanted) {
    const step = cameBy.get(id);
    if (step === undefined || steps.has(step)) continue;
    steps.add(step);
    wanted.push(...(step.joint?.step.restsOn ?? [step.from]));
  }
  return [...steps];
}
