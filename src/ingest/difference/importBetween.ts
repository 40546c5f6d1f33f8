/** Writes a state between two graphs: the later one with some parts as in the earlier one. */
import type { DerivationRules } from '../../derive/derivationRules.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { deleteAccount } from '../deleteAccount.js';
import { ingestWhole } from '../ingest.js';
import type { UnitsBetween } from './changedParts.js';

export { changedParts } from './changedParts.js';
export { readKept } from './keptUnits.js';

/** Imports the state and returns whether all of it was accepted; where not, the graph may hold a part of it. */
export async function importBetween(
  writer: GraphWriter,
  rules: DerivationRules,
  { absent, ...wholes }: Omit<UnitsBetween, 'gone'>,
): Promise<boolean> {
  for (const accountId of absent) await deleteAccount(writer, accountId, rules);
  const { organizations, identityCenters, accounts } = await ingestWhole(writer, rules, wholes);
  return [...organizations, ...identityCenters, ...accounts].every(({ outcome }) => outcome !== 'REFUSED');
}
