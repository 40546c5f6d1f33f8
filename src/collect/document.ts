/** Decodes policy documents of IAM as the AWS CLI does (F-9, F-115). */
import { canonicalJson } from '../ingest/formats/shared/jsonValue.js';
import { percentDecode } from '../ingest/formats/shared/policyText.js';
import { parseJson } from '../ingest/read/strictJson.js';
import type { JsonValue } from '../iam/language/json.js';

const documentKeys = new Set(['AssumeRolePolicyDocument', 'Document', 'PolicyDocument']);

/** Returns a copy of an output with every document decoded. */
export function withDecodedDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDecodedDocuments);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value).map(([key, member]) => [
    key,
    documentKeys.has(key) && typeof member === 'string'
      ? decodeDocument(member)
      : withDecodedDocuments(member),
  ]);
  return Object.fromEntries(members);
}

/** Returns the document as an object, unless that loses a repeated key or a long number, or it is no JSON. */
export function decodeDocument(encoded: string): unknown {
  const text = percentDecode(encoded) ?? encoded;
  const strict = parseJson(text);
  if (!strict.ok || strict.duplicateKeys.length > 0) return encoded;
  const plain = JSON.parse(text) as JsonValue;
  return canonicalJson(strict.value) === canonicalJson(plain) ? plain : encoded;
}
