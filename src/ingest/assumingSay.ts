/** What an identity document says of assuming roles: two that say the same are one to the engine (E-37). */
import { assumeRole } from '../graph/assumeActions.js';
import { contentHash } from '../graph/contentHash.js';
import { statementsFor, type CompiledPolicy } from '../iam/compile.js';
import { saidBy } from '../iam/said.js';

/** Equal where it is the same; undefined: nothing (`hasSay`). What could not be read is like nothing else. */
export function assumingSay(hash: string, compiled: CompiledPolicy | undefined): string | undefined {
  if (!compiled) return hash;
  const said = saidBy(compiled, statementsFor(compiled, assumeRole));
  return said === undefined ? undefined : contentHash(said);
}
