/** Hashes of content: equal for equal content. */
import { hash } from 'node:crypto';
import type { DocumentUse } from './storedPolicies.js';

/** Returns the hash of a text, or of the JSON of any other value. */
export const contentHash = (value: unknown): string =>
  hash('sha256', typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 32);

/** Returns the hash of a policy document. One text that is read under two grammars is two documents. */
export const documentHashOf = (text: string, use: DocumentUse): string => contentHash(`${use}\n${text}`);
