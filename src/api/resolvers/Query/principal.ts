/** One principal. */
import { principalArgument } from '../../arguments/principalArgument.js';
import type { QueryField } from '../rootField.js';

export const principal: QueryField<'principal'> = async (_root, { identifier }, context) =>
  context.loaders.principals.load(await principalArgument('identifier', identifier, context));
