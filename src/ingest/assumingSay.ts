/** What an identity document says of assuming roles: two that say the same are one to the engine (E-37). */
import { contentHash } from '../graph/contentHash.js';
import { statementsFor, type CompiledPolicy } from '../iam/compile.js';
import { NO_ACTION, splitAction } from '../iam/match/action.js';

const assumeRole = splitAction('sts:AssumeRole') ?? NO_ACTION;

export interface Say {
  /** Equal where it is the same. */
  readonly key: string;
  /** At which of its statements. */
  readonly indexes: readonly number[];
}

/** Undefined: none (`hasSay`). What could not be read is like nothing else. */
export function assumingSay(hash: string, compiled: CompiledPolicy | undefined): Say | undefined {
  if (!compiled) return { key: hash, indexes: [] };
  const statements = statementsFor(compiled, assumeRole);
  if (statements.length + compiled.setKeys.size === 0) return undefined;
  const said = statements.map(({ source }) => ({ ...source, index: 0 }));
  return {
    key: contentHash([compiled.document.version, [...compiled.setKeys].sort(), said]),
    indexes: statements.map(({ index }) => index),
  };
}
