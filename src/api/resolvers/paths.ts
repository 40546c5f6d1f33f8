/** Answers questions about paths by assuming roles and to administrative access. Some fields only if selected. */
import { nearMisses } from '../../access/diagnosis/nearMisses.js';
import { assumeRolePaths as askAssumeRolePaths } from '../../access/paths/assumeRolePaths.js';
import type { NearMissSearch } from '../../access/shared/diagnosisAnswer.js';
import { firstNamed } from '../../access/shared/completeness.js';
import { byTechnique } from '../../access/paths/groupByTechnique.js';
import { pathsToPrivilege } from '../../access/paths/pathsToPrivilege.js';
import { renderPath } from '../../access/paths/renderPath.js';
import { nearMissesFromEach, pathsFromEach, startOf } from '../../access/paths/startRoles.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { Principal } from '../../graph/model/graph.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { startArgument } from '../arguments/questions.js';
import { contextEntries, hopsInRange, inRange } from '../arguments/arguments.js';
import { pathFilter } from '../arguments/pathFilters.js';
import type { Caller } from '../callers/caller.js';
import { redactNearMisses, redactPaths } from '../callers/redactPaths.js';
import { readerOfOwnSteps } from '../callers/searchedReader.js';
import { isWithheld, refuseContext, withheldAnswer } from '../callers/refuseOthers.js';
import type { Context } from '../context.js';
import type { VisiblePaths } from '../mappers.js';
import { once } from '../../graph/model/memoize.js';
import type {
  PrincipalPathsToPrivilegeArgs,
  QueryResolvers,
  RequireFields,
  Resolvers,
} from '../types.generated.js';

const MOST_PATHS = 100;
const OTHERS = 'Leave out with `avoid` what you have seen, to get others.';

/** Conditions decide which paths come first: those that are hidden from the caller must not decide which paths it sees. */
const searchedPaths = (k: number, { accountIds }: Caller): number => (accountIds ? MOST_PATHS : k);

/** Finds paths to administrative access, also from a workload, by its ARN. */
export async function privilegePathsOf(
  { identifier }: Pick<Principal, 'identifier'>,
  { maxHops, k, context, targets, ...limits }: RequireFields<PrincipalPathsToPrivilegeArgs, 'maxHops' | 'k'>,
  requestContext: Context,
): Promise<VisiblePaths> {
  const { whole, caller } = requestContext;
  if (isWithheld(caller, identifier))
    return { paths: [], ...withheldAnswer, graphVersion: await whole.graphVersion() };
  refuseContext(caller, context ?? []);
  const question = {
    filter: await pathFilter(limits, { from: identifier }, requestContext),
    targets: targets === true ? await requestContext.reader.targets() : undefined,
    maxHops: hopsInRange(maxHops),
    k: searchedPaths(inRange('k', k, 1, MOST_PATHS, OTHERS), caller),
    context: contextEntries(context),
  };
  const start = await startOf(whole, identifier, 'from');
  const found = await pathsFromEach(start, caller.accountIds ? Infinity : question.k, (from) =>
    pathsToPrivilege(whole, { ...question, from }),
  );
  return caller.accountIds ? redactPaths(found, caller.accountIds, { k, maxHops }) : found;
}

/** Finds how one principal can become another by assuming roles and, if it cannot, what is missing. */
export const assumeRolePaths: Required<QueryResolvers>['assumeRolePaths'] = async (
  _root,
  { from: given, to, maxHops, k, context, ...limits },
  requestContext,
) => {
  const { whole, caller } = requestContext;
  refuseContext(caller, context ?? []);
  const from = await startArgument(given, requestContext, to);
  const filter = await pathFilter(limits, { from, to }, requestContext);
  const question = {
    from,
    to,
    maxHops: hopsInRange(maxHops),
    context: contextEntries(context),
  };
  const start = await startOf(whole, from, 'from');
  const most = searchedPaths(inRange('k', k, 1, MOST_PATHS, OTHERS), caller);
  const all = await pathsFromEach(start, caller.accountIds ? Infinity : most, (one) =>
    askAssumeRolePaths(whole, { ...question, from: one, k: most, filter }),
  );
  const { accountIds } = caller;
  const found = accountIds ? redactPaths(all, accountIds, { k, maxHops }) : all;
  if (found.paths.length > 0) return found;
  if (filter) return { ...found, searchNearMisses: async () => noNearMisses };
  const searchNearMisses = once(async () => {
    const reader = accountIds ? readerOfOwnSteps(whole, accountIds) : whole;
    const near = await nearMissesFromEach(start, (one) => nearMisses(reader, { ...question, from: one }));
    return accountIds ? redactNearMisses(near, accountIds) : near;
  });
  return { ...found, searchNearMisses };
};

/** None are searched for a filtered question: a change opens chains whatever the filter excludes. */
const noNearMisses: NearMissSearch = { nearMisses: [], complete: false };

export const pathTypes = {
  PathSearch: {
    byTechnique: ({ paths }) => byTechnique(paths),
    startsAs: ({ startsAs = [] }) => startsAs,
    nearMisses: async ({ searchNearMisses }) => (await searchNearMisses?.())?.nearMisses ?? [],
    nearMissesComplete: async ({ searchNearMisses }) => (await searchNearMisses?.())?.complete ?? true,
  },
  TechniquePaths: {
    technique: ({ techniqueId = '' }) => techniqueById(techniqueId) ?? null,
  },
  PrivilegePath: {
    goal: ({ goal }) => goal ?? null,
    render: (path, { format }) => renderPath(path, format),
  },
  Hop: {
    technique: (hop) => (hop.mechanism === 'ESCALATION' ? (techniqueById(hop.techniqueId) ?? null) : null),
    via: (hop) => (hop.mechanism === 'ESCALATION' ? (hop.via ?? null) : null),
    alternatives: (hop) => (hop.mechanism === 'HIDDEN' ? [] : (hop.alternatives ?? [])),
  },
  Completeness: {
    unexplored: ({ unexplored }) => firstNamed(unexplored),
  },
  UnexploredEscalation: {
    principal: async ({ principal }, _arguments, { loaders }) =>
      (await loaders.principals.load(principal)) ?? namedPrincipal(principal),
    techniques: ({ techniqueIds }) => techniqueIds.flatMap((id) => techniqueById(id) ?? []),
  },
} satisfies Resolvers;
