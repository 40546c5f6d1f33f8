/** Hashes lines of the audit log as text, so that checking a line needs nothing but the line; verifies a log. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

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

export type AuditVerdict =
  | { readonly intact: true; readonly lines: number; readonly head: string }
  | { readonly intact: false; readonly line: number; readonly reason: string };

/**
 * Verifies a log. `head`: the hash of a line, kept elsewhere. Without one, a log seems intact even if its end was cut
 * off, or if all of it was written anew.
 */
export async function verifyAudit(path: string, head?: string): Promise<AuditVerdict> {
  let [lines, previous, isKept] = [0, START, head === undefined || head === START];
  let torn: number | undefined;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines += 1;
    const { hashed = '', hash = '', previous: statedPrevious = '' } = LINE.exec(line)?.groups ?? {};
    // The next line was chained to the last whole one.
    if (hash === '') {
      torn ??= lines;
      continue;
    }
    const reason = faultOf({ hashed, hash, statedPrevious }, previous);
    if (reason !== undefined) return { intact: false, line: lines, reason };
    previous = hash;
    isKept ||= hash === head;
  }
  if (!isKept) return { intact: false, line: lines + 1, reason: NOT_KEPT };
  if (torn !== undefined) return { intact: false, line: torn, reason: TORN };
  return { intact: true, lines, head: previous };
}

const NOT_KEPT =
  'no line has the hash that you recorded: lines were cut off at the end, or the log was rewritten';

const TORN =
  'it is no line of the log, or was not written to its end, as after a power failure; all others follow one from another';

function faultOf(
  line: { readonly hashed: string; readonly hash: string; readonly statedPrevious: string },
  previous: string,
): string | undefined {
  if (hashOfText(line.hashed) !== line.hash) return 'it was edited';
  if (line.statedPrevious === previous) return undefined;
  return 'it does not follow the line before it: lines were deleted, added or put in another order';
}
