/** A policy's document as the engine takes it. */
import type { Policy } from './graph.js';
import type { StoredDocument } from './graphReader.js';

/** Undefined: it was never imported. */
export const policyDocumentOf = ({
  documentHash: hash,
  documentText: text,
  quarantined,
}: Pick<Policy, 'documentHash' | 'documentText' | 'quarantined'>): StoredDocument | undefined =>
  hash === undefined || text === undefined
    ? undefined
    : { hash, text, ...(quarantined === undefined ? {} : { quarantined }) };
