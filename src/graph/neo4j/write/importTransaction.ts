/** Makes the transaction of an import, which excludes every other import. */
import type { ImportTransaction, UnitLabel, UnitProposal, UnitReport } from '../../contract/graphWriter.js';
import type { DocumentFact } from '../../model/storedPolicies.js';
import type { QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { lastLists } from '../read/derivation/derivationInput.js';
import { distinctNames } from '../read/columns.js';
import { byKey, listsByKey, readValue } from '../read/reads.js';
import { neighbors } from '../read/derivation/neighbors.js';
import { outdatedAccounts } from './account/outdatedAccounts.js';
import { forgetAccount, writeAccounts, writeDates } from './account/writeAccounts.js';
import { writeDocuments } from './documents.js';
import { GraphEditor } from './graphEditor.js';
import { deleteIdentityCenter, writeIdentityCenter } from './organization/writeIdentityCenter.js';
import { writeOrganization } from './organization/writeOrganization.js';
import { INCOMPLETE_HASH } from './writeUnits.js';

/**
 * Takes the write lock that every import needs, so that imports run one after another; readers do not wait. `isFirst`:
 * no account was imported before, so that nothing has to be read. The other columns tell the same about other units.
 */
const LOCK = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.importing = $now
RETURN NOT EXISTS { MATCH (a:Account) WHERE a.contentHash IS NOT NULL } AS isFirst,
       EXISTS { MATCH (:Resource) } AS hasResources,
       EXISTS { MATCH (:OrganizationExport) } AS Organization, EXISTS { MATCH (:IdentityCenterExport) } AS IdentityCenter`);

const writers: {
  readonly [Label in UnitLabel]: (
    runner: QueryRunner,
    proposal: UnitProposal<Label>,
    isFirst: boolean,
  ) => Promise<UnitReport>;
} = { Organization: writeOrganization, IdentityCenter: writeIdentityCenter };

export async function importTransaction(runner: QueryRunner): Promise<ImportTransaction> {
  const [state] = await runner.run(LOCK, { now: Date.now() });
  const isFirst = state?.['isFirst'] === true;
  const stored = {
    accounts: !isFirst,
    resources: state?.['hasResources'] === true,
    organizations: state?.['Organization'] === true,
  };
  let newDocuments: readonly DocumentFact[] = [];
  return {
    lastLists: async (wanted) => (isFirst ? new Map() : lastLists(runner, wanted)),
    principalsOf: principalsOf(runner),
    ownersOf: ownersOf(runner),
    organizationsOf: organizationsOf(runner),
    policyHoldersNaming: policyHoldersNaming(runner),
    unchanged: async (...asked) => (isFirst ? new Set() : unchanged(runner, ...asked)),
    neighbors: (accounts) => neighbors(runner, accounts, stored),
    lastUnitLists: async (label) => (state?.[label] === true ? lastUnitLists(runner, label) : new Map()),
    writeUnit: (label, proposal) => writers[label](runner, proposal, isFirst),
    outdatedAccounts: () => outdatedAccounts(runner),
    writeDocuments: async (accounts) => {
      const documents = new Map(accounts.flatMap((facts) => [...facts.documents]));
      newDocuments = await writeDocuments(new GraphEditor(runner), [...documents.values()]);
    },
    write: (proposal) => writeAccounts(runner, proposal, isFirst, newDocuments),
    writeDates: (accounts) => writeDates(runner, accounts),
    forgetAccount: (accountId) => forgetAccount(runner, accountId),
    deleteIdentityCenter: (instanceArn) => deleteIdentityCenter(runner, instanceArn),
  };
}

/** Reads the content of the last imports of all units with a label. There are few. */
const LAST_UNIT_LISTS = cypher(`
MATCH (x:OrganizationExport|IdentityCenterExport) WHERE $label IN labels(x)
RETURN x.uid AS unit, [list IN keys(x) WHERE list <> 'uid' | [list, x[list]]] AS lists
ORDER BY unit`);

async function lastUnitLists(runner: QueryRunner, label: UnitLabel) {
  const rows = await runner.run(LAST_UNIT_LISTS, { label: `${label}Export` });
  return new Map(rows.map((row) => [String(row['unit']), new Map(row['lists'] as [string, string][])]));
}

const principalsOf = byKey({
  find: 'MATCH (n:Account {uid: key})',
  entry: 'coalesce(n.users, 0) + coalesce(n.roles, 0)',
  of: Number,
});

/** Reads the accounts whose imports have these resources. */
const ownersOf = byKey({ find: 'MATCH (n:Resource {uid: key})', entry: 'n.accountId', of: String });

const organizationsOf = byKey({
  find: 'MATCH (n:Account {uid: key}) WHERE n.organizationId IS NOT NULL',
  entry: 'n.organizationId',
  of: String,
});

const policyHoldersNaming = listsByKey({
  find: 'MATCH (p:Principal {uid: key})<-[:TRUSTS]-(n) WHERE p:External',
  entry: 'n.uid',
  of: String,
});

const readUnchanged = readValue(distinctNames)(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
WHERE a[$hash] = row.hash AND a.contentHash <> '${INCOMPLETE_HASH}' AND a.rulesVersion = $rulesVersion
  AND a.outdated IS NULL
RETURN collect(a.uid) AS value`);

function unchanged(
  runner: QueryRunner,
  ...[accounts, rulesVersion, hash]: Parameters<ImportTransaction['unchanged']>
) {
  const rows = accounts.map((facts) => ({ accountId: facts.accountId, hash: facts[hash] }));
  return readUnchanged(runner, { rows, rulesVersion, hash });
}
