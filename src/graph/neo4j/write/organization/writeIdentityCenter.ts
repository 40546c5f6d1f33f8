/** Writes an instance of Identity Center. */
import type { WriteReport } from '../../../contract/graphWriter.js';
import type { IdentityCenterProposal } from '../../../model/facts/identityCenterFacts.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { markManagersOutdated } from '../account/outdatedAccounts.js';
import { GraphEditor } from '../graphEditor.js';
import { claimUnits, unchangedUnit, writeUnits, type Unit } from '../writeUnits.js';
import { identityCenterRows } from './identityCenterRows.js';

/** Who owned the instance, as far as was known? */
const OWNER = cypher('MATCH (i:IdentityCenter {uid: $uid}) RETURN i.ownerAccountId AS owner');

export async function writeIdentityCenter(
  runner: QueryRunner,
  { facts, listTexts }: IdentityCenterProposal,
): Promise<WriteReport> {
  const editor = new GraphEditor(runner);
  const { instanceArn: uid, contentHash, name = null, identityStoreId = null, ownerAccountId = null } = facts;
  const unit: Unit = {
    label: 'IdentityCenter',
    uid,
    properties: { contentHash, name, identityStoreId, ownerAccountId, importedAt: Date.now() },
    exported: Object.fromEntries(listTexts),
    documents: facts.documents,
  };
  await claimUnits(editor, [unit]);
  const hash = editor.hashOf(unit);
  if (hash === contentHash) return unchangedUnit;
  const [before] = hash === undefined ? [] : await runner.run(OWNER, { uid });
  const { reports } = await writeUnits(runner, editor, [unit], identityCenterRows(facts));
  if ((before?.['owner'] ?? null) !== ownerAccountId) await markManagersOutdated(runner);
  return reports.get(uid) ?? unchangedUnit;
}
