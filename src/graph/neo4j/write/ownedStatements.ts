/** The writing statements of an import: one for each label and each kind of relationship. */
import type { RelationshipKind } from './importRows.js';
import type { OwnedLabel } from './nodeRows.js';
import { cypher, type Query } from '../connection/cypher.js';
import { allEdgeTypes, edgeFamilies, typesOf, type EdgeFamily, type EdgeType } from './edgeRows.js';

/** `Principal` is what other accounts may have named before: it stops being an outside one. */
const superLabel: Record<OwnedLabel, string> = {
  IamUser: 'Principal',
  IamRole: 'Principal',
  AccountRoot: 'Principal',
  SamlProvider: 'Principal',
  OidcProvider: 'Principal',
  IamGroup: 'IamGroup',
  Policy: 'Policy',
  InstanceProfile: 'InstanceProfile',
  PolicySet: 'PolicySet',
  Resource: 'Resource',
  Workload: 'Workload',
};

export const ownedLabels = Object.keys(superLabel) as readonly OwnedLabel[];

const perLabel = (text: (label: OwnedLabel, key: string) => string): Record<OwnedLabel, Query> =>
  Object.fromEntries(ownedLabels.map((label) => [label, cypher(text(label, superLabel[label]))])) as Record<
    OwnedLabel,
    Query
  >;

/** Rows `{ accountId, uid, properties }` of nodes that the account did not own. */
export const createNodes = perLabel(
  (label, key) => `
UNWIND $rows AS row
MATCH (a:Account {uid: row.accountId})
MERGE (n:${key} {uid: row.uid})
SET n = row.properties SET n:${label} REMOVE n:External
CREATE (a)-[:OWNS]->(n)`,
);

export const updateNodes = perLabel(
  (label, key) => `
UNWIND $rows AS row
MATCH (n:${key} {uid: row.uid})
SET n = row.properties SET n:${label}`,
);

/** Whether other accounts may name what has this label. */
export const isPrincipal = (label: OwnedLabel): boolean => superLabel[label] === 'Principal';

/** A principal that others still name stays as one that is known by name only; everything else goes. */
export const FORGET_PRINCIPALS = cypher(`
UNWIND $rows AS row
MATCH (n:Principal {uid: row.uid})<-[o:OWNS]-(:Account)
DELETE o
REMOVE n:IamUser, n:IamRole
SET n = {uid: n.uid, name: n.name, nameKey: n.nameKey, searchText: n.searchText, accountId: n.accountId,
         partition: split(n.uid, ':')[1],
         kind: CASE WHEN n:AccountRoot THEN 'ROOT' WHEN n:SamlProvider THEN 'SAML_PROVIDER'
                    WHEN n:OidcProvider THEN 'OIDC_PROVIDER' ELSE 'EXTERNAL' END}
FOREACH (_ IN CASE WHEN n:SamlProvider OR n:OidcProvider THEN [] ELSE [1] END | SET n:External)`);

export const deleteNodes = perLabel(
  (_label, key) => `
UNWIND $rows AS row
MATCH (n:${key} {uid: row.uid})
DETACH DELETE n`,
);

const ends: Record<RelationshipKind, readonly [from: string, type: string, to: string]> = {
  MEMBER_OF: ['Principal', 'MEMBER_OF', 'IamGroup'],
  PRINCIPAL_HAS_POLICY: ['Principal', 'HAS_POLICY', 'Policy'],
  GROUP_HAS_POLICY: ['IamGroup', 'HAS_POLICY', 'Policy'],
  HAS_BOUNDARY: ['Principal', 'HAS_BOUNDARY', 'Policy'],
  LISTS: ['AccountExport', 'LISTS', 'Policy'],
  HAS_DOCUMENT: ['Policy', 'HAS_DOCUMENT', 'PolicyDocument'],
  TRUST_POLICY: ['Principal', 'TRUST_POLICY', 'PolicyDocument'],
  TRUSTS: ['Principal', 'TRUSTS', 'Principal'],
  SINGLES_OUT: ['Principal', 'SINGLES_OUT', 'Principal'],
  RESOURCE_POLICY: ['Resource', 'RESOURCE_POLICY', 'PolicyDocument'],
  RESOURCE_TRUSTS: ['Resource', 'TRUSTS', 'Principal'],
  CONTAINS: ['InstanceProfile', 'CONTAINS', 'Principal'],
  RUNS_AS: ['Workload', 'RUNS_AS', 'Principal'],
  USES_PROFILE: ['Workload', 'USES_PROFILE', 'InstanceProfile'],
  GOVERNED_BY: ['Principal', 'GOVERNED_BY', 'PolicySet'],
  INCLUDES: ['PolicySet', 'INCLUDES', 'PolicyDocument'],
  BOUNDED_BY: ['PolicySet', 'BOUNDED_BY', 'PolicyDocument'],
};

export const relationshipKinds = Object.keys(ends) as readonly RelationshipKind[];

const perKind = (text: (from: string, type: string, to: string) => string): Record<RelationshipKind, Query> =>
  Object.fromEntries(relationshipKinds.map((kind) => [kind, cypher(text(...ends[kind]))])) as Record<
    RelationshipKind,
    Query
  >;

/** What relationships of a type have beside their ends. */
const propertyOf: Readonly<Record<string, string>> = { TRUSTS: 'statements', RUNS_AS: 'use' };

const setProperty = (type: string): string => {
  const property = propertyOf[type];
  return property === undefined ? '' : ` SET r.${property} = row.${property}`;
};

/** Rows `{ from, to }`; of the type TRUSTS also `statements`, of RUNS_AS `use`. */
export const createRelationships = perKind(
  (from, type, to) => `
UNWIND $rows AS row
MATCH (a:${from} {uid: row.from})
MATCH (b:${to} {uid: row.to})
CREATE (a)-[r:${type}]->(b)${setProperty(type)}`,
);

export const deleteRelationships = perKind(
  (from, type, to) => `
UNWIND $rows AS row
MATCH (:${from} {uid: row.from})-[r:${type}]->(:${to} {uid: row.to})
DELETE r`,
);

/** Which kind a stored relationship is, by its type and whether it is one of a group or of a resource. */
export function relationshipKind(type: string, from: 'IamGroup' | 'Resource' | null): RelationshipKind {
  if (type === 'HAS_POLICY') return from === 'IamGroup' ? 'GROUP_HAS_POLICY' : 'PRINCIPAL_HAS_POLICY';
  return type === 'TRUSTS' && from === 'Resource' ? 'RESOURCE_TRUSTS' : (type as RelationshipKind);
}

/** Rows `{ from, to, properties }`: from a policy set to each of these principals. */
export const createEdges = Object.fromEntries(
  allEdgeTypes.map((type) => [
    type,
    cypher(`
UNWIND $rows AS row
MATCH (s:PolicySet {uid: row.from})
UNWIND row.to AS target
MATCH (r:Principal {uid: target})
CREATE (s)-[e:${type}]->(r) SET e = row.properties`),
  ]),
) as Record<EdgeType, Query>;

/** Rows `{ from, to }`. */
export const deleteEdges = Object.fromEntries(
  edgeFamilies.map((family) => [
    family,
    cypher(`
UNWIND $rows AS row
MATCH (:PolicySet {uid: row.from})-[e:${typesOf(family).join('|')}]->(:Principal {uid: row.to})
DELETE e`),
  ]),
) as Record<EdgeFamily, Query>;

/** Rows `{ uid, findings, unfollowed }` of policy sets of one principal; null: there are none any more. */
export const SET_OWN_FINDINGS = cypher(`
UNWIND $rows AS row
MATCH (s:PolicySet {uid: row.uid})
SET s.findings = row.findings, s.unfollowed = row.unfollowed`);
