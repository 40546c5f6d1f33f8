/** What is reachable from a principal? */
import { blastRadiusOf } from '../reach.js';
import type { QueryField } from '../rootField.js';

export const blastRadius: QueryField<'blastRadius'> = (_root, { principal, ...limits }, context) =>
  blastRadiusOf({ identifier: principal }, limits, context);
