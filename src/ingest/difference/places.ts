/** Finds where in the files a changed entry differs: in statements of its policies, or the entry as a whole. */
import type { Place } from '../../graph/model/changes.js';
import type { Origin } from '../formats/shared/findings.js';
import { canonicalJson, isJsonArray, isJsonRecord } from '../formats/shared/jsonValue.js';
import { parseJson } from '../read/strictJson.js';

export interface Placed {
  readonly origin: Origin;
}

/** Returns the places of statements that only one of the two has, the new ones first; else the place of the entry. */
export function placesOf(before: Placed | undefined, after: Placed | undefined): readonly Place[] {
  const [old, now] = [statementsIn(before), statementsIn(after)];
  const changed = [...without(now, old), ...without(old, now)];
  if (changed.length > 0) return changed.map(({ place }) => place);
  const origin = (after ?? before)?.origin;
  return origin === undefined ? [] : [{ file: origin.file, pointer: pointerOf(origin.path) }];
}

interface PlacedStatement {
  readonly content: string;
  readonly place: Place;
}

function without(some: readonly PlacedStatement[], others: readonly PlacedStatement[]) {
  const known = new Set(others.map(({ content }) => content));
  return some.filter(({ content }) => !known.has(content));
}

/** Returns the statements of all policy documents in the value, at any depth. */
function statementsIn(value: unknown): readonly PlacedStatement[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isDocument(value)) return statementsOf(value);
  return Object.values(value).flatMap(statementsIn);
}

interface Document extends Origin {
  readonly text: string;
}

const isDocument = (value: object): value is Document =>
  'kind' in value && 'text' in value && 'file' in value && 'path' in value;

/** Returns the statements of a document. One that cannot be read counts as one statement, to have a place. */
function statementsOf({ text, file, path }: Document): readonly PlacedStatement[] {
  const read = parseJson(text);
  const document = { file, pointer: pointerOf(path) };
  if (!read.ok || !isJsonRecord(read.value)) return [{ content: text, place: document }];
  const all = read.value['Statement'] ?? [];
  const list = isJsonArray(all) ? all : [all];
  return list.map((one, statement) => ({ content: canonicalJson(one), place: { ...document, statement } }));
}

/** Returns the JSON pointer of a path: `/RoleDetailList/3` for `$.RoleDetailList[3]`. */
function pointerOf(path: string): string {
  const parts = path.matchAll(/\.([A-Za-z_$][A-Za-z0-9_$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g);
  return [...parts]
    .map(([, name, index, quoted]) => name ?? index ?? String(JSON.parse(quoted ?? '""')))
    .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
