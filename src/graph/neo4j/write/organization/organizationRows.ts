/** An organization as nodes and relationships. */
import { contentHash } from '../../../model/contentHash.js';
import type {
  GuardrailFact,
  MemberFact,
  OrganizationFacts,
  RootFact,
  UnitFact,
} from '../../../model/facts/organizationFacts.js';
import { organizationalUnitFields } from '../../../model/stored/organizationTables.js';
import { memberFields, policyFields } from '../../../model/stored/tables.js';
import { encode, encodeAll, optional, texts, time } from '../../../model/stored/field.js';
import type { KeyLabel } from '../graphEditor.js';
import {
  joinRows,
  rowsOf,
  searched,
  type LinkRow,
  type PartRow,
  type Table,
  type UnitRows,
} from '../unitRows.js';

export const organizationRows = (facts: OrganizationFacts): UnitRows => {
  const { organizationId } = facts;
  return joinRows([
    rowsOf(organizationId, facts.roots.map(withUid), roots(facts)),
    rowsOf(organizationId, facts.units.map(withUid), units(facts)),
    rowsOf(organizationId, facts.policies, guardrails(facts)),
    { parts: facts.accounts.map((account) => memberRow(facts, account)), links: linksOf(facts) },
  ]);
};

const withUid = <Fact extends { readonly id: string }>(fact: Fact) => ({ ...fact, uid: fact.id });

const units = ({ organizationId }: OrganizationFacts): Table<UnitFact> => ({
  label: 'OrganizationalUnit',
  propertiesOf: ({ id: unitId, arn, name, guardrailsCollected }) => ({
    ...encode(organizationalUnitFields, { unitId, arn, name }),
    organizationId,
    guardrailsCollected,
  }),
});

const roots = (facts: OrganizationFacts): Table<RootFact> => ({
  label: 'OrganizationRoot',
  propertiesOf: (root) => ({
    ...units(facts).propertiesOf(root),
    enabledPolicyTypes: root.enabledPolicyTypes,
  }),
});

const guardrails = ({ organizationId }: OrganizationFacts): Table<GuardrailFact> => ({
  label: 'Policy',
  propertiesOf: (policy) => ({
    ...encode(policyFields, policy),
    organizationId,
    uniqueId: policy.policyId,
    ...searched(policy.name, policy.arn ?? policy.policyId),
  }),
  links: [['Policy HAS_DOCUMENT PolicyDocument', ({ documentHash }) => [documentHash]]],
});

/** What an organization says of an account, with what bears on its guardrails. */
export const organizationMemberFields = {
  ...memberFields,
  joinedAt: optional(time),
  guardrailsCollected: texts,
  delegatedServices: optional(texts),
};

/** Everything else on the node of an account is its own import's. */
function memberRow({ organizationId, partition }: OrganizationFacts, account: MemberFact): PartRow {
  const properties = encodeAll(organizationMemberFields, { ...account, organizationId });
  const hash = contentHash(['Account', properties]);
  return {
    unit: organizationId,
    label: 'Account',
    uid: account.id,
    hash,
    initial: { imported: false, version: 0, partition },
    properties: { ...properties, memberHash: hash },
  };
}

/** By the form of its id. */
function labelOf(id: string): KeyLabel {
  if (id.includes('/')) return 'Policy';
  if (id.startsWith('o-')) return 'Organization';
  if (id.startsWith('r-')) return 'OrganizationRoot';
  return id.startsWith('ou-') ? 'OrganizationalUnit' : 'Account';
}

/** What has no known place hangs from the organization itself. */
function linksOf(facts: OrganizationFacts): readonly LinkRow[] {
  const { organizationId: unit } = facts;
  const link = (from: string, type: string, to: string): LinkRow => ({
    unit,
    kind: `${labelOf(from)} ${type} ${labelOf(to)}`,
    from,
    to,
  });
  return [
    ...facts.roots.map(({ id }) => link(unit, 'HAS_ROOT', id)),
    ...facts.units.map(({ id, parentId = unit }) => link(parentId, 'HAS_UNIT', id)),
    ...facts.accounts.map(({ id, parentId = unit }) => link(parentId, 'HAS_ACCOUNT', id)),
    ...facts.attachments.map(({ targetId, policyUid, type }) =>
      link(targetId, type === 'serviceControl' ? 'HAS_SCP' : 'HAS_RCP', policyUid),
    ),
  ];
}
