/** Marks and lists outdated accounts, whose edges were derived with other guardrails or at another place than now. */
import type { ManagedAccounts, OutdatedAccount } from '../../../contract/graphWriter.js';
import { policyDocumentOf } from '../../../engine/compiledDocument.js';
import { policiesAskingWho } from '../../../engine/policySetLayers.js';
import { contentHash } from '../../../model/contentHash.js';
import { count, decoder, text } from '../../../model/stored/field.js';
import type { OrganizationPlace, StoredDocument, StoredGuardrails } from '../../../model/storedPolicies.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { managedBy } from '../../read/organization/managedOrganizations.js';
import { organizationIds, places as placesOf } from '../../read/organization/organizations.js';
import { names, one } from '../../read/columns.js';
import { readValue } from '../../read/reads.js';
import { markDependents } from './dependentAccounts.js';

/** Reads the members of an organization and its management account. Bounded by the organization. */
const readMembers = readValue(one(decoder('Organization', { managers: names, members: names })))(`
OPTIONAL MATCH (o:Organization {uid: $id})
OPTIONAL MATCH (o)-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
RETURN {managers: collect(DISTINCT o.managementAccountId), members: collect(DISTINCT a.uid)} AS value`);

/**
 * Marks accounts whose guardrails changed. For an account that was never imported it marks those with roles that trust
 * it, since edges from such an account are derived with these.
 */
export const markOutdated = readValue(names)(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
WHERE coalesce(a.guardrailsHash, '') <> coalesce(row.hash, '')
SET a.guardrailsHash = row.hash
WITH collect(a) AS changed
CALL (changed) {
  UNWIND changed AS a
  WITH a WHERE a.contentHash IS NOT NULL
  RETURN a AS outdated
  UNION
  UNWIND changed AS a
  WITH a WHERE NOT a.imported
  MATCH (:Principal {accountId: a.uid})<-[:TRUSTS|SINGLES_OUT]-(r:IamRole)
  MATCH (outdated:Account {uid: r.accountId})
  RETURN outdated
}
SET outdated.outdated = true
RETURN collect(outdated.uid) AS value`);

/**
 * Marks accounts that manage an organization, since edges lead from their administrators into its accounts. The
 * organization need not list the management account.
 */
const markManagers = readValue(names)(`
MATCH (o:Organization {uid: $id}) WHERE coalesce(o.managingHash, '') <> $hash
SET o.managingHash = $hash
WITH o
UNWIND $managers AS id
MATCH (a:Account {uid: id}) WHERE a.contentHash IS NOT NULL
SET a.outdated = true
RETURN collect(a.uid) AS value`);

/** Returns the number of imported accounts whose guardrails, place or members changed. `left`: accounts that left. */
export async function markMembersOutdated(
  runner: QueryRunner,
  id: string,
  left: readonly string[] = [],
): Promise<number> {
  const found = await readMembers(runner, { id });
  const accountIds = [...new Set([...left, ...found.members])];
  const [{ places }, [managed]] = await Promise.all([
    placesOf(runner, { accountIds }),
    managedBy(runner, { accountIds: found.managers }),
  ]);
  const asking = askingWhoIn([...places.values()]);
  const hashes = new Map([...places].map(([accountId, place]) => [accountId, hashOf(place, asking)]));
  const rows = accountIds.map((accountId) => ({ accountId, hash: hashes.get(accountId) ?? null }));
  const hash = managed === undefined ? '' : managingHash(managed, hashes);
  const members = await markOutdated(runner, { rows });
  const managers = await markManagers(runner, { id, hash, managers: managersOf(managed) });
  const marked = [...new Set([...members, ...managers])];
  return marked.length + (await markDependents(runner, marked));
}

/** Marks accounts after an Identity Center instance changed its owner, which shows which organization has it. */
export async function markManagersOutdated(runner: QueryRunner): Promise<void> {
  for (const id of await organizationIds(runner)) await markMembersOutdated(runner, id);
}

/** Marks accounts in no organization after the first was imported: before, their edges did not depend on it (U-9a). */
export const markOutsidersOutdated = readValue(count)(`
MATCH (a:Account)
WHERE COUNT { MATCH (:Organization) } = 1 AND a.contentHash IS NOT NULL AND a.organizationId IS NULL
  AND a.outdated IS NULL
SET a.outdated = true
RETURN count(a) AS value`);

/** Returns hashes of the resource control policies, whichever accounts they apply to, that tell principals apart (G-8). */
function askingWhoIn(places: readonly OrganizationPlace[]): readonly string[] {
  const levels = places.flatMap(({ resourceControl: one }) => (one.status === 'COLLECTED' ? one.levels : []));
  const documents = levels.flatMap(({ policies }) => policies.flatMap((one) => policyDocumentOf(one) ?? []));
  const byHash = new Map(documents.map((document) => [document.hash, document]));
  return [...byHash.keys()].filter((hash) => asksWhoAt(hash, byHash)).sort();
}

const asksWhoAt = (policyHash: string, documents: ReadonlyMap<string, StoredDocument>): boolean =>
  policiesAskingWho([{ policyHash }], documents).length > 0;

/** Returns a hash of the place and guardrails that edges of an account depend on. */
const hashOf = (place: OrganizationPlace, asking: readonly string[]): string =>
  contentHash([
    place.organizationId,
    place.managementAccountId,
    place.path ?? null,
    place.delegatedServices ?? null,
    levelsOf(place.serviceControl),
    levelsOf(place.resourceControl),
    ...asking,
  ]);

/**
 * Returns a hash of what edges of managers depend on: they lead from a management account, and from delegated
 * administrators of Identity Center, into all accounts that it manages, as far as the guardrails of these allow.
 */
const managingHash = (
  { managementAccountId, accountIds, hasIdentityCenter }: ManagedAccounts,
  hashes: ReadonlyMap<string, string>,
): string =>
  contentHash([managementAccountId, hasIdentityCenter, accountIds.map((id) => [id, hashes.get(id) ?? null])]);

const managersOf = (managed: ManagedAccounts | undefined): readonly string[] =>
  managed === undefined ? [] : [managed.managementAccountId, ...managed.identityCenterAdministrators];

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

const outdatedAccountOf = decoder('Account', { accountId: text, partition: text, principals: count });

export async function outdatedAccounts(runner: QueryRunner): Promise<readonly OutdatedAccount[]> {
  return (await runner.run(OUTDATED_ACCOUNTS)).map(outdatedAccountOf);
}
