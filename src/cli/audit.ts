/** The audit log of commands: their lines in it, and `rolegraph audit verify`, which checks whether it is unchanged. */
import { userInfo } from 'node:os';
import { counted } from '../answerWords.js';
import { AuditLog, auditPath, hashOf } from '../audit/auditLog.js';
import { verifyAudit } from '../audit/verifyAudit.js';
import type { Config } from '../config.js';
import { ExpectedError } from '../expectedError.js';
import { green, print, red, tell, yellow } from './terminal.js';

/** Verifies the log. Exit code: 0 each line follows from the one before, 1 one does not. */
export async function verifyAuditLog(config: Config, head?: string): Promise<number> {
  const path = auditPath(config);
  const verdict = await verifyAudit(path, head).catch((error: Error) => {
    throw new ExpectedError(`The audit log ${path} cannot be read: ${error.message}`);
  });
  if (verdict.intact) {
    print(`${path}: ${green('intact')}, ${counted(verdict.lines, 'line')}.`);
    print(`Keep the head elsewhere, and give it the next time: --head ${verdict.head}`);
    return 0;
  }
  print(`${path}: ${red('broken')} at line ${verdict.line}: ${verdict.reason}.`);
  return 1;
}

/** Does the work of a command with lines about it in the log. `given`: its arguments, of which only the hash is kept. */
export const duringCommand = <T>(
  config: Parameters<typeof auditPath>[0],
  command: string,
  given: unknown,
  run: () => Promise<T>,
): Promise<T> =>
  new AuditLog(auditPath(config)).during(
    {
      caller: `terminal:${userName()}`,
      operation: `rolegraph ${command}`,
      variablesHash: hashOf(given),
    },
    run,
    (line) => tell(`${yellow('warning')} ${line}`),
  );

/** Returns the name of the user; of an id without one, as containers may run under, the id. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid:${process.getuid?.()}`;
  }
}
