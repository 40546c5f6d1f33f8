/** Of which accounts nobody looked what runs there, or not in every region (G-3). */
import type { Account } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';

/** Of which it is told one by one that nobody looked what runs there. */
const MOST_ACCOUNTS = 50;

/** Who runs code in a workload becomes its role, where somebody looked what runs. */
export function computeGaps(accounts: Iterable<Account>): readonly DataGap[] {
  const sorted = [...accounts].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const all = sorted.flatMap(computeGap);
  const more = all.length - MOST_ACCOUNTS;
  return more > 0 ? [...all.slice(0, MOST_ACCOUNTS), gapOfMore(more)] : all;
}

const gapOfMore = (count: number): DataGap => ({
  kind: 'COMPUTE_NOT_IMPORTED',
  message: `The workloads of ${count} more accounts, and the roles that they run as, were not imported, or not completely: paths through them may be missing.`,
});

function computeGap({ accountId, imported, completeness = [] }: Account): readonly DataGap[] {
  const compute = completeness.find(({ section }) => section === 'COMPUTE');
  const isCollected = compute?.status === 'COLLECTED';
  if (!imported || (isCollected && compute.detail === undefined)) return [];
  const missing = isCollected
    ? `were not collected in every region: paths through others may be missing. ${compute.detail ?? ''}`
    : 'were not imported, or not completely: paths through them may be missing.';
  const message = `The workloads of account ${accountId}, and the roles that they run as, ${missing}`;
  return [{ kind: 'COMPUTE_NOT_IMPORTED', accountId, message }];
}
