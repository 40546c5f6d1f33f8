/** Principals by ARN. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const principals: QueryField<'principals'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.principalPage(request, withoutNulls(filter)));
