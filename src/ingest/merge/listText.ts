/** Packs lists of an import into texts, which the graph stores and does not read. */
import { gunzipSync, gzipSync } from 'node:zlib';

/** Lists by name, as such texts. */
export type ExportTexts = ReadonlyMap<string, readonly string[]>;

export const textOfList = (list: readonly unknown[]): string => packed(JSON.stringify(list));

/** Unpacks a text of `textOfList`; an empty list where there is no text. */
export const listFromText = <T>(text: string | undefined): readonly T[] =>
  text === undefined
    ? []
    : (JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as readonly T[]);

const packed = (json: string): string => gzipSync(json, { level: 1 }).toString('base64');

/** Characters of JSON that are packed together, so that long lists take little memory at a time. */
const CHARACTERS = 2 ** 22;

/** Packs a list into texts. An empty list has one text too, since it is known to be empty. */
export function textsOfList(list: readonly unknown[]): readonly string[] {
  const texts: string[] = [];
  let entries: string[] = [];
  let size = 0;
  for (const [index, entry] of list.entries()) {
    const json = JSON.stringify(entry);
    entries.push(json);
    size += json.length;
    if (size < CHARACTERS && index < list.length - 1) continue;
    texts.push(packed(`[${entries.join(',')}]`));
    entries = [];
    size = 0;
  }
  return texts.length > 0 ? texts : [textOfList([])];
}
