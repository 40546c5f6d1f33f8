/** Makes the missing keys and indexes of the graph at start, and checks the version of its stored form. */
import { contentHash } from '../../model/contentHash.js';
import { GraphUnavailable } from '../../model/graph.js';
import type { Connection, Row } from './connection.js';
import { cypher } from './cypher.js';

/** Labels whose `uid` is unique. */
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

/** Relationships of which a few are found by a property. */
const marked = { ESCALATES_TO: 'needsDetails', ESCALATES_TO_IF: 'needsDetails' };

/** Labels that are searched by a part of a text. */
export const searchedLabels = ['IamGroup', 'Policy', 'Principal', 'Resource', 'Workload'] as const;

const statements = [
  ...[...keyLabels, 'GraphState', 'Import', 'Targets']
    .toSorted()
    .map((label) => cypher(`CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.uid IS UNIQUE`)),
  ...Object.entries(indexed).flatMap(([label, properties]) =>
    properties.map((property) => cypher(`CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${property})`)),
  ),
  ...Object.entries(marked).map(([type, property]) =>
    cypher(`CREATE INDEX IF NOT EXISTS FOR ()-[e:${type}]-() ON (e.${property})`),
  ),
  ...searchedLabels.map((label) =>
    cypher(`CREATE TEXT INDEX IF NOT EXISTS FOR (n:${label}) ON (n.searchText)`),
  ),
];

const AWAIT_INDEXES = cypher('CALL db.awaitIndexes(60)');

/** Increases whenever this program can no longer read graphs that were stored before. */
export const STORE_VERSION = 1;

const CREATE_STATE = cypher(`
MERGE (g:GraphState {uid: 'state'})
ON CREATE SET g.version = 0
SET g.constraints = $constraints, g.storeVersion = $storeVersion`);

/** Reads which keys and indexes the database has, and the version of its stored form. Bounded by one node. */
const APPLIED = cypher(`
OPTIONAL MATCH (g:GraphState {uid: 'state'})
RETURN g.constraints AS constraints, g.storeVersion AS storeVersion,
       NOT EXISTS { MATCH (n) WHERE NOT n:GraphState } AS isEmpty`);

const fingerprint = contentHash([...statements]);

/** Reads the state of the stored graph. Throws `GraphUnavailable` if this version cannot read it. Changes nothing. */
export async function readStore(connection: Connection): Promise<Row> {
  const [applied = {}] = await connection.run(APPLIED);
  refuseOtherStore(applied);
  return applied;
}

/** Makes missing keys and indexes. Throws as `readStore` does. */
export async function applyConstraints(connection: Connection): Promise<void> {
  const applied = await readStore(connection);
  if (applied['constraints'] === fingerprint && applied['storeVersion'] === STORE_VERSION) return;
  await connection.write((runner) => Promise.all(statements.map((statement) => runner.run(statement))));
  await connection.command(AWAIT_INDEXES);
  const state = { constraints: fingerprint, storeVersion: STORE_VERSION };
  await connection.write((runner) => runner.run(CREATE_STATE, state));
}

/** Throws if this version cannot read the stored graph. The last stores without a version equal the first with one. */
function refuseOtherStore({ constraints, storeVersion, isEmpty }: Row): void {
  if (storeVersion === STORE_VERSION || isEmpty === true) return;
  if (constraints === fingerprint && typeof storeVersion !== 'number') return;
  // The database may hold data of other programs.
  if (constraints === null) return;
  if (typeof storeVersion === 'number' && storeVersion > STORE_VERSION)
    throw new GraphUnavailable(
      'A newer Rolegraph stored this graph. Use that one, or give this one a database of its own: another ROLEGRAPH_DATA_DIR or NEO4J_URI.',
    );
  throw new GraphUnavailable(
    'An older Rolegraph stored this graph, in a form that this one does not read. Choose another ROLEGRAPH_DATA_DIR or NEO4J_URI and import the exports there; what is stored stays as it is.',
  );
}
