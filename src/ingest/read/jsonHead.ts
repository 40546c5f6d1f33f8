/** What stands at the top of a large object beside the elements of its lists, such as `AccountId` or `NextToken`. */
import { isJsonRecord, type JsonRecord } from '../formats/shared/jsonValue.js';
import { MAX_ELEMENT_BYTES } from '../limits.js';
import { MalformedJson } from './jsonBuilder.js';
import { parseJson } from './strictJson.js';

/** The object with every list at its top empty, and the JSON paths of keys that are repeated in it. */
interface JsonHead {
  readonly value: JsonRecord;
  readonly duplicateKeys: readonly string[];
}

/**
 * Looks at brackets and strings only, so that it costs little beside reading the lists. Undefined for a list, and for
 * what is no JSON: whoever reads all of it says why. Throws `MalformedJson`.
 */
export async function readHead(chunks: AsyncIterable<Uint8Array>): Promise<JsonHead | undefined> {
  const scan = new HeadScan();
  for await (const chunk of chunks) {
    scan.write(chunk);
    if (scan.isOver) break;
  }
  if (scan.isList) return undefined;
  const json = parseJson(Buffer.concat(scan.kept));
  if (!json.ok || !isJsonRecord(json.value)) return undefined;
  return { value: json.value, duplicateKeys: json.duplicateKeys };
}

const [QUOTE = 0, BACKSLASH = 0, LEFT_BRACKET = 0, LEFT_BRACE = 0, RIGHT_BRACE = 0] = Buffer.from('"\\[{}');

/** Brackets and braces differ in this bit. */
const BRACE = 0x20;

class HeadScan {
  /** All but the elements of lists at the top. */
  readonly kept: Uint8Array[] = [];
  isOver = false;
  isList = false;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isInList = false;
  private bytes = 0;

  write(chunk: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < chunk.length && !this.isOver; at += 1) {
      at = this.isInString ? this.endOfString(chunk, at) : nextMark(chunk, at);
      const byte = chunk[at];
      if (byte === undefined) break;
      if (byte === QUOTE) this.isInString = !this.isInString;
      else if ((byte | BRACE) === RIGHT_BRACE) start = this.close() ? at : start;
      else if (this.open(byte === LEFT_BRACKET)) this.keep(chunk.subarray(start, at + 1));
    }
    if (!this.isInList) this.keep(chunk.subarray(start));
  }

  /** Of the quote, or behind the chunk. */
  private endOfString(chunk: Uint8Array, from: number): number {
    let at = this.isEscaped ? from + 1 : from;
    while (at < chunk.length && chunk[at] !== QUOTE) at += chunk[at] === BACKSLASH ? 2 : 1;
    this.isEscaped = at > chunk.length;
    return at;
  }

  /** Whether a list at the top begins. */
  private open(isList: boolean): boolean {
    this.depth += 1;
    if (this.depth === 1 && isList) this.isOver = this.isList = true;
    if (this.depth !== 2 || !isList) return false;
    this.isInList = true;
    return true;
  }

  /** Whether a list at the top ends. */
  private close(): boolean {
    this.depth -= 1;
    if (this.depth !== 1 || !this.isInList) return false;
    this.isInList = false;
    return true;
  }

  private keep(piece: Uint8Array): void {
    this.bytes += piece.length;
    const limit = `${MAX_ELEMENT_BYTES / 2 ** 20} MiB`;
    if (this.bytes > MAX_ELEMENT_BYTES)
      throw new MalformedJson('$', `What stands beside the lists takes more than ${limit}`, 0);
    // A copy: a piece would keep all of its chunk in memory.
    this.kept.push(Uint8Array.from(piece));
  }
}

/** Of the next quote, bracket or brace, or behind the chunk. */
function nextMark(chunk: Uint8Array, from: number): number {
  let at = from;
  for (; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? 0;
    if (byte === QUOTE || (byte | BRACE) === LEFT_BRACE || (byte | BRACE) === RIGHT_BRACE) break;
  }
  return at;
}
