/** What is reachable from a principal? */
import { startArgument } from '../../arguments/principalArgument.js';
import { blastRadiusOf } from '../reach.js';
import type { QueryField } from '../rootField.js';

export const blastRadius: QueryField<'blastRadius'> = async (_root, { principal, ...limits }, context) =>
  blastRadiusOf({ identifier: await startArgument(principal, context) }, limits, context);
