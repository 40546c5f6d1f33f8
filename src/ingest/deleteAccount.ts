/** Deletes an account: its principals that others still trust become outside principals. */
import type { GraphWriter } from '../graph/graphWriter.js';
import { deriveEdges } from './derive.js';
import { noEscalations } from './deriveEscalations.js';
import { accountWith } from './formats/accountExport.js';
import { normalise } from './normalise.js';
import { usualRules } from './rules.js';

/**
 * One transaction. An account of which nothing is left takes the imported one's place, so that the same difference is
 * written as by any import. Returns how many nodes and relationships went; undefined where nothing of it was imported.
 */
export function deleteAccount(writer: GraphWriter, accountId: string): Promise<number | undefined> {
  return writer.importAccounts(async (transaction) => {
    const last = await transaction.lastLists([
      { accountId, lists: ['partition', 'users', 'roles', 'resources'] },
    ]);
    if (!last.has(accountId)) return undefined;
    const { facts } = normalise(accountWith({ accountId, partition: 'aws' }, {}), new Map());
    const edges = deriveEdges([facts], await transaction.neighbours([facts]));
    const report = await transaction.write({
      accounts: [{ facts, exportTexts: new Map() }],
      edges,
      escalations: noEscalations,
      rulesVersion: usualRules.version,
    });
    await transaction.forgetAccount(accountId);
    return report.get(accountId)?.removed;
  });
}
