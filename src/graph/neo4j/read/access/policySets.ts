/** Projections of policy sets and documents in queries, and their decoders. */
import { decoder, flag, oneOf, optional, related, text, texts, uid } from '../../../model/stored/field.js';
import type { PolicySet, StoredDocument } from '../../../model/storedPolicies.js';
import { each, eachBy } from '../columns.js';
import { PRINCIPAL, projection, userOrRoleOf } from '../projections.js';

/** Subqueries that follow a shared policy set `s`: they yield its members, its documents and its boundary. */
export const SET_PARTS = `
CALL (s) {
  MATCH (s)<-[:GOVERNED_BY]-(p:Principal)
  WITH p ORDER BY p.uid
  RETURN collect(p ${PRINCIPAL}) AS members
}
CALL (s) {
  MATCH (s)-[:INCLUDES]->(d:PolicyDocument)
  WITH d ORDER BY d.uid
  RETURN collect(d) AS included
}
CALL (s) {
  MATCH (s)-[:BOUNDED_BY]->(b:PolicyDocument)
  RETURN collect(b) AS bounds
}`;

const setColumns = {
  uid,
  accountId: text,
  partition: text,
  kind: oneOf('USER', 'ROLE'),
  partial: flag,
  mayAssume: flag,
  assumersUid: optional(text),
  boundaryStatus: text,
  identityHashes: related(texts),
  boundaryHashes: related(texts),
  members: each(userOrRoleOf),
};

export const SET = `s ${projection(setColumns, {
  identityHashes: '[d IN included | d.uid]',
  boundaryHashes: '[b IN bounds | b.uid]',
  members: 'members',
})}`;

const setOf = decoder('PolicySet', setColumns);

export const DOCUMENT = '{hash: d.uid, .text, .quarantined}';

export function policySetOf(row: unknown): PolicySet {
  const { boundaryStatus, boundaryHashes, ...set } = setOf(row);
  return { ...set, boundary: boundaryOf(boundaryStatus, boundaryHashes) };
}

export const boundaryOf = (status: string, [hash]: readonly (string | null)[]): PolicySet['boundary'] =>
  hash
    ? { status: 'COLLECTED', documentHash: hash }
    : { status: status === 'NOT_COLLECTED' ? 'NOT_COLLECTED' : 'NONE' };

/** A list of documents, by hash. */
export const documents = eachBy<StoredDocument>(
  (document) => document.hash,
  decoder('PolicyDocument', { hash: text, text, name: optional(text), quarantined: optional(text) }),
);

export const documentsByHash = (rows: readonly unknown[]): ReadonlyMap<string, StoredDocument> =>
  documents.decode([rows]) ?? new Map();
