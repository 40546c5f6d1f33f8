/** Tracks over which accounts a walk reaches administrative access without conditions. */
import { appendTo } from '../../graph/model/groupBy.js';
import type { RegionHops } from '../../graph/contract/pathReader.js';
import { accountOfIdentifier, accountsOf } from '../../graph/model/principals/namedPrincipal.js';
import type { Granted } from '../../iam/decide/decision.js';

/** Follows a walk away from its starts. Each call of `advance` goes one hop further, over all layers read so far. */
export class AdminFrontier {
  /** Accounts whose principals are all reached, one hop after their administrators. */
  readonly administered = new Set<string>();
  private readonly reached: Set<string>;
  private last: readonly string[];
  private readonly groups = new Map<string, RegionHops[]>();
  private readonly passed = new Set<RegionHops>();
  private readonly members = new Map<string, string[]>();

  constructor(starts: readonly string[]) {
    this.reached = new Set(starts);
    this.last = starts;
  }

  /** Goes one hop further. `members`: principals that can be taken over, of the accounts that the layer looked up. */
  advance(
    groups: readonly RegionHops[],
    members: readonly string[],
    privileged: ReadonlyMap<string, Granted>,
  ): void {
    for (const group of groups) for (const member of group.members) appendTo(this.groups, member, group);
    for (const member of members) appendTo(this.members, accountOfIdentifier(member) ?? '', member);
    const accounts = this.administeredBy(this.last, privileged);
    const next = [
      ...this.last.flatMap((one) => this.targetsOf(one)),
      ...accounts.flatMap((id) => this.membersOf(id)),
    ];
    this.last = [...new Set(next)].filter((one) => !this.reached.has(one));
    for (const one of this.last) this.reached.add(one);
    for (const id of [...accounts, ...this.administeredBy(this.last, privileged)]) this.administered.add(id);
  }

  private administeredBy(
    principals: readonly string[],
    privileged: ReadonlyMap<string, Granted>,
  ): readonly string[] {
    return accountsOf(principals.filter((one) => privileged.get(one) === 'ALLOWED'));
  }

  private membersOf(id: string): readonly string[] {
    const found = this.members.get(id) ?? [];
    this.members.delete(id);
    return found;
  }

  private targetsOf(member: string): readonly string[] {
    const fresh = (this.groups.get(member) ?? []).filter((group) => !this.passed.has(group));
    for (const group of fresh) this.passed.add(group);
    return fresh.flatMap(({ hops }) => hops.filter(({ unconditional }) => unconditional).map(({ to }) => to));
  }
}
