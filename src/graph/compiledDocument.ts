/** Stored policy documents in the engine's form, each compiled once: documents are kept by content, so none goes stale. */
import { compilePolicy, type CompiledPolicy } from '../iam/compile.js';
import { parsePolicyDocument, type JsonValue, type PolicyDocumentKind } from '../iam/policyDocument.js';
import type { StoredDocument } from './graphReader.js';

/** About 10 KB each. */
const CAPACITY = 20_000;

const compiled = new Map<string, CompiledPolicy | undefined>();

/** Undefined where the document is quarantined: then it allows nothing and may deny anything (E-12). */
export function compiledDocument(
  document: StoredDocument,
  kind: Exclude<PolicyDocumentKind, 'SESSION'>,
): CompiledPolicy | undefined {
  const known = compiled.get(document.hash);
  if (known !== undefined || compiled.has(document.hash)) return known;
  const result = document.quarantined === undefined ? compile(document.text, kind) : undefined;
  if (compiled.size >= CAPACITY) compiled.clear();
  compiled.set(document.hash, result);
  return result;
}

function compile(text: string, kind: PolicyDocumentKind): CompiledPolicy | undefined {
  const result = parsePolicyDocument(JSON.parse(text) as JsonValue, kind);
  return result.ok ? compilePolicy(result.document) : undefined;
}
