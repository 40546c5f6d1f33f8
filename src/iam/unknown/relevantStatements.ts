/** What a document says by some of its statements, wherever they stand in it. */
import type { CompiledPolicy, CompiledStatement } from '../language/compile.js';

/** Equal where it is the same, with the version (L-2) and the keys that are lists (U-7); undefined: nothing. */
export function fingerprintStatements(
  { document, setKeys }: CompiledPolicy,
  statements: readonly CompiledStatement[],
): string | undefined {
  if (statements.length + setKeys.size === 0) return undefined;
  const sources = statements.map(({ source }) => ({ ...source, index: 0 }));
  return JSON.stringify([document.version, [...setKeys].sort(), sources]);
}
