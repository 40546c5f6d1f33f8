/** Writes an organization, and marks the accounts whose guardrails or place it changes. */
import type { OrganizationReport } from '../../../contract/graphWriter.js';
import type { OrganizationFacts, OrganizationProposal } from '../../../model/facts/organizationFacts.js';
import { count, encodeAll, noneOf, text } from '../../../model/stored/field.js';
import { organizationFields } from '../../../model/stored/organizationTables.js';
import { inBatches, type QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { markMembersOutdated, markOutsidersOutdated } from '../account/outdatedAccounts.js';
import { GraphEditor } from '../graphEditor.js';
import type { NodeRow } from '../unitRows.js';
import { claimUnits, unchangedUnit, writeUnits, type Unit } from '../writeUnits.js';
import { organizationRows, organizationMemberFields } from './organizationRows.js';

/** `isFirst`: no account was imported before. */
export async function writeOrganization(
  runner: QueryRunner,
  { facts, listTexts }: OrganizationProposal,
  isFirst: boolean,
): Promise<OrganizationReport> {
  const editor = new GraphEditor(runner);
  const unit = organizationUnit(facts, Object.fromEntries(listTexts));
  await claimUnits(editor, [unit]);
  const before = editor.hashOf(unit);
  if (before === facts.contentHash) return { ...unchangedUnit, outdatedAccounts: 0 };
  await leaveOthers(runner, editor, facts);
  const parts = before === undefined ? [] : await storedMembers(runner, facts.organizationId);
  const { changes, reports } = await writeUnits(runner, editor, [unit], organizationRows(facts), { parts });
  const left = changes.parts.removed.map(({ uid }) => uid);
  const members = await markMembersOutdated(runner, unit.uid, left);
  const outsiders = before === undefined && !isFirst ? await markOutsidersOutdated(runner) : 0;
  return { ...(reports.get(unit.uid) ?? unchangedUnit), outdatedAccounts: members + outsiders };
}

/** What an import says of the organization as a whole. */
const importFields = {
  ...organizationFields,
  partition: text,
  contentHash: text,
  serviceControl: text,
  resourceControl: text,
  accounts: count,
};

const organizationUnit = (facts: OrganizationFacts, exported: Unit['exported']): Unit => ({
  label: 'Organization',
  uid: facts.organizationId,
  properties: encodeAll(importFields, {
    ...facts,
    ...facts.guardrails,
    importedAt: Date.now(),
    accounts: facts.accounts.length,
  }),
  exported,
  documents: facts.documents,
});

/** An account is in one organization: what another one says of it goes. */
const LEAVE_OTHERS = cypher(`
UNWIND $rows AS uid
MATCH (a:Account {uid: uid})-[r:HAS_SCP|HAS_RCP|HAS_ACCOUNT]-()
WHERE a.organizationId <> $id
DELETE r`);

async function leaveOthers(
  runner: QueryRunner,
  editor: GraphEditor,
  { organizationId: id, accounts }: OrganizationFacts,
): Promise<void> {
  const members = accounts.map(({ id: uid }) => ({ label: 'Account', uid }) as const);
  await editor.find(members);
  const known = members.filter((member) => editor.isStored(member)).map(({ uid }) => uid);
  await inBatches(runner, LEAVE_OTHERS, known, { id });
}

/** Of which accounts does the organization say something? Bounded by the organization. */
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
