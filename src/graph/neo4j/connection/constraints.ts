/** Keys and indexes of the graph, made at start where they are missing. */
import type { Connection } from './connection.js';
import { contentHash } from '../../model/contentHash.js';
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

const CREATE_STATE = cypher(`
MERGE (g:GraphState {uid: 'state'})
ON CREATE SET g.version = 0
SET g.constraints = $constraints`);

/** Which constraints does the database have? One node. */
const APPLIED = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.constraints AS constraints");

const fingerprint = contentHash([...statements]);

export async function applyConstraints(connection: Connection): Promise<void> {
  const [applied] = await connection.run(APPLIED);
  if (applied?.['constraints'] === fingerprint) return;
  await connection.write((runner) => Promise.all(statements.map((statement) => runner.run(statement))));
  await connection.command(AWAIT_INDEXES);
  await connection.write((runner) => runner.run(CREATE_STATE, { constraints: fingerprint }));
}
