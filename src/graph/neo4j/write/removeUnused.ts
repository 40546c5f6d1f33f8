/** Removes what units share once nothing leads to it any more. */
import { isAccountId } from '../../../iam/language/arn.js';
import { accountOfIdentifier } from '../../model/principals/namedPrincipal.js';
import { inBatches, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { textsIn } from '../read/columns.js';
import type { UnitChanges } from './unitChanges.js';

/**
 * Policies of AWS, documents, their statements and patterns; whom nobody names, and sets of theirs. A set of principals that
 * are told apart goes where nothing holds for them any more. Returns what the removed ones led to.
 */
const REMOVE_UNUSED = cypher(`
UNWIND $rows AS uid
MATCH (n:Policy|PolicyDocument|Statement|ActionPattern|Principal|PolicySet {uid: uid})
WHERE NOT EXISTS { (n)<--() } OR n.shared = false AND n.findings IS NULL AND NOT EXISTS { (n)-->() }
OPTIONAL MATCH (n)-->(m)
WITH n, collect(m.uid) AS targets
DETACH DELETE n
RETURN targets`);

/** Nothing was imported of it, and nobody of it is named. */
const REMOVE_UNNAMED_ACCOUNTS = cypher(`
UNWIND $rows AS uid
MATCH (a:Account {uid: uid})
WHERE a.contentHash IS NULL AND NOT EXISTS { (a)<-[:HAS_ACCOUNT]-() }
  AND NOT EXISTS { MATCH (p:Principal {accountId: a.uid}) }
DELETE a`);

export async function removeUnused(runner: QueryRunner, { nodes, parts, links }: UnitChanges): Promise<void> {
  const lost = new Set([
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
