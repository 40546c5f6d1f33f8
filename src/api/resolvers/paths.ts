/** Paths by assuming roles, paths to administrative access, and what is worked out of a path only where somebody asks. */
import { nearMisses } from '../../access/diagnosis/nearMisses.js';
import { assumeRolePaths as askAssumeRolePaths } from '../../access/paths/assumeRolePaths.js';
import type { ContextInput, NearMissSearch, PathAnswer } from '../../access/shared/answer.js';
import { byTechnique } from '../../access/paths/groupByTechnique.js';
import { pathsToPrivilege } from '../../access/paths/pathsToPrivilege.js';
import { renderPath } from '../../access/paths/renderPath.js';
import { nearMissesFromEach, pathsFromEach, startOf } from '../../access/paths/startRoles.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { Principal } from '../../graph/model/graph.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { startArgument } from '../arguments/questions.js';
import { contextEntries, inRange } from '../arguments/arguments.js';
import type { Context } from '../context.js';
import type {
  HopResolvers,
  PathSearchResolvers,
  PrivilegePathResolvers,
  QueryResolvers,
  TechniquePathsResolvers,
  UnexploredEscalationResolvers,
} from '../types.generated.js';

interface SearchArguments {
  readonly maxHops: number;
  readonly k: number;
  readonly context?: readonly ContextInput[] | null | undefined;
}

/** Also from a workload, by its ARN. */
export async function privilegePathsOf(
  { identifier }: Pick<Principal, 'identifier'>,
  { maxHops, k, context }: SearchArguments,
  { reader }: Context,
): Promise<PathAnswer> {
  const question = {
    maxHops: inRange('maxHops', maxHops, 1, 10),
    k: inRange('k', k, 1, 100),
    context: contextEntries(context),
  };
  const start = await startOf(reader, identifier, 'from');
  return pathsFromEach(start, k, (from) => pathsToPrivilege(reader, { ...question, from }));
}

/** How can one principal become another by assuming roles, and if it cannot, what is missing? */
export const assumeRolePaths: Required<QueryResolvers>['assumeRolePaths'] = async (
  _root,
  { from, to, maxHops, k, context },
  requestContext,
) => {
  const { reader } = requestContext;
  const question = {
    from: await startArgument(from, requestContext, to),
    to,
    maxHops: inRange('maxHops', maxHops, 1, 10),
    context: contextEntries(context),
  };
  const start = await startOf(reader, question.from, 'from');
  const most = inRange('k', k, 1, 100);
  const found = await pathsFromEach(start, most, (from) =>
    askAssumeRolePaths(reader, { ...question, from, k: most }),
  );
  if (found.paths.length > 0) return found;
  let search: Promise<NearMissSearch> | undefined;
  return {
    ...found,
    searchNearMisses: () =>
      (search ??= nearMissesFromEach(start, (from) => nearMisses(reader, { ...question, from }))),
  };
};

export const PathSearch: PathSearchResolvers = {
  byTechnique: ({ paths }) => byTechnique(paths),
  startsAs: ({ startsAs = [] }) => startsAs,
  nearMisses: async ({ searchNearMisses }) => (await searchNearMisses?.())?.nearMisses ?? [],
  nearMissesComplete: async ({ searchNearMisses }) => (await searchNearMisses?.())?.complete ?? true,
};

export const TechniquePaths: TechniquePathsResolvers = {
  technique: ({ techniqueId = '' }) => techniqueById(techniqueId) ?? null,
};

export const PrivilegePath: PrivilegePathResolvers = {
  render: (path, { format }) => renderPath(path, format),
};

export const Hop: HopResolvers = {
  technique: (hop) => (hop.mechanism === 'ESCALATION' ? (techniqueById(hop.techniqueId) ?? null) : null),
  via: (hop) => (hop.mechanism === 'ESCALATION' ? (hop.via ?? null) : null),
  alternatives: ({ alternatives = [] }) => alternatives,
};

export const UnexploredEscalation: UnexploredEscalationResolvers = {
  principal: async ({ principal }, _arguments, { loaders }) =>
    (await loaders.principals.load(principal)) ?? namedPrincipal(principal),
  techniques: ({ techniqueIds }) => techniqueIds.flatMap((id) => techniqueById(id) ?? []),
};
