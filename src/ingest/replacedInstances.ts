/** Deletes instances of Identity Center that others have replaced. */
import type { ImportTransaction } from '../graph/contract/graphWriter.js';
import type { InstanceDetail } from './formats/identityCenter/permissionSets.js';
import type { Problem } from './problem.js';
import type { MergedIdentityCenter } from './merge/identityCenterKind.js';
import { listFromText } from './merge/listText.js';
import type { UnitTexts } from './merge/unit.js';

/**
 * Deletes stored instances whose owner has another one in this import: an account owns one at a time (F-91). Returns
 * notes on them.
 */
export async function deleteReplacedInstances(
  transaction: Pick<ImportTransaction, 'deleteIdentityCenter'>,
  units: readonly MergedIdentityCenter[],
  last: ReadonlyMap<string, UnitTexts>,
): Promise<readonly Problem[]> {
  const named = new Set(units.map(({ id }) => id));
  const listed = new Map(units.flatMap(({ instance }) => instance.map((one) => [one.ownerAccountId, one])));
  const notes: Problem[] = [];
  for (const [id, texts] of last) {
    const [stored] = listFromText<InstanceDetail>(texts.get('instance'));
    const now = stored?.ownerAccountId === undefined ? undefined : listed.get(stored.ownerAccountId);
    if (now === undefined || named.has(id)) continue;
    await transaction.deleteIdentityCenter(id);
    const message = `The account ${stored?.ownerAccountId} owns ${now.id} now, and an account owns one instance of Identity Center, so that ${id} was deleted.`;
    notes.push({ ...now.origin, message });
  }
  return notes;
}
