/** Of which accounts nobody looked what runs there, or not in every region (G-3). */
import type { Account } from '../graph/graph.js';
import type { DataGap } from '../iam/decision.js';

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
  message: `What runs in further accounts (${count}), and as which roles, was not imported, or not whole: further ways may go through them.`,
});

function computeGap({ accountId, imported, completeness = [] }: Account): readonly DataGap[] {
  const compute = completeness.find(({ section }) => section === 'COMPUTE');
  const isCollected = compute?.status === 'COLLECTED';
  if (!imported || (isCollected && compute.detail === undefined)) return [];
  const missing = isCollected
    ? `was not looked for in every region: further ways may go through others. ${compute.detail ?? ''}`
    : 'was not imported, or not whole: further ways may go through it.';
  const message = `What runs in account ${accountId}, and as which roles, ${missing}`;
  return [{ kind: 'COMPUTE_NOT_IMPORTED', accountId, message }];
}
