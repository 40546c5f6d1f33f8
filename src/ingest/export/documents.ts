/** Writes policy documents so that an import reads and quarantines them exactly as before. */
import { JsonNumber, type JsonValue } from '../../iam/language/json.js';
import type { PolicyText } from '../formats/account/accountExport.js';
import { isJsonArray, isJsonRecord, jsonPath } from '../formats/shared/jsonValue.js';
import { parseJson } from '../read/strictJson.js';
import type { Written } from './exportedDocument.js';

/** Writes the documents of one file, and collects what is lost of them. */
export class DocumentsWriter {
  readonly omitted: string[] = [];

  /** Writes a document. Undefined where the export held none. `owner`: what the document belongs to, for messages. */
  write(document: PolicyText, owner: string): Written | undefined {
    if (document.kind === 'UNREADABLE') return isMissing(document) ? undefined : document.text;
    if (document.duplicateKeys.length > 0) return this.withRepeatedKeys(document, owner);
    return usualDocument(document.text) ?? document.text;
  }

  /** Writes the repeated keys again. L-3: the last value of a repeated key counts, and the others were not kept. */
  private withRepeatedKeys({ text, duplicateKeys }: RepeatingDocument, owner: string): string {
    const read = parseJson(text);
    const written = read.ok ? repeating(read.value, new Set(duplicateKeys), []) : text;
    const again = parseJson(written);
    const found = again.ok ? again.duplicateKeys : [];
    if (found.join('\n') !== duplicateKeys.join('\n'))
      this.omitted.push(
        `The ${owner} repeats keys where one hides another. It is quarantined again, but the reason names only ${found.join(', ')}.`,
      );
    return written;
  }
}

type RepeatingDocument = Extract<PolicyText, { readonly kind: 'DOCUMENT' }>;

const isMissing = ({ text, message }: Extract<PolicyText, { readonly kind: 'UNREADABLE' }>): boolean =>
  text === '' && message.startsWith('The export holds no ');

const usualKeys = new Set(['Version', 'Id', 'Statement']);

/**
 * The deepest nesting of a document written as an object. No policy is deeper; an object in a file may not nest so
 * deep.
 */
const USUAL_DEPTH = 20;

/**
 * Returns the document as an object if it is usual. Others stay a text, which keeps their numbers, and which no import
 * mistakes for another output of AWS.
 */
function usualDocument(text: string): Written | undefined {
  const document = JSON.parse(text) as { readonly [key: string]: Written };
  const isUsual =
    Object.keys(document).every((key) => usualKeys.has(key)) && depthOf(document) <= USUAL_DEPTH;
  return isUsual && JSON.stringify(document) === text ? document : undefined;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, member) => Math.max(deepest, depthOf(member)), 0);
}

type Path = readonly (string | number)[];

/** Returns the JSON text, in which the keys at these paths appear twice. */
function repeating(value: JsonValue, paths: ReadonlySet<string>, at: Path): string {
  if (value instanceof JsonNumber) return value.jsonNumber;
  if (isJsonArray(value))
    return `[${value.map((element, index) => repeating(element, paths, [...at, index])).join(',')}]`;
  if (!isJsonRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([key, member]) => {
    const path = [...at, key];
    const name = JSON.stringify(key);
    const last = `${name}:${repeating(member, paths, path)}`;
    return paths.has(jsonPath(path)) ? [`${name}:null`, last] : [last];
  });
  return `{${members.join(',')}}`;
}
