/** Keeps the callers of an account's identities, at present and after changes. */
import type { AccountPolicySet } from '../context/accountContents.js';
import type { Callers } from '../context/callers.js';
import type { Applied } from '../apply/applyTechniques.js';
import { MOST_CHANGED_REMEMBERED } from '../limits.js';

/** Keeps callers, so that what they work out about their policies serves every question about the account. */
export class KnownCallers {
  private static readonly ofAccounts = new WeakMap<Applied, KnownCallers>();
  private readonly ofSets = new Map<AccountPolicySet, Callers>();
  private readonly changed = new Map<string, Callers>();

  static in(applied: Applied): KnownCallers {
    const known = KnownCallers.ofAccounts.get(applied) ?? new KnownCallers();
    KnownCallers.ofAccounts.set(applied, known);
    return known;
  }

  of(set: AccountPolicySet, make: () => Callers): Callers {
    const callers = this.ofSets.get(set) ?? make();
    this.ofSets.set(set, callers);
    return callers;
  }

  /** `key`: equal for the same changes of the same identity. */
  ofChanged(key: string, make: () => Callers): Callers {
    const callers = this.changed.get(key) ?? make();
    this.changed.set(key, callers);
    forgetOldest(this.changed, MOST_CHANGED_REMEMBERED);
    return callers;
  }
}

/** Removes the oldest entries until no more than `most` are left. */
export function forgetOldest(remembered: Map<string, unknown>, most: number): void {
  for (const oldest of remembered.keys()) {
    if (remembered.size <= most) return;
    remembered.delete(oldest);
  }
}
