/** What does it take for one principal to assume a role, and what of it is missing? */
import { crossAccountAccess as ask } from '../../../access/diagnosis/crossAccountAccess.js';
import { principalArgument } from '../../arguments/principalArgument.js';
import type { QueryField } from '../rootField.js';

export const crossAccountAccess: QueryField<'crossAccountAccess'> = async (_root, { from, to }, context) =>
  ask(context.reader, { from: await principalArgument('from', from, context, to), to });
