/** One principal. */
import type { QueryField } from '../rootField.js';

export const principal: QueryField<'principal'> = (_root, { identifier }, { loaders }) =>
  loaders.principals.load(identifier);
