/** Removes an account of which nothing is left but its node and what its imports held. */
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { deleteUnnamedAccounts } from '../deleteUnused.js';

/** What an organization says of the account stays, and its node where anything else names it. */
const FORGET_ACCOUNT = cypher(`
MATCH (a:Account {uid: $accountId})
OPTIONAL MATCH (a)-[:LAST_EXPORT]->(x:AccountExport)
DETACH DELETE x
SET a.imported = false, a.version = 0
REMOVE a.contentHash, a.rulesVersion, a.importedAt, a.dataGaps, a.principalGaps, a.unreadTrusts, a.missingProviders,
       a.completeness, a.users, a.roles, a.groups, a.managedPolicies, a.instanceProfiles`);

export async function forgetAccount(runner: QueryRunner, accountId: string): Promise<void> {
  await runner.run(FORGET_ACCOUNT, { accountId });
  await deleteUnnamedAccounts(runner, [accountId]);
}
