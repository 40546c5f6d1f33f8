/** How fast is an import, beside writing the same nodes and relationships without thinking? */
import type { Connection, Row } from '../../src/graph/neo4j/connection/connection.js';
import { cypher, type Query } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { emptyDatabase } from './emptyDatabase.js';
import { say, seconds } from './measure.js';

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

export async function benchImport(connection: Connection): Promise<void> {
  const writer = neo4jWriter(connection);
  const warm = documents(2, 99);
  await ingestDocuments(writer, warm);
  for (const accounts of [1, 10, 50]) {
    await emptyDatabase(connection);
    const given = documents(accounts, 5);
    const taken = await seconds(() => ingestDocuments(writer, given));
    const again = await seconds(() => ingestDocuments(writer, given));
    const nodes = await connection.run(NODES);
    const relationships = await connection.run(RELATIONSHIPS);
    await emptyDatabase(connection);
    const raw = await seconds(() => writeRaw(connection, nodes, relationships));
    const objects = nodes.length + relationships.length;
    const principals = accounts * PRINCIPALS;
    say(
      `import of ${accounts} × ${PRINCIPALS} principals: ${taken.toFixed(2)} s, ${Math.round(principals / taken)} principals/s, ${objects} objects; raw ${raw.toFixed(2)} s; rate ${Math.round((raw / taken) * 100)} % of raw (aim: 70 %); again, unchanged: ${again.toFixed(2)} s`,
    );
  }
}

const documents = (accounts: number, seed: number) =>
  generateEstate(accounts, PRINCIPALS, seed).map(({ accountId, document }) => ({
    name: `${accountId}.json`,
    content: JSON.stringify(document),
  }));

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
