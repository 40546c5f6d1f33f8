/** Judges accounts: what some of their identities gain jointly, whoever holds them. */
import { boundGains, noGains, type AllGains } from '../../../escalation/together/findAllGains.js';
import { accountOfIdentifier } from '../../../graph/model/principals/namedPrincipal.js';
import type { GainingAccount } from '../../paths/together/candidates.js';
import type { SearchedAccounts } from '../../paths/together/searchedAccounts.js';
import type { Granted } from '../../../iam/decide/decision.js';

interface JudgedAccount {
  readonly others: readonly string[];
  readonly gains: AllGains;
  isGaining: boolean;
}

export class JudgedAccounts extends Map<string, JudgedAccount> {
  constructor(private readonly accounts: SearchedAccounts) {
    super();
  }

  /** Judges the identities of the accounts without those left out. */
  async judge(
    ids: readonly string[],
    isLeftOut: (arn: string) => boolean,
    wanted: ReadonlySet<string>,
  ): Promise<void> {
    await this.accounts.prepare(ids);
    for (const id of ids) {
      const account = (await this.accounts.hasTime()) ? this.accounts.get(id) : undefined;
      const others = (account?.accountIndex.arns ?? []).filter((arn) => !isLeftOut(arn));
      const gains = account && (await this.accounts.workOut(boundGains(others, account, wanted)));
      this.set(id, { others, gains: gains ?? noGains, isGaining: false });
    }
  }

  /** Returns the identities that gain a wanted principal only jointly; those of each account once. */
  nextGaining(wanted: ReadonlySet<string>): readonly string[] {
    const isWanted = ({ to, isOpen }: AllGains): boolean => isOpen || [...to].some((one) => wanted.has(one));
    const gaining = [...this.values()].filter((one) => !one.isGaining && isWanted(one.gains));
    for (const one of gaining) one.isGaining = true;
    return gaining.flatMap(({ others }) => others);
  }

  /** Returns the accounts whose identities gain one. */
  gaining(privileged: ReadonlyMap<string, Granted>): readonly GainingAccount[] {
    return [...this].flatMap(([id, { others, gains, isGaining }]) => {
      const prepared = isGaining ? this.accounts.get(id) : undefined;
      const administrators = [...privileged].flatMap(([one, decision]) =>
        decision === 'ALLOWED' && accountOfIdentifier(one) === id ? one : [],
      );
      return prepared ? [{ prepared, others, gains, administrators }] : [];
    });
  }
}
