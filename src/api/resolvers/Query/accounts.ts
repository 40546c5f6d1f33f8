/** Accounts by id. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const accounts: QueryField<'accounts'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.accountPage(request, withoutNulls(filter)));
