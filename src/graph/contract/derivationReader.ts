/** The contract for reading the input of derivation again, for questions that derive more than an import stored. */
import type { Clock } from '../../iam/decide/request.js';
import type { AccountFacts, Neighbors, OutdatedAccount } from './graphWriter.js';

/** Settings that choose the rules by which edges are derived. */
export interface DerivationSettings {
  /** Turns on techniques that are off by default (G-9). */
  readonly experimentalTechniques?: boolean;
  /** Replaces the default administrative actions. */
  readonly administrativeActions?: readonly string[] | undefined;
}

/** What a reader needs for derivation besides the graph: how to read the stored lists, and the settings. */
export interface DerivationConfig {
  readonly settings: DerivationSettings;
  /** Names of the lists that facts are made from. */
  readonly lists: readonly string[];
  /** Makes the facts of an account. `texts`: the content of its last import, by list. */
  readonly factsOf: (
    account: Pick<OutdatedAccount, 'accountId' | 'partition'>,
    texts: ReadonlyMap<string, readonly string[]>,
  ) => Promise<AccountFacts>;
}

/** The complete input for deriving the edges of some accounts, at one version of the graph. */
export interface DerivationInput {
  readonly accounts: readonly AccountFacts[];
  readonly neighbors: Neighbors;
  readonly settings: DerivationSettings;
  readonly graphVersion: string;
}

/** The stored graph that a world was made from. */
export interface BaseGraph {
  readonly reader: DerivationReader & { readonly graphVersion: () => Promise<string> };
  readonly graphVersion: string;
  /** Ids of accounts that the world changes. Derivation of all others gives the same in both graphs. */
  readonly changedAccounts: ReadonlySet<string>;
}

export interface DerivationReader {
  /** Identifies the graph: the same object for all its readers. */
  readonly graph: object;
  /** The time of the question (E-93); missing: now, with a margin. */
  readonly clock?: Clock;
  /** What administrative access consists of; missing: the usual actions. */
  readonly administrativeActions?: DerivationSettings['administrativeActions'];
  /** Only in a world. Returns undefined if derivation may differ for any account. */
  readonly baseGraph?: () => Promise<BaseGraph | undefined>;
  /** Takes several round trips. */
  readonly derivationInput: (accountIds: readonly string[]) => Promise<DerivationInput>;
  /** Returns what an account's imports had, by list, as passed to `write`. Undefined: the account was not imported. */
  readonly lastLists: (accountId: string) => Promise<ReadonlyMap<string, readonly string[]> | undefined>;
}
