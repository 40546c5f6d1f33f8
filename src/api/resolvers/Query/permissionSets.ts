/** Permission sets. */
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const permissionSets: QueryField<'permissionSets'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.permissionSetPage(request, withoutNulls(filter)));
