/** Managed and inline policies. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const policies: QueryField<'policies'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.policyPage(request, withoutNulls(filter)));
