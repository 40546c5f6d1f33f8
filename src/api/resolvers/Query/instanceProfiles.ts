/** Instance profiles, those without a role too. */
import { instanceProfiles as profilesOf } from '../../../access/exposure/listInstanceProfiles.js';
import { withoutNulls } from '../../arguments/arguments.js';
import { readPage, toConnection } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const instanceProfiles: QueryField<'instanceProfiles'> = async (
  _root,
  { filter, ...asked },
  { reader },
) => {
  const page = await readPage(asked, (request) => profilesOf(reader, withoutNulls(filter), request));
  return { ...toConnection(page), dataGaps: page.dataGaps };
};
