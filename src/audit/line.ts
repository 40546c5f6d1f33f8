/** Hashes lines of the audit log as text, so that checking a line needs nothing but the line. */
import { createHash } from 'node:crypto';

/** The hash that the first line gives for the line before it. */
export const START = '0'.repeat(64);

/** A line ends with its hash, which covers everything before it. */
export const LINE =
  /^(?<hashed>\{.*,"previous":"(?<previous>[0-9a-f]{64})"),"hash":"(?<hash>[0-9a-f]{64})"\}$/;

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns the line, whose last members are `previous` and its own hash. */
export function chainedLine<Members extends { readonly previous: string }>(members: Members): string {
  const hashed = JSON.stringify(members).slice(0, -1);
  return `${hashed},"hash":"${hashOfText(hashed)}"}`;
}
