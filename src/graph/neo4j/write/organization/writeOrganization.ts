/** Writes an organization, and marks accounts as outdated if their guardrails or place change. */
import type { UnitProposal, UnitReport } from '../../../contract/graphWriter.js';
import { contentHash } from '../../../model/contentHash.js';
import type {
  GuardrailFact,
  MemberFact,
  OrganizationFacts,
  RootFact,
  UnitFact,
} from '../../../model/facts/organizationFacts.js';
import { encode, encodeAll, flag, noneOf, optional, text, texts, time } from '../../../model/stored/field.js';
import { organizationalUnitFields, organizationFields } from '../../../model/stored/organizationTables.js';
import { memberFields, policyFields } from '../../../model/stored/tables.js';
import { inBatches, type QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { markMembersOutdated, markOutsidersOutdated } from '../account/outdatedAccounts.js';
import { GraphEditor, type KeyLabel } from '../graphEditor.js';
import {
  joinRows,
  rowsOf,
  searched,
  type LinkRow,
  type NodeRow,
  type PartRow,
  type Table,
  type UnitRows,
} from '../unitRows.js';
import { claimUnits, INCOMPLETE_HASH, unchangedUnit, writeUnits, type Unit } from '../writeUnits.js';

/** Writes an organization. `isFirst`: no account was imported before. */
export async function writeOrganization(
  runner: QueryRunner,
  { facts, listTexts }: UnitProposal<'Organization'>,
  isFirst: boolean,
): Promise<UnitReport> {
  const editor = new GraphEditor(runner);
  const unit = organizationUnit(facts, Object.fromEntries(listTexts));
  await claimUnits(editor, [unit]);
  const before = editor.hashOf(unit);
  if (before === facts.contentHash) return unchangedUnit;
  const others = await leaveOthers(runner, editor, facts);
  const parts = before === undefined ? [] : await storedMembers(runner, facts.organizationId);
  const { changes, reports } = await writeUnits(runner, editor, [unit], organizationRows(facts), { parts });
  const left = changes.parts.removed.map(({ uid }) => uid);
  let members = await markMembersOutdated(runner, unit.uid, left);
  // They manage less than before.
  for (const other of others) members += await markMembersOutdated(runner, other);
  const outsiders = before === undefined && !isFirst ? await markOutsidersOutdated(runner) : 0;
  return { ...(reports.get(unit.uid) ?? unchangedUnit), outdatedAccounts: members + outsiders };
}

/** Fields of an import about the organization as a whole. */
const importFields = {
  ...organizationFields,
  partition: text,
  contentHash: text,
  serviceControl: text,
  resourceControl: text,
  areAccountsKnown: flag,
};

const organizationUnit = (facts: OrganizationFacts, exported: Unit['exported']): Unit => ({
  label: 'Organization',
  uid: facts.organizationId,
  properties: encodeAll(importFields, {
    ...facts,
    ...facts.guardrails,
    importedAt: Date.now(),
  }),
  exported,
  documents: facts.documents,
});

/**
 * Removes accounts from other organizations, since an account is in one only. Returns these organizations, which differ
 * from their last exports now: the same again brings the accounts back.
 */
const LEAVE_OTHERS = cypher(`
UNWIND $rows AS uid
MATCH (a:Account {uid: uid})-[r:HAS_SCP|HAS_RCP|HAS_ACCOUNT]-()
WHERE a.organizationId <> $id
WITH r, a.organizationId AS other
DELETE r
WITH DISTINCT other
MATCH (o:Organization {uid: other})
SET o.contentHash = '${INCOMPLETE_HASH}'
RETURN other`);

async function leaveOthers(
  runner: QueryRunner,
  editor: GraphEditor,
  { organizationId: id, accounts }: OrganizationFacts,
): Promise<readonly string[]> {
  const members = accounts.map(({ id: uid }) => ({ label: 'Account', uid }) as const);
  await editor.find(members);
  const known = members.filter((member) => editor.isStored(member)).map(({ uid }) => uid);
  const left = await inBatches(runner, LEAVE_OTHERS, known, { id });
  return [...new Set(left.map(({ other }) => String(other)))].sort();
}

/** Reads the accounts in an organization. Bounded by the organization. */
const MEMBERS = cypher(`
MATCH (:Organization {uid: $id})-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
RETURN DISTINCT a.uid AS uid, a.memberHash AS hash`);

async function storedMembers(runner: QueryRunner, unit: string): Promise<readonly NodeRow[]> {
  const rows = await runner.run(MEMBERS, { id: unit });
  const properties = { ...noneOf(organizationMemberFields), memberHash: null };
  return rows.map((row) => ({
    unit,
    label: 'Account',
    uid: String(row['uid']),
    hash: String(row['hash']),
    properties,
  }));
}

const organizationRows = (facts: OrganizationFacts): UnitRows => {
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

/** Fields of an account that come from its organization, including those that its guardrails depend on. */
const organizationMemberFields = {
  ...memberFields,
  joinedAt: optional(time),
  guardrailsCollected: texts,
  delegatedServices: optional(texts),
};

/** Makes the row of an account's organization fields. Its own import writes all other properties of the node. */
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

/** Returns the label of a node, by the form of its id. */
function labelOf(id: string): KeyLabel {
  if (id.includes('/')) return 'Policy';
  if (id.startsWith('o-')) return 'Organization';
  if (id.startsWith('r-')) return 'OrganizationRoot';
  return id.startsWith('ou-') ? 'OrganizationalUnit' : 'Account';
}

/** Returns the links of an organization. Units and accounts without a known place are linked to the organization. */
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
