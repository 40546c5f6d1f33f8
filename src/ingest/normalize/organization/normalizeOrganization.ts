/** Turns the lists of an organization into facts: resolves references, shares equal documents, and names gaps. */
import { contentHash } from '../../../graph/model/contentHash.js';
import { definedFields } from '../../../graph/model/definedFields.js';
import type {
  GuardrailFact,
  GuardrailSwitch,
  OrganizationFacts,
  TargetFact,
} from '../../../graph/model/facts/organizationFacts.js';
import { guardrailPolicyUid } from '../../../graph/model/policyUid.js';
import {
  type GuardrailDetail,
  type GuardrailKind,
  type MemberAccountDetail,
  type PlacedDetail,
} from '../../formats/organization/organizationEntities.js';
import { all, type OrganizationLists } from '../../formats/unitParts.js';
import {
  collectedAt,
  enabledTypesOf,
  isEachListed,
  kindsOfPolicies,
  type MergedOrganization,
} from '../../merge/organizationKind.js';
import type { Problem } from '../../problem.js';
import { DocumentCollector, type Normalized } from '../policyDocuments.js';
import { organizationGaps } from './organizationGaps.js';

const guardrails = {
  SERVICE_CONTROL_POLICY: { type: 'serviceControl', kind: 'SERVICE_CONTROL', name: 'service control policy' },
  RESOURCE_CONTROL_POLICY: {
    type: 'resourceControl',
    kind: 'RESOURCE_CONTROL',
    name: 'resource control policy',
  },
} as const;

/** Returns the facts. Refuses an organization with a loop in its tree, or without a known management account. */
export function normalizeOrganization(
  whole: MergedOrganization,
): Normalized<OrganizationFacts> | { readonly problems: readonly Problem[] } {
  const { id: organizationId, managementAccountId, partition = 'aws' } = whole;
  const problems = [
    ...loops(whole.units),
    ...(managementAccountId === undefined ? [noManagement(whole)] : []),
  ];
  if (managementAccountId === undefined || problems.length > 0) return { problems };
  const prefix = `arn:${partition}:organizations::${managementAccountId}`;
  const enabledPolicyTypes = enabledTypesOf(whole);
  const switches = switchesOf(whole, enabledPolicyTypes);
  const tree = treeOf(whole, switches, prefix);
  const documents = new DocumentCollector();
  const content = {
    organizationId,
    arn: whole.organization[0]?.arn ?? `${prefix}:organization/${organizationId}`,
    partition,
    managementAccountId,
    ...definedFields({
      featureSet: whole.organization[0]?.featureSet,
      enabledPolicyTypes,
    }),
    guardrails: switches,
    areAccountsKnown: areAccountsKnown(whole, tree),
    ...tree,
    ...policiesOf(whole, tree, documents),
  };
  const facts = { ...content, documents: documents.documents };
  const listed = new Set(whole.accounts.map(({ id }) => id));
  const accounts = facts.accounts.filter(({ id }) => listed.has(id));
  const dataGaps = organizationGaps(whole, { ...facts, accounts });
  return {
    facts: { ...facts, dataGaps, contentHash: contentHash([content, dataGaps, whole.covers, whole.unseen]) },
    quarantined: documents.quarantined,
  };
}

const noManagement = ({ id, files }: MergedOrganization): Problem => ({
  file: files[0] ?? '.',
  path: '$',
  // F-43
  message: `Nothing says which account manages ${id}, and its policies do not apply to that one. Import the output of aws organizations describe-organization with it.`,
});

/** Returns a problem for each unit that is its own ancestor. */
function loops(units: readonly PlacedDetail[]): readonly Problem[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const inLoop = units.filter((unit) => {
    const seen = new Set<string>();
    for (let at = byId.get(unit.parentId ?? ''); at !== undefined; at = byId.get(at.parentId ?? '')) {
      if (at.id === unit.id) return true;
      if (seen.has(at.id)) return false;
      seen.add(at.id);
    }
    return false;
  });
  return inLoop.map(({ id, origin }) => ({
    ...origin,
    message: `${id} stands above itself in the tree. Correct its ParentId.`,
  }));
}

/** Returns the enabled policy types (E-19j). AWS detaches policies of other types, so those attached tell them. */
function switchesOf(
  { organization, policies, targets }: MergedOrganization,
  enabled: readonly string[] | undefined,
) {
  const kindsOf = kindsOfPolicies(policies);
  const attached = targets.map(({ policyId }) => kindsOf(policyId));
  const stateOf = (kind: GuardrailKind): GuardrailSwitch => {
    if (organization[0]?.featureSet === 'CONSOLIDATED_BILLING') return 'DISABLED';
    if (enabled !== undefined) return enabled.includes(kind) ? 'ENABLED' : 'DISABLED';
    return attached.some(([only, ...others]) => only === kind && others.length === 0) ? 'ENABLED' : 'UNKNOWN';
  };
  return {
    serviceControl: stateOf('SERVICE_CONTROL_POLICY'),
    resourceControl: stateOf('RESOURCE_CONTROL_POLICY'),
  };
}

type Tree = Pick<OrganizationFacts, 'roots' | 'units' | 'accounts'>;

/** An entry of a list, or a parent that only its children name. */
type Named = Partial<OrganizationLists['roots'][number] & MemberAccountDetail> & { readonly id: string };

/** Whether every account of it is known: by a list of all, or by those of each parent (F-41). */
function areAccountsKnown(
  { covers, managementAccountId }: MergedOrganization,
  { roots, units, accounts }: Tree,
): boolean {
  if (covers.includes(all('accounts'))) return true;
  // An account that is gone from its parent may have left.
  const isEachPlaced = accounts.every(
    ({ id, parentId }) => parentId !== undefined || id === managementAccountId,
  );
  const parents = [...roots, ...units].map(({ id }) => id);
  return roots.length > 0 && isEachPlaced && isEachListed(covers, parents);
}

/**
 * Returns the tree, including parents that only their children name, and the management account, which is in its
 * organization also where no list holds it.
 */
function treeOf(whole: MergedOrganization, switches: OrganizationFacts['guardrails'], prefix: string): Tree {
  const collected = collectedAt(whole);
  const services = new Map(whole.delegatedAdministrators.map(({ id, services: some }) => [id, some]));
  // Delegated services of accounts that no entry names: none, or undefined if that was not collected (F-33).
  const otherServices = whole.covers.includes(all('delegatedAdministrators')) ? [] : undefined;
  const targetOf = (kind: string, { id, arn, name = id }: Named): TargetFact => ({
    id,
    arn: arn ?? `${prefix}:${kind}/${whole.id}/${id}`,
    name,
    guardrailsCollected: collected(id)
      .map((one) => guardrails[one].type)
      .filter((type) => switches[type] !== 'DISABLED'),
  });
  const parentIds = new Set([...whole.units, ...whole.accounts].flatMap(({ parentId }) => parentId ?? []));
  const withUnlisted = (listed: readonly Named[], prefixOfId: string): readonly Named[] => {
    const known = new Set(listed.map(({ id }) => id));
    const unlisted = [...parentIds].filter((id) => id.startsWith(prefixOfId) && !known.has(id)).sort();
    return [...listed, ...unlisted.map((id) => ({ id }))];
  };
  return {
    roots: withUnlisted(whole.roots, 'r-').map((root) => ({
      ...targetOf('root', root),
      ...definedFields({ enabledPolicyTypes: root.enabledPolicyTypes }),
    })),
    units: withUnlisted(whole.units, 'ou-').map((unit) => ({
      ...targetOf('ou', unit),
      ...definedFields({ parentId: unit.parentId }),
    })),
    accounts: withManagement(whole).map((account) => {
      const { id, parentId, status = 'ACTIVE', joinedAt } = account;
      const delegatedServices = services.has(id) ? services.get(id) : otherServices;
      return {
        ...targetOf('account', account),
        ...definedFields({ parentId, status, joinedAt, delegatedServices }),
      };
    }),
  };
}

const withManagement = ({ accounts, managementAccountId: id }: MergedOrganization): readonly Named[] =>
  id === undefined || accounts.some((one) => one.id === id) ? accounts : [...accounts, { id }];

function policiesOf(
  whole: MergedOrganization,
  { roots, units, accounts }: Tree,
  documents: DocumentCollector,
): Pick<OrganizationFacts, 'policies' | 'attachments'> {
  const kindsOf = kindsOfPolicies(whole.policies);
  const listed = new Set(whole.policies.map(({ id }) => id));
  const targets = new Set([...roots, ...units, ...accounts].map(({ id }) => id));
  const attached = whole.targets.filter(({ targetId }) => targets.has(targetId));
  const unlisted = new Set(attached.flatMap(({ policyId }) => (listed.has(policyId) ? [] : policyId)));
  const policies = [...whole.policies, ...[...unlisted].sort().map((id) => ({ id }))];
  return {
    attachments: attached.flatMap(({ policyId, targetId }) =>
      kindsOf(policyId).map((kind) => ({
        targetId,
        policyUid: guardrailPolicyUid(whole.id, policyId),
        type: guardrails[kind].type,
      })),
    ),
    policies: policies.flatMap((policy) =>
      kindsOf(policy.id)
        .slice(0, 1)
        .map((kind) => guardrailFact(policy, kind, whole.id, documents)),
    ),
  };
}

function guardrailFact(
  { id, name = id, arn, description, content }: Partial<GuardrailDetail> & { readonly id: string },
  guardrail: GuardrailKind,
  organizationId: string,
  documents: DocumentCollector,
): GuardrailFact {
  const { kind, name: what } = guardrails[guardrail];
  const documentHash = content && documents.add(content, kind, `${what} ${name}`);
  return {
    uid: guardrailPolicyUid(organizationId, id),
    policyId: id,
    kind,
    name,
    ...definedFields({ arn, description, documentHash }),
  };
}
