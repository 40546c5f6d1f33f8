/** Roles that let in somebody whom nobody may have meant. */
import { trustExposure as exposedRoles } from '../../../access/exposure/trust/trustExposure.js';
import { withoutNulls } from '../../arguments/arguments.js';
import { readPage, toConnection } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const trustExposure: QueryField<'trustExposure'> = async (_root, { filter, ...asked }, { reader }) => {
  const page = await readPage(asked, (request) => exposedRoles(reader, withoutNulls(filter), request));
  return { ...toConnection(page), dataGaps: page.dataGaps };
};
