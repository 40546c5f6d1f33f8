/** How a line of the audit log is hashed: as text, so that whoever checks it needs nothing but the line. */
import { createHash } from 'node:crypto';

/** What the first line has as the hash of the one before. */
export const START = '0'.repeat(64);

/** The hash is the last thing in a line, and of all that comes before it. */
export const LINE =
  /^(?<hashed>\{.*,"previous":"(?<previous>[0-9a-f]{64})"),"hash":"(?<hash>[0-9a-f]{64})"\}$/;

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The line, whose last members are `previous` and its own hash. */
export function chainedLine<Members extends { readonly previous: string }>(members: Members): string {
  const hashed = JSON.stringify(members).slice(0, -1);
  return `${hashed},"hash":"${hashOfText(hashed)}"}`;
}
