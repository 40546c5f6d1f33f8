/** Removes nodes that units share, once nothing leads to them any more. */
import { isAccountId } from '../../../iam/language/arn.js';
import { accountOfIdentifier } from '../../model/principals/namedPrincipal.js';
import { inBatches, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { textsIn } from '../read/columns.js';
import type { UnitChanges } from './unitChanges.js';

/**
 * Removes AWS managed policies, documents, statements and action patterns that are no longer used, and principals that
 * are no longer named, with their policy sets. Removes principals' own policy sets that have no edges or findings any
 * more. Returns what the removed nodes led to.
 */
const REMOVE_UNUSED = cypher(`
UNWIND $rows AS uid
MATCH (n:Policy|PolicyDocument|Statement|ActionPattern|Principal|PolicySet {uid: uid})
WHERE NOT EXISTS { (n)<--() } OR n.shared = false AND n.findings IS NULL AND NOT EXISTS { (n)-->() }
OPTIONAL MATCH (n)-->(m)
WITH n, collect(m.uid) AS targets
DETACH DELETE n
RETURN targets`);

/** Removes accounts that were not imported, are in no organization, and have no principals that are named. */
const REMOVE_UNNAMED_ACCOUNTS = cypher(`
UNWIND $rows AS uid
MATCH (a:Account {uid: uid})
WHERE a.contentHash IS NULL AND NOT EXISTS { (a)<-[:HAS_ACCOUNT]-() }
  AND NOT EXISTS { MATCH (p:Principal {accountId: a.uid}) }
DELETE a`);

/** `left`: uids of further nodes that may no longer be used. */
export async function removeUnused(
  runner: QueryRunner,
  { nodes, parts, links }: UnitChanges,
  left: readonly string[],
): Promise<void> {
  const lost = new Set([
    ...left,
    ...links.removed.flatMap(({ from, to, hash }) => (hash === undefined ? to : [from, to])),
    ...[...nodes.removed, ...parts.removed].map(({ uid }) => uid),
  ]);
  for (let uids = [...lost]; uids.length > 0;) {
    const removed = await inBatches(runner, REMOVE_UNUSED, uids);
    uids = [...new Set(removed.flatMap((row) => textsIn(row['targets'])))];
  }
  const accounts = [...lost].map((uid) => (isAccountId(uid) ? uid : accountOfIdentifier(uid)));
  await removeUnnamedAccounts(
    runner,
    [...new Set(accounts)].filter((uid) => uid !== undefined),
  );
}

export const removeUnnamedAccounts = (runner: QueryRunner, uids: readonly string[]) =>
  inBatches(runner, REMOVE_UNNAMED_ACCOUNTS, uids);
