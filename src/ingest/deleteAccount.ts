/** Deletes an account: its principals that other accounts still trust become outside principals. */
import { clockOfImport } from '../iam/facts/clock.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import { inTurns } from '../graph/contract/turns.js';
import { deriveAssumeEdges } from '../derive/deriveAssumeEdges.js';
import { noEscalations } from '../derive/deriveEscalations.js';
import { accountWith, assumedPartition } from './formats/account/accountExport.js';
import { recorded, type Recorded } from './history.js';
import { accountImport } from './importUnits.js';
import { rederive } from './ingest.js';
import { lastPartition, listsWithArns } from './merge/completeExport.js';
import { normalizeAccount } from './normalize/normalizeAccount.js';
import { defaultDerivationRules, type DerivationRules } from '../derive/derivationRules.js';

export interface Deletion extends Recorded {
  /** The number of nodes and relationships that were removed. Missing: nothing of the account was imported. */
  readonly removed?: number;
}

/** Deletes an account in one transaction, then derives again the escalations of other accounts that depend on it. */
export const deleteAccount = (
  writer: GraphWriter,
  accountId: string,
  rules: DerivationRules = defaultDerivationRules,
): Promise<Deletion> =>
  recorded(writer, 'DELETION', async (own) => {
    const removed = await remove(own, accountId, rules);
    if (removed === undefined) return {};
    await rederive(own, rules);
    return { removed, accounts: [accountImport({ accountId }, 'UPDATED')] };
  });

/** Replaces the account by an empty one, so that the difference is written as by any import. */
function remove(writer: GraphWriter, accountId: string, rules: DerivationRules): Promise<number | undefined> {
  return writer.inTransaction(async (transaction) => {
    const last = (await transaction.lastLists([{ accountId, lists: listsWithArns }])).get(accountId);
    if (last === undefined) return undefined;
    const partition = lastPartition(last) ?? assumedPartition;
    const { facts } = await inTurns(normalizeAccount(accountWith({ accountId, partition }, {}), new Map()));
    const neighbors = { ...(await transaction.neighbors([facts])), clock: clockOfImport(rules.now()) };
    const assumeEdges = await inTurns(deriveAssumeEdges([facts], neighbors));
    const report = await transaction.write({
      accounts: [{ facts, exportTexts: new Map() }],
      assumeEdges,
      escalations: noEscalations,
      rulesVersion: rules.version,
    });
    await transaction.forgetAccount(accountId);
    return report.get(accountId)?.removed;
  });
}
