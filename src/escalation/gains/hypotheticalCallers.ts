/** Judges the members of a policy set as callers with other rights. */
import type { Assumptions, AccountPolicySet, Rights } from '../context/accountContents.js';
import { Callers } from '../context/callers.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Holdings } from '../context/holdings.js';
import { asChanged } from '../../graph/engine/requestPrincipal.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';

export class GainedCallers extends Callers {
  private readonly gained = new Map<string, Holdings>();
  private readonly assumed: (source: string) => Assumptions;

  constructor(
    private readonly before: Callers,
    accountIndex: AccountIndex,
    private readonly rights: Rights,
    private readonly settledPlaces: ReadonlySet<string>,
  ) {
    const { hashes: identityHashes, partial, boundary } = rights;
    super({ ...before.set, identityHashes, partial, boundary }, accountIndex);
    this.assumed = accountIndex.around.assumptionsWith(before.set.uid, rights);
  }

  protected override principalOf(member: string): RequestPrincipal {
    return asChanged(super.principalOf(member), this.rights);
  }

  override get settled(): ReadonlySet<string> {
    return this.settledPlaces;
  }

  setHoldings(member: string, holdings: Holdings): void {
    this.gained.set(member, holdings);
  }

  override holdings(member: string): Holdings | undefined {
    return this.gained.get(member);
  }

  override assumptions(member: string | undefined): readonly Assumptions[] {
    return [this.set.uid, ...(member === undefined ? [] : [member])].map(this.assumed);
  }

  /** Compares the present policies: becoming a principal by means of the new rights is no lateral movement (G-8). */
  override haveAllOf(other: AccountPolicySet): boolean {
    return this.before.haveAllOf(other);
  }
}
