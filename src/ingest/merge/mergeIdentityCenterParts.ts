/** Puts the parts of each instance of Identity Center together, from however many files they come. */
import {
  identityCenterListNames,
  type IdentityCenterLists,
  type IdentityCenterPart,
} from '../formats/identityCenter/identityCenterExport.js';
import type { ListPart, Identified } from '../formats/organization/organizationExport.js';
import { mergeById } from './mergeIdentified.js';
import type { Problem } from '../problem.js';

export interface MergedIdentityCenter extends IdentityCenterLists {
  /** ARN. */
  readonly instanceArn: string;
  readonly covers: readonly ListPart[];
  readonly files: readonly string[];
}

export interface MergedIdentityCenters {
  readonly instances: readonly MergedIdentityCenter[];
  /** By ARN: those of which nothing goes in because something in a part of them is wrong. */
  readonly refused: ReadonlyMap<
    string,
    Pick<MergedIdentityCenter, 'files'> & { readonly problems: readonly Problem[] }
  >;
  /** Those of parts that are of no instance that is known. */
  readonly problems: readonly Problem[];
}

/**
 * A part that names an identity store is of the store's instance; one that names nothing, of the only instance of the
 * import, or else of the only one that is stored. `stored`: identity store by instance.
 */
export function mergeIdentityCenterParts(
  parts: readonly IdentityCenterPart[],
  stored: ReadonlyMap<string, string | undefined>,
): MergedIdentityCenters {
  const named = [...new Set(parts.flatMap(({ instanceArn }) => instanceArn ?? []))];
  const candidates = named.length > 0 ? named : [...stored.keys()];
  const ownerOf = ownerFinder(parts, stored, candidates);
  const owned = parts.map((part) => ({ part, owner: ownerOf(part) }));
  const refused = new Map<string, { files: readonly string[]; problems: readonly Problem[] }>();
  const instances: MergedIdentityCenter[] = [];
  for (const instanceArn of [...new Set(owned.flatMap(({ owner }) => owner ?? []))].sort()) {
    const own = owned.filter(
      ({ part, owner }) => owner === instanceArn || (owner === undefined && part.refused),
    );
    const { problems, ...merged } = mergeParts(
      instanceArn,
      own.map(({ part }) => part),
    );
    if (problems.length > 0 || own.some(({ part }) => part.refused))
      refused.set(instanceArn, { files: merged.files, problems });
    else instances.push(merged);
  }
  const homeless = owned.filter(({ part, owner }) => owner === undefined && !part.refused);
  return {
    instances,
    refused,
    problems: homeless.map(({ part }) => homelessProblem(part, candidates)),
  };
}

function ownerFinder(
  parts: readonly IdentityCenterPart[],
  stored: ReadonlyMap<string, string | undefined>,
  candidates: readonly string[],
): (part: IdentityCenterPart) => string | undefined {
  const byStore = new Map(
    [...[...stored], ...parts.map((part) => [part.instanceArn, part.identityStoreId] as const)].flatMap(
      ([instance, store]) =>
        instance === undefined || store === undefined ? [] : [[store, instance] as const],
    ),
  );
  const withStore = new Set(byStore.values());
  return ({ instanceArn, identityStoreId }) => {
    if (instanceArn !== undefined) return instanceArn;
    const known = identityStoreId === undefined ? undefined : byStore.get(identityStoreId);
    // An instance whose identity store is another one is not its instance.
    const possible =
      identityStoreId === undefined ? candidates : candidates.filter((arn) => !withStore.has(arn));
    return known ?? (possible.length === 1 ? possible[0] : undefined);
  };
}

function homelessProblem(
  { file, identityStoreId }: IdentityCenterPart,
  candidates: readonly string[],
): Problem {
  const what = identityStoreId === undefined ? 'this' : `the identity store ${identityStoreId}`;
  const several = candidates.length > 1 ? ` It may be any of ${candidates.join(', ')}.` : '';
  const message = `Nothing here says of which instance of Identity Center ${what} is.${several} Import the output of aws sso-admin list-instances with it.`;
  return { file, path: '$', message };
}

function mergeParts(
  instanceArn: string,
  parts: readonly IdentityCenterPart[],
): MergedIdentityCenter & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const lists: Partial<Record<keyof IdentityCenterLists, readonly Identified[]>> = {};
  for (const name of identityCenterListNames) {
    const entries = parts.flatMap((part): readonly Identified[] => part[name]);
    lists[name] = mergeById(entries, 'Identity Center', (problem) => problems.push(problem));
  }
  return {
    instanceArn,
    ...(lists as unknown as IdentityCenterLists),
    covers: [...new Set(parts.flatMap(({ covers }) => covers))].sort(),
    files: [...new Set(parts.map(({ file }) => file))],
    problems,
  };
}
