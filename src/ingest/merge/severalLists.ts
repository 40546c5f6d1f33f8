/** Detects two whole lists of one unit from different days: merged, they would restore what is gone. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { Identified, Origin } from '../formats/shared/findings.js';
import type { UnitPart } from '../formats/unitParts.js';
import type { Problem } from '../problem.js';
import type { ListsById, Unit, UnitKind, UnitTexts } from './unit.js';
import { listFromText } from './listText.js';

/** One output of a list, which may have been read in parts. */
interface WholeList {
  readonly at: Origin;
  readonly entries: readonly Identified[];
}

/** Finds whole lists that differ, though they read the same whole (F-170). `unit`: all lists of the unit. */
export function severalLists<Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  parts: readonly (UnitPart & Lists)[],
  unit: Lists,
): readonly Problem[] {
  const scopes = kind.scopes(unit, unit);
  const covering = parts.flatMap((part) => part.covers.map((cover) => ({ part, cover })));
  return [...groupBy(covering, ({ cover }) => cover)].flatMap(([cover, found]) => {
    const outputs = groupBy(found, ({ part: { file, path } }) => `${file}\n${path}`);
    const name = kind.lists.find((one) => cover.startsWith(`${one}:`));
    if (outputs.size < 2 || name === undefined) return [];
    const isOf = (entry: Lists[typeof name][number]): boolean =>
      cover === `${name}:*` || scopes[name]?.(entry).includes(cover) === true;
    const lists = [...outputs.values()].map((same): WholeList => {
      const [{ part }] = same as readonly [(typeof same)[number]];
      return { at: part, entries: same.flatMap(({ part: one }) => one[name].filter(isOf)) };
    });
    return unlike(lists).map(({ entry, other }) => ({
      file: entry.origin.file,
      path: entry.origin.path,
      message: `${entry.id} is missing in ${other.file} at ${other.path}, which is a whole list of the same. Give only the later of the two.${partialCallHint(kind, name)}`,
    }));
  });
}

/** Returns the first entry of a list that another list lacks. */
function unlike([first, ...others]: readonly WholeList[]) {
  const found = others.flatMap((other) =>
    first === undefined ? [] : [...lackedBy(other, first), ...lackedBy(first, other)],
  );
  return found.slice(0, 1);
}

function lackedBy({ at, entries }: WholeList, other: WholeList) {
  const ids = new Set(entries.map(({ id }) => id));
  return other.entries.flatMap((entry) => (ids.has(entry.id) ? [] : [{ entry, other: at }]));
}

/** Notes what an import deletes that may be the output of another call, and what the unit has too little of. */
export function unitNotes<Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  whole: Unit<Lists>,
  texts: UnitTexts,
): readonly Problem[] {
  const messages = kind.lists
    .filter((name) => kind.partialCalls[name] !== undefined)
    .flatMap((name) => {
      const left = new Set(whole[name].map(({ id }) => id));
      const [gone, ...more] = listFromText<Identified>(texts.get(name)).filter(({ id }) => !left.has(id));
      if (gone === undefined) return [];
      const others = more.length > 0 ? ` and ${more.length} more` : '';
      const what = `${gone.id}${others} of the last import of ${whole.id}`;
      return `No longer listed, and so gone: ${what}.${partialCallHint(kind, name)}`;
    });
  return [...messages, ...(kind.lacks?.(whole) ?? [])].map((message) => ({
    file: whole.files.at(-1) ?? '',
    path: '$',
    message,
  }));
}

function partialCallHint<Lists extends ListsById<Lists>>(
  { partialCalls }: UnitKind<Lists>,
  name: keyof Lists,
): string {
  const [call, key] = partialCalls[name] ?? [];
  const remedy = key === undefined ? 'import the whole list' : `put "${key}" beside it`;
  return call === undefined ? '' : ` If that is the output of ${call}, ${remedy}.`;
}
