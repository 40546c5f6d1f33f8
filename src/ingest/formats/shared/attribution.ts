/** Whom the problems of one file concern: an account is refused for its own, and all of them for one that is nobody's. */
import type { Findings } from './findings.js';

/** Grows while a file is read. */
export class Attribution {
  private readonly accountIds = new Set<string>();
  private readonly refused = new Set<string>();
  private attributed = 0;

  constructor(private readonly findings: Findings) {}

  /** Something of the account was read: the problems since `before`, as many as there were then, are the account's. */
  of(accountId: string, before: number = this.findings.problemCount): void {
    const problems = this.findings.attribute(accountId, before);
    this.accountIds.add(accountId);
    this.attributed += problems;
    if (problems > 0) this.refused.add(accountId);
  }

  get hasAccounts(): boolean {
    return this.accountIds.size > 0;
  }

  /** Some problem is nobody's, so that nothing of the file is to be trusted. */
  get refusesFile(): boolean {
    return this.findings.problemCount > this.attributed;
  }

  get refusedAccountIds(): ReadonlySet<string> {
    return this.refusesFile ? this.accountIds : this.refused;
  }
}
