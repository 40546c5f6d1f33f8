/** How can a principal reach administrative access? */
import { startArgument } from '../../arguments/principalArgument.js';
import { privilegePathsOf } from '../paths.js';
import type { QueryField } from '../rootField.js';

export const pathsToPrivilege: QueryField<'pathsToPrivilege'> = async (_root, { from, ...limits }, context) =>
  privilegePathsOf({ identifier: await startArgument(from, context) }, limits, context);
