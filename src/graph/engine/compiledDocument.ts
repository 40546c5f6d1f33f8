/** Compiles stored policy documents for the engine, each once. They are cached by content, so that none goes stale. */
import { compileJson, type CompiledPolicy } from '../../iam/language/compile.js';
import type { JsonValue } from '../../iam/language/policyDocument.js';
import type { Policy } from '../model/graph.js';
import type { DocumentUse, StoredDocument } from '../model/storedPolicies.js';

/** Returns a policy's document; undefined: it was never imported. */
export const policyDocumentOf = ({
  documentHash: hash,
  documentText: text,
  quarantined,
}: Pick<Policy, 'documentHash' | 'documentText' | 'quarantined'>): StoredDocument | undefined =>
  hash === undefined || text === undefined
    ? undefined
    : { hash, text, ...(quarantined === undefined ? {} : { quarantined }) };

/** The capacity of the cache in characters of documents; compiled, they take about ten times as many bytes. */
const CAPACITY = 6_000_000;

/** By hash, oldest first. */
const cache = new Map<string, Compiled>();
let size = 0;

interface Compiled {
  readonly policy: CompiledPolicy | undefined;
  readonly size: number;
}

/** Returns the compiled document; undefined if it is quarantined, so that its effect is not known (E-79). */
export function compiledDocument(document: StoredDocument, use: DocumentUse): CompiledPolicy | undefined {
  const { hash } = document;
  // The hash includes the use, so one text that is read under two grammars has two entries.
  const known = cache.get(hash);
  if (known) return known.policy;
  const { text } = document;
  const policy =
    document.quarantined === undefined ? compileJson(JSON.parse(text) as JsonValue, use) : undefined;
  cacheCompiled(hash, { policy, size: text.length + 200 });
  return policy;
}

function cacheCompiled(hash: string, compiled: Compiled): void {
  cache.set(hash, compiled);
  size += compiled.size;
  for (const [oldest, { size: freed }] of cache) {
    if (size <= CAPACITY) break;
    cache.delete(oldest);
    size -= freed;
  }
}

/** Empties the cache, to free memory for other work. */
export function clearCompiled(): void {
  cache.clear();
  size = 0;
}
