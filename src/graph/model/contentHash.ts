/** Hashes of content: equal for what is the same. */
import { createHash } from 'node:crypto';

/** Of a text, or of the JSON of anything else. */
export const contentHash = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex')
    .slice(0, 32);
