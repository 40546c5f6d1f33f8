/**
 * Merges the parts of organizations, or of instances of Identity Center, from any number of files, and completes them
 * with their last imports: what was not collected was not deleted (F-36, F-122).
 */
import { basename, dirname } from 'node:path';
import type { Identified } from '../formats/shared/findings.js';
import type { InstanceDetail } from '../formats/identityCenter/permissionSets.js';
import type { ListPart, UnitOwner, UnitPart } from '../formats/unitParts.js';
import type { Problem } from '../problem.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { appendTo, groupBy } from '../../graph/model/groupBy.js';
import { listFromText, textOfList } from './listText.js';
import { contentOf, joinBy } from './mergeEntities.js';
import { severalLists } from './severalLists.js';
import type { ListsById, Unit, UnitKind, UnitTexts } from './unit.js';

interface RefusedUnit {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

interface MergedUnits<Lists> {
  readonly units: readonly Unit<Lists>[];
  /** Units that are not imported because a part of them has a problem. */
  readonly refused: ReadonlyMap<string, RefusedUnit>;
  /** Problems with parts whose unit is not known. */
  readonly problems: readonly Problem[];
}

/** Merges parts into units. `last`: the stored units. */
export function mergeUnits<Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  parts: readonly (UnitPart & Lists)[],
  last: ReadonlyMap<string, UnitTexts>,
): MergedUnits<Lists> {
  const named = [...new Set(parts.flatMap((part) => idOf(part) ?? []))].sort();
  const candidates = named.length > 0 ? named : [...last.keys()];
  const ownerOf = ownerFinder(parts, last, candidates);
  const isAsked = (id: string, { readFrom }: UnitPart): boolean =>
    named.length > 0 || readFrom === undefined || kind.hasAccount?.(last.get(id), readFrom) !== false;
  const owned = parts.map((part) => ({
    part,
    owner: [ownerOf(part)].find((id) => id !== undefined && isAsked(id, part)),
  }));
  const refused = new Map<string, RefusedUnit>();
  const merged: Unit<Lists>[] = [];
  for (const id of [...new Set(owned.flatMap(({ owner }) => owner ?? []))].sort()) {
    const own = owned.flatMap(({ part, owner }) =>
      owner === id || (owner === undefined && part.refused && kind.refusesAll) ? [part] : [],
    );
    const problems: Problem[] = [];
    const unit = mergeParts(kind, id, own, (problem) => problems.push(problem));
    if (problems.length > 0 || own.some((part) => part.refused))
      refused.set(id, { files: unit.files, problems });
    else merged.push(unit);
  }
  for (const [id, problem] of kind.conflicts?.(merged) ?? []) {
    const files = merged.find((unit) => unit.id === id)?.files ?? [];
    refused.set(id, { files, problems: [...(refused.get(id)?.problems ?? []), problem] });
  }
  const problems = owned.flatMap(({ part, owner }) => {
    const message =
      owner === undefined && !part.refused ? kind.unassignedProblem(part, candidates) : undefined;
    return message === undefined ? [] : { file: part.file, path: '$', message };
  });
  return { units: merged.filter(({ id }) => !refused.has(id)), refused, problems };
}

const idOf = ({ organizationId, instanceArn }: UnitOwner): string | undefined =>
  organizationId ?? instanceArn;

/**
 * Finds the unit of a part. A part that names an identity store belongs to its instance; a part that names nothing
 * belongs to the only unit of the import, or else to the only stored one.
 */
function ownerFinder(
  parts: readonly UnitPart[],
  last: ReadonlyMap<string, UnitTexts>,
  candidates: readonly string[],
): (part: UnitPart) => string | undefined {
  const stores = [
    ...[...last].map(([id, texts]) => [identityStoreIn(texts), id] as const),
    ...parts.map((part) => [part.identityStoreId, idOf(part)] as const),
  ];
  const byStore = new Map(stores.filter(([store, id]) => store !== undefined && id !== undefined));
  const withStore = new Set(byStore.values());
  return (part) => {
    const { identityStoreId: store } = part;
    const known = idOf(part) ?? (store === undefined ? undefined : byStore.get(store));
    // An instance with a different identity store cannot be the owner.
    const possible = store === undefined ? candidates : candidates.filter((id) => !withStore.has(id));
    return known ?? (possible.length === 1 ? possible[0] : undefined);
  };
}

const identityStoreIn = (texts: UnitTexts): string | undefined =>
  listFromText<InstanceDetail>(texts.get('instance'))[0]?.identityStoreId;

function mergeParts<Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  id: string,
  parts: readonly (UnitPart & Lists)[],
  report: (problem: Problem) => void,
): Unit<Lists> {
  const lists = mapLists<Lists>(kind.lists, (name) => {
    const entries = parts.flatMap((part) => part[name]);
    return mergeById(entries, kind.name, report);
  });
  const [owner, ...others] = parts.filter(({ managementAccountId }) => managementAccountId !== undefined);
  const other = others.find((part) => part.managementAccountId !== owner?.managementAccountId);
  if (owner && other) report(differentOwners(id, owner, other));
  severalLists(kind, parts, lists).forEach(report);
  const { partition } = parts.find((part) => part.partition !== undefined) ?? {};
  const unread = new Set(parts.flatMap(({ read, file }) => (read === 'NOTHING' ? dirname(file) : [])));
  const isUnread = (file: string) => unread.has(dirname(file)) && basename(file, '.gz') === kind.file;
  const read = parts.filter(({ file }) => !isUnread(file));
  const byFile = [...groupBy(read, ({ file }) => file)];
  return {
    ...lists,
    id,
    ...definedFields({ managementAccountId: owner?.managementAccountId, partition }),
    covers: [...new Set(read.flatMap(({ covers }) => covers))].sort(),
    wholeIn: new Map(byFile.map(([file, own]) => [file, new Set(own.flatMap(({ covers }) => covers))])),
    unseen: [],
    isOutdated: parts.some(({ read }) => read !== undefined),
    files: [...new Set(parts.map(({ file }) => file))],
  };
}

const differentOwners = (id: string, first: UnitPart, second: UnitPart): Problem => ({
  file: second.file,
  path: '$',
  message: `The management account of ${id} is ${second.managementAccountId} here and ${first.managementAccountId} in ${first.file}. Give only one of them.`,
});

export const mapLists = <Lists extends ListsById<Lists>>(
  names: readonly (keyof Lists & string)[],
  listOf: <K extends keyof Lists & string>(name: K) => readonly Lists[K][number][],
): Lists => Object.fromEntries(names.map((name) => [name, listOf(name)])) as unknown as Lists;

/** Completes a unit with its last import. `texts` is empty where there was none. */
export function completeUnit<Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  now: Unit<Lists>,
  texts: UnitTexts,
): Unit<Lists> {
  const last = mapLists<Lists>(kind.lists, (name) => listFromText(texts.get(name)));
  const covered = new Set(now.covers);
  const scopes = kind.scopes(last, now);
  const remaining = <K extends keyof Lists & string>(name: K, entry: Lists[K][number]) => {
    if (covered.has(`${name}:*`)) return [];
    if (scopes[name]?.(entry).some((scope) => covered.has(scope)) !== true) return [entry];
    return [kind.moved?.[name]?.(entry) ?? []].flat();
  };
  const lists = mapLists<Lists>(kind.lists, (name) =>
    completeById(last[name], now[name], (entry) => remaining(name, entry)),
  );
  const before = now.isOutdated === true ? [] : listFromText<ListPart>(texts.get('covers'));
  const covers = [...new Set([...before, ...now.covers])].sort();
  const whole = { ...now, ...lists, covers };
  return kind.complete?.(whole, now, last, texts) ?? whole;
}

/** Leaves out outdated entries, which earlier imports hold: what this import holds itself may be newer. */
export function withoutOutdated<Entry extends Identified>(
  entries: readonly Entry[],
  now: readonly Identified[],
  isOutdated: (entry: Entry) => boolean,
): readonly Entry[] {
  const held = new Set(now.map(({ id }) => id));
  return entries.filter((entry) => held.has(entry.id) || !isOutdated(entry));
}

/** Returns the lists of a unit as the graph stores them. */
export const unitToTexts = <Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  whole: Unit<Lists>,
): UnitTexts =>
  new Map([
    ...[...kind.lists, 'covers' as const].map((name) => [name, textOfList(whole[name])] as const),
    ...Object.entries(kind.kept?.(whole) ?? {}).map(([name, list]) => [name, textOfList(list)] as const),
  ]);

/** Fields that are not compared. Times of different clients differ in their fractions of a second. */
const neverInConflict = new Set(['origin', 'joinedAt']);

/** Merges entries by id and field. Two values of a field are a problem with both places. `whole`: for messages. */
function mergeById<Entry extends Identified>(
  entries: readonly Entry[],
  whole: string,
  report: (problem: Problem) => void,
): readonly Entry[] {
  const byId = new Map<string, Entry[]>();
  const isPaged = entries.some(({ moreFollows }) => moreFollows);
  const joined = isPaged ? [...groupBy(entries, ({ id }) => id).values()].flatMap(joinPages) : entries;
  for (const entry of joined) {
    const found = firstConflict(byId.get(entry.id) ?? [], entry);
    if (found) report(conflict(found.other, entry, found.field, whole));
    appendTo(byId, entry.id, entry);
  }
  return [...byId.values()].map((same) => Object.assign({}, ...same.toReversed()) as Entry).sort(byIdOrder);
}

/** Joins the entries of one thing: of the lists inside it that say that more follows, the first entry gets all pages. */
function joinPages<Entry extends Identified>(same: readonly Entry[]): readonly Entry[] {
  const pages = same.filter(({ moreFollows }) => moreFollows);
  const paged = new Set(pages.flatMap((page) => Object.keys(page).filter((key) => listAt(page, key))));
  const others = same.map((entry) => {
    const left = Object.entries(entry).filter(([key]) => key !== 'moreFollows' && !paged.has(key));
    return Object.fromEntries(left) as unknown as Entry;
  });
  const whole = [...paged].flatMap((key) => {
    // Without its last page a list is not all, so that it counts as not collected (F-116).
    if (!same.some((entry) => !entry.moreFollows && listAt(entry, key))) return [];
    const all = new Map(
      same.flatMap((entry) => listAt(entry, key) ?? []).map((one) => [contentOf(one), one]),
    );
    return [[key, [...all.keys()].sort().map((content) => all.get(content))] as const];
  });
  const lists = Object.fromEntries(whole) as Partial<Entry>;
  return others.map((entry, index) => (index === 0 ? { ...entry, ...lists } : entry));
}

function listAt(entry: Identified, key: string): readonly unknown[] | undefined {
  const value: unknown = new Map<string, unknown>(Object.entries(entry)).get(key);
  return Array.isArray(value) ? value : undefined;
}

/** Returns a field of the entry that has another value in a known one. */
function firstConflict(known: readonly Identified[], entry: Identified) {
  for (const [field, value] of Object.entries(entry)) {
    if (neverInConflict.has(field)) continue;
    const other = known.find((one) => field in one);
    const otherValue = new Map(Object.entries(other ?? {})).get(field);
    if (other && contentOf(otherValue) !== contentOf(value)) return { field, other };
  }
  return undefined;
}

const conflict = (first: Identified, second: Identified, field: string, whole: string): Problem => ({
  ...second.origin,
  message: `${second.id} is also in ${first.origin.file} at ${first.origin.path}, with another ${field}. Give only one of them, or export ${whole} again.`,
});

/** Completes entries by field: the newer one wins (F-114). `left`: what remains of one that is not in the new list. */
function completeById<Entry extends Identified>(
  last: readonly Entry[],
  now: readonly Entry[],
  left: (entry: Entry) => readonly Entry[],
): readonly Entry[] {
  const named = new Set(now.map(({ id }) => id));
  const kept = last.flatMap((one) => (named.has(one.id) ? one : left(one)));
  const entries = joinBy(
    [...kept, ...now],
    ({ id }) => id,
    (first, next) => ({ ...first, ...next }),
  );
  return entries.toSorted(byIdOrder);
}

/** Compares entries by id, the order of all lists of units. */
export const byIdOrder = (a: Identified, b: Identified): number => (a.id < b.id ? -1 : Number(a.id > b.id));
