/** Principals by ARN. */
import { given } from '../../arguments.js';
import { connect } from '../../connection.js';
import type { QueryField } from '../rootField.js';

export const principals: QueryField<'principals'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.principalPage(request, given(filter)));
