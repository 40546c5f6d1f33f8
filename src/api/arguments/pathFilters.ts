/** Turns `avoid` and `only` into the filter of a search for paths. */
import type { PathFilter } from '../../access/paths/wanted/pathFilter.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import type { PrincipalPathsToPrivilegeArgs } from '../types.generated.js';
import { checkLength } from './arguments.js';
import { knownPrincipals } from './questions.js';

const MOST_PRINCIPALS = 100;
const MOST_TECHNIQUES = 200;

/**
 * Returns the filter; undefined if it excludes nothing. `ends`: by argument, principals that cannot be avoided.
 * Throws BAD_USER_INPUT for a principal that is not in the graph, and for a technique that does not exist.
 */
export async function pathFilter(
  { avoid, only }: Pick<PrincipalPathsToPrivilegeArgs, 'avoid' | 'only'>,
  ends: Readonly<Record<string, string>>,
  context: Context,
): Promise<PathFilter | undefined> {
  const principals = await avoidedPrincipals(avoid?.principals ?? [], ends, context);
  const avoided = techniqueIds('avoid.techniques', avoid?.techniques ?? []);
  const onlyTechniques = only?.techniques ? techniqueIds('only.techniques', only.techniques) : undefined;
  const onlyUnconditional = only?.unconditional === true;
  if (principals.size + avoided.size === 0 && onlyTechniques === undefined && !onlyUnconditional)
    return undefined;
  return {
    avoidedPrincipals: principals,
    avoidedTechniques: avoided,
    ...(onlyTechniques === undefined ? {} : { onlyTechniques }),
    onlyUnconditional,
  };
}

function techniqueIds(argument: string, ids: readonly string[]): ReadonlySet<string> {
  checkLength(argument, ids, 0, MOST_TECHNIQUES);
  const unknown = ids.find((id) => techniqueById(id) === undefined);
  if (unknown === undefined) return new Set(ids);
  throw badUserInput(
    argument,
    `${unknown} is not the id of a technique. Query.techniques lists them, such as T-001.`,
  );
}

async function avoidedPrincipals(
  given: readonly string[],
  ends: Readonly<Record<string, string>>,
  context: Context,
): Promise<ReadonlySet<string>> {
  const argument = 'avoid.principals';
  checkLength(argument, given, 0, MOST_PRINCIPALS);
  if (given.length === 0) return new Set();
  const ids = await knownPrincipals(argument, given, context);
  const end = Object.entries(ends).find(([, one]) => ids.includes(one));
  if (end === undefined) return new Set(ids);
  throw badUserInput(argument, `${argument} has the principal of ${end[0]}, which every path has.`);
}
