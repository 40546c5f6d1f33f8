/** What an identity document says of assuming roles: two that say the same are one to the engine (E-37). */
import { contentHash } from '../graph/contentHash.js';
import { statementsFor, type CompiledPolicy } from '../iam/compile.js';
import { NO_ACTION, splitAction } from '../iam/match/action.js';
import { saidBy } from '../iam/said.js';

const assumeRole = splitAction('sts:AssumeRole') ?? NO_ACTION;

/** Equal where it is the same; undefined: nothing (`hasSay`). What could not be read is like nothing else. */
export function assumingSay(hash: string, compiled: CompiledPolicy | undefined): string | undefined {
  if (!compiled) return hash;
  const said = saidBy(compiled, statementsFor(compiled, assumeRole));
  return said === undefined ? undefined : contentHash(said);
}
