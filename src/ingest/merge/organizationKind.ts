/** How lists of an organization merge. */
import { definedFields } from '../../graph/model/definedFields.js';
import type { Identified, Origin } from '../formats/shared/findings.js';
import { guardrailKinds, type GuardrailKind } from '../formats/organization/organizationEntities.js';
import {
  all,
  organizationListNames,
  partOf,
  type ListPart,
  type OrganizationLists,
} from '../formats/unitParts.js';
import type { Problem } from '../problem.js';
import { listFromText } from './listText.js';
import { withoutOutdated } from './mergeUnits.js';
import type { Unit, UnitKind } from './unit.js';

export type MergedOrganization = Unit<OrganizationLists>;

export const organizationKind: UnitKind<OrganizationLists> = {
  lists: organizationListNames,
  name: 'the organization',
  file: 'organization.json',
  partialCalls: {
    policies: ['list-policies-for-target', 'TargetId'],
  },
  refusesAll: false,
  unassignedProblem: (part, candidates) => {
    if (organizationListNames.every((name) => part[name].length === 0)) return undefined;
    const why =
      candidates.length === 0
        ? 'and no organization is known. Import the output of aws organizations describe-organization with it.'
        : `and it may be of any of ${candidates.join(', ')}. Import it together with files of its organization only.`;
    return `Nothing here says of which organization this is, ${why}`;
  },
  hasAccount: (texts, accountId) =>
    listFromText<Owner>(texts?.get(OWNER)).some((owner) => owner.managementAccountId === accountId) ||
    listFromText<Identified>(texts?.get('accounts')).some(({ id }) => id === accountId),
  conflicts: sharedAccounts,
  // While a type is enabled, policies of it are attached (E-19c): if none is, attachments were not collected.
  lacks: ({ policies, targets }) =>
    policies.length === 0 || targets.length > 0
      ? []
      : [
          'Nothing here says where a policy is attached, so guardrails are unknown. Import list-targets-for-policy of each policy with "PolicyId" beside it, or list-policies-for-target of each target with "TargetId" beside it.',
        ],
  scopes: (last, now) => {
    const types = new Map([...last.policies, ...now.policies].map(({ id, type }) => [id, type]));
    return {
      units: ({ parentId }) => (parentId === undefined ? [] : [partOf('units', parentId)]),
      accounts: ({ parentId }) => (parentId === undefined ? [] : [partOf('accounts', parentId)]),
      policies: ({ type }) => [partOf('policies', type)],
      targets: ({ policyId, targetId }) => [
        partOf('targets', policyId),
        partOf('targets', targetId, types.get(policyId) ?? ''),
      ],
    };
  },
  // The account is no longer below this parent: it moved to a place that was not collected yet.
  moved: { accounts: ({ parentId: _parentId, ...rest }) => rest },
  complete: (merged, now, last, texts) => {
    const owner = { ...listFromText<Owner>(texts.get(OWNER))[0], ...ownerOf(now) };
    const members = withoutFormer({ ...merged, ...owner }, now, last);
    const whole = withoutDisabled(withoutReferences(members, goneFrom(last, members), now), now);
    const covers = withCoveredPolicies(whole, now.covers);
    if (texts.size === 0) return { ...whole, ...owner, covers };
    const seenNow = { ...whole, covers: withCoveredPolicies({ ...whole, covers: now.covers }, now.covers) };
    const unseen = unseenTargets(seenNow, {
      targets: new Set(targetIds(last)),
      unseen: listFromText<string>(texts.get('unseen')),
    });
    return { ...whole, ...owner, covers, unseen };
  },
  kept: (whole) => ({ unseen: whole.unseen, [OWNER]: [ownerOf(whole)] }),
};

/** Whether the units and accounts directly below each of the parents were listed. */
export function isEachListed(covers: readonly ListPart[], parents: readonly string[]): boolean {
  const covered = new Set(covers);
  const lists = ['units', 'accounts'] as const;
  return parents.every((id) =>
    lists.every((list) => covered.has(all(list)) || covered.has(partOf(list, id))),
  );
}

/**
 * Leaves out accounts that left, and units below deleted ones: this import lists each parent in the tree, and none holds
 * them (F-41). Where it does not list each, an account that is gone from its parent may have left or moved, so it is no
 * longer known that every account is listed.
 */
function withoutFormer(
  whole: MergedOrganization,
  now: MergedOrganization,
  last: OrganizationLists,
): MergedOrganization {
  const tree = new Set(whole.roots.map(({ id }) => id));
  for (const id of tree) for (const unit of whole.units) if (unit.parentId === id) tree.add(unit.id);
  if (tree.size > 0 && isEachListed(now.covers, [...tree])) {
    const isFormer = ({ id }: Identified) => !tree.has(id) && id !== whole.managementAccountId;
    return {
      ...whole,
      units: withoutOutdated(whole.units, now.units, isFormer),
      accounts: withoutOutdated(whole.accounts, now.accounts, isFormer),
    };
  }
  const placed = new Set(last.accounts.flatMap(({ id, parentId }) => (parentId === undefined ? [] : id)));
  const mayHaveLeft = whole.accounts.some(({ id, parentId }) => parentId === undefined && placed.has(id));
  return mayHaveLeft ? { ...whole, covers: whole.covers.filter((part) => part !== all('accounts')) } : whole;
}

/** Returns the ids of policies, units and accounts that are in no list any more. */
function goneFrom(last: OrganizationLists, whole: OrganizationLists): ReadonlySet<string> {
  const idsOf = (lists: OrganizationLists) => [...lists.policies.map(({ id }) => id), ...targetIds(lists)];
  const left = new Set(idsOf(whole));
  return new Set(idsOf(last).filter((id) => !left.has(id)));
}

/** Leaves out what refers to policies, units and accounts that are gone, unless this import holds it. */
export function withoutReferences(
  whole: MergedOrganization,
  gone: ReadonlySet<string>,
  now: OrganizationLists,
): MergedOrganization {
  if (gone.size === 0) return whole;
  return {
    ...whole,
    targets: withoutOutdated(
      whole.targets,
      now.targets,
      ({ policyId, targetId }) => gone.has(policyId) || gone.has(targetId),
    ),
    delegatedAdministrators: withoutOutdated(
      whole.delegatedAdministrators,
      now.delegatedAdministrators,
      ({ id }) => gone.has(id),
    ),
  };
}

/** Returns the enabled policy types; undefined if no root tells them. */
export function enabledTypesOf({ roots }: OrganizationLists): readonly string[] | undefined {
  const told = roots.flatMap(({ enabledPolicyTypes: types }) => (types ? [types] : []));
  return told.length === 0 ? undefined : [...new Set(told.flat())].sort();
}

/**
 * Leaves out policy types and attachments of earlier imports that this one contradicts: AWS attaches policies of enabled
 * types only, and detaches them all where a type is disabled (E-19j).
 */
function withoutDisabled(whole: MergedOrganization, now: MergedOrganization): MergedOrganization {
  const types = enabledTypesOf(now);
  const disabled = guardrailKinds.filter(
    (kind) => !(types ?? enabledTypesOf(whole) ?? [kind]).includes(kind),
  );
  if (disabled.length === 0) return whole;
  const kindsOf = kindsOfPolicies(whole.policies);
  const isDisabled = (policyId: string): boolean => {
    const kinds = kindsOf(policyId);
    return kinds.length > 0 && kinds.every((kind) => disabled.includes(kind));
  };
  if (types === undefined) {
    if (!now.targets.some(({ policyId }) => isDisabled(policyId))) return whole;
    return { ...whole, roots: whole.roots.map(({ enabledPolicyTypes: _outdated, ...rest }) => rest) };
  }
  const outdated = new Set(whole.policies.flatMap(({ id }) => (isDisabled(id) ? partOf('targets', id) : [])));
  const isOutdated = (part: ListPart): boolean =>
    outdated.has(part) || (part.startsWith('targets:') && disabled.some((kind) => part.endsWith(`:${kind}`)));
  return {
    ...whole,
    targets: withoutOutdated(whole.targets, now.targets, ({ policyId }) => isDisabled(policyId)),
    covers: whole.covers.filter((part) => now.covers.includes(part) || !isOutdated(part)),
  };
}

/** Returns a function that gives the possible types of a policy: AWS's own are known by their ids (F-168). */
export function kindsOfPolicies(
  policies: OrganizationLists['policies'],
): (id: string) => readonly GuardrailKind[] {
  const types = new Map(policies.map(({ id, type }) => [id, type]));
  return (id) => {
    const type = types.get(id);
    if (type !== undefined) return type === 'OTHER' ? [] : [type];
    if (id === 'p-FullAWSAccess') return ['SERVICE_CONTROL_POLICY'];
    return id === 'p-RCPFullAWSAccess' ? ['RESOURCE_CONTROL_POLICY'] : guardrailKinds;
  };
}

const OWNER = 'owner';

type Owner = Pick<MergedOrganization, 'managementAccountId' | 'partition'>;

const ownerOf = ({ managementAccountId, partition }: Owner): Owner =>
  definedFields({ managementAccountId, partition });

/** Finds accounts that are in two organizations. Both organizations are refused, each at its own place. */
function* sharedAccounts(units: readonly MergedOrganization[]): Generator<readonly [string, Problem]> {
  const holders = new Map<string, readonly [id: string, origin: Origin]>();
  const problem = (account: string, at: Origin, [other, { file, path }]: readonly [string, Origin]) => ({
    ...at,
    message: `${account} is also in ${other}, in ${file} at ${path}. Give only one of them.`,
  });
  for (const { id: organization, accounts } of units) {
    for (const { id, origin } of accounts) {
      const [other, otherOrigin] = holders.get(id) ?? [];
      if (other === undefined || otherOrigin === undefined) holders.set(id, [organization, origin]);
      else {
        yield [organization, problem(id, origin, [other, otherOrigin])];
        yield [other, problem(id, otherOrigin, [organization, origin])];
      }
    }
  }
}

// ── Targets of which all guardrails are known: collected, even if there are none (F-41, F-168)

type Covered = OrganizationLists & { readonly covers: readonly ListPart[] };

/** Returns coverage in which a list of all targets covers the targets of each known policy. */
function withCoveredPolicies(whole: Covered, now: readonly ListPart[]): readonly ListPart[] {
  const policies = now.includes(all('targets')) ? whole.policies : [];
  const covers = [...whole.covers, ...policies.map(({ id }) => partOf('targets', id))];
  return [...new Set(covers)].sort();
}

/** Returns the kinds of which every policy and all of its attachments are known. */
function coveredKinds({ covers, policies }: Covered): readonly GuardrailKind[] {
  const covered = new Set(covers);
  return guardrailKinds.filter((kind) => {
    const own = policies.filter(({ type }) => type === kind);
    const isListed = covered.has(all('policies')) || covered.has(partOf('policies', kind));
    // A list of all targets shows by itself that there is no policy of a kind.
    const isKnown = covered.has(all('targets')) || (isListed && own.length > 0);
    return isKnown && own.every(({ id }) => covered.has(partOf('targets', id)));
  });
}

export const targetIds = ({ roots, units, accounts }: OrganizationLists): readonly string[] =>
  [...roots, ...units, ...accounts].map(({ id }) => id);

/**
 * Returns the targets, as `TARGET:KIND`, that are newer than the last collection of guardrails of the kind: if they
 * have none, they may not have been collected.
 */
function unseenTargets(
  now: Covered,
  last: { readonly targets: ReadonlySet<string>; readonly unseen: readonly string[] },
): readonly string[] {
  const covered = new Set(coveredKinds(now));
  const kinds = guardrailKinds.filter((kind) => !covered.has(kind));
  const added = targetIds(now).filter((id) => !last.targets.has(id));
  const stillUnseen = last.unseen.filter((one) => kinds.some((kind) => one.endsWith(`:${kind}`)));
  return [
    ...new Set([...stillUnseen, ...added.flatMap((id) => kinds.map((kind) => `${id}:${kind}`))]),
  ].sort();
}

/** Returns a function that gives the kinds of which all policies attached to a target are known. */
export function collectedAt(
  whole: Covered & { readonly unseen: readonly string[] },
): (targetId: string) => readonly GuardrailKind[] {
  const covers = new Set(whole.covers);
  const unseen = new Set(whole.unseen);
  const types = new Map(whole.policies.map(({ id, type }) => [id, type]));
  // While a type is enabled, every target has a policy of it (E-19c): a target with one was collected, and where none
  // has one, the type was enabled after the collection, or disabled before it.
  const attached = new Set(whole.targets.map(({ policyId }) => types.get(policyId)));
  const kinds = new Set(coveredKinds(whole).filter((kind) => attached.has(kind)));
  const held = new Set(
    whole.targets.map(({ targetId, policyId }) => `${targetId}:${types.get(policyId) ?? ''}`),
  );
  return (targetId) =>
    guardrailKinds.filter((kind) => {
      const key = `${targetId}:${kind}`;
      if (covers.has(partOf('targets', targetId, kind))) return true;
      return kinds.has(kind) && (held.has(key) || !unseen.has(key));
    });
}
