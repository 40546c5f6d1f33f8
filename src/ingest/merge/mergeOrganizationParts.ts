/** Puts the parts of each organization together, from however many files they come (F-36, F-122). */
import type { Origin } from '../formats/account/accountExport.js';
import { mergeById } from './mergeIdentified.js';
import {
  organizationListNames,
  type ListPart,
  type Identified,
  type OrganizationLists,
  type OrganizationPart,
} from '../formats/organization/organizationExport.js';
import type { Problem } from '../problem.js';

export interface MergedOrganization extends OrganizationLists {
  readonly organizationId: string;
  /** Missing where no part says. */
  readonly managementAccountId?: string;
  readonly partition?: string;
  readonly covers: readonly ListPart[];
  /** See `unseenTargets`. */
  readonly unseen: readonly string[];
  readonly files: readonly string[];
}

export interface MergedParts {
  readonly organizations: readonly MergedOrganization[];
  /** Organizations of which nothing goes in because something in a part of them is wrong. */
  readonly refused: ReadonlyMap<string, RefusedOrganization>;
  /** Those of parts that are of no organization that is known. */
  readonly problems: readonly Problem[];
}

export interface RefusedOrganization {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** A part that names no organization is of the only one of the import, or else of the only one `stored`. */
export function mergeOrganizationParts(
  parts: readonly OrganizationPart[],
  stored: readonly string[],
): MergedParts {
  const named = [...new Set(parts.flatMap(({ organizationId }) => organizationId ?? []))].sort();
  const candidates = named.length > 0 ? named : stored;
  const [only] = candidates.length === 1 ? candidates : [];
  const organizations: MergedOrganization[] = [];
  const refused = new Map<string, RefusedOrganization>();
  for (const organizationId of named.length > 0 ? named : candidates.slice(0, 1)) {
    const own = parts.filter((part) => (part.organizationId ?? only) === organizationId);
    if (own.length === 0) continue;
    const { problems, ...merged } = mergeParts(organizationId, own);
    if (problems.length > 0 || own.some((part) => part.refused))
      refused.set(organizationId, { files: merged.files, problems });
    else organizations.push(merged);
  }
  for (const [organizationId, problem] of sharedAccounts(organizations)) {
    const { files = [], problems = [] } = refused.get(organizationId) ?? {};
    const own = organizations.find((one) => one.organizationId === organizationId);
    refused.set(organizationId, { files: own?.files ?? files, problems: [...problems, problem] });
  }
  const homeless = only === undefined ? parts.filter(isHomeless) : [];
  return {
    organizations: organizations.filter(({ organizationId }) => !refused.has(organizationId)),
    refused,
    problems: homeless.map((part) => homelessProblem(part, candidates)),
  };
}

/** An account is in one organization: both that have it are refused, each with a problem at its own place. */
function* sharedAccounts(
  organizations: readonly MergedOrganization[],
): Generator<readonly [organizationId: string, problem: Problem]> {
  const holders = new Map<string, { readonly organizationId: string; readonly origin: Origin }>();
  for (const { organizationId, accounts } of organizations) {
    for (const { id, origin } of accounts) {
      const other = holders.get(id);
      if (other === undefined) holders.set(id, { organizationId, origin });
      else {
        yield [organizationId, sharedAccount(id, origin, other)];
        yield [other.organizationId, sharedAccount(id, other.origin, { organizationId, origin })];
      }
    }
  }
}

const sharedAccount = (
  id: string,
  at: Origin,
  other: { readonly organizationId: string; readonly origin: Origin },
): Problem => ({
  ...at,
  message: `${id} is also in ${other.organizationId}, in ${other.origin.file} at ${other.origin.path}. Give only one of them.`,
});

const isHomeless = (part: OrganizationPart): boolean =>
  part.organizationId === undefined &&
  !part.refused &&
  organizationListNames.some((name) => part[name].length > 0);

function homelessProblem({ file }: OrganizationPart, candidates: readonly string[]): Problem {
  const why =
    candidates.length === 0
      ? 'and no organization is known. Import the output of aws organizations describe-organization with it.'
      : `and it may be of any of ${candidates.join(', ')}. Import it together with files of its organization only.`;
  return { file, path: '$', message: `Nothing here says of which organization this is, ${why}` };
}

function mergeParts(
  organizationId: string,
  parts: readonly OrganizationPart[],
): MergedOrganization & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const lists: Partial<Record<keyof OrganizationLists, readonly Identified[]>> = {};
  for (const name of organizationListNames) {
    const entries = parts.flatMap((part): readonly Identified[] => part[name]);
    lists[name] = mergeById(entries, 'the organization', (problem) => problems.push(problem));
  }
  const owner = parts.find(({ managementAccountId }) => managementAccountId !== undefined);
  const other = parts.find(
    ({ managementAccountId: id }) => id !== undefined && id !== owner?.managementAccountId,
  );
  if (owner && other) problems.push(differentOwners(organizationId, owner, other));
  const partition = parts.find((part) => part.partition !== undefined)?.partition;
  return {
    organizationId,
    ...(owner?.managementAccountId === undefined ? {} : { managementAccountId: owner.managementAccountId }),
    ...(partition === undefined ? {} : { partition }),
    ...(lists as unknown as OrganizationLists),
    covers: [...new Set(parts.flatMap(({ covers }) => covers))].sort(),
    unseen: [],
    files: [...new Set(parts.map(({ file }) => file))],
    problems,
  };
}

const differentOwners = (id: string, first: OrganizationPart, second: OrganizationPart): Problem => ({
  file: second.file,
  path: '$',
  message: `The management account of ${id} is ${second.managementAccountId} here and ${first.managementAccountId} in ${first.file}. Give only one of them.`,
});
