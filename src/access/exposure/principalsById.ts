/** Finds the users and roles that policies name by unique id (E-44), also those of other accounts. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PolicySetMember } from '../../graph/model/storedPolicies.js';
import { isUniqueId } from '../../graph/model/principals/namedPrincipal.js';

/** Returns them by unique id, in two reads if there is any id. Leaves out those that were deleted. */
export async function principalsById(
  reader: GraphReader,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, PolicySetMember>> {
  const names = identifiers.filter(isUniqueId).map((id) => id.toLowerCase());
  if (names.length === 0) return new Map();
  const { members } = await reader.membersOfSets({ sets: [], names: [...new Set(names)] });
  const found = await reader.principals([...members.values()].flat().map(({ identifier }) => identifier));
  return new Map(
    [...found.values()].flatMap((one) =>
      one.kind === 'USER' || one.kind === 'ROLE' ? [[one.uniqueId, one] as const] : [],
    ),
  );
}
