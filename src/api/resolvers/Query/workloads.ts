/** What runs as which role. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const workloads: QueryField<'workloads'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.workloadPage(request, withoutNulls(filter)));
