/** How fast is an import, beside writing the same nodes and relationships without thinking? */
import type { Connection, Row } from '../../src/graph/neo4j/connection/connection.js';
import { cypher, type Query } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { emptyDatabase } from './emptyDatabase.js';
import { load, say, seconds, taking } from './measure.js';

const PRINCIPALS = 200;

const NODES = cypher(
  'MATCH (n) WHERE NOT n:GraphState RETURN labels(n) AS labels, properties(n) AS properties',
);
const RELATIONSHIPS = cypher(`
MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a) AS from, labels(b) AS to, a.uid AS a, b.uid AS b, properties(r) AS properties`);

/** The label that a node is found by. */
const keyLabels = [
  'Principal',
  'Account',
  'IamGroup',
  'Policy',
  'PolicyDocument',
  'Statement',
  'ActionPattern',
  'PolicySet',
  'InstanceProfile',
  'AccountExport',
];
const keyLabel = (labels: unknown): string =>
  keyLabels.find((label) => (labels as string[]).includes(label)) ?? '';

/** What is written is held in memory to be written once more: at the most, of so many principals. */
const MOST_RAW = 10_000;

export async function benchImport(connection: Connection): Promise<void> {
  const writer = neo4jWriter(connection);
  await ingestDocuments(writer, generateEstate(2, PRINCIPALS, 99).map(documentOf));
  for (const accounts of [1, 10, 20, 200]) {
    await emptyDatabase(connection);
    const estate = generateEstate(accounts, PRINCIPALS, 5);
    const given = estate.map(documentOf);
    const { seconds: taken, cpu } = await taking(() => ingestDocuments(writer, given));
    const again = await seconds(() => ingestDocuments(writer, given));
    const { seconds: dated, cpu: ofDates } = await taking(() =>
      ingestDocuments(
        writer,
        estate.map((one) => usedDocumentOf(one)),
      ),
    );
    const changed = await seconds(() => ingestDocuments(writer, estate.slice(0, 1).map(changedDocumentOf)));
    const nightly = await seconds(() =>
      ingestDocuments(
        writer,
        estate.map((one, at) => usedDocumentOf(one, at % 3 === 0)),
      ),
    );
    const principals = accounts * PRINCIPALS;
    const raw = principals > MOST_RAW ? 'raw not measured' : await besideRaw(connection, taken);
    say(
      `import of ${accounts} × ${PRINCIPALS} principals: ${taken.toFixed(2)} s (CPU ${cpu.toFixed(1)} s beside the database), ${Math.round(principals / taken)} principals/s (aim: 800); ${raw}; again, unchanged: ${again.toFixed(2)} s; with other dates: ${dated.toFixed(2)} s (CPU ${ofDates.toFixed(1)} s); with one account changed: ${changed.toFixed(2)} s (aim: 2 s); with a third changed and other dates: ${nightly.toFixed(2)} s (load ${load()})`,
    );
  }
}

/** Writes what is stored once more, in place of it. */
async function besideRaw(connection: Connection, taken: number): Promise<string> {
  const nodes = await connection.run(NODES);
  const relationships = await connection.run(RELATIONSHIPS);
  await emptyDatabase(connection);
  const raw = await seconds(() => writeRaw(connection, nodes, relationships));
  const objects = nodes.length + relationships.length;
  return `raw ${raw.toFixed(2)} s for ${objects} objects, rate ${Math.round((raw / taken) * 100)} % of raw (aim: 70 %)`;
}

type Account = ReturnType<typeof generateEstate>[number];

const documentOf = ({ accountId, document }: Account) => ({
  name: `${accountId}.json`,
  content: JSON.stringify(document),
});

const rolesOf = ({ document }: Account): readonly object[] =>
  (document as { readonly RoleDetailList: readonly object[] }).RoleDetailList;

const withRoles = ({ accountId, document }: Account, RoleDetailList: readonly object[]) =>
  documentOf({ accountId, document: { ...document, RoleDetailList } });

/** With one role fewer. */
const changedDocumentOf = (account: Account) => withRoles(account, rolesOf(account).slice(1));

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const ADDED = { PolicyName: 'added', PolicyDocument: { Version: '2012-10-17', Statement: [READ] } };

/** With the same roles, all used meanwhile, of which the first may do something else as well if it `isChanged`. */
function usedDocumentOf(account: Account, isChanged = false) {
  const RoleLastUsed = { LastUsedDate: new Date().toISOString(), Region: 'eu-west-1' };
  return withRoles(
    account,
    rolesOf(account).map((role, at) => ({
      ...role,
      RoleLastUsed,
      ...(isChanged && at === 0 ? { RolePolicyList: [ADDED] } : {}),
    })),
  );
}

const createNodes = (labels: string): Query => cypher(`UNWIND $rows AS row CREATE (n:${labels}) SET n = row`);

const createRelationships = (from: string, type: string, to: string): Query =>
  cypher(
    `UNWIND $rows AS row MATCH (a:${from} {uid: row.a}) MATCH (b:${to} {uid: row.b}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
  );

/** One statement a set of labels and a type, 5,000 rows each. */
async function writeRaw(
  connection: Connection,
  nodes: readonly Row[],
  relationships: readonly Row[],
): Promise<void> {
  for (const [labels, rows] of grouped(nodes, (row) => (row['labels'] as string[]).join(':'))) {
    await inBatches(
      connection,
      createNodes(labels),
      rows.map((row) => row['properties']),
    );
  }
  const kind = (row: Row) => [keyLabel(row['from']), row['type'], keyLabel(row['to'])].join(' ');
  for (const [key, rows] of grouped(relationships, kind)) {
    const [from = '', type = '', to = ''] = key.split(' ');
    await inBatches(connection, createRelationships(from, type, to), rows);
  }
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

async function inBatches(connection: Connection, query: Query, rows: readonly unknown[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 5_000) {
    await connection.write((runner) => runner.run(query, { rows: rows.slice(start, start + 5_000) }));
  }
}
