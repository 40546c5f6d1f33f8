/** One output of AWS Organizations, or the combined file of them: its lists, and what it has read whole. */
import type { Fields } from '../shared/fields.js';
import {
  entityReader,
  readAccount,
  readDelegatedAdministrator,
  readDelegatedServices,
  readOrganizationDetail,
  readPlacement,
  readPolicy,
  readRoot,
  readTarget,
  readUnit,
  type OrganizationReader,
} from './organizationEntities.js';
import { isOrganizationId } from './organizationArn.js';
import {
  all,
  guardrailKinds,
  noOrganizationLists,
  partOf,
  type ListPart,
  type GuardrailDetail,
  type MemberAccountDetail,
  type OrganizationLists,
  type OrganizationPart,
  type PlacedDetail,
} from './organizationExport.js';

/** Part of a page: lists, and which of them are whole. */
type Reading = Partial<OrganizationLists> & { readonly covers: readonly ListPart[] };

export function readOrganizationPage(page: Fields): OrganizationPart {
  const reader = entityReader(page);
  const readings = [
    ...(isCombined(page) ? readCombined : readOutput)(page, reader),
    readDelegation(page, reader),
  ];
  const lists = readings.map(({ covers: _covers, ...rest }) => rest);
  // F-36, F-116: more follows, so nothing is known to be whole.
  const isCut = page.text('NextToken') !== undefined;
  return {
    ...noOrganizationLists,
    ...Object.assign({}, ...lists),
    ...reader.owner(),
    file: page.findings.file,
    covers: isCut ? [] : readings.flatMap(({ covers }) => covers),
    refused: false,
  };
}

const combinedKeys = [
  'Organization',
  'Roots',
  'OrganizationalUnits',
  'Accounts',
  'Policies',
  'PolicyTargets',
];

/** No output of the CLI has two of these; only the combined file has PolicyTargets. */
function isCombined(page: Fields): boolean {
  const present = combinedKeys.filter((key) => page.at(key) !== undefined);
  return present.length > 1 || present.includes('PolicyTargets');
}

/** F-161 to F-166: what it holds, it holds whole. */
function readCombined(page: Fields, reader: OrganizationReader): readonly Reading[] {
  const list = <K extends keyof OrganizationLists>(
    key: string,
    name: K,
    read: () => OrganizationLists[K],
  ): readonly Reading[] => (page.at(key) === undefined ? [] : [{ [name]: read(), covers: [all(name)] }]);
  return [
    ...list('Organization', 'organization', () => readOrganizationDetail(page, reader)),
    ...list('Roots', 'roots', () => reader.each('Roots', readRoot)),
    ...list('OrganizationalUnits', 'units', () => reader.each('OrganizationalUnits', readUnit)),
    ...list('Accounts', 'accounts', () => accountsIn(page, reader)),
    ...list('Policies', 'policies', () => reader.each('Policies', readPolicy)),
    ...list('PolicyTargets', 'targets', () => reader.each('PolicyTargets', readTarget)),
  ];
}

/** By key of the one output that the page is. */
const outputs: Readonly<Record<string, (page: Fields, reader: OrganizationReader) => Reading>> = {
  Organization: (page, reader) => ({
    organization: readOrganizationDetail(page, reader),
    covers: [all('organization')],
  }),
  Roots: (_page, reader) => ({ roots: reader.each('Roots', readRoot), covers: [all('roots')] }),
  OrganizationalUnits: readUnits,
  Accounts: readAccounts,
  Policies: readPolicies,
  Policy: (_page, reader) => ({ policies: reader.one('Policy', readPolicy), covers: [] }),
  Targets: readTargets,
  Parents: readParents,
  Children: readChildren,
};

const readOutput = (page: Fields, reader: OrganizationReader): readonly Reading[] =>
  Object.entries(outputs).flatMap(([key, read]) => (page.at(key) === undefined ? [] : [read(page, reader)]));

/** F-27, F-163: the units below one parent. */
function readUnits(page: Fields, reader: OrganizationReader): Reading {
  const units = reader.each('OrganizationalUnits', readUnit);
  const parents = parentsIn(page, units);
  if (parents.length === 0 && units.length === 0) noteNoParent(page, 'OrganizationalUnits');
  return { units, covers: parents.map((parent) => partOf('units', parent)) };
}

/**
 * F-28, F-164: the accounts of one parent, or all. The two calls print the same, but only one names several parents;
 * a list that names none is not taken as whole.
 */
function readAccounts(page: Fields, reader: OrganizationReader): Reading {
  const accounts = accountsIn(page, reader);
  const parents = parentsIn(page, accounts);
  if (parents.length === 0 && accounts.length === 0) noteNoParent(page, 'Accounts');
  const covers = parents.length > 1 ? [all('accounts')] : parents.map((parent) => partOf('accounts', parent));
  return { accounts, covers };
}

/** F-42: state of a member account. */
function accountsIn(page: Fields, reader: OrganizationReader): readonly MemberAccountDetail[] {
  const accounts = reader.each('Accounts', readAccount);
  const unstated = accounts.filter(({ status }) => status === undefined).length;
  if (unstated > 0) {
    const which = unstated === 1 ? 'One account has' : `${unstated} accounts have`;
    page.findings.note(
      page.pathOf('Accounts'),
      `${which} neither State nor Status, and so counts as ACTIVE.`,
    );
  }
  return accounts;
}

const parentsIn = (page: Fields, placed: readonly PlacedDetail[]): readonly string[] => [
  ...new Set(
    [page.text('ParentId'), ...placed.map(({ parentId }) => parentId)].filter((id) => id !== undefined),
  ),
];

const noteNoParent = (page: Fields, key: string): undefined =>
  page.findings.note(
    page.pathOf(key),
    'This list is empty and does not say of which parent it is, so it tells nothing. Put "ParentId" beside it.',
  );

/** list-policies; with TargetId beside, list-policies-for-target (F-30, F-38). */
function readPolicies(page: Fields, reader: OrganizationReader): Reading {
  const policies = reader.each('Policies', readPolicy);
  const types = guardrailKinds.filter((kind) => policies.some(({ type }) => type === kind));
  if (page.at('TargetId') === undefined)
    return { policies, covers: types.map((type) => partOf('policies', type)) };
  const targetId = reader.id(page, 'TargetId', 'root', 'unit', 'account');
  if (targetId === undefined) return { policies, covers: [] };
  return {
    policies,
    targets: policies.map((policy) => attachment(policy, targetId)),
    covers: types.map((type) => partOf('targets', targetId, type)),
  };
}

const attachment = ({ id, origin }: GuardrailDetail, targetId: string) => ({
  id: `${id} ${targetId}`,
  policyId: id,
  targetId,
  origin,
});

/** list-targets-for-policy (F-32), which doesn't name the policy. */
function readTargets(page: Fields, reader: OrganizationReader): Reading {
  if (page.at('PolicyId') === undefined)
    return missing(page, 'PolicyId', 'Targets', 'which policy is attached to these', '"PolicyId": "p-…"');
  const policyId = reader.id(page, 'PolicyId', 'policy');
  if (policyId === undefined) return { covers: [] };
  return { targets: reader.each('Targets', readTarget), covers: [partOf('targets', policyId)] };
}

/** F-29: the parent of one unit or account. */
function readParents(page: Fields, reader: OrganizationReader): Reading {
  if (page.at('ChildId') === undefined)
    return missing(page, 'ChildId', 'Parents', 'whose parent this is', '"ChildId": "111122223333"');
  const childId = reader.id(page, 'ChildId', 'unit', 'account');
  const parents = reader.each('Parents', (parent) =>
    readPlacement(parent, childId, reader.id(parent, 'Id', 'root', 'unit')),
  );
  return { ...byKind(parents), covers: [] };
}

/** F-29: the units, or the accounts, below one parent. */
function readChildren(page: Fields, reader: OrganizationReader): Reading {
  if (page.at('ParentId') === undefined)
    return missing(page, 'ParentId', 'Children', 'whose children these are', '"ParentId": "ou-…"');
  const parentId = reader.id(page, 'ParentId', 'root', 'unit');
  const children = reader.each('Children', (child) =>
    readPlacement(child, reader.id(child, 'Id', 'unit', 'account'), parentId),
  );
  const lists = byKind(children);
  const named = (['units', 'accounts'] as const).filter((name) => lists[name].length > 0);
  return { ...lists, covers: parentId === undefined ? [] : named.map((name) => partOf(name, parentId)) };
}

const byKind = (placed: readonly PlacedDetail[]) => ({
  units: placed.filter(({ id }) => isOrganizationId(id, 'unit')),
  accounts: placed.filter(({ id }) => isOrganizationId(id, 'account')),
});

/** F-33, F-169: who administers services, and the services of one, which names no account itself. */
function readDelegation(page: Fields, reader: OrganizationReader): Reading {
  const listed = reader.each('DelegatedAdministrators', readDelegatedAdministrator);
  return {
    delegatedAdministrators: [...listed, ...readDelegatedServices(page, reader)],
    covers: page.at('DelegatedAdministrators') === undefined ? [] : [all('delegatedAdministrators')],
  };
}

function missing(page: Fields, key: string, list: string, what: string, example: string): Reading {
  page.findings.problem(
    page.path,
    `${key} is missing, and nothing else here says ${what}. Put ${example} beside "${list}", with the value that the command was given.`,
  );
  return { covers: [] };
}
