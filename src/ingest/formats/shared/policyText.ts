/** Decodes a policy document in any form that clients write (F-9, F-115), or says why it cannot be read (F-20). */
import { parseJson, type JsonResult } from '../../read/strictJson.js';
import { canonicalJson, compactJson, isJsonRecord, type JsonRecord } from './jsonValue.js';
import { describeType, type Fields } from './fields.js';
import type { Origin } from './findings.js';

/** A policy document of the input (F-9). One that cannot be read is quarantined, and refuses nothing (F-20). */
export type PolicyText = Origin &
  (
    | {
        readonly kind: 'DOCUMENT';
        /** JSON without white space. */
        readonly text: string;
        /** Paths inside the document (`$.Statement[0].Condition`) of keys that occur more than once (L-3, F-115). */
        readonly duplicateKeys: readonly string[];
      }
    | {
        readonly kind: 'UNREADABLE';
        /** The original text; empty where the export holds none. */
        readonly text: string;
        readonly message: string;
      }
  );

export function readPolicyText(fields: Fields, key: string): PolicyText {
  const field = fields.at(key);
  const origin = { file: fields.findings.file, path: fields.pathOf(key) };
  if (field === undefined) return unreadable('', `The export holds no ${key} here.`, origin);
  const { value, path } = field;
  if (typeof value === 'string') return decodePolicyText(value, origin);
  if (!isJsonRecord(value)) {
    const message = `Expected a policy document, found ${describeType(value)}.`;
    return unreadable(canonicalJson(value), message, origin);
  }
  return document(value, duplicatesBelow(path, fields.findings.duplicateKeys), origin);
}

export const policyText = (key: string) => (fields: Fields) => readPolicyText(fields, key);

function decodePolicyText(text: string, origin: Origin): PolicyText {
  const result = parseEncodedJson(text);
  if (!result.ok) return unreadable(text, `${result.message} (at ${result.path} of the document)`, origin);
  return isJsonRecord(result.value)
    ? document(result.value, result.duplicateKeys, origin)
    : unreadable(text, `Expected a policy document, found ${describeType(result.value)}.`, origin);
}

/** Documents are plain, percent-encoded, or percent-encoded twice. */
const maxDecodings = 2;

function parseEncodedJson(text: string): JsonResult {
  let decoded = withoutEscapes(text);
  let result = parseJson(decoded);
  for (let round = 0; round < maxDecodings && !result.ok; round += 1) {
    const next = percentDecode(decoded);
    if (next === undefined)
      return { ok: false, path: '$', message: 'The percent-encoding of the document is broken.' };
    if (next === decoded) return result;
    decoded = next;
    result = parseJson(decoded);
  }
  return result;
}

/** Removes escapes: API Gateway may return the inside of a JSON string, with a backslash before every quote (F-72). */
function withoutEscapes(text: string): string {
  if (!/^\s*\{\s*\\"/.test(text)) return text;
  const inside = parseJson(`"${text}"`);
  return inside.ok && typeof inside.value === 'string' ? inside.value : text;
}

/** Decodes a text as in RFC 3986, where a plus sign is no space. Undefined for a malformed sequence. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const document = (value: JsonRecord, duplicateKeys: readonly string[], origin: Origin): PolicyText => ({
  kind: 'DOCUMENT',
  text: compactJson(value),
  duplicateKeys,
  ...origin,
});

const unreadable = (text: string, message: string, origin: Origin): PolicyText => ({
  kind: 'UNREADABLE',
  text,
  message,
  ...origin,
});

const duplicatesBelow = (path: string, duplicateKeys: readonly string[]): readonly string[] =>
  duplicateKeys
    .filter((duplicate) => duplicate.startsWith(`${path}.`) || duplicate.startsWith(`${path}[`))
    .map((duplicate) => `$${duplicate.slice(path.length)}`);
