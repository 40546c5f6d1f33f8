/** The writing statements of an organization: one for each label and each kind of relationship. */
import { cypher, type Query } from '../connection/cypher.js';
import { linkKinds, type LinkKind, type OrganizationLabel } from './organizationRows.js';

const perLabel = (
  text: (label: OrganizationLabel) => string,
): Readonly<Record<OrganizationLabel, Query>> => ({
  OrganizationRoot: cypher(text('OrganizationRoot')),
  OrganizationalUnit: cypher(text('OrganizationalUnit')),
  Policy: cypher(text('Policy')),
});

/** Rows `{ id, uid, hash, properties }`; `id`: of the organization. */
export const CREATE_NODES = perLabel(
  (label) => `
UNWIND $rows AS row
MATCH (o:Organization {uid: row.id})
MERGE (n:${label} {uid: row.uid})
SET n = row.properties SET n.uid = row.uid, n.contentHash = row.hash
MERGE (o)-[:OWNS]->(n)`,
);

export const UPDATE_NODES = perLabel(
  (label) => `
UNWIND $rows AS row
MATCH (n:${label} {uid: row.uid})
SET n = row.properties SET n.uid = row.uid, n.contentHash = row.hash`,
);

export const DELETE_NODES = perLabel(
  (label) => `
UNWIND $rows AS row
MATCH (n:${label} {uid: row.uid})
DETACH DELETE n`,
);

/** An account is in one organization: what another one says of it goes. */
export const SET_MEMBERS = cypher(`
UNWIND $rows AS row
MERGE (a:Account {uid: row.uid})
ON CREATE SET a.imported = false, a.version = 0, a.partition = row.partition
WITH a, row
CALL (a, row) {
  MATCH (a)-[r:HAS_SCP|HAS_RCP|HAS_ACCOUNT]-() WHERE a.organizationId <> row.id
  DELETE r
}
SET a.joinedAt = null, a.delegatedServices = null, a += row.properties, a.memberHash = row.hash`);

/** Rows `{ uid, organizationId }`. */
export const FORGET_MEMBERS = cypher(`
UNWIND $rows AS row
MATCH (a:Account {uid: row.uid, organizationId: row.organizationId})
REMOVE a.organizationId, a.name, a.status, a.joinedAt, a.guardrailsCollected, a.delegatedServices, a.memberHash`);

const perKind = (
  text: (from: string, type: string, to: string) => string,
): Readonly<Record<LinkKind, Query>> =>
  Object.fromEntries(
    linkKinds.map((kind) => {
      const [from = '', type = '', to = ''] = kind.split(' ');
      return [kind, cypher(text(from, type, to))];
    }),
  ) as unknown as Readonly<Record<LinkKind, Query>>;

/** Rows `{ from, to }`. */
export const createLinks = perKind(
  (from, type, to) => `
UNWIND $rows AS row
MATCH (a:${from} {uid: row.from})
MATCH (b:${to} {uid: row.to})
CREATE (a)-[:${type}]->(b)`,
);

export const deleteLinks = perKind(
  (from, type, to) => `
UNWIND $rows AS row
MATCH (:${from} {uid: row.from})-[r:${type}]->(:${to} {uid: row.to})
DELETE r`,
);
