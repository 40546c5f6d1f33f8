/** One resource. */
import type { QueryField } from '../rootField.js';

export const resource: QueryField<'resource'> = (_root, { arn }, { loaders }) => loaders.resources.load(arn);
