/** Rebuilds the facts of an account from the lists that its last imports left in the graph. */
import type { DerivationConfig, DerivationSettings } from '../graph/contract/derivationReader.js';
import { inTurns } from '../graph/contract/turns.js';
import { accountWith } from './formats/account/accountExport.js';
import { completeExport, wantedLists, type WholeExport } from './merge/completeExport.js';
import { normalizeAccount } from './normalize/normalizeAccount.js';

/** Returns an empty import, to be completed with the last imports. */
export const emptyExport = (account: Parameters<typeof accountWith>[0]): WholeExport => ({
  account: accountWith(account, {}),
  awsManaged: new Map(),
});

/** The lists that complete an empty import. */
export const allListNames = wantedLists(emptyExport({ accountId: '', partition: '' }).account);

/** Returns the derivation that readers of the graph use under these settings. */
export const derivationUnder = (settings: DerivationSettings): DerivationConfig => ({
  settings,
  lists: allListNames,
  factsOf: async (account, texts) => {
    const { account: whole, awsManaged } = completeExport(emptyExport(account), texts);
    return (await inTurns(normalizeAccount(whole, awsManaged))).facts;
  },
});
