/** What an identity document says of assuming roles: two that say the same are one to the engine (E-37). */
import { assumeRole } from '../../graph/model/assumeActions.js';
import { contentHash } from '../../graph/model/contentHash.js';
import { fingerprintStatements, statementsFor, type CompiledPolicy } from '../../iam/language/compile.js';

/** Equal where it is the same; undefined: nothing (`mayConcernAction`). What could not be read is like nothing else. */
export function assumeRoleStatements(hash: string, compiled: CompiledPolicy | undefined): string | undefined {
  if (!compiled) return hash;
  const fingerprint = fingerprintStatements(compiled, statementsFor(compiled, assumeRole));
  return fingerprint === undefined ? undefined : contentHash(fingerprint);
}
