/** Detects several exports of one account: merged, they would restore what the later one no longer has. */
import { groupBy } from '../../graph/model/groupBy.js';
import { pagedLists, type Listed, type ListName } from '../formats/account/accountExport.js';
import type { Problem } from '../problem.js';
import type { AccountPart } from './truncatedPages.js';

interface Named {
  readonly entry: Listed;
  readonly part: AccountPart;
}

/** Lists that come from one call. */
const callLists: readonly (readonly ListName[])[] = [pagedLists, ['instanceProfiles']];

export const severalExports = (parts: readonly AccountPart[]): readonly Problem[] => [
  ...callLists.flatMap((names) => severalOfCall(parts, names)),
  ...severalCollections(parts),
];

/** Finds two collections that both read the same whole: what had changed in between would count twice (F-170). */
function severalCollections(parts: readonly AccountPart[]): readonly Problem[] {
  const read = parts.flatMap(({ accountId, coverage }) =>
    coverage.flatMap(({ arn, status, collectedAt, declared, origin }) =>
      status === 'COLLECTED' && collectedAt !== undefined && !declared
        ? { arn, collectedAt, origin, accountId }
        : [],
    ),
  );
  const several = [...groupBy(read, ({ arn }) => arn).values()].flatMap((same) => {
    const [first, later] = same.toSorted((a, b) => a.collectedAt - b.collectedAt);
    return first && later && first.collectedAt < later.collectedAt ? [{ first, later }] : [];
  });
  return several.slice(0, 1).map(({ first, later }) => ({
    ...first.origin,
    accountId: first.accountId,
    message: `There are several collections of account ${first.accountId}, and that of ${later.origin.file} is later. Give only one of them, with all of its folder.`,
  }));
}

/**
 * Finds several exports of one call (F-170): each has its own last page, and names nothing on two pages. Lists made
 * with `--filter` or a query have no entry in common, and complete each other.
 */
function severalOfCall(parts: readonly AccountPart[], names: readonly ListName[]): readonly Problem[] {
  const lastParts = parts.filter((part) => !part.truncated && names.some((name) => part.collected[name]));
  const ends = [...new Map(lastParts.map((part) => [pageOf(part), part])).values()];
  if (ends.length < 2) return [];
  const lists = names.map((name) => {
    const places = placesOf(name, parts);
    const most = Math.max(0, ...places.map(({ length }) => length));
    return { places, most, times: Math.max(most, ends.filter(({ collected }) => collected[name]).length) };
  });
  if (lists.every(({ most }) => most < 2)) return [];
  const lacking = lists.flatMap(({ places, times }) => places.filter(({ length }) => length < times));
  return lacking.slice(0, 1).map((places) => severalProblem(places, ends));
}

/** Identifies the page of a part. A large page is read in several slices. */
const pageOf = ({ file, page }: AccountPart): string => `${file}\n${page}`;

/** Returns the pages of each entry of the list. */
function placesOf(name: ListName, parts: readonly AccountPart[]): readonly (readonly Named[])[] {
  const named = parts.flatMap((part) => {
    const entries: readonly Listed[] = part[name];
    return entries.map(({ arn, origin }): Named => ({ entry: { arn, origin }, part }));
  });
  return [...groupBy(named, ({ entry }) => entry.arn).values()].map((same) => [
    ...new Map(same.map((one) => [pageOf(one.part), one])).values(),
  ]);
}

function severalProblem(places: readonly Named[], ends: readonly AccountPart[]): Problem {
  const [{ entry, part }] = places as readonly [Named];
  const { file, path } = entry.origin;
  const others = ends.filter((end) => places.every((place) => pageOf(place.part) !== pageOf(end)));
  const other = others.find((end) => end.file !== file);
  const where = other === undefined ? 'in this file' : `here and in ${other.file}`;
  return {
    file,
    path,
    accountId: part.accountId,
    message: `There are several exports of account ${part.accountId}, ${where}, and ${entry.arn} is not in all of them. Nothing in them says which is the latest one. Give that one only, with all of its pages and made without --filter.`,
  };
}
