/** Facts of an account made again of the lists that its last imports left in the graph. */
import type { Derivation, RuleSettings } from '../graph/contract/derivationReader.js';
import { inTurns } from '../graph/contract/turns.js';
import { accountWith } from './formats/account/accountExport.js';
import { completeExport, wantedLists, type WholeExport } from './merge/completeExport.js';
import { normalizing } from './normalize/normalizeAccount.js';

/** An import that holds nothing, to be completed with what the last ones held. */
export const nothingOf = (account: Parameters<typeof accountWith>[0]): WholeExport => ({
  account: accountWith(account, {}),
  awsManaged: new Map(),
});

/** For readers of the graph. */
export const derivationUnder = (settings: RuleSettings): Derivation => ({
  settings,
  lists: wantedLists(nothingOf({ accountId: '', partition: '' }).account),
  factsOf: async (account, texts) => {
    const { account: whole, awsManaged } = completeExport(nothingOf(account), texts);
    return (await inTurns(normalizing(whole, awsManaged))).facts;
  },
});
