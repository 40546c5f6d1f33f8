/** Reads JSON strictly, in one piece or in slices: numbers as written, repeated keys reported (F-111, L-3, L-5). */
import { JsonBuilder, MalformedJson, type JsonContent, type JsonSlice } from './jsonBuilder.js';

export type JsonResult =
  | ({ readonly ok: true } & JsonContent)
  | { readonly ok: false; readonly path: string; readonly message: string };

/** Parses JSON. The last value of a repeated key counts, as in every JSON parser; `duplicateKeys` names these keys. */
export function parseJson(text: string | Uint8Array): JsonResult {
  const bytes = withoutMark(typeof text === 'string' ? Buffer.from(text) : text);
  const builder = new JsonBuilder(undefined, bytes.length);
  try {
    builder.write(bytes);
    const value = builder.end();
    return { ok: true, value, duplicateKeys: builder.takeDuplicateKeys() };
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error;
    const { path, reason, offset, within } = error;
    return { ok: false, path, message: `${reason}, at ${placeOf(offset, bytes)}${within}.` };
  }
}

function placeOf(offset: number, bytes: Uint8Array): string {
  const lines = new TextDecoder().decode(bytes.subarray(0, offset)).split('\n');
  return `line ${lines.length} column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** A part of a document, or the whole of one that has no list to cut. */
export type JsonPart = JsonSlice | (JsonContent & { readonly list?: undefined });

/**
 * Reads a document that is too large for memory: its top-level lists in slices of about `sliceBytes`, each with the
 * `head` of the document, so that a slice has the same members as the whole (F-116). Throws `MalformedJson`, or what
 * the input throws.
 */
export async function* jsonSlices(
  chunks: AsyncIterable<Uint8Array>,
  sliceBytes: number,
  head?: JsonContent,
): AsyncGenerator<JsonPart> {
  const builder = new JsonBuilder(sliceBytes, undefined, head);
  let isCut = false;
  let isFirst = true;
  for await (const chunk of chunks) {
    builder.write(isFirst ? withoutMark(chunk) : chunk);
    isFirst = false;
    const slices = builder.takeSlices();
    isCut ||= slices.length > 0;
    yield* slices;
  }
  const value = builder.end();
  if (!isCut && !Array.isArray(value)) yield { value, duplicateKeys: builder.takeDuplicateKeys() };
}

/** Removes a byte order mark, which is no part of the text (F-111). */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
