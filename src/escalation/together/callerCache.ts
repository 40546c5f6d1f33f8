/** Keeps what held identities, at present and after changes, work out about their policies for the next question. */
import type { AccountPolicySet } from '../context/accountContents.js';
import { Callers } from '../context/callers.js';
import type { HeldIdentity } from './heldIdentity.js';
import { rightsOf, type Holdings } from '../context/holdings.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import { canAct, type PreparedAccount } from '../apply/applyTechniques.js';
import { MOST_CHANGED_REMEMBERED } from '../limits.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

/** The callers of one account. */
export class CallerCache {
  private readonly ofSets = new Map<AccountPolicySet, Callers>();
  private readonly changed = new Map<string, Callers>();

  static readonly in = memoizeWeakly((_account: PreparedAccount) => new CallerCache());

  of(set: AccountPolicySet, make: () => Callers): Callers {
    return getOrMake(this.ofSets, set, make);
  }

  /** `key`: equal for the same changes of the same identity. */
  ofChanged(key: string, make: () => Callers): Callers {
    const callers = getOrMake(this.changed, key, make);
    forgetOldest(this.changed, MOST_CHANGED_REMEMBERED);
    return callers;
  }
}

/** Returns the account for questions about what there is beside a way to its administration. */
export const keepingAll = memoizeWeakly((account: PreparedAccount): PreparedAccount => ({
  ...account,
  keepsAll: true,
}));

/** Returns a user or role of the account as it is, unless it is an administrator or cannot act. */
export function presentIdentity(arn: string, account: PreparedAccount): HeldIdentity | undefined {
  const { accountIndex, administrators } = account;
  const holder = accountIndex.users.get(arn) ?? accountIndex.roles.get(arn);
  const set = holder && accountIndex.policySets.get(holder.policySetUid);
  if (set === undefined || !canAct(set) || administrators.get(arn)?.decision === 'ALLOWED') return undefined;
  return { id: arn, arn, callers: CallerCache.in(account).of(set, () => new Callers(set, accountIndex)) };
}

/** Returns the callers of an identity with other holdings. `settled`: places of changes that are not tried again. */
export const callersAfter = (
  callers: Callers,
  holdings: Holdings,
  settled: ReadonlySet<string>,
  account: PreparedAccount,
): Callers =>
  CallerCache.in(account).ofChanged(JSON.stringify([holdings, [...settled]]), () => {
    const after = new GainedCallers(callers, account.accountIndex, rightsOf(holdings), settled);
    after.setHoldings(holdings.holder.arn, holdings);
    return after;
  });

/** Returns a key that is equal for the same identities with the same policies, by the same last changes, alone. */
export const keyOfHeld = (held: readonly HeldIdentity[]): string => held.map(numberOf).join(' ');

/** Numbers of callers by id and change: names would be long, with hundreds of held identities. */
const numbers = new WeakMap<Callers, Map<string, string>>();
let lastNumber = 0;

function numberOf({ id, callers, changedBy = '', barred = new Set() }: HeldIdentity): string {
  const ofIds = getOrMake(numbers, callers, () => new Map());
  const key = [changedBy, id, ...[...barred].sort()].join(' ');
  return getOrMake(ofIds, key, () => (lastNumber += 1).toString(36));
}

/** Removes the oldest entries until no more than `most` are left. */
export function forgetOldest(remembered: Map<string, unknown>, most: number): void {
  for (const oldest of remembered.keys()) {
    if (remembered.size <= most) return;
    remembered.delete(oldest);
  }
}
