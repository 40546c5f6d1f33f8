/** Runs `rolegraph audit verify`: checks whether the audit log is unchanged. */
import { counted } from '../answerWords.js';
import { auditPath } from '../audit/auditLog.js';
import { verifyAudit } from '../audit/verifyAudit.js';
import type { Config } from '../config.js';
import { ExpectedError } from '../expectedError.js';
import { green, print, red } from './terminal.js';

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
