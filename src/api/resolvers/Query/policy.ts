/** One managed policy. */
import type { QueryField } from '../rootField.js';

export const policy: QueryField<'policy'> = (_root, { arn }, { loaders }) =>
  loaders.managedPolicies.load(arn);
