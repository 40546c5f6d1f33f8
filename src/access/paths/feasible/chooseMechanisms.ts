/** Chooses the mechanism of each step of a chain, so that all of them can be taken one after the other. */
import { distinct, groupBy } from '../../../graph/model/groupBy.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { yieldTurn } from '../../../graph/contract/turns.js';
import type { Principal } from '../../../graph/model/graph.js';
import type { Hop, PathHop } from '../../shared/answer.js';
import { ofEachTechnique } from '../loadHops.js';
import { changesLosing, isTaking } from '../lostRights.js';
import { contextOfHop, type PathContext } from './hopRequest.js';
import { escalationRequest, type LastRequest } from './finalRequests.js';
import { jointRequest } from './jointRequest.js';
import { pathConditions, type CombinedHops, type CombineHops } from './pathConditions.js';
import type { GrantAlternative } from './grantAlternatives.js';
import { MOST_MECHANISM_CHOICES } from '../../shared/limits.js';
import { decisionUnder } from '../../shared/evidence.js';

export type ChosenMechanisms = CombinedHops<PathHop>;

/** Returns the last request, which the principal at the end of the steps makes. */
export type LastRequestOf = (end: Principal) => LastRequest | undefined;

/** Returns the steps, each by the strongest way compatible with the others; undefined if no choice works. */
export type ChooseMechanisms = (
  steps: readonly (readonly PathHop[])[],
) => Promise<ChosenMechanisms | undefined>;

export function chooseMechanisms(
  reader: GraphReader,
  pathContext: PathContext,
  lastRequestOf: LastRequestOf = () => undefined,
  accepts: (chosen: ChosenMechanisms) => boolean = () => true,
): ChooseMechanisms {
  const combine = combineRuns(reader, pathContext, lastRequestOf);
  return async (all) => {
    // Ways of one technique differ in whom they go through, from whom a change before may take something.
    const steps = all.some((ways) => ways.some(isTaking)) ? all : all.map(ofEachTechnique);
    const withAll = (hops: readonly PathHop[], chosen: readonly PathHop[]): readonly PathHop[] =>
      hops.map((hop, index) => {
        const before = chosen.slice(0, index);
        return withOthers(hop, chosen[index], steps[index]?.filter((way) => isKept(way, before)) ?? []);
      });
    let first: readonly PathHop[] | undefined;
    let tried = 0;
    for (const groups of combinationsOf(steps.map(ofEachKind))) {
      first ??= groups.flatMap((group) => group.slice(0, 1));
      if (tried === MOST_MECHANISM_CHOICES) return { hops: withAll(first, first) };
      tried += 1;
      await yieldTurn(reader.searchOver);
      const together = await combine(groups);
      if (!together) continue;
      const { ways, ...whole } = together;
      if (accepts(whole) && changesLosing(ways).length === 0)
        return { ...whole, hops: withAll(whole.hops, ways) };
    }
    return undefined;
  };
}

/**
 * Groups ways by kind: later steps depend only on whether a way goes on with the session before it, and on what it takes
 * away.
 */
const ofEachKind = (ways: readonly PathHop[]): readonly (readonly PathHop[])[] => [
  ...groupBy(ways, (way) => `${goesOn(way)} ${isTaking(way) && JSON.stringify(way.takes)}`).values(),
];

/** Yields every choice of one each; the last one varies fastest. */
function* combinationsOf<T>([own, ...others]: readonly (readonly T[])[]): Generator<readonly T[]> {
  if (own === undefined) yield [];
  else for (const one of own) for (const rest of combinationsOf(others)) yield [one, ...rest];
}

/**
 * Combines runs of role assumptions. An escalation begins anew: its conditions have to be compatible with the
 * requests before it, and nothing that they carried goes on. For an escalation of several identities, or one after a
 * change, the stored policies of one caller do not show other ways to take it.
 */
function combineRuns(reader: GraphReader, pathContext: PathContext, lastRequestOf: LastRequestOf) {
  const { context } = pathContext;
  const combiners = new Map<string, CombineHops>();
  const combinerFrom = ({ from }: Hop, at: number): CombineHops => {
    const known = at === 0 ? pathContext : { from: from.identifier, context: contextOfHop(from, 1, context) };
    return getOrMake(combiners, known.from, () => pathConditions(reader, known));
  };
  /** Takes a run and the first of the ways to go on that is possible after it; without any, the last request. */
  const combineRun = async (
    before: readonly PathHop[],
    run: readonly Hop[],
    group: readonly PathHop[] | undefined,
  ): Promise<CombinedWays | undefined> => {
    const [first] = run;
    const ways = group?.filter((way) => isKept(way, [...before, ...run]));
    if (first === undefined) return ways?.[0] && uncombined(ways.slice(0, 1));
    const combineHops = combinerFrom(first, before.length);
    if (ways === undefined) {
      const found = await combineHops(run, lastRequestOf((run.at(-1) ?? first).to));
      return found && { ...found, ways: run };
    }
    for (const way of ways) {
      const end = (run.at(-1) ?? first).to;
      const request = way.joint ? jointRequest(way, end, context) : escalationRequest(way, context);
      const found = await combineHops(run, request);
      const hop = found?.last ? underOther(way, found.last, request) : way;
      if (found) return { hops: [...found.hops, hop], ways: [...run, way] };
      // The hops before it contradict each other.
      if (request === undefined) return undefined;
    }
    return undefined;
  };
  return async (groups: readonly (readonly PathHop[])[]): Promise<CombinedWays | undefined> => {
    let whole = uncombined([]);
    while (whole.ways.length < groups.length) {
      const at = whole.ways.length;
      const run = runFrom(groups, at);
      const found = await combineRun(whole.ways, run, groups[at + run.length]);
      if (!found) return undefined;
      whole = { ...found, hops: [...whole.hops, ...found.hops], ways: [...whole.ways, ...found.ways] };
    }
    return whole;
  };
}

/** `ways`: those that were chosen, as they were found. */
interface CombinedWays extends ChosenMechanisms {
  readonly ways: readonly PathHop[];
}

const uncombined = (ways: readonly PathHop[]): CombinedWays => ({ hops: ways, ways });

/** Returns the hop under other conditions than the stored ones, which contradict the hops before it. */
function underOther(hop: PathHop, other: GrantAlternative, request: LastRequest | undefined): PathHop {
  // Of several that act, the others go on as found.
  const isOfOthers = (hop.joint?.actingAs.length ?? 1) > 1;
  const conditions = [...(request?.others ?? []), ...other.conditions];
  const determiningStatements = isOfOthers
    ? distinct([...hop.determiningStatements, ...other.determiningStatements])
    : other.determiningStatements;
  const preconditions = distinct([...hop.preconditions, ...other.preconditions]);
  const caveats = distinct([...hop.caveats, ...other.caveats]);
  const decision = decisionUnder({ conditions, preconditions });
  return { ...hop, decision, conditions, preconditions, determiningStatements, caveats };
}

/** Whether no change before it takes away what the way needs. */
const isKept = (way: PathHop, before: readonly PathHop[]): boolean =>
  changesLosing([...before, way]).length === 0;

/** Whether the way goes on with the session before it. */
const goesOn = (way: PathHop): way is Hop => way.mechanism !== 'ESCALATION' && !way.joint;

function runFrom(groups: readonly (readonly PathHop[])[], at: number): readonly Hop[] {
  const run: Hop[] = [];
  for (const [way] of groups.slice(at)) {
    if (way === undefined || !goesOn(way)) break;
    run.push(way);
  }
  return run;
}

function withOthers(hop: PathHop, chosen: PathHop | undefined, hops: readonly PathHop[]): PathHop {
  const alternatives = ofEachTechnique(chosen ? [chosen, ...hops] : hops).filter((one) => one !== chosen);
  const alone = hop === chosen ? undefined : chosen;
  if (alternatives.length === 0 && alone === undefined) return hop;
  return { ...hop, ...(alone && { alone }), ...(alternatives.length > 0 && { alternatives }) };
}
