/** Decodes a policy document in whichever form a client left it (F-9, F-115), or says why it can't be read (F-20). */
import { parseJson, type JsonResult } from '../../read/strictJson.js';
import { canonicalJson, compactJson, isJsonRecord } from './jsonValue.js';
import type { Origin, PolicyText } from '../account/accountExport.js';
import { describeType, type Fields } from './fields.js';

export function readPolicyText(fields: Fields, key: string): PolicyText {
  const field = fields.at(key);
  const origin = { file: fields.findings.file, path: fields.pathOf(key) };
  if (field === undefined) return unreadable('', `The export holds no ${key} here.`, origin);
  if (typeof field.value === 'string') return decodePolicyText(field.value, origin);
  if (!isJsonRecord(field.value)) {
    const message = `Expected a policy document, found ${describeType(field.value)}.`;
    return unreadable(canonicalJson(field.value), message, origin);
  }
  const duplicateKeys = duplicatesBelow(field.path, fields.findings.duplicateKeys);
  return { kind: 'DOCUMENT', text: compactJson(field.value), duplicateKeys, ...origin };
}

function decodePolicyText(text: string, origin: Origin): PolicyText {
  const result = parseEncodedJson(text);
  if (!result.ok) return unreadable(text, `${result.message} (at ${result.path} of the document)`, origin);
  if (!isJsonRecord(result.value)) {
    return unreadable(text, `Expected a policy document, found ${describeType(result.value)}.`, origin);
  }
  const { value, duplicateKeys } = result;
  return { kind: 'DOCUMENT', text: compactJson(value), duplicateKeys, ...origin };
}

/** Documents come plain, percent-encoded, or encoded twice. */
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

/** F-72: API Gateway may hand out the inside of a JSON string, every quote with its backslash. */
function withoutEscapes(text: string): string {
  if (!/^\s*\{\s*\\"/.test(text)) return text;
  const inside = parseJson(`"${text}"`);
  return inside.ok && typeof inside.value === 'string' ? inside.value : text;
}

/** RFC 3986: a plus sign is a plus sign. Undefined for a malformed sequence. */
function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function unreadable(text: string, message: string, origin: Origin): PolicyText {
  return { kind: 'UNREADABLE', text, message, ...origin };
}

function duplicatesBelow(path: string, duplicateKeys: readonly string[]): readonly string[] {
  return duplicateKeys
    .filter((duplicate) => duplicate.startsWith(`${path}.`) || duplicate.startsWith(`${path}[`))
    .map((duplicate) => `$${duplicate.slice(path.length)}`);
}
