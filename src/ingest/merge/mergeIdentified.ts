/** Puts entries that have an id together: those of one import have to agree, and a later import's count before an earlier one's. */
import { contentOf } from './mergeEntities.js';
import type { Identified } from '../formats/organization/organizationExport.js';
import type { Problem } from '../problem.js';

export const byIdOrder = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

/** Client's times differ in their fractions. */
const neverInConflict = new Set(['origin', 'joinedAt']);

/**
 * One entry an id, field by field. Two values of one field are a problem that names both places; `whole`: what to
 * export again, as a message names it.
 */
export function mergeById<Entry extends Identified>(
  entries: readonly Entry[],
  whole: string,
  report: (problem: Problem) => void,
): readonly Entry[] {
  const byId = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = byId.get(entry.id) ?? [];
    const found = firstConflict(known, entry);
    if (found) report(conflict(found.other, entry, found.field, whole));
    byId.set(entry.id, [...known, entry]);
  }
  const merged = [...byId.values()].map((known) => Object.assign({}, ...known.toReversed()) as Entry);
  return merged.sort(byIdOrder);
}

/** A field of the entry that one of those known has another value of. */
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

/** Field by field: the newer one counts where both have a field (F-114). */
export function newerOf<Entry extends Identified>(
  last: readonly Entry[],
  now: readonly Entry[],
): readonly Entry[] {
  const byId = new Map(last.map((entry) => [entry.id, entry]));
  for (const entry of now) byId.set(entry.id, { ...byId.get(entry.id), ...entry });
  return [...byId.values()].sort(byIdOrder);
}
