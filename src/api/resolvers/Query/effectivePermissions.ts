/** What may a principal do once every policy type is applied? */
import { permissionsOf } from '../../permissionsOf.js';
import type { QueryField } from '../rootField.js';

export const effectivePermissions: QueryField<'effectivePermissions'> = (
  _root,
  { principal, services },
  { reader },
) => permissionsOf(reader, principal, services);
