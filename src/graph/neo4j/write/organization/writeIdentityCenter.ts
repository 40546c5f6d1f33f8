/** Writes an Identity Center instance as nodes and relationships. */
import type { UnitProposal, UnitReport } from '../../../contract/graphWriter.js';
import type {
  IdentityCenterFacts,
  IdentityCenterPrincipalFact,
  PermissionSetFact,
} from '../../../model/facts/organizationFacts.js';
import { encode, otherwise, text } from '../../../model/stored/field.js';
import {
  identityCenterPrincipalFields,
  permissionSetFields,
} from '../../../model/stored/organizationTables.js';
import type { QueryRunner } from '../../connection/connection.js';
import { readValue } from '../../read/reads.js';
import { markManagersOutdated } from '../account/outdatedAccounts.js';
import { GraphEditor } from '../graphEditor.js';
import { joinRows, linkRows, rowsOf, type Table, type UnitRows } from '../unitRows.js';
import { claimUnits, INCOMPLETE_HASH, unchangedUnit, writeUnits, type Unit } from '../writeUnits.js';

/** Reads the stored owner of the instance. */
const readOwner = readValue(otherwise(text, ''))(
  'MATCH (i:IdentityCenter {uid: $uid}) RETURN i.ownerAccountId AS value',
);

export async function writeIdentityCenter(
  runner: QueryRunner,
  { facts, listTexts }: UnitProposal<'IdentityCenter'>,
): Promise<UnitReport> {
  const editor = new GraphEditor(runner);
  const { instanceArn: uid, contentHash, name = null, identityStoreId = null, ownerAccountId = null } = facts;
  const unit: Unit = {
    label: 'IdentityCenter',
    uid,
    properties: { contentHash, name, identityStoreId, ownerAccountId, importedAt: Date.now() },
    exported: Object.fromEntries(listTexts),
    documents: facts.documents,
  };
  await claimUnits(editor, [unit]);
  const hash = editor.hashOf(unit);
  if (hash === contentHash) return unchangedUnit;
  const before = hash === undefined ? '' : await readOwner(runner, { uid });
  const { reports } = await writeUnits(runner, editor, [unit], identityCenterRows(facts));
  if (before !== (ownerAccountId ?? '')) await markManagersOutdated(runner);
  return reports.get(uid) ?? unchangedUnit;
}

/** Replaces the instance by an empty one, so that the difference is written as by any import, and deletes that. */
export async function deleteIdentityCenter(runner: QueryRunner, instanceArn: string): Promise<number> {
  const nothing = {
    permissionSets: [],
    principals: [],
    memberships: [],
    assignments: [],
    documents: new Map(),
  };
  const facts = { ...nothing, instanceArn, contentHash: INCOMPLETE_HASH };
  const { removed } = await writeIdentityCenter(runner, { facts, listTexts: new Map() });
  const editor = new GraphEditor(runner);
  const nodes = (['IdentityCenter', 'IdentityCenterExport'] as const).map((label) => ({
    label,
    uid: instanceArn,
  }));
  await editor.find(nodes);
  await editor.delete(nodes);
  return removed;
}

const identityCenterRows = ({ instanceArn: unit, ...facts }: IdentityCenterFacts): UnitRows =>
  joinRows([
    rowsOf(unit, facts.permissionSets, permissionSets(unit)),
    rowsOf(unit, facts.principals, principals),
    {
      links: [
        ...linkRows(unit, facts.memberships, ({ userUid }) => userUid, [
          'IdentityCenterPrincipal MEMBER_OF IdentityCenterPrincipal',
          ({ groupUid }) => [groupUid],
        ]),
        ...linkRows(unit, facts.assignments, ({ principalUid }) => principalUid, [
          'IdentityCenterPrincipal ASSIGNED PermissionSet',
          ({ permissionSetArn: to, accountId }) => [{ to, properties: { accountId } }],
        ]),
      ],
    },
  ]);

/** Permission sets. `rolePrefix`: the start of the names of its roles (E-53). */
const permissionSets = (instanceArn: string): Table<PermissionSetFact> => ({
  label: 'PermissionSet',
  propertiesOf: (set) => {
    const rolePrefix = `AWSReservedSSO_${set.name}_`;
    return {
      ...encode(permissionSetFields, { ...set, instanceArn }),
      nameKey: set.name.toLowerCase(),
      rolePrefix,
      rolePrefixKey: rolePrefix.toLowerCase(),
    };
  },
  links: [['PermissionSet HAS_DOCUMENT PolicyDocument', ({ inlinePolicyHash }) => [inlinePolicyHash]]],
});

const principals: Table<IdentityCenterPrincipalFact> = {
  label: 'IdentityCenterPrincipal',
  propertiesOf: (principal) => encode(identityCenterPrincipalFields, principal),
};
