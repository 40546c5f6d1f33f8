/** One permission set by its ARN. */
import type { QueryField } from '../rootField.js';

export const permissionSet: QueryField<'permissionSet'> = (_root, { arn }, { loaders }) =>
  loaders.permissionSets.load(arn);
