/** Hashes of content: equal for what is the same. */
import { hash } from 'node:crypto';
import type { PolicyDocumentKind } from '../../iam/language/policyDocument.js';

/** Of a text, or of the JSON of anything else. */
export const contentHash = (value: unknown): string =>
  hash('sha256', typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 32);

/** Which grammar a document has to follow. Permissions boundaries are identity policies. */
export type DocumentUse = Exclude<PolicyDocumentKind, 'SESSION'>;

/** One text read under two grammars is two documents. */
export const documentHashOf = (text: string, use: DocumentUse): string => contentHash(`${use}\n${text}`);
