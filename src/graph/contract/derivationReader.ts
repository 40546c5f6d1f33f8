/** How what edges are derived from is read again, for questions that derive more than an import stored. */
import type { AccountFacts, Neighbors, OutdatedAccount } from './graphWriter.js';

/** Which rules edges are derived under, as far as settings choose. */
export interface RuleSettings {
  /** G-9: techniques that are off. */
  readonly experimentalTechniques?: boolean;
  /** In place of the usual ones. */
  readonly administrativeActions?: readonly string[] | undefined;
}

/** What the graph does not know of derivation: what its lists mean, and the settings. */
export interface Derivation {
  readonly settings: RuleSettings;
  /** Those that facts are made of, by name. */
  readonly lists: readonly string[];
  /** `texts`: of an account's last import, by list. */
  readonly factsOf: (
    account: Pick<OutdatedAccount, 'accountId' | 'partition'>,
    texts: ReadonlyMap<string, readonly string[]>,
  ) => Promise<AccountFacts>;
}

/** All that edges of some accounts are derived from, as of one version of the graph. */
export interface DerivationInput {
  /** Those of the accounts that were imported. */
  readonly accounts: readonly AccountFacts[];
  /** Of these accounts. */
  readonly neighbors: Neighbors;
  readonly settings: RuleSettings;
  readonly graphVersion: string;
}

/** The stored graph, beside a world of it. */
export interface StoredBeside {
  readonly reader: DerivationReader & { readonly graphVersion: () => Promise<string> };
  readonly graphVersion: string;
  /** By id. Of all others is derived in the world what is derived of them in the stored graph. */
  readonly changedAccounts: ReadonlySet<string>;
}

export interface DerivationReader {
  /** The same for all readers of one graph, however long each of them lasts. */
  readonly graph: object;
  /** In a world. Undefined: of any account something else may be derived. */
  readonly storedBeside?: () => Promise<StoredBeside | undefined>;
  /** Several round trips. */
  readonly derivationInput: (accountIds: readonly string[]) => Promise<DerivationInput>;
  /** What an account's imports held, by list, as `write` was given it. Undefined: nothing of it was imported. */
  readonly lastLists: (accountId: string) => Promise<ReadonlyMap<string, readonly string[]> | undefined>;
}
