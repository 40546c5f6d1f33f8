/** What does it take for one principal to assume a role, and what of it is missing? */
import { crossAccountAccess as ask } from '../../../access/crossAccountAccess.js';
import type { QueryField } from '../rootField.js';

export const crossAccountAccess: QueryField<'crossAccountAccess'> = (_root, question, { reader }) =>
  ask(reader, question);
