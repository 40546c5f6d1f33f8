/** How can a principal reach administrative access? */
import { privilegePathsOf } from '../paths.js';
import type { QueryField } from '../rootField.js';

export const pathsToPrivilege: QueryField<'pathsToPrivilege'> = (_root, { from, ...limits }, context) =>
  privilegePathsOf({ identifier: from }, limits, context);
