/** Accounts whose edges were derived under other guardrails, or at another place in their organization, than now. */
import type { OrganizationPlace, StoredGuardrails } from '../graphReader.js';
import type { OutdatedAccount } from '../graphWriter.js';
import type { QueryRunner } from './connection.js';
import { cypher } from './cypher.js';
import { contentHash } from '../contentHash.js';
import { ORGANIZATION_PLACES, organizationsOf } from './organizations.js';

/** Where do the members of an organization stand, and those that left it? Bounded by them. */
const PLACES = cypher(`
OPTIONAL MATCH (:Organization {uid: $id})-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
WITH $left + collect(DISTINCT a.uid) AS accountIds
${ORGANIZATION_PLACES}
RETURN accountIds, organizations`);

/**
 * Accounts whose guardrails or place changed. Of one that was never imported, those with roles that trust its
 * principals: what these may is told with them (U-9c). Bounded by who trusts it.
 */
const MARK_OUTDATED = cypher(`
UNWIND $rows AS row
MATCH (changed:Account {uid: row.accountId})
WHERE coalesce(changed.guardrailsHash, '') <> coalesce(row.hash, '')
SET changed.guardrailsHash = row.hash
WITH changed
CALL (changed) {
  MATCH (a:Account {uid: changed.uid}) WHERE a.contentHash IS NOT NULL
  RETURN a
  UNION
  MATCH (:Principal {accountId: changed.uid})<-[:TRUSTS]-(r:IamRole) WHERE changed.contentHash IS NULL
  MATCH (a:Account {uid: r.accountId})
  RETURN a
}
SET a.outdated = true
RETURN count(DISTINCT a) AS marked`);

/** Returns how many accounts there are whose edges hang on what changed. `left`: accounts that left. */
export async function markMembersOutdated(
  runner: QueryRunner,
  organizationId: string,
  left: readonly string[],
): Promise<number> {
  const [found = {}] = await runner.run(PLACES, { id: organizationId, left });
  const { places } = organizationsOf(found['organizations']);
  const rows = (found['accountIds'] as readonly string[]).map((accountId) => {
    const place = places.get(accountId);
    return { accountId, hash: place === undefined ? null : hashOf(place) };
  });
  const [row] = await runner.run(MARK_OUTDATED, { rows });
  return Number(row?.['marked'] ?? 0);
}

const MARK_OUTSIDERS = cypher(`
MATCH (a:Account) WHERE a.contentHash IS NOT NULL AND a.organizationId IS NULL
SET a.outdated = true
RETURN count(a) AS marked`);

/** Before the first organization nobody asked whether an account is in one (U-9a). */
export async function markOutsidersOutdated(runner: QueryRunner): Promise<number> {
  const [row] = await runner.run(MARK_OUTSIDERS);
  return Number(row?.['marked'] ?? 0);
}

/** All that the edges of an account depend on. */
const hashOf = ({ organizationId, managementAccountId, path, ...guardrails }: OrganizationPlace): string =>
  contentHash([
    organizationId,
    managementAccountId,
    path ?? null,
    levelsOf(guardrails.serviceControl),
    levelsOf(guardrails.resourceControl),
  ]);

const levelsOf = (guardrails: StoredGuardrails): unknown =>
  guardrails.status === 'COLLECTED'
    ? guardrails.levels.map(({ targetId, policies }) => [
        targetId,
        policies.map(({ uid, documentHash }) => [uid, documentHash ?? null]),
      ])
    : guardrails.status;

const OUTDATED_ACCOUNTS = cypher(`
MATCH (a:Account) WHERE a.outdated = true
RETURN a.uid AS accountId, a.partition AS partition, coalesce(a.users, 0) + coalesce(a.roles, 0) AS principals
ORDER BY accountId`);

export async function outdatedAccounts(runner: QueryRunner): Promise<readonly OutdatedAccount[]> {
  const rows = await runner.run(OUTDATED_ACCOUNTS);
  return rows.map((row) => ({
    accountId: String(row['accountId']),
    partition: String(row['partition']),
    principals: Number(row['principals']),
  }));
}
