/** Finds the members of policy sets that trust policies name. */
import { isUniqueId } from '../../graph/model/principals/namedPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../graph/model/principals/roleSessionKey.js';
import type { PolicySet, PolicySetMember } from '../../graph/model/storedPolicies.js';
import { once } from '../../graph/model/memoize.js';

export interface Member {
  readonly set: PolicySet;
  readonly member: PolicySetMember;
}

export class NamedMembers {
  private readonly byArn = new Map<string, Member>();
  /** Built when a trust policy first names a unique id: few do. */
  private readonly byUniqueId = once(
    () => new Map([...this.byArn.values()].map((one) => [one.member.uniqueId, one])),
  );
  private readonly roleBySessionKey = new Map<string, Member>();

  constructor(sets: readonly PolicySet[]) {
    for (const set of sets)
      for (const member of set.members) {
        const one = { set, member };
        this.byArn.set(member.identifier, one);
        if (set.kind === 'ROLE')
          this.roleBySessionKey.set(keyOfRole(set.partition, set.accountId, member.name), one);
      }
  }

  /** Finds a member by ARN or, in any account, by exactly this unique id (E-44). A deleted principal's id has none. */
  named(identifier: string): Member | undefined {
    const known = this.byArn.get(identifier);
    return known || !isUniqueId(identifier) ? known : this.byUniqueId().get(identifier);
  }

  roleOfSession(identifier: string): Member | undefined {
    const key = roleSessionKey(identifier);
    return key === undefined ? undefined : this.roleBySessionKey.get(key);
  }
}
