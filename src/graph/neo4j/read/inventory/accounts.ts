/** Reads accounts, and counts of the whole graph. */
import { each, tuples } from '../columns.js';
import { graphCounts } from '../../../model/stored/tables.js';
import { account, accountCounts } from '../projections.js';
import { byKey, listPage, readAnswer, readValue, type Read, type SomeReads } from '../reads.js';

/** A subquery that yields `accounts`: the imported ones, or only $accountId. */
export const IMPORTED_ACCOUNTS = `
CALL () {
  MATCH (a:Account) WHERE a.imported AND ($accountId IS NULL OR a.uid = $accountId)
  WITH a ORDER BY a.uid
  RETURN collect(a ${account.row}) AS accounts
}`;

export const importedAccounts = each(account.of);

/** Reads counts by label and type, which the database keeps, and a few filtered ones. */
const statistics = readAnswer(graphCounts)(`
WITH g, g.lastImportAt AS lastImportAt,
  COUNT { (a:Account) WHERE a.imported } AS accounts,
  COUNT { (a:Account) WHERE NOT a.imported } AS outsideAccounts,
  COUNT { (:IamUser) } AS users, COUNT { (:IamGroup) } AS groups, COUNT { (:IamRole) } AS roles,
  COUNT { (:Policy) } AS policies, COUNT { (:PolicyDocument) } AS policyDocuments,
  COUNT { (d:PolicyDocument) WHERE d.quarantined IS NOT NULL } AS quarantinedDocuments,
  COUNT { (:PolicySet {shared: true}) } AS policySets,
  COUNT { ()-[:CAN_ASSUME]->() } AS canAssume, COUNT { ()-[:CAN_ASSUME_IF]->() } AS canAssumeIf,
  COUNT { ()-[:ESCALATES_TO]->() } AS escalatesTo, COUNT { ()-[:ESCALATES_TO_IF]->() } AS escalatesToIf,
  COUNT { (p:Principal) WHERE p.administrator IS NOT NULL } AS administrators,
  COUNT { (:Anyone)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(:IamRole) } AS rolesTrustingAnyone`);

/** Reads the version of the graph. Bounded by one node. */
const version = readAnswer({})('');

export const graphVersion: Read<'graphVersion'> = (runner) => async () =>
  (await version(runner)).graphVersion;

const contentHashes = readValue(tuples<readonly [uid: string, hash: string]>())(`
MATCH (n:Account|Organization|IdentityCenter) WHERE n.contentHash IS NOT NULL
RETURN collect([n.uid, n.contentHash]) AS value`);

export const accountReads = {
  accounts: byKey(account),
  accountCounts: byKey(accountCounts),
  contentHashes: (runner) => async () => new Map(await contentHashes(runner)),
  accountPage: listPage({ ...account, where: { imported: 'n.imported = $imported' } }),
  statistics: (runner) => () => statistics(runner),
  graphVersion,
} satisfies SomeReads;
