/** Removes what accounts share once nothing uses it any more. */
import type { QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { EDGE_TYPES, ESCALATION_TYPES } from './account/edgeRows.js';

const DELETE_UNUSED_DOCUMENTS = cypher(`
UNWIND $hashes AS hash
MATCH (d:PolicyDocument {uid: hash})
WHERE NOT EXISTS { (d)<-[:HAS_DOCUMENT|TRUST_POLICY|INCLUDES|BOUNDED_BY|RESOURCE_POLICY]-() }
OPTIONAL MATCH (d)-[:HAS_STATEMENT]->(s:Statement)
WITH d, collect(DISTINCT s.uid) AS statements
DETACH DELETE d
RETURN statements`);

const DELETE_UNUSED_STATEMENTS = cypher(`
UNWIND $uids AS uid
MATCH (s:Statement {uid: uid})
WHERE NOT EXISTS { (s)<-[:HAS_STATEMENT]-() }
OPTIONAL MATCH (s)-[:ALLOWS|DENIES]->(a:ActionPattern)
WITH s, collect(DISTINCT a.uid) AS patterns
DETACH DELETE s
RETURN patterns`);

const DELETE_UNUSED_PATTERNS = cypher(`
UNWIND $uids AS uid
MATCH (a:ActionPattern {uid: uid})
WHERE NOT EXISTS { (a)<-[:ALLOWS|DENIES]-() }
DELETE a`);

const DELETE_UNUSED_AWS_POLICIES = cypher(`
UNWIND $uids AS uid
MATCH (p:Policy {uid: uid})
WHERE p.kind = 'AWS_MANAGED' AND NOT EXISTS { (p)<-[:HAS_POLICY|HAS_BOUNDARY|LISTS]-() }
OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
WITH p, collect(d.uid) AS hashes
DETACH DELETE p
RETURN hashes`);

/** Removes those of these documents and policies that nothing uses any more. */
export async function deleteUnused(
  runner: QueryRunner,
  candidates: { readonly policies: readonly string[]; readonly documents: readonly string[] },
): Promise<void> {
  const policies = await runner.run(DELETE_UNUSED_AWS_POLICIES, { uids: candidates.policies });
  const hashes = [...candidates.documents, ...policies.flatMap((row) => row['hashes'] as string[])];
  const documents = await runner.run(DELETE_UNUSED_DOCUMENTS, { hashes: [...new Set(hashes)] });
  const statements = documents.flatMap((row) => row['statements'] as string[]);
  const deleted = await runner.run(DELETE_UNUSED_STATEMENTS, { uids: [...new Set(statements)] });
  const patterns = deleted.flatMap((row) => row['patterns'] as string[]);
  await runner.run(DELETE_UNUSED_PATTERNS, { uids: [...new Set(patterns)] });
}

const DELETE_UNNAMED_PRINCIPALS = cypher(`
UNWIND $uids AS uid
MATCH (p:Principal {uid: uid})
WHERE NOT EXISTS { (p)<-[:OWNS]-() } AND NOT EXISTS { (p)<-[:TRUSTS|SINGLES_OUT|RUNS_AS|${ESCALATION_TYPES}]-() }
WITH p, p.accountId AS accountId
OPTIONAL MATCH (p)-[:GOVERNED_BY]->(s:PolicySet {shared: false})
DETACH DELETE s
DETACH DELETE p
RETURN DISTINCT accountId`);

const DELETE_UNNAMED_ACCOUNTS = cypher(`
UNWIND $ids AS id
MATCH (a:Account {uid: id})
WHERE a.contentHash IS NULL AND NOT EXISTS { (a)<-[:HAS_ACCOUNT]-() }
  AND NOT EXISTS { MATCH (p:Principal {accountId: a.uid}) }
DELETE a`);

/** Removes those of these principals that nothing names any more, and accounts that only they stood for. */
export async function deleteUnnamed(runner: QueryRunner, identifiers: readonly string[]): Promise<void> {
  const rows = await runner.run(DELETE_UNNAMED_PRINCIPALS, { uids: identifiers });
  const ids = rows.flatMap((row) => (row['accountId'] ? [row['accountId']] : []));
  await deleteUnnamedAccounts(runner, ids);
}

/** Removes those of these accounts that nothing stands for. */
export const deleteUnnamedAccounts = (runner: QueryRunner, ids: readonly unknown[]) =>
  runner.run(DELETE_UNNAMED_ACCOUNTS, { ids });

const DELETE_UNUSED_OWN_SETS = cypher(`
UNWIND $uids AS uid
MATCH (s:PolicySet {uid: uid, shared: false})
WHERE s.findings IS NULL AND NOT EXISTS { (s)-[:${EDGE_TYPES}]->() }
DETACH DELETE s`);

export const deleteUnusedOwnSets = (runner: QueryRunner, uids: readonly string[]) =>
  runner.run(DELETE_UNUSED_OWN_SETS, { uids });
