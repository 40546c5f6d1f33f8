/** Accounts by id. */
import { given } from '../../arguments.js';
import { connect } from '../../connection.js';
import type { QueryField } from '../rootField.js';

export const accounts: QueryField<'accounts'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.accountPage(request, given(filter)));
