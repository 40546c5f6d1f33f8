/** One group. */
import type { QueryField } from '../rootField.js';

export const group: QueryField<'group'> = (_root, { arn }, { loaders }) => loaders.groups.load(arn);
