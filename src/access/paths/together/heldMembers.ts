/** Keeps which identities a search holds in each account. */
import { accountOfId, arnOfId } from '../../../escalation/together/heldIdentity.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import type { GainedIdentities } from './gainedIdentities.js';
import { isAdministrator, type JointQuestion } from './jointHops.js';

export class HeldMembers {
  /** By account: ids. */
  private readonly all = new Map<string, Set<string>>();

  constructor(
    private readonly question: JointQuestion,
    private readonly gained: GainedIdentities,
  ) {}

  /** Adds the identity. Returns its account, or undefined if it does not count. */
  hold(id: string): string | undefined {
    const accountId = this.accountOf(id);
    if (accountId !== undefined) getOrMake(this.all, accountId, () => new Set()).add(id);
    return accountId;
  }

  /** Returns the account of an identity that counts. */
  accountOf(id: string): string | undefined {
    const accountId = accountOfId(id);
    if (accountId === undefined) return undefined;
    return this.question.within?.has(accountId) === false ? undefined : accountId;
  }

  of = (accountId: string): readonly string[] => [...(this.all.get(accountId) ?? [])];

  arnsIn = (accountIds: readonly string[]): ReadonlyMap<string, readonly string[]> =>
    new Map(accountIds.map((id) => [id, [...new Set(this.of(id).map(arnOfId))]] as const));

  /** Whether nothing beside an administrator of the account counts that is held by that depth. */
  isLeftToOne(accountId: string, depth: number): boolean {
    return this.question.besideAdministrators !== true && this.isAdministered(accountId, depth);
  }

  /** An identity held by that depth administers the account without conditions. */
  isAdministered(accountId: string, depth: number): boolean {
    return this.of(accountId).some(
      (id) => this.gained.depthOf(id) <= depth && isAdministrator(this.question, id),
    );
  }
}
