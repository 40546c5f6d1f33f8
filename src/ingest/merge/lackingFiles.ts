/**
 * Finds what a collection says that it found and the files of an import do not hold: a file is missing or was refused
 * (F-173).
 */
import type { AccountExport, CoverageDetail, Listed } from '../formats/account/accountExport.js';
import { scopeOfArn } from '../formats/account/scopes.js';
import type { CutPart } from '../formats/account/cutParts.js';
import type { AccountPart } from './cutPages.js';

/** The number of things in the files, by the `arn` of the coverage that promises more. */
export type Lacking = ReadonlyMap<string, number>;

export function lackingIn(parts: readonly AccountPart[]): Lacking {
  const promised = parts.flatMap(({ coverage }) => coverage.filter(isPromise));
  if (promised.length === 0) return new Map();
  const held = heldIn(parts);
  return new Map(
    promised.flatMap(({ arn, found }) => {
      const count = held.get(arn)?.size ?? 0;
      return count < found ? [[arn, count]] : [];
    }),
  );
}

const isPromise = (one: CoverageDetail): one is CoverageDetail & { readonly found: number } =>
  one.status === 'COLLECTED' && one.found !== undefined;

/** Returns the ARNs by the `arn` of their coverage, such as `workloads:ec2:instance@eu-west-1`. */
export function heldIn(parts: readonly AccountExport[]): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  const add = (scope: string, { arn }: Listed) =>
    held.set(scope, (held.get(scope) ?? new Set<string>()).add(arn));
  for (const part of parts) {
    for (const list of ['resources', 'workloads'] as const)
      for (const entry of part[list]) add(`${list}:${scopeOfArn(entry.arn)}`, entry);
    for (const provider of part.identityProviders) add('identityProviders:*@', provider);
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
    return {
      ...one,
      status: 'FAILED',
      message: `The collection found ${String(found)}, and the files of the import hold ${held}: give all of its folder`,
    };
  });
}

/** The parts of lists of which more follows, since the files lack it. Identity providers need no such part (F-114). */
export const lackingParts = (lacking: Lacking): readonly CutPart[] =>
  [...lacking.keys()].filter((part) => !part.startsWith('identityProviders:'));
