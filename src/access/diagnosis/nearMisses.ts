/** Where no path leads from one principal to a role: which chains would one change open, and which change? */
import { assumeActions } from '../../graph/model/assumeActions.js';
import { SearchTimeout } from '../../graph/model/graph.js';
import type { GraphReader, GroupPolicies } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { parseIamArn } from '../../iam/language/arn.js';
import type { ContextInput, NearMissSearch } from '../shared/answer.js';
import { assumptionOf } from './crossAccount/loadRoleAssumption.js';
import { contextOfHop } from '../paths/feasible/hopRequest.js';
import { candidateSteps, type CandidateStep } from './nearMiss/candidateSteps.js';
import { missingHop } from './nearMiss/missingHop.js';
import { isOpenUnderConditions, openings } from './nearMiss/fixes.js';
import { areEnough, openedChains, type MissingStep } from './nearMiss/chainsWithFix.js';
import { reachOf, type AssumeRoleReach } from './nearMiss/assumeRoleReach.js';
import { sidesThatKnow, type StoredSides } from './nearMiss/namedSide.js';
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
  const reading = await readBetween(
    reader,
    { from, standIns, to },
    { maxHops: maxHops - 1, most: principals },
  );
  const { onwards, back } = reading;
  const between = candidateSteps(onwards, back, sidesThatKnow(reading), { maxHops, most: steps });
  const missing: MissingStep[] = [];
  let isEachTried = true;
  for (const step of between.steps) {
    if (areEnough(missing, step, most)) break;
    const { changed, isLeft } = missingIn(step, reading, { from, context });
    missing.push(...changed);
    isEachTried &&= !isLeft;
  }
  const found = await openedChains(reader, missing, {
    region: { from, standIns, graphVersion },
    pathContext: { from: start, context },
    most,
  });
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

async function readBetween(
  reader: GraphReader,
  {
    from,
    standIns,
    to,
  }: { readonly from: string; readonly standIns: readonly string[]; readonly to: string },
  limits: { readonly maxHops: number; readonly most: number },
): Promise<Between> {
  const isUser = parseIamArn(from)?.kind === 'user';
  const [onwards, back, beside] = await Promise.all([
    reachOf(reader, 'ONWARDS', { of: from, standIns }, limits),
    reachOf(reader, 'BACK', { of: to }, limits),
    isUser ? reader.groupsThatMayAllow(from, assumeActions.ASSUME_ROLE) : undefined,
  ]);
  const roles = [...back.places.keys()];
  const [stored, trusted] = await Promise.all([
    reader.applicablePolicies([...onwards.places.keys()], roles),
    reader.trustGrants(roles),
  ]);
  const versions = [stored.graphVersion, ...(beside ? [beside.graphVersion] : [])];
  const graphVersions = [...versions, ...onwards.graphVersions, ...back.graphVersions];
  return { onwards, back, groups: beside?.groups ?? [], stored, trusted, graphVersions };
}

interface Tried {
  readonly changed: readonly MissingStep[];
  /** It is there, as all of its chain is, and no path: the hops contradict each other, and no change of it was tried. */
  readonly isLeft: boolean;
}

function missingIn(
  step: CandidateStep,
  { stored, groups }: Between,
  { from, context }: { readonly from: string; readonly context: readonly ContextInput[] },
): Tried {
  const role = stored.roles.get(step.to);
  if (!role) return { changed: [], isLeft: false };
  const isFirst = step.from === from;
  const caller = stored.principals.get(step.from)?.principal ?? namedPrincipal(step.from);
  const own = contextOfHop(caller, isFirst ? 0 : 1, context);
  const assumption = assumptionOf({ from: step.from, to: step.to, context: own }, stored);
  const accountContext = { role, groups: isFirst ? groups : [] };
  const isThere = isOpenUnderConditions(assumption);
  const changed = openings(assumption, accountContext).map((opening) => ({
    step,
    opening,
    hop: missingHop(assumption, accountContext, opening),
    isThere: isThere || opening.handsOn === true,
  }));
  return { changed, isLeft: isThere && changed.every(({ opening }) => opening.handsOn === true) };
}
