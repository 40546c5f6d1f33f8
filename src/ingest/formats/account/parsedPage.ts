/** What a document of accounts comes to: its entries by account, unless a problem refuses them. */
import type { AccountExport, CollectedLists } from './accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import type { Attribution } from '../shared/attribution.js';
import type { Findings } from '../shared/findings.js';

/** Refuses an account as a whole for a problem in any of its entries, and the file for one that is nobody's. */
export function parsedPage(
  findings: Findings,
  attribution: Attribution,
  accounts: readonly AccountExport[],
  page: { readonly collected: CollectedLists; readonly truncated: boolean },
): ParsedExport {
  const refused = attribution.refusedAccountIds;
  const kept = accounts.filter(({ accountId }) => !refused.has(accountId));
  return {
    file: findings.file,
    pages: attribution.refusesFile
      ? []
      : [{ path: '$', accounts: kept, awsManagedPolicies: [], isLast: false, ...page }],
    refusedAccountIds: [...refused],
    ...(attribution.refusesFile ? { refusedFile: true } : {}),
    problems: findings.allProblems(),
    notes: findings.allNotes(),
  };
}
