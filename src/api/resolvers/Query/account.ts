/** One account. */
import type { QueryField } from '../rootField.js';

export const account: QueryField<'account'> = (_root, { id }, { loaders }) => loaders.accounts.load(id);
