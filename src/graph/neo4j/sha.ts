/** Hashes of what is stored, by which it is told whether it changed. */
import { createHash } from 'node:crypto';

export const sha = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex')
    .slice(0, 32);
