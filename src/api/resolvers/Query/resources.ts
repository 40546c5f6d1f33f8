/** Resources with a policy of their own. */
import { listResources } from '../../../access/exposure/listResources.js';
import { given } from '../../arguments.js';
import { connect } from '../../connection.js';
import type { QueryField } from '../rootField.js';

export const resources: QueryField<'resources'> = (_root, { filter, ...page }, { reader, actions }) =>
  connect(page, (request) => listResources(reader, actions, request, given(filter)));
