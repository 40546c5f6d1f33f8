/** Lists of an import as the graph keeps them: texts that it doesn't read. */
import { gunzipSync, gzipSync } from 'node:zlib';

export const textOfList = (list: readonly unknown[]): string =>
  gzipSync(JSON.stringify(list), { level: 1 }).toString('base64');

/** What `textOfList` was given; nothing for a text that is not there. */
export function listFromText<T>(text: string | undefined): readonly T[] {
  if (text === undefined) return [];
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  return JSON.parse(json) as readonly T[];
}
