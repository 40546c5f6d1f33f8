/** Policy sets and documents as queries return them. */
import type { StoredDocument } from '../../../model/storedPolicies.js';
import type { PolicySet } from '../../../model/storedPolicies.js';
import type { PolicySetMember } from '../../../model/storedPolicies.js';
import type { Row } from '../../connection/connection.js';
import { PRINCIPAL, principalOf } from '../projections.js';

/** Follows `s`, a shared policy set: yields its members, its documents' hashes and its boundary's. */
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

export const SET =
  's {.uid, .accountId, .partition, .kind, .partial, .mayAssume, .assumersUid, .boundaryStatus, members: members, included: [d IN included | d.uid], bounds: [b IN bounds | b.uid]}';

export const DOCUMENT = '{hash: d.uid, .text, .quarantined}';

export function policySetOf(value: unknown): PolicySet {
  const row = value as Row;
  return {
    uid: String(row['uid']),
    accountId: String(row['accountId']),
    partition: String(row['partition']),
    kind: row['kind'] as PolicySet['kind'],
    identityHashes: row['included'] as string[],
    partial: row['partial'] === true,
    mayAssume: row['mayAssume'] === true,
    ...(row['assumersUid'] ? { assumersUid: String(row['assumersUid']) } : {}),
    boundary: boundaryOf(row['boundaryStatus'], row['bounds'] as string[]),
    members: (row['members'] as Row[]).map(principalOf) as PolicySetMember[],
  };
}

export const boundaryOf = (status: unknown, [documentHash]: readonly string[]): PolicySet['boundary'] =>
  documentHash
    ? { status: 'COLLECTED', documentHash }
    : { status: status === 'NOT_COLLECTED' ? 'NOT_COLLECTED' : 'NONE' };

export function documentsByHash(rows: readonly Row[]): ReadonlyMap<string, StoredDocument> {
  return new Map(rows.map((row) => [String(row['hash']), documentOf(row)]));
}

const documentOf = (row: Row): StoredDocument => ({
  hash: String(row['hash']),
  text: String(row['text']),
  ...(row['name'] ? { name: String(row['name']) } : {}),
  ...(row['quarantined'] ? { quarantined: String(row['quarantined']) } : {}),
});
