/**
 * Finds the chains from a principal to a role that one change would open, and that change, where no path leads there.
 */
import type { GraphReader, GroupPolicies } from '../../graph/contract/graphReader.js';
import { nextTurn } from '../../graph/contract/turns.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { passingActions } from '../../iam/facts/passedOn.js';
import { isLayerRead } from '../../iam/decide/layers.js';
import { accountOfIdentifier, isRole, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { callerOf } from '../can/loadRequest.js';
import type { PathQuestion } from '../paths/assumeRolePaths.js';
import type { NearMissSearch } from '../shared/diagnosisAnswer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_NEAR_MISSES } from '../shared/limits.js';
import { assumptionOf, readGroups } from './assumption/roleAssumption.js';
import { contextOfHop } from '../paths/feasible/hopRequest.js';
import { candidateSteps, reachOf, sidesThatKnow } from './nearMiss/candidateSteps.js';
import { isOpenUnderConditions, openings } from './nearMiss/openings.js';
import { areEnough, openedChains, type MissingStep } from './nearMiss/chainsWithFix.js';
import { standInsOf } from '../paths/loadRegion.js';

export type NearMissQuestion = Pick<PathQuestion, 'from' | 'to' | 'maxHops' | 'context'>;

export interface NearMissLimits {
  /** Principals to look at from either end. */
  readonly principals: number;
  readonly steps: number;
  /** The most near misses that are returned. */
  readonly most: number;
}

const LIMITS: NearMissLimits = { principals: 300, steps: 200, most: MOST_NEAR_MISSES };

/** Finds near misses. Use it where `assumeRolePaths` finds no path: existing paths are not returned. */
export const nearMisses = async (
  reader: GraphReader,
  question: NearMissQuestion,
  limits: NearMissLimits = LIMITS,
): Promise<NearMissSearch> =>
  (await inTime(search(reader, question, limits))) ?? { nearMisses: [], complete: false };

async function search(
  reader: GraphReader,
  { from, to, maxHops, context }: NearMissQuestion,
  { principals, steps, most }: NearMissLimits,
): Promise<NearMissSearch> {
  const ends = await reader.applicablePolicies([from], [to]);
  if (!ends.roles.has(to)) {
    const isUnknown = isRole(to) && !ends.importedAccounts.has(accountOfIdentifier(to) ?? '');
    return { nearMisses: [], complete: !isUnknown };
  }
  const { graphVersion } = ends;
  const start = ends.principals.get(from)?.principal.identifier ?? from;
  const standIns = standInsOf(start, ends);
  const limits = { maxHops: maxHops - 1, most: principals };
  const [onwards, back, beside] = await Promise.all([
    reachOf(reader, { direction: 'FROM', of: start, standIns, context }, limits),
    reachOf(reader, { direction: 'INTO', of: to, context }, limits),
    readGroups(reader, start, [assumeActions.ASSUME_ROLE, ...passingActions]),
  ]);
  const roles = [...back.chains.keys()];
  const [stored, trusted] = await Promise.all([
    reader.applicablePolicies([...onwards.chains.keys()], roles),
    reader.trustGrants(roles),
  ]);
  const haveNames = sidesThatKnow(stored, trusted, onwards.chains.keys());
  const between = candidateSteps(onwards, back, haveNames, { maxHops, most: steps });
  const missing: MissingStep[] = [];
  let isEachTried = isAllRead(stored, [...onwards.chains.keys()], roles);
  for (const step of between.steps) {
    if (areEnough(missing, step, most)) break;
    await nextTurn();
    // Only the start can be a user, since no principal becomes one by assuming roles: only it can be in groups.
    const groups = step.from === start ? beside.groups : [];
    const caller = stored.principals.get(step.from)?.principal ?? namedPrincipal(step.from);
    const own = contextOfHop(caller, step.from === start ? 0 : 1, context);
    const { changed, isUntried } = missingIn({ ...step, context: own }, stored, groups);
    missing.push(...changed.map((one) => ({ ...one, step })));
    isEachTried &&= !isUntried;
  }
  const region = { start, standIns, graphVersion };
  const found = await openedChains(reader, missing, region, { from, context }, most);
  const versions = [
    stored.graphVersion,
    ...beside.graphVersions,
    ...onwards.graphVersions,
    ...back.graphVersions,
  ];
  const isCurrent = versions.every((version) => (version ?? graphVersion) === graphVersion);
  const isWhole = isEachTried && onwards.complete && back.complete && between.complete && found.complete;
  return { nearMisses: found.nearMisses, complete: isWhole && isCurrent };
}

/** Whether no policy is missing or unread by which one side of a step may name the other, and no group. */
const isAllRead = (
  stored: ApplicablePolicies,
  callers: readonly string[],
  roles: readonly string[],
): boolean =>
  stored.accountGaps.length === 0 &&
  callers.every((caller) => isLayerRead(callerOf(caller, stored).layers.identity)) &&
  roles.every((role) => stored.roles.get(role)?.trust.quarantined === undefined);

/**
 * `isUntried`: whether a change opens the step is not known; or none was tried, although the step and its chain exist
 * but form no path, since the hops contradict each other.
 */
function missingIn(
  question: Parameters<typeof assumptionOf>[0],
  stored: ApplicablePolicies,
  groups: readonly GroupPolicies[],
) {
  const assumption = assumptionOf(question, stored, groups);
  const isThere = isOpenUnderConditions(assumption);
  const tried = openings(assumption);
  const changed = tried
    .filter((opening) => opening !== 'UNKNOWN')
    .map((opening) => ({ opening, isThere: isThere || opening.permitsPassing }));
  const isUnknown = tried.length > changed.length || assumption.evaluation.decision === 'UNKNOWN';
  return {
    changed,
    isUntried: isUnknown || (isThere && changed.every(({ opening }) => opening.permitsPassing)),
  };
}
