/** Resources with a policy of their own. */
import { listResources } from '../../../access/exposure/listResources.js';
import { withoutNulls } from '../../arguments/arguments.js';
import { connect } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const resources: QueryField<'resources'> = (_root, { filter, ...page }, { reader, actions }) =>
  connect(page, (request) => listResources(reader, actions, request, withoutNulls(filter)));
