/** Puts the question `effectivePermissions`, wherever in the schema it is asked. */
import type { EffectivePermissions } from '../access/shared/answer.js';
import { effectivePermissions } from '../access/permissions/effectivePermissions.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import { checkLength } from './arguments/arguments.js';

export function permissionsOf(
  reader: GraphReader,
  principal: string,
  services: readonly string[] | null | undefined,
): Promise<EffectivePermissions> {
  if (!services) return effectivePermissions(reader, principal);
  checkLength('services', services, 1, 50);
  return effectivePermissions(reader, principal, services);
}
