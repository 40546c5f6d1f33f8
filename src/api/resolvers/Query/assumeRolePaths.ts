/** How can one principal become another by assuming roles, and if it cannot, what is missing? */
import type { NearMissSearch } from '../../../access/shared/answer.js';
import { assumeRolePaths as ask } from '../../../access/paths/assumeRolePaths.js';
import { nearMisses } from '../../../access/diagnosis/nearMisses.js';
import { nearMissesFromEach, pathsFromEach, startOf } from '../../../access/paths/startRoles.js';
import { contextEntries, inRange } from '../../arguments/arguments.js';
import { startArgument } from '../../arguments/principalArgument.js';
import type { QueryField } from '../rootField.js';

export const assumeRolePaths: QueryField<'assumeRolePaths'> = async (
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
  const found = await pathsFromEach(start, most, (from) => ask(reader, { ...question, from, k: most }));
  if (found.paths.length > 0) return found;
  let search: Promise<NearMissSearch> | undefined;
  return {
    ...found,
    searchNearMisses: () =>
      (search ??= nearMissesFromEach(start, (from) => nearMisses(reader, { ...question, from }))),
  };
};
