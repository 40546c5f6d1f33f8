/** The kinds of units besides accounts: how the lists of organizations and instances of Identity Center are put together. */
import { definedFields } from '../../graph/model/definedFields.js';
import type { Origin } from '../formats/shared/findings.js';
import {
  identityCenterListNames,
  organizationListNames,
  partOf,
  type IdentityCenterLists,
  type OrganizationLists,
} from '../formats/unitParts.js';
import type { Problem } from '../problem.js';
import { listFromText } from './listText.js';
import type { Unit, UnitKind } from './mergeUnits.js';
import { targetIds, unseenTargets, withCoveredPolicies } from './organizationCoverage.js';

export type MergedIdentityCenter = Unit<IdentityCenterLists>;

export const identityCenterKind: UnitKind<IdentityCenterLists> = {
  lists: identityCenterListNames,
  name: 'Identity Center',
  refusesAll: true,
  homeless: ({ identityStoreId }, candidates) => {
    const what = identityStoreId === undefined ? 'this' : `the identity store ${identityStoreId}`;
    const several = candidates.length > 1 ? ` It may be any of ${candidates.join(', ')}.` : '';
    return `Nothing here says of which instance of Identity Center ${what} is.${several} Import the output of aws sso-admin list-instances with it.`;
  },
  scopes: () => ({
    assignments: ({ permissionSetArn: set, accountId }) => [
      partOf('assignments', set),
      partOf('assignments', set, accountId),
    ],
    memberships: ({ groupId }) => [partOf('memberships', groupId)],
  }),
};

export type MergedOrganization = Unit<OrganizationLists>;

export const organizationKind: UnitKind<OrganizationLists> = {
  lists: organizationListNames,
  name: 'the organization',
  refusesAll: false,
  homeless: (part, candidates) => {
    if (organizationListNames.every((name) => part[name].length === 0)) return undefined;
    const why =
      candidates.length === 0
        ? 'and no organization is known. Import the output of aws organizations describe-organization with it.'
        : `and it may be of any of ${candidates.join(', ')}. Import it together with files of its organization only.`;
    return `Nothing here says of which organization this is, ${why}`;
  },
  conflicts: sharedAccounts,
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
  // No longer below this parent: an account moved, to where nobody has looked yet.
  moved: { accounts: ({ parentId: _parentId, ...rest }) => rest },
  complete: (whole, now, last, texts) => {
    const owner = { ...listFromText<Owner>(texts.get(OWNER))[0], ...ownerOf(now) };
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

const OWNER = 'owner';

type Owner = Pick<MergedOrganization, 'managementAccountId' | 'partition'>;

const ownerOf = ({ managementAccountId, partition }: Owner): Owner =>
  definedFields({ managementAccountId, partition });

/** An account is in one organization: both that have it are refused, each with a problem at its own place. */
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
