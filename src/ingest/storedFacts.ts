/** Facts of an account made again of the lists that its last imports left in the graph. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Derivation, RuleSettings } from '../graph/contract/derivationReader.js';
import { accountWith } from './formats/account/accountExport.js';
import { completeExport, wantedLists, type WholeExport } from './merge/completeExport.js';
import { MOST_AT_ONCE } from './limits.js';
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

/** Whatever else is under way has its turn in between. */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  let start = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - start < MOST_AT_ONCE) continue;
    await nextTurn();
    start = performance.now();
  }
}
