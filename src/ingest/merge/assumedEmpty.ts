/** An account that changes make counts as empty in whatever they say nothing of, until something of it is imported. */
import {
  accountWith,
  coverageOf,
  listNames,
  noLists,
  pagedLists,
  type AccountExport,
  type CoverageDetail,
} from '../formats/account/accountExport.js';
import { coverageLists } from '../formats/account/collectionManifest.js';
import type { Owner } from '../formats/account/entities.js';
import { listFromText, textsOfList, type ExportTexts } from './listText.js';

const origin = { file: 'changes', path: '$' };

/** Returns an empty account of which everything counts as collected. */
export const emptyAccount = (owner: Owner): AccountExport =>
  accountWith(owner, {
    ...noLists,
    coverage: coverageLists.map((list) => ({
      ...coverageOf(list, '*', ''),
      status: 'COLLECTED',
      ...(list === 'workloads' ? { declared: true, withoutRole: true } : {}),
      origin,
    })),
  });

const isAssumed = (one: CoverageDetail): boolean =>
  one.origin.file === origin.file && one.origin.path === origin.path;

/**
 * Returns the lists of the last export without what was only assumed of the account, if the import holds anything of
 * it. Users, groups, roles and policies stay, since the import of these replaces all of them.
 */
export function withoutAssumed({ collected }: AccountExport, last: ExportTexts): ExportTexts {
  if (listNames.every((name) => collected[name] !== true)) return last;
  const entriesOf = <T>(name: string) => (last.get(name) ?? []).flatMap((text) => listFromText<T>(text));
  const coverage = entriesOf<CoverageDetail>('coverage');
  const known = coverage.filter((one) => !isAssumed(one));
  if (known.length === coverage.length) return last;
  const others = listNames.filter((name) => !pagedLists.some((paged) => paged === name));
  const empty = new Set<string>(others.filter((name) => entriesOf(name).length === 0));
  return new Map([...[...last].filter(([name]) => !empty.has(name)), ['coverage', textsOfList(known)]]);
}
