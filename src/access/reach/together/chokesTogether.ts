/**
 * Which single steps stand between an end and principals that may get there by several identities: each step of one
 * derivation is taken away, and what is left is searched again.
 */
import { parted } from '../../../escalation/apply/applyTechniques.js';
import { arnOfId } from '../../../escalation/together/coalition.js';
import { leadTogether } from '../../../escalation/together/leadsTogether.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfIdentifier, accountsOf } from '../../../graph/model/principals/namedPrincipal.js';
import { HopGraph, NOBODY, type HopGroup } from '../../paths/hopGraph.js';
import { findJointHops } from '../../paths/together/jointSearch.js';
import type { JointHop, JointQuestion, Without } from '../../paths/together/jointHops.js';
import type { SearchLimit } from '../../shared/answer.js';
import { MOST_CANDIDATES, MOST_LAYERS } from '../../shared/limits.js';
import { isLetIn } from '../intoOtherAccounts.js';
import { Walk, type ReachableSet, type ReachLimits } from '../walkReachable.js';

/** A step of a derivation, and of several identities the hop that it is. */
export interface DerivedStep {
  readonly from: string;
  readonly to: string;
  readonly joint?: JointHop;
}

export interface NeededByStarts {
  /** Of each start, the steps without which it does not get there. */
  readonly needed: readonly DerivedStep[];
  /** The starts. */
  readonly together: ReadonlySet<string>;
  readonly truncatedBy: readonly SearchLimit[];
  /** Why not all were searched for ways past hops by several identities. */
  readonly countedAlone: readonly SearchLimit[];
}

/** `joint`: who gets there by several identities alone; others of the sources may have such a way beside those of hops. */
export async function neededByStarts(
  groups: readonly HopGroup[],
  sources: readonly string[],
  joint: readonly string[],
  known: KnownHops,
): Promise<NeededByStarts> {
  const isOfPlain = ({ members, hops }: HopGroup): boolean =>
    [...members, ...hops.map(({ to }) => to)].every(isPlain);
  const ofPlain = groups.filter(isOfPlain);
  const plain = HopGraph.of(ofPlain, [...sources, NOBODY]);
  const truncatedBy = new Set<SearchLimit>(joint.length > MOST_CANDIDATES ? ['WORK_LIMIT'] : []);
  const needed: DerivedStep[] = [];
  const together = new Set(joint);
  for (const start of joint.slice(0, MOST_CANDIDATES)) {
    const found = await stepsNeeded(known, plain, start);
    needed.push(...found.needed);
    for (const limit of found.truncatedBy) truncatedBy.add(limit);
  }
  const beside = await hopsBeside(accountsOf(sources), known);
  const whole = beside.length === 0 ? plain : HopGraph.of([...ofPlain, ...beside], [...sources, NOBODY]);
  for (const start of sources) {
    if (together.has(start) || !(await goesTogether(known, whole, start))) continue;
    const found = await stepsNeeded(known, whole, start);
    if (found.truncatedBy.length > 0) break;
    needed.push(...found.needed);
    together.add(start);
  }
  return { needed, together, truncatedBy: [...truncatedBy], countedAlone: [...known.accounts.truncatedBy] };
}

const isPlain = (name: string): boolean => name === arnOfId(name) || isLetIn(name);

interface StepsOfStart {
  /** Those without which the end is not reached. */
  readonly needed: readonly DerivedStep[];
  readonly truncatedBy: readonly SearchLimit[];
}

/** Over plain hops, without those of several identities. */
async function stepsNeeded(
  known: Pick<JointQuestion, 'accounts' | 'privileged'>,
  plain: HopGraph,
  start: string,
): Promise<StepsOfStart> {
  const truncatedBy = new Set<SearchLimit>();
  const derive = async (step?: DerivedStep, without: Without = {}) => {
    const graph = plain.startingAt(start);
    if (step && graph.has(step.from) && graph.has(step.to))
      graph.close(graph.numberOf(step.from), graph.numberOf(step.to));
    const joint = await findJointHops({ ...known, graph, start, maxHops: MOST_LAYERS }, without);
    for (const limit of joint.truncatedBy) truncatedBy.add(limit);
    return derivationIn(graph, joint.hops, start);
  };
  const needed: DerivedStep[] = [];
  for (const step of (await derive()) ?? []) {
    const others = await Promise.all(waysPast(step).map((without) => derive(step, without)));
    if (others.every((one) => one === undefined)) needed.push(step);
  }
  return { needed, truncatedBy: [...truncatedBy] };
}

/** Whoever takes the step hides who else could: it is searched without each of them as well. */
function waysPast({ from, to, joint }: DerivedStep): readonly Without[] {
  if (joint === undefined) return [{}, { by: from }];
  return [{ to }, ...joint.step.rests.map((id) => ({ by: arnOfId(id) }))];
}

/** What is known of the hops of identities, and how more of them are read. */
export interface KnownHops extends Pick<JointQuestion, 'accounts' | 'privileged'> {
  readonly reader: GraphReader;
  readonly limits: ReachLimits;
  readonly reach: ReachableSet;
  /** Who escalates alone. */
  readonly escalating: ReadonlySet<string>;
}

/** Whether it holds several identities that come to anything together which none of them comes to alone. */
async function goesTogether(known: KnownHops, plain: HopGraph, start: string): Promise<boolean> {
  const held = groupBy(heldBeside(known.privileged, plain, start), (one) => accountOfIdentifier(one) ?? '');
  const several = new Map([...held].filter(([, own]) => own.length > 1));
  await known.accounts.readOf(several);
  for (const [id, own] of several) if (await comeToMore(own, id, known)) return true;
  return false;
}

/** Whoever goes alone hides who goes together. */
async function comeToMore(
  arns: readonly string[],
  accountId: string,
  { accounts, escalating }: KnownHops,
): Promise<boolean> {
  const applied = accounts.get(accountId);
  if (applied === undefined) return false;
  const [alone, others] = parted(arns, (one) => escalating.has(one));
  for (const hand of [arns, others, ...alone.map((one) => [...others, one])]) {
    if (!(await accounts.hasTime())) return false;
    if (leadTogether(hand, applied)) return true;
  }
  return false;
}

/** Into identities that do not get there, of accounts in which all together come to more than each: few sources hold some. */
async function hopsBeside(ids: readonly string[], known: KnownHops): Promise<readonly HopGroup[]> {
  const { reader, accounts, reach, limits } = known;
  await accounts.read(ids);
  const beside: string[] = [];
  for (const id of ids) {
    const { users, roles } = accounts.get(id)?.accountIndex ?? {};
    const all = [...(users?.keys() ?? []), ...(roles?.keys() ?? [])];
    const own = all.filter((one) => !reach.privileged.has(one));
    if (await comeToMore(own, id, known)) beside.push(...own.filter((one) => !reach.principals.has(one)));
  }
  if (beside.length === 0) return [];
  const search = { direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', maxHops: MOST_LAYERS } as const;
  const walk = new Walk(reader, { ...search, met: reach.met }, limits);
  const found = await accounts.inTime(walk.from({ principals: beside, accounts: [] }));
  for (const limit of found?.truncatedBy ?? []) accounts.truncatedBy.add(limit);
  return (found?.steps ?? []).filter(({ hops }) => hops[0]?.by !== 'ADMINISTERING');
}

/** Itself and whom it becomes without having administrative access anywhere. */
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

/** The steps of one; undefined where there is none. */
function derivationIn(
  graph: HopGraph,
  joint: readonly JointHop[],
  start: string,
): readonly DerivedStep[] | undefined {
  const cameBy = new Map<string, DerivedStep>();
  const byStart = new Map<string, JointHop[]>();
  for (const hop of joint) byStart.set(hop.from, [...(byStart.get(hop.from) ?? []), hop]);
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
  return cameBy.has(NOBODY) ? stepsTo(NOBODY, cameBy) : undefined;
}

function stepsTo(end: string, cameBy: ReadonlyMap<string, DerivedStep>): readonly DerivedStep[] {
  const steps = new Set<DerivedStep>();
  const wanted = [end];
  for (const id of wanted) {
    const step = cameBy.get(id);
    if (step === undefined || steps.has(step)) continue;
    steps.add(step);
    wanted.push(...(step.joint?.step.rests ?? [step.from]));
  }
  return [...steps];
}
