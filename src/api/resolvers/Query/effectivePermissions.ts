/** What may a principal do once every policy type is applied? */
import { permissionsOf } from '../../permissionsOf.js';
import { principalArgument } from '../../arguments/principalArgument.js';
import type { QueryField } from '../rootField.js';

export const effectivePermissions: QueryField<'effectivePermissions'> = async (
  _root,
  { principal, services },
  context,
) => permissionsOf(context.reader, await principalArgument('principal', principal, context), services);
