/** A partial organization, completed with what its last import held: what was not collected was not deleted. */
import {
  all,
  organizationListNames,
  partOf,
  type ListPart,
  type GuardrailDetail,
  type Identified,
  type OrganizationListName,
  type OrganizationLists,
  type PlacedDetail,
  type PolicyTargetDetail,
} from '../formats/organization/organizationExport.js';
import { listFromText, textOfList } from './listText.js';
import { newerOf } from './mergeIdentified.js';
import type { MergedOrganization } from './mergeOrganizationParts.js';
import {
  targetIds,
  unseenTargets,
  withCoveredPolicies,
} from '../normalize/organization/organizationCoverage.js';

type Texts = ReadonlyMap<string, string>;

const kept = [...organizationListNames, 'covers', 'unseen'] as const;

/** As kept in the graph. */
export const organizationToTexts = (whole: MergedOrganization): Texts =>
  new Map([
    ...kept.map((name) => [name, textOfList(whole[name])] as const),
    [OWNER, textOfList([ownerOf(whole)])] as const,
  ]);

const OWNER = 'owner';

type Owner = Pick<MergedOrganization, 'managementAccountId' | 'partition'>;

const ownerOf = ({ managementAccountId, partition }: Owner): Owner => ({
  ...(managementAccountId === undefined ? {} : { managementAccountId }),
  ...(partition === undefined ? {} : { partition }),
});

/** `last`: empty where there was none. */
export function completeOrganization(partial: MergedOrganization, last: Texts): MergedOrganization {
  const lastLists = listsFrom(last);
  const covered = new Set(partial.covers);
  const types = new Map([...lastLists.policies, ...partial.policies].map(({ id, type }) => [id, type]));
  const lists: Partial<Record<OrganizationListName, readonly Identified[]>> = {};
  for (const name of organizationListNames) {
    const named = new Set(partial[name].map(({ id }) => id));
    const left = lastLists[name].flatMap((entry: Identified) =>
      named.has(entry.id) ? entry : (remaining(name, entry, covered, types) ?? []),
    );
    lists[name] = newerOf(left, partial[name]);
  }
  const covers = [...listFromText<ListPart>(last.get('covers')), ...partial.covers];
  const owner = { ...listFromText<Owner>(last.get(OWNER))[0], ...ownerOf(partial) };
  const whole = { ...partial, ...owner, ...(lists as unknown as OrganizationLists), covers };
  const now = { ...whole, covers: withCoveredPolicies({ ...whole, covers: partial.covers }, partial.covers) };
  return {
    ...whole,
    covers: withCoveredPolicies(whole, partial.covers),
    unseen:
      last.size === 0
        ? []
        : unseenTargets(now, {
            targets: new Set(targetIds(lastLists)),
            unseen: listFromText<string>(last.get('unseen')),
          }),
  };
}

const listsFrom = (texts: Texts): OrganizationLists =>
  Object.fromEntries(
    organizationListNames.map((name) => [name, listFromText<Identified>(texts.get(name))]),
  ) as unknown as OrganizationLists;

/** What is left of an entry of the last import: nothing where this one has read whole what it was in. */
function remaining(
  name: OrganizationListName,
  entry: Identified,
  covered: ReadonlySet<ListPart>,
  types: ReadonlyMap<string, string>,
): Identified | undefined {
  if (covered.has(all(name))) return undefined;
  if (!scopesOf(name, entry, types).some((scope) => covered.has(scope))) return entry;
  // No longer below this parent: an account moved, to where nobody has looked yet.
  return name === 'accounts' ? withoutPlace(entry) : undefined;
}

function withoutPlace(account: PlacedDetail): PlacedDetail {
  const { parentId: _parentId, ...rest } = account;
  return rest;
}

/** The parts of its list that an entry is in. */
function scopesOf(
  name: OrganizationListName,
  entry: Identified,
  types: ReadonlyMap<string, string>,
): readonly ListPart[] {
  switch (name) {
    case 'units':
    case 'accounts': {
      const { parentId } = entry as PlacedDetail;
      return parentId === undefined ? [] : [partOf(name, parentId)];
    }
    case 'policies':
      return [partOf(name, (entry as GuardrailDetail).type)];
    case 'targets': {
      const { policyId, targetId } = entry as PolicyTargetDetail;
      return [partOf(name, policyId), partOf(name, targetId, types.get(policyId) ?? '')];
    }
    case 'organization':
    case 'roots':
    case 'delegatedAdministrators':
      return [];
  }
}
