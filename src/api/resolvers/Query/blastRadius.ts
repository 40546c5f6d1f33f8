/** What is reachable from a principal? */
import { principalArgument } from '../../principalArgument.js';
import { blastRadiusOf } from '../reach.js';
import type { QueryField } from '../rootField.js';

export const blastRadius: QueryField<'blastRadius'> = async (_root, { principal, ...limits }, context) =>
  blastRadiusOf({ identifier: await principalArgument(principal, context) }, limits, context);
