/** Instance profiles, those without a role too. */
import { given } from '../../arguments.js';
import { connect } from '../../connection.js';
import type { QueryField } from '../rootField.js';

export const instanceProfiles: QueryField<'instanceProfiles'> = (_root, { filter, ...page }, { reader }) =>
  connect(page, (request) => reader.instanceProfilePage(request, given(filter)));
