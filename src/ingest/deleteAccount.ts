/** Deletes an account: its principals that others still trust become outside principals. */
import { clockOfImport } from '../iam/facts/clock.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import { deriveEdges } from '../derive/deriveEdges.js';
import { noEscalations } from '../derive/deriveEscalations.js';
import { accountWith } from './formats/account/accountExport.js';
import { rederive } from './ingest.js';
import { normalize } from './normalize/normalizeAccount.js';
import { usualRules, type Rules } from '../derive/derivationSettings.js';

/**
 * One transaction, and what other accounts' escalations rest on it for is worked out anew after it. Returns how many nodes
 * and relationships went; undefined where nothing of it was imported.
 */
export async function deleteAccount(
  writer: GraphWriter,
  accountId: string,
  rules: Rules = usualRules,
): Promise<number | undefined> {
  const removed = await remove(writer, accountId, rules);
  if (removed !== undefined) await rederive(writer, rules);
  return removed;
}

/** An account of which nothing is left takes the imported one's place: the same difference is written as by any import. */
function remove(writer: GraphWriter, accountId: string, rules: Rules): Promise<number | undefined> {
  return writer.inTransaction(async (transaction) => {
    const last = await transaction.lastLists([
      { accountId, lists: ['partition', 'users', 'roles', 'resources'] },
    ]);
    if (!last.has(accountId)) return undefined;
    const { facts } = normalize(accountWith({ accountId, partition: 'aws' }, {}), new Map());
    const neighbors = await transaction.neighbors([facts]);
    const edges = deriveEdges([facts], { ...neighbors, clock: clockOfImport(rules.now()) });
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
