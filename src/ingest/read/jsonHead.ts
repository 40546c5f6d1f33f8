/** Reads the top-level members of a large object without its lists, such as `AccountId` or `NextToken`. */
import { isJsonRecord } from '../formats/shared/jsonValue.js';
import { MAX_ELEMENT_BYTES } from '../limits.js';
import { MalformedJson, type JsonContent } from './jsonBuilder.js';
import { parseJson } from './strictJson.js';

/**
 * Reads the object with all top-level lists empty. It only looks at brackets and strings, so it is cheap compared with reading the lists. Undefined for
 * a list, and for malformed JSON, which is reported when the whole is read. Throws `MalformedJson`.
 */
export async function readHead(chunks: AsyncIterable<Uint8Array>): Promise<JsonContent | undefined> {
  const scan = new HeadScan();
  for await (const chunk of chunks) {
    scan.write(chunk);
    if (scan.isOver) break;
  }
  if (scan.isList) return undefined;
  const json = parseJson(Buffer.concat(scan.kept));
  return json.ok && isJsonRecord(json.value) ? json : undefined;
}

const [QUOTE = 0, BACKSLASH = 0, LEFT_BRACKET = 0, LEFT_BRACE = 0, RIGHT_BRACE = 0] = Buffer.from('"\\[{}');

/** The bit in which brackets and braces differ. */
const BRACE = 0x20;

class HeadScan {
  /** All bytes except the elements of top-level lists. */
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

  /** Returns the index of the closing quote, or of the end of the chunk. */
  private endOfString(chunk: Uint8Array, from: number): number {
    let at = this.isEscaped ? from + 1 : from;
    while (at < chunk.length && chunk[at] !== QUOTE) at += chunk[at] === BACKSLASH ? 2 : 1;
    this.isEscaped = at > chunk.length;
    return at;
  }

  /** Whether a top-level list begins. */
  private open(isList: boolean): boolean {
    this.depth += 1;
    if (this.depth === 1 && isList) this.isOver = this.isList = true;
    if (this.depth !== 2 || !isList) return false;
    this.isInList = true;
    return true;
  }

  /** Whether a top-level list ends. */
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
    // Copies the piece: a view would keep its whole chunk in memory.
    this.kept.push(Uint8Array.from(piece));
  }
}

/** Returns the index of the next quote, bracket or brace, or of the end of the chunk. */
function nextMark(chunk: Uint8Array, from: number): number {
  let at = from;
  for (; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? 0;
    if (byte === QUOTE || (byte | BRACE) === LEFT_BRACE || (byte | BRACE) === RIGHT_BRACE) break;
  }
  return at;
}
