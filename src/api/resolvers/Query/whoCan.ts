/** Which principals may do it? */
import { principalsThatCan } from '../principalsThatCan.js';
import type { QueryField } from '../rootField.js';

export const whoCan: QueryField<'whoCan'> = (_root, question, context) =>
  principalsThatCan(question, context);
