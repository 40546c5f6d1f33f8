/** Where no path leads from one principal to a role: which chains would one change open, and which change? */
import { SearchTimeout } from '../../graph/model/graph.js';
import type { GraphReader, GroupPolicies } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { ContextInput, NearMissSearch } from '../shared/answer.js';
import { assumptionOf, readGroups } from './assumption/roleAssumption.js';
import { contextOfHop } from '../paths/feasible/hopRequest.js';
import {
  candidateSteps,
  reachOf,
  sidesThatKnow,
  type AssumeRoleReach,
  type CandidateStep,
  type StoredSides,
} from './nearMiss/candidateSteps.js';
import { isOpenUnderConditions, openings } from './nearMiss/openings.js';
import { areEnough, openedChains, type MissingStep } from './nearMiss/chainsWithFix.js';
import { standInsOf } from '../paths/loadSubgraph.js';

export interface NearMissQuestion {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly context: readonly ContextInput[];
}

export interface NearMissLimits {
  /** From either end. */
  readonly principals: number;
  readonly steps: number;
  /** That are told. */
  readonly most: number;
}

const LIMITS: NearMissLimits = { principals: 300, steps: 200, most: 10 };

/** Means something where `assumeRolePaths` finds no path: what already is one is not told. */
export async function nearMisses(
  reader: GraphReader,
  question: NearMissQuestion,
  limits: NearMissLimits = LIMITS,
): Promise<NearMissSearch> {
  try {
    const ends = await reader.applicablePolicies([question.from], [question.to]);
    if (!ends.roles.has(question.to)) return { nearMisses: [], complete: true };
    return await search(reader, question, ends, limits);
  } catch (error) {
    if (error instanceof SearchTimeout) return { nearMisses: [], complete: false };
    throw error;
  }
}

async function search(
  reader: GraphReader,
  { from: start, to, maxHops, context }: NearMissQuestion,
  ends: ApplicablePolicies,
  { principals, steps, most }: NearMissLimits,
): Promise<NearMissSearch> {
  const { graphVersion } = ends;
  const from = ends.principals.get(start)?.principal.identifier ?? start;
  const standIns = standInsOf(from, ends);
  const limits = { maxHops: maxHops - 1, most: principals };
  const reading = await readBetween(reader, { from, standIns, to }, limits);
  const { onwards, back } = reading;
  const haveNames = sidesThatKnow(reading, onwards.chains.keys());
  const between = candidateSteps(onwards, back, haveNames, { maxHops, most: steps });
  const missing: MissingStep[] = [];
  let isEachTried = true;
  for (const step of between.steps) {
    if (areEnough(missing, step, most)) break;
    const { changed, isLeft } = missingIn(step, reading, { from, context });
    missing.push(...changed);
    isEachTried &&= !isLeft;
  }
  const region = { from, standIns, graphVersion };
  const search = { region, pathContext: { from: start, context }, most };
  const found = await openedChains(reader, missing, search);
  const isWhole = isEachTried && onwards.complete && back.complete && between.complete && found.complete;
  const isCurrent = reading.graphVersions.every((version) => version === graphVersion);
  return { nearMisses: found.nearMisses, complete: isWhole && isCurrent };
}

interface Between extends StoredSides {
  readonly onwards: AssumeRoleReach;
  readonly back: AssumeRoleReach;
  /** Of the account of the one who starts, which alone may be a user: nobody becomes one by assuming roles. */
  readonly groups: readonly GroupPolicies[];
  readonly graphVersions: readonly string[];
}

interface Ends {
  readonly from: string;
  readonly standIns: readonly string[];
  readonly to: string;
}

async function readBetween(
  reader: GraphReader,
  { from, standIns, to }: Ends,
  limits: { readonly maxHops: number; readonly most: number },
): Promise<Between> {
  const [onwards, back, beside] = await Promise.all([
    reachOf(reader, 'ONWARDS', { of: from, standIns }, limits),
    reachOf(reader, 'BACK', { of: to }, limits),
    readGroups(reader, from),
  ]);
  const roles = [...back.chains.keys()];
  const [stored, trusted] = await Promise.all([
    reader.applicablePolicies([...onwards.chains.keys()], roles),
    reader.trustGrants(roles),
  ]);
  const own = [stored.graphVersion, beside.graphVersion ?? stored.graphVersion];
  const graphVersions = [...own, ...onwards.graphVersions, ...back.graphVersions];
  return { onwards, back, groups: beside.groups, stored, trusted, graphVersions };
}

interface Tried {
  readonly changed: readonly MissingStep[];
  /** It is there, as all of its chain is, and no path: the hops contradict each other, and no change of it was tried. */
  readonly isLeft: boolean;
}

function missingIn(
  step: CandidateStep,
  { stored, groups }: Between,
  { from: start, context }: { readonly from: string; readonly context: readonly ContextInput[] },
): Tried {
  const { from, to } = step;
  if (!stored.roles.has(to)) return { changed: [], isLeft: false };
  const isFirst = from === start;
  const caller = stored.principals.get(from)?.principal ?? namedPrincipal(from);
  const own = contextOfHop(caller, isFirst ? 0 : 1, context);
  const assumption = assumptionOf({ from, to, context: own }, stored, isFirst ? groups : []);
  const isThere = isOpenUnderConditions(assumption);
  const changed = openings(assumption).map((opening) => ({
    step,
    opening,
    isThere: isThere || opening.handsOn,
  }));
  return { changed, isLeft: isThere && changed.every(({ opening }) => opening.handsOn) };
}
