/** Keys and indexes of the graph, made at start where they are missing, and in which form it is stored. */
import { contentHash } from '../../model/contentHash.js';
import { GraphUnavailable } from '../../model/graph.js';
import type { Connection, Row } from './connection.js';
import { cypher } from './cypher.js';

/** Labels whose `uid` names one node. */
export const keyLabels = [
  'Account',
  'AccountExport',
  'ActionPattern',
  'IamGroup',
  'IdentityCenter',
  'IdentityCenterExport',
  'IdentityCenterPrincipal',
  'InstanceProfile',
  'Organization',
  'OrganizationExport',
  'OrganizationRoot',
  'OrganizationalUnit',
  'PermissionSet',
  'Policy',
  'PolicyDocument',
  'PolicySet',
  'Principal',
  'Resource',
  'Statement',
  'Workload',
] as const;

/** By label: properties by which nodes are looked for. */
const indexed = {
  Account: ['organizationId', 'restsElsewhere', 'outdated'],
  ActionPattern: ['service'],
  IamRole: ['sessionKey'],
  PermissionSet: ['name'],
  Policy: ['arn'],
  PolicySet: ['accountId', 'unfollowed'],
  Principal: ['accountId', 'administrator', 'nameKey', 'uniqueId'],
  Resource: ['accountId'],
  Workload: ['accountId'],
};

/** Labels that are searched by a part of a text. */
export const searchedLabels = ['IamGroup', 'Policy', 'Principal', 'Resource', 'Workload'] as const;

const statements = [
  ...[...keyLabels, 'GraphState', 'Import', 'Targets']
    .toSorted()
    .map((label) => cypher(`CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.uid IS UNIQUE`)),
  ...Object.entries(indexed).flatMap(([label, properties]) =>
    properties.map((property) => cypher(`CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${property})`)),
  ),
  ...searchedLabels.map((label) =>
    cypher(`CREATE TEXT INDEX IF NOT EXISTS FOR (n:${label}) ON (n.searchText)`),
  ),
];

const AWAIT_INDEXES = cypher('CALL db.awaitIndexes(60)');

/** Counts up whenever a graph that was stored before can no longer be read as it is. */
export const STORE_VERSION = 1;

const CREATE_STATE = cypher(`
MERGE (g:GraphState {uid: 'state'})
ON CREATE SET g.version = 0
SET g.constraints = $constraints, g.storeVersion = $storeVersion`);

/** What does the database have, and how was it stored? One node, and whether there is any other. */
const APPLIED = cypher(`
OPTIONAL MATCH (g:GraphState {uid: 'state'})
RETURN g.constraints AS constraints, g.storeVersion AS storeVersion,
       NOT EXISTS { MATCH (n) WHERE NOT n:GraphState } AS isEmpty`);

const fingerprint = contentHash([...statements]);

/** Throws `GraphUnavailable` where what is stored cannot be read as it is. Changes nothing. */
export async function readStore(connection: Connection): Promise<Row> {
  const [applied = {}] = await connection.run(APPLIED);
  refuseOtherStore(applied);
  return applied;
}

/** Throws as `readStore` does. */
export async function applyConstraints(connection: Connection): Promise<void> {
  const applied = await readStore(connection);
  if (applied['constraints'] === fingerprint && applied['storeVersion'] === STORE_VERSION) return;
  await connection.write((runner) => Promise.all(statements.map((statement) => runner.run(statement))));
  await connection.command(AWAIT_INDEXES);
  const state = { constraints: fingerprint, storeVersion: STORE_VERSION };
  await connection.write((runner) => runner.run(CREATE_STATE, state));
}

/** Stores had no version once: the last of these are like the first that has one. */
function refuseOtherStore({ constraints, storeVersion, isEmpty }: Row): void {
  if (storeVersion === STORE_VERSION || isEmpty === true) return;
  if (constraints === fingerprint && typeof storeVersion !== 'number') return;
  // Others may keep data of their own beside.
  if (constraints === null) return;
  if (typeof storeVersion === 'number' && storeVersion > STORE_VERSION)
    throw new GraphUnavailable(
      'A newer Rolegraph stored this graph. Use that one, or give this one a database of its own: another ROLEGRAPH_DATA_DIR or NEO4J_URI.',
    );
  throw new GraphUnavailable(
    'An older Rolegraph stored this graph, in a form that this one does not read. Choose another ROLEGRAPH_DATA_DIR or NEO4J_URI and import the exports there; what is stored stays as it is.',
  );
}
