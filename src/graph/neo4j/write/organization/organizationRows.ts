/** An organization as nodes and relationships: the pure half of writing it. */
import type {
  GuardrailFact,
  MemberFact,
  OrganizationFacts,
  RootFact,
  UnitFact,
} from '../../../model/facts/organizationFacts.js';
import { memberFields } from '../../../model/stored/account.js';
import { encode } from '../../../model/stored/field.js';
import { organizationalUnitFields } from '../../../model/stored/organization.js';
import { policyFields } from '../../../model/stored/policy.js';
import { integer } from '../../connection/connection.js';
import { contentHash } from '../../../model/contentHash.js';

export type OrganizationLabel = 'OrganizationRoot' | 'OrganizationalUnit' | 'Policy';

/** `hash` of everything that is stored. */
export interface OrganizationNode {
  readonly label: OrganizationLabel | 'Account';
  readonly uid: string;
  readonly hash: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface OrganizationLink {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
}

type Place = 'Organization' | 'OrganizationRoot' | 'OrganizationalUnit';
type Target = 'OrganizationRoot' | 'OrganizationalUnit' | 'Account';

export type LinkKind =
  | 'Organization HAS_ROOT OrganizationRoot'
  | `${Place} HAS_UNIT OrganizationalUnit`
  | `${Place} HAS_ACCOUNT Account`
  | `${Target} ${'HAS_SCP' | 'HAS_RCP'} Policy`
  | 'Policy HAS_DOCUMENT PolicyDocument';

export interface OrganizationRows {
  readonly nodes: readonly OrganizationNode[];
  readonly links: readonly OrganizationLink[];
}

export function organizationRows(facts: OrganizationFacts): OrganizationRows {
  return {
    nodes: [
      ...facts.roots.map((root) => rootNode(facts, root)),
      ...facts.units.map((unit) => node('OrganizationalUnit', unit.id, unitProperties(facts, unit))),
      ...facts.accounts.map((account) => memberNode(facts, account)),
      ...facts.policies.map((policy) => policyNode(facts, policy)),
    ],
    links: linksOf(facts),
  };
}

function node(
  label: OrganizationNode['label'],
  uid: string,
  properties: Readonly<Record<string, unknown>>,
): OrganizationNode {
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  const stored = known.map(([key, value]) => [key, typeof value === 'number' ? integer(value) : value]);
  return { label, uid, hash: contentHash([label, known]), properties: Object.fromEntries(stored) };
}

const unitProperties = ({ organizationId }: OrganizationFacts, unit: UnitFact | RootFact) => ({
  ...encode(organizationalUnitFields, { unitId: unit.id, arn: unit.arn, name: unit.name }),
  organizationId,
  guardrailsCollected: unit.guardrailsCollected,
});

const rootNode = (facts: OrganizationFacts, root: RootFact): OrganizationNode =>
  node('OrganizationRoot', root.id, {
    ...unitProperties(facts, root),
    enabledPolicyTypes: root.enabledPolicyTypes,
  });

/** What an organization says of an account; everything else on its node is the account's import's. */
const memberNode = (facts: OrganizationFacts, account: MemberFact): OrganizationNode =>
  node('Account', account.id, {
    ...encode(memberFields, { ...account, organizationId: facts.organizationId }),
    joinedAt: account.joinedAt,
    guardrailsCollected: account.guardrailsCollected,
    delegatedServices: account.delegatedServices,
  });

const policyNode = ({ organizationId }: OrganizationFacts, policy: GuardrailFact): OrganizationNode =>
  node('Policy', policy.uid, {
    ...encode(policyFields, policy),
    organizationId,
    uniqueId: policy.policyId,
    nameKey: policy.name.toLowerCase(),
    searchText: `${policy.name} ${policy.arn ?? policy.policyId}`.toLowerCase(),
  });

function labelOf(id: string): Place | 'Account' {
  if (id.startsWith('o-')) return 'Organization';
  if (id.startsWith('r-')) return 'OrganizationRoot';
  return id.startsWith('ou-') ? 'OrganizationalUnit' : 'Account';
}

/** What has no known place hangs from the organization itself. */
function linksOf(facts: OrganizationFacts): readonly OrganizationLink[] {
  const { organizationId } = facts;
  const link = (from: string, type: string, to: string, toLabel: string): OrganizationLink => ({
    kind: `${labelOf(from)} ${type} ${toLabel}` as LinkKind,
    from,
    to,
  });
  return [
    ...facts.roots.map(({ id }) => link(organizationId, 'HAS_ROOT', id, 'OrganizationRoot')),
    ...facts.units.map(({ id, parentId }) =>
      link(parentId ?? organizationId, 'HAS_UNIT', id, 'OrganizationalUnit'),
    ),
    ...facts.accounts.map(({ id, parentId }) =>
      link(parentId ?? organizationId, 'HAS_ACCOUNT', id, 'Account'),
    ),
    ...facts.attachments.map(({ targetId, policyUid, type }) =>
      link(targetId, type === 'serviceControl' ? 'HAS_SCP' : 'HAS_RCP', policyUid, 'Policy'),
    ),
    ...facts.policies.flatMap(({ uid, documentHash }) =>
      documentHash === undefined
        ? []
        : [{ kind: 'Policy HAS_DOCUMENT PolicyDocument' as const, from: uid, to: documentHash }],
    ),
  ];
}
