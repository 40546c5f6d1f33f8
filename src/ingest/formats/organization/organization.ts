/** Reads AWS Organizations: the combined file, and each output of the AWS CLI (F-25 to F-43, F-161 to F-169). */
import type { JsonValue } from '../../../iam/language/json.js';
import type { Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';
import { partsFormat, someRecord } from '../shared/partsFormat.js';
import {
  all,
  noOrganizationLists,
  partOf,
  type ListPart,
  type OrganizationLists,
  type ReadPart,
} from '../unitParts.js';
import {
  guardrailKinds,
  isOrganizationId,
  isOrganizationsArn,
  OrganizationReader,
  type PlacedDetail,
} from './organizationEntities.js';

type Lists = Partial<OrganizationLists>;

/** Lists of a page, and which parts of lists they cover whole. */
type Reading = Lists & { readonly covers: readonly ListPart[] };

interface Output {
  recognizes(value: JsonValue, page: JsonRecord): boolean;
  /** Reads the output in the combined file, in which every list is whole. */
  lists?(reader: OrganizationReader): Lists;
  /** For the output of one call: a key beside it that says what it is about, a description of that, and an example. */
  readonly needs?: readonly [key: string, what: string, example: string];
  /** Reads the output of one call. Missing: the list is whole. */
  alone?(reader: OrganizationReader, lists: Lists): Reading;
}

const outputs: Readonly<Record<string, Output>> = {
  Organization: {
    recognizes: isJsonRecord,
    lists: (reader) => ({ organization: one(reader, 'Organization', reader.organization) }),
  },
  Roots: {
    recognizes: (value) => isListOf(value, (root) => hasId(root, 'root')),
    lists: (reader) => ({ roots: each(reader, 'Roots', reader.root) }),
  },
  /** F-27, F-163: the organizational units below one parent. */
  OrganizationalUnits: {
    recognizes: isJsonArray,
    lists: (reader) => ({ units: each(reader, 'OrganizationalUnits', reader.unit) }),
    alone(reader, { units = [] }) {
      const parents = parentsIn(reader.page, units, 'OrganizationalUnits');
      return { units, covers: parents.map((parent) => partOf('units', parent)) };
    },
  },
  /**
   * F-28, F-164: the accounts of one parent, or all accounts. Two calls print the same, but only the list of all names
   * several parents. A list that names no parent does not count as whole.
   */
  Accounts: {
    recognizes: (value) => isListOf(value, (account) => hasId(account, 'account')),
    lists: readAccounts,
    alone(reader, { accounts = [] }) {
      const parents = parentsIn(reader.page, accounts, 'Accounts');
      const ofParents = parents.map((parent) => partOf('accounts', parent));
      return { accounts, covers: parents.length > 1 ? [all('accounts')] : ofParents };
    },
  },
  Policies: {
    recognizes: (value) => isListOf(value, isPolicy),
    lists: (reader) => ({ policies: each(reader, 'Policies', reader.policy) }),
    alone: readPolicies,
  },
  Policy: {
    recognizes: (value) => isJsonRecord(value) && isPolicy(value),
    alone: (reader) => ({ policies: one(reader, 'Policy', reader.policy), covers: [] }),
  },
  PolicyTargets: {
    recognizes: isJsonArray,
    lists: (reader) => ({ targets: each(reader, 'PolicyTargets', reader.target) }),
  },
  Targets: {
    recognizes: (value) => isListOf(value, (target) => typeof target['TargetId'] === 'string'),
    needs: ['PolicyId', 'which policy is attached to these', 'p-…'],
    alone: readTargets,
  },
  Parents: {
    recognizes: (value) => isListOf(value, (parent) => hasId(parent, 'root') || hasId(parent, 'unit')),
    needs: ['ChildId', 'whose parent this is', '111122223333'],
    alone: readParents,
  },
  Children: {
    recognizes: (value) => isListOf(value, (child) => hasId(child, 'account') || hasId(child, 'unit')),
    needs: ['ParentId', 'whose children these are', 'ou-…'],
    alone: readChildren,
  },
  DelegatedAdministrators: { recognizes: isJsonArray },
  DelegatedServices: { recognizes: isJsonArray },
  ResourcePolicy: { recognizes: (value) => isJsonRecord(value) && 'ResourcePolicySummary' in value },
  EnabledFeatures: { recognizes: (_value, page) => 'OrganizationId' in page },
};

/** Whether the value is an empty list, or one with an element of the kind. */
const isListOf = (value: JsonValue, isOne: (element: JsonRecord) => boolean): boolean =>
  (isJsonArray(value) && value.length === 0) || someRecord(value, isOne);

function hasId({ Id: id, Arn: arn }: JsonRecord, kind: 'root' | 'unit' | 'account'): boolean {
  if (typeof arn === 'string') return isOrganizationsArn(arn);
  return typeof id === 'string' && isOrganizationId(id, kind);
}

function isPolicy(value: JsonRecord): boolean {
  const { Arn: arn, Id: id } = value;
  if ('PolicySummary' in value || (typeof arn === 'string' && isOrganizationsArn(arn))) return true;
  return typeof id === 'string' && id.startsWith('p-');
}

export const organization = partsFormat<OrganizationLists>({
  name: 'organization',
  outputs,
  documents: /\.Content[.[]/,
  ofAnother: 'This is no output of AWS Organizations. Take it out, or give it by itself.',
  nothing: noOrganizationLists,
  read: (page) => [readPage(page)],
  parts: (organizations) => ({ organizations }),
});

/** Optional keys of the combined file that are not used (F-169). */
const unused = ['ResourcePolicy', 'EnabledFeatures'];

function readPage(page: Fields): ReadPart<OrganizationLists> {
  for (const key of unused.filter((name) => page.at(name) !== undefined))
    page.note(`${key} is not used yet; left out.`, key);
  const reader = new OrganizationReader(page);
  const present = Object.entries(outputs).filter(([key]) => page.at(key) !== undefined);
  // No output of the CLI has two of these lists; only the combined file has PolicyTargets (F-161 to F-166).
  const combined = present.filter(([, { lists }]) => lists !== undefined);
  const isCombined = combined.length > 1 || page.at('PolicyTargets') !== undefined;
  const readings = (isCombined ? combined : present).map(([key, output]): Reading => {
    const lists = output.lists?.(reader) ?? {};
    if (!output.alone || isCombined) return { ...lists, covers: namesIn(lists).map(all) };
    return isAbout(page, key, output) ? output.alone(reader, lists) : { covers: [] };
  });
  const whole = [...readings, readDelegation(reader)];
  const covers = whole.flatMap((reading) => reading.covers);
  return Object.assign({}, ...whole, { ...reader.owner, covers });
}

function isAbout(page: Fields, list: string, { needs }: Output): boolean {
  if (needs === undefined || page.at(needs[0]) !== undefined) return true;
  const [key, what, example] = needs;
  page.problem(
    `${key} is missing, and nothing else here says ${what}. Put "${key}": "${example}" beside "${list}", with the value that the command was given.`,
  );
  return false;
}

const namesIn = (lists: Lists) => Object.keys(lists) as readonly (keyof OrganizationLists)[];

type Read<Detail> = (element: Fields) => Detail | undefined;

const each = <Detail>({ page }: OrganizationReader, key: string, read: Read<Detail>): readonly Detail[] =>
  page.recordList(key).flatMap((element) => read(element) ?? []);

function one<Detail>({ page }: OrganizationReader, key: string, read: Read<Detail>): readonly Detail[] {
  const element = page.record(key);
  const found = element && read(element);
  return found === undefined ? [] : [found];
}

/** Reads accounts, and notes those without a state, which count as active (F-42). */
function readAccounts(reader: OrganizationReader): Lists {
  const accounts = each(reader, 'Accounts', reader.account);
  const unstated = accounts.filter(({ status }) => status === undefined).length;
  const which = unstated === 1 ? 'One account has' : `${unstated} accounts have`;
  if (unstated > 0)
    reader.page.note(`${which} neither State nor Status, and so counts as ACTIVE.`, 'Accounts');
  return { accounts };
}

function parentsIn(page: Fields, placed: readonly PlacedDetail[], key: string): readonly string[] {
  const ids = [page.text('ParentId'), ...placed.map(({ parentId }) => parentId)];
  const parents = new Set(ids.filter((id) => id !== undefined));
  if (parents.size + placed.length === 0)
    page.note(
      'This list is empty and does not say of which parent it is, so it tells nothing. Put "ParentId" beside it.',
      key,
    );
  return [...parents];
}

/** Reads list-policies or, with TargetId beside it, list-policies-for-target (F-30, F-38). */
function readPolicies(reader: OrganizationReader, { policies = [] }: Lists): Reading {
  const types = guardrailKinds.filter((kind) => policies.some(({ type }) => type === kind));
  if (reader.page.at('TargetId') === undefined)
    return { policies, covers: types.map((type) => partOf('policies', type)) };
  const targetId = reader.id(reader.page, 'TargetId', 'root', 'unit', 'account');
  if (targetId === undefined) return { policies, covers: [] };
  if (policies.length === 0)
    reader.page.note(
      'This list is empty and does not say of which type of policy it is, so it tells nothing.',
      'Policies',
    );
  const targets = policies.map(({ id, origin }) => ({
    id: `${id} ${targetId}`,
    policyId: id,
    targetId,
    origin,
  }));
  return { policies, targets, covers: types.map((type) => partOf('targets', targetId, type)) };
}

/** Reads list-targets-for-policy (F-32), whose output does not name the policy. */
function readTargets(reader: OrganizationReader): Reading {
  const policyId = reader.id(reader.page, 'PolicyId', 'policy');
  if (policyId === undefined) return { covers: [] };
  return { targets: each(reader, 'Targets', reader.target), covers: [partOf('targets', policyId)] };
}

/** Reads the parent of one unit or account (F-29). */
function readParents(reader: OrganizationReader): Reading {
  const childId = reader.id(reader.page, 'ChildId', 'unit', 'account');
  const parents = each(reader, 'Parents', (parent) =>
    placement(parent, childId, reader.id(parent, 'Id', 'root', 'unit')),
  );
  return { ...byKind(parents), covers: [] };
}

/** Reads the units or the accounts below one parent (F-29). */
function readChildren(reader: OrganizationReader): Reading {
  const parentId = reader.id(reader.page, 'ParentId', 'root', 'unit');
  const children = each(reader, 'Children', (child) =>
    placement(child, reader.id(child, 'Id', 'unit', 'account'), parentId),
  );
  const lists = byKind(children);
  const named = (['units', 'accounts'] as const).filter((name) => lists[name].length > 0);
  return { ...lists, covers: parentId === undefined ? [] : named.map((name) => partOf(name, parentId)) };
}

const placement = (element: Fields, id: string | undefined, parentId: string | undefined) =>
  id === undefined || parentId === undefined ? undefined : { id, parentId, origin: element.origin };

const byKind = (placed: readonly PlacedDetail[]) => ({
  units: placed.filter(({ id }) => isOrganizationId(id, 'unit')),
  accounts: placed.filter(({ id }) => isOrganizationId(id, 'account')),
});

/** Reads delegated administrators, and the services of one, an output that does not name it (F-33, F-169). */
function readDelegation(reader: OrganizationReader): Reading {
  const { page } = reader;
  const listed = each(reader, 'DelegatedAdministrators', reader.delegatedAdministrator);
  const hasServices = page.at('DelegatedServices') !== undefined;
  if (hasServices && page.at('AccountId') === undefined)
    page.note(
      'This does not say which account administers these services; left out. Put "AccountId" beside it.',
      'DelegatedServices',
    );
  const alone = hasServices && page.at('AccountId') ? reader.delegatedServices(page) : undefined;
  return {
    delegatedAdministrators: alone ? [...listed, alone] : listed,
    covers: page.at('DelegatedAdministrators') === undefined ? [] : [all('delegatedAdministrators')],
  };
}
