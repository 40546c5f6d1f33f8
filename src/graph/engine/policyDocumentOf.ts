/** A policy's document as the engine takes it. */
import type { Policy } from '../model/graph.js';
import type { StoredDocument } from '../model/storedPolicies.js';

/** Undefined: it was never imported. */
export const policyDocumentOf = ({
  documentHash: hash,
  documentText: text,
  quarantined,
}: Pick<Policy, 'documentHash' | 'documentText' | 'quarantined'>): StoredDocument | undefined =>
  hash === undefined || text === undefined
    ? undefined
    : { hash, text, ...(quarantined === undefined ? {} : { quarantined }) };
