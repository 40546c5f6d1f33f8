/** One thing that runs as a role. */
import type { QueryField } from '../rootField.js';

export const workload: QueryField<'workload'> = (_root, { arn }, { loaders }) => loaders.workloads.load(arn);
