/** What accounts share: documents and their statements, AWS's policies, and whom policies and workloads only name. */
import type { DocumentFact } from '../../model/documentFact.js';
import type { StatementFact } from '../../model/documentFact.js';
import { inBatches, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { EDGE_TYPES, ESCALATION_TYPES } from './edgeRows.js';
import type { ImportRows } from './importRows.js';

const STORED_DOCUMENTS = cypher(`
UNWIND $hashes AS hash
MATCH (d:PolicyDocument {uid: hash})
RETURN d.uid AS hash`);

const CREATE_DOCUMENTS = cypher(`
UNWIND $rows AS row
CREATE (d:PolicyDocument {uid: row.hash, text: row.text, quarantined: row.quarantined})`);

const MERGE_STATEMENTS = cypher(`
UNWIND $rows AS row
MERGE (s:Statement {uid: row.uid})
ON CREATE SET s += row.properties`);

const CREATE_STATEMENT_PLACES = cypher(`
UNWIND $rows AS row
MATCH (d:PolicyDocument {uid: row.document})
MATCH (s:Statement {uid: row.statement})
CREATE (d)-[:HAS_STATEMENT {index: row.index}]->(s)`);

const MERGE_ACTION_PATTERNS = cypher(`
UNWIND $rows AS row
MERGE (a:ActionPattern {uid: row.uid})
ON CREATE SET a.service = row.service, a.prefix = row.prefix`);

const LINK_ALLOWS = cypher(`
UNWIND $rows AS row
MATCH (s:Statement {uid: row.statement})
MATCH (a:ActionPattern {uid: row.pattern})
MERGE (s)-[r:ALLOWS]->(a) ON CREATE SET r.except = row.except`);

const LINK_DENIES = cypher(`
UNWIND $rows AS row
MATCH (s:Statement {uid: row.statement})
MATCH (a:ActionPattern {uid: row.pattern})
MERGE (s)-[r:DENIES]->(a) ON CREATE SET r.except = row.except`);

export async function missingDocuments(
  runner: QueryRunner,
  documents: ReadonlyMap<string, DocumentFact>,
): Promise<readonly DocumentFact[]> {
  const stored = await runner.run(STORED_DOCUMENTS, { hashes: [...documents.keys()].sort() });
  const known = new Set(stored.map((row) => row['hash']));
  return [...documents.values()].filter((document) => !known.has(document.hash));
}

/** Bound what one step takes: parsed statements are many times their document. */
const DOCUMENTS_PER_STEP = 2_000;
const CHARACTERS_PER_STEP = 2_000_000;

/** Documents that are not there yet, with their statements, which may be. */
export async function writeDocuments(runner: QueryRunner, documents: readonly DocumentFact[]): Promise<void> {
  for (const some of inSteps(documents)) await writeSomeDocuments(runner, some);
}

function* inSteps(documents: readonly DocumentFact[]): Generator<readonly DocumentFact[]> {
  let step: DocumentFact[] = [];
  let characters = 0;
  for (const document of documents) {
    step.push(document);
    characters += document.text.length;
    if (step.length < DOCUMENTS_PER_STEP && characters < CHARACTERS_PER_STEP) continue;
    yield step;
    step = [];
    characters = 0;
  }
  if (step.length > 0) yield step;
}

async function writeSomeDocuments(runner: QueryRunner, documents: readonly DocumentFact[]): Promise<void> {
  const withStatements = documents.map((document) => ({ document, statements: document.statements() }));
  const statements = distinct(withStatements.flatMap((one) => one.statements));
  const links = statements.flatMap(actionLinks);
  const patterns = [...new Set(links.map((link) => link.pattern))].sort();
  const linksOf = (effect: StatementFact['effect']) => links.filter((link) => link.effect === effect);
  await Promise.all([
    inBatches(runner, CREATE_DOCUMENTS, documents.map(documentRow)),
    inBatches(runner, MERGE_STATEMENTS, statements.map(statementRow)),
    inBatches(runner, CREATE_STATEMENT_PLACES, withStatements.flatMap(statementPlaces)),
    inBatches(runner, MERGE_ACTION_PATTERNS, patterns.map(actionPattern)),
    inBatches(runner, LINK_ALLOWS, linksOf('ALLOW')),
    inBatches(runner, LINK_DENIES, linksOf('DENY')),
  ]);
}

const documentRow = ({ hash, text, quarantined }: DocumentFact) => ({
  hash,
  text,
  quarantined: quarantined ?? null,
});

const distinct = (statements: readonly StatementFact[]): readonly StatementFact[] => [
  ...new Map(statements.map((statement) => [statement.uid, statement])).values(),
];

const statementRow = ({ uid, ...properties }: StatementFact) => ({
  uid,
  properties: withoutEmpty(properties),
});

const withoutEmpty = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const statementPlaces = ({
  document,
  statements,
}: {
  readonly document: DocumentFact;
  readonly statements: readonly StatementFact[];
}) => statements.map((statement, index) => ({ document: document.hash, statement: statement.uid, index }));

interface ActionLink {
  readonly statement: string;
  readonly effect: StatementFact['effect'];
  readonly pattern: string;
  readonly except: readonly string[] | null;
}

/** A NotAction is a link to `*` that says what it excepts. */
function actionLinks({ uid, effect, actions, notActions }: StatementFact): readonly ActionLink[] {
  if (notActions.length > 0) return [{ statement: uid, effect, pattern: '*', except: notActions }];
  const patterns = [...new Set(actions.map((action) => action.toLowerCase()))];
  return patterns.map((pattern) => ({ statement: uid, effect, pattern, except: null }));
}

/** `prefix`: the text before the first wildcard, so that a query finds the patterns that may match an action. */
function actionPattern(uid: string) {
  const [service = '*', ...rest] = uid.split(':');
  const anyService = rest.length === 0 || /[*?]/.test(service);
  return {
    uid,
    service: anyService ? '*' : service,
    prefix: anyService ? '' : (uid.split(/[*?]/, 1)[0] ?? ''),
  };
}

const MERGE_AWS_POLICIES = cypher(`
UNWIND $rows AS row
MERGE (p:Policy {uid: row.uid})
ON CREATE SET p += row.properties, p.isNew = true
WITH p, row WHERE p.isNew
REMOVE p.isNew
WITH p, row
MATCH (d:PolicyDocument {uid: row.documentHash})
MERGE (p)-[:HAS_DOCUMENT]->(d)`);

export const writeAwsPolicies = (runner: QueryRunner, rows: ImportRows['awsPolicies']): Promise<void> =>
  inBatches(
    runner,
    MERGE_AWS_POLICIES,
    rows.map(({ uid, properties, documentHash }) => ({ uid, properties, documentHash })),
  );

const MERGE_NAMED_PRINCIPALS = cypher(`
UNWIND $rows AS row
MERGE (p:Principal {uid: row.uid})
ON CREATE SET p += row.properties, p.isNew = true
WITH p, row WHERE p.isNew
REMOVE p.isNew
FOREACH (_ IN CASE WHEN row.kind = 'ANYONE' THEN [1] ELSE [] END | SET p:Anyone)
FOREACH (_ IN CASE WHEN row.kind = 'ROOT' THEN [1] ELSE [] END | SET p:AccountRoot:External)
FOREACH (_ IN CASE WHEN row.kind = 'SAML_PROVIDER' THEN [1] ELSE [] END | SET p:SamlProvider)
FOREACH (_ IN CASE WHEN row.kind = 'OIDC_PROVIDER' THEN [1] ELSE [] END | SET p:OidcProvider)
FOREACH (_ IN CASE WHEN row.kind = 'ROLE_SESSION' THEN [1] ELSE [] END | SET p:RoleSession)
FOREACH (_ IN CASE WHEN row.kind = 'SERVICE' THEN [1] ELSE [] END | SET p:ServicePrincipal)
FOREACH (_ IN CASE WHEN row.kind = 'EXTERNAL' THEN [1] ELSE [] END | SET p:External)`);

const MERGE_NAMED_ACCOUNTS = cypher(`
UNWIND $rows AS row
MERGE (a:Account {uid: row.uid})
ON CREATE SET a.partition = row.partition, a.imported = false, a.version = 0`);

/** Whom policies and workloads name, where they are not there yet. */
export async function writeNamedPrincipals(runner: QueryRunner, rows: ImportRows['named']): Promise<void> {
  const accounts = new Map(
    rows.flatMap((row) => (row['accountId'] ? [[row['accountId'], row['partition'] ?? 'aws'] as const] : [])),
  );
  await Promise.all([
    inBatches(
      runner,
      MERGE_NAMED_ACCOUNTS,
      [...accounts].map(([uid, partition]) => ({ uid, partition })),
    ),
    inBatches(
      runner,
      MERGE_NAMED_PRINCIPALS,
      rows.map((row) => ({ uid: row['uid'], kind: row['kind'], properties: row })),
    ),
  ]);
}

const MERGE_OWN_SETS = cypher(`
UNWIND $rows AS row
MERGE (s:PolicySet {uid: row.uid})
WITH row, s
UNWIND row.principals AS principal
MATCH (p:Principal {uid: principal})
MERGE (p)-[:GOVERNED_BY]->(s)
SET s.shared = false, s.accountId = p.accountId,
    s.name = CASE size(row.principals) WHEN 1 THEN 'only ' + p.name ELSE size(row.principals) + ' principals' END`);

export const writeOwnSets = (runner: QueryRunner, rows: ImportRows['ownSets']): Promise<void> =>
  inBatches(runner, MERGE_OWN_SETS, rows);

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
