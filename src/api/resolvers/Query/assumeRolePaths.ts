/** How can one principal become another by assuming roles? */
import { assumeRolePaths as ask } from '../../../access/assumeRolePaths.js';
import { contextEntries, inRange } from '../../arguments.js';
import type { QueryField } from '../rootField.js';

export const assumeRolePaths: QueryField<'assumeRolePaths'> = (
  _root,
  { from, to, maxHops, k, context },
  { reader },
) =>
  ask(reader, {
    from,
    to,
    maxHops: inRange('maxHops', maxHops, 1, 10),
    k: inRange('k', k, 1, 100),
    context: contextEntries(context),
  });
