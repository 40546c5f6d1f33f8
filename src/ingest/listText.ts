/** Lists of an import as the graph keeps them: texts that it doesn't read. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { JsonNumber } from '../iam/policyDocument.js';

export const textOfList = (list: readonly unknown[]): string =>
  gzipSync(JSON.stringify(list), { level: 1 }).toString('base64');

/** What `textOfList` was given; nothing for a text that is not there. */
export function listFromText<T>(text: string | undefined): readonly T[] {
  if (text === undefined) return [];
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  return JSON.parse(json, withJsonNumbers) as readonly T[];
}

/** `JsonNumber` is stored as its only field. */
function withJsonNumbers(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[key, text] = [], ...more] = Object.entries(value);
  return key === 'jsonNumber' && more.length === 0 ? new JsonNumber(String(text)) : value;
}
