/** Groups by ARN. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const groups: QueryField<'groups'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.groupPage(request, withoutNulls(filter)));
