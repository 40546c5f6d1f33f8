/**
 * Finds whom a principal escalates to beside its way to the administration of its account. Import keeps no such edges
 * (G-8), but a question that closes that way needs them.
 */
import { escalating, type PreparedAccount } from '../escalation/apply/applyTechniques.js';
import { follow } from '../escalation/gains/selfGrantSearch.js';
import { keepingAll, presentIdentity } from '../escalation/together/callerCache.js';
import type { Work } from '../graph/contract/turns.js';

/** Returns ARNs of the targets. */
export function* targetsBeside(arn: string, prepared: PreparedAccount): Work<readonly string[]> {
  const account = keepingAll(prepared);
  const identity = presentIdentity(arn, account);
  if (identity === undefined) return [];
  const escalated = yield* escalating(identity.callers, account, undefined, [arn]);
  follow(identity.callers, escalated, [arn], account);
  const found = [escalated.shared, ...[escalated.own.get(arn) ?? []].flat()];
  return [...new Set(found.flatMap((one) => one.edges().map(([target]) => target)))];
}
