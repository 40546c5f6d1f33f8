/** Finds what a collection says that it found and no file holds: a file is missing or was refused (F-173). */
import type { AccountExport, CoverageDetail, Listed } from '../formats/account/accountExport.js';
import { completedByField, scopeOfArn } from '../formats/account/scopes.js';
import type { TruncatedPart } from '../formats/account/truncatedParts.js';
import type { AccountPart } from './truncatedPages.js';

/** The number of things in the files, by the `arn` of the coverage that promises more. */
export type Lacking = ReadonlyMap<string, number>;

export function lackingIn(parts: readonly AccountPart[]): Lacking {
  const promised = parts.flatMap(({ coverage }) => coverage.filter(isPromise));
  if (promised.length === 0) return new Map();
  const held = heldIn(parts);
  const isCounted = promised.every(({ found }) => found !== undefined);
  const there = isCounted ? [] : promisedLists.filter((list) => isInFiles(parts, list));
  return new Map(
    promised.flatMap(({ arn, list, found }) => {
      const count = held.get(arn)?.size ?? 0;
      const isLacking = found === undefined ? !there.some((one) => one === list) : count < found;
      return isLacking ? [[arn, count]] : [];
    }),
  );
}

/**
 * Lists whose absence nothing else shows. Earlier versions of `collect` did not say how much they found, and no version
 * does of credentials.
 */
const promisedLists = ['credentials', 'identityProviders', 'resources', 'workloads'] as const;

/** Whether a manifest says that the list was read whole. */
const isPromise = (one: CoverageDetail): boolean =>
  one.status === 'COLLECTED' &&
  (one.found !== undefined || (promisedLists.some((list) => list === one.list) && !isOfItself(one)));

/** Whether the file of the list says by itself that it is whole. */
const isOfItself = ({ list, kind, declared }: CoverageDetail): boolean =>
  declared === true || (list === 'identityProviders' && kind !== '*');

/** Whether a file of the list is there. A collection writes each whole, so it lacks nothing. */
const isInFiles = (parts: readonly AccountPart[], name: (typeof promisedLists)[number]): boolean =>
  parts.some(
    (part) =>
      part[name].length > 0 ||
      part.coverage.some((one) => one.list === name && one.status === 'COLLECTED' && isOfItself(one)),
  );

/** Returns the ARNs by the `arn` of their coverage, such as `workloads:ec2:instance@eu-west-1`. */
export function heldIn(parts: readonly AccountExport[]): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  const add = (scope: string, { arn }: Listed) =>
    held.set(scope, (held.get(scope) ?? new Set<string>()).add(arn));
  for (const part of parts) {
    for (const list of ['resources', 'workloads'] as const)
      for (const entry of part[list]) add(`${list}:${scopeOfArn(entry.arn)}`, entry);
    for (const provider of part.identityProviders)
      for (const kind of ['*', provider.kind]) add(`identityProviders:${kind}@`, provider);
  }
  return held;
}

/** Returns the coverage as far as the files keep it. */
export function keptCoverage(
  coverage: readonly CoverageDetail[],
  lacking: Lacking,
): readonly CoverageDetail[] {
  return coverage.map(({ found, ...one }) => {
    const held = lacking.get(one.arn);
    if (held === undefined || one.status !== 'COLLECTED') return one;
    const message =
      found === undefined
        ? 'The collection read it, but the import does not contain it: import the whole folder, or collect again'
        : `The collection found ${found}, and the files of the import hold ${held}: give all of its folder`;
    return { ...one, status: 'FAILED', message };
  });
}

/** The parts of lists of which more follows, since the files lack it. Lists that complete each other need none (F-114). */
export const lackingParts = (lacking: Lacking): readonly TruncatedPart[] =>
  [...lacking.keys()].filter((part) => ![...completedByField].some((list) => part.startsWith(`${list}:`)));
