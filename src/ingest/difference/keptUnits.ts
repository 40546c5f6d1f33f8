/** Reads what the graph keeps of the last imports: whole accounts, organizations and instances of Identity Center. */
import type { GraphWriter, ImportTransaction } from '../../graph/contract/graphWriter.js';
import { assumedPartition } from '../formats/account/accountExport.js';
import { noIdentityCenterLists, noOrganizationLists } from '../formats/unitParts.js';
import { completeExport, type WholeExport } from '../merge/completeExport.js';
import { textOfList, textsOfList, type ExportTexts } from '../merge/listText.js';
import { completeUnit } from '../merge/mergeUnits.js';
import { withoutMovedAccounts, withoutMovedResources } from '../merge/movedResources.js';
import type { UnitTexts } from '../merge/unit.js';
import { identityCenterKind, type MergedIdentityCenter } from '../merge/identityCenterKind.js';
import { organizationKind, type MergedOrganization } from '../merge/organizationKind.js';
import { allListNames, emptyExport } from '../storedFacts.js';

/** Packed texts of the last imports, by id or ARN, without what another account or organization has by now. */
export interface KeptTexts {
  readonly accounts: ReadonlyMap<string, ExportTexts>;
  readonly organizations: ReadonlyMap<string, UnitTexts>;
  readonly identityCenters: ReadonlyMap<string, UnitTexts>;
}

/** The number of accounts whose lists are read in one step. */
const AT_ONCE = 50;

export const readKept = (writer: GraphWriter, accountIds: readonly string[]): Promise<KeptTexts> =>
  writer.inTransaction(async (transaction) => {
    const accounts = new Map<string, ExportTexts>();
    for (let at = 0; at < accountIds.length; at += AT_ONCE) {
      const some = await transaction.lastLists(ofAccounts(accountIds.slice(at, at + AT_ONCE), allListNames));
      for (const [id, texts] of some) accounts.set(id, await resourcesLeft(transaction, id, texts));
    }
    const organizations = new Map<string, UnitTexts>();
    for (const [id, texts] of await transaction.lastUnitLists('Organization'))
      organizations.set(id, await accountsLeft(transaction, id, texts));
    const identityCenters = await transaction.lastUnitLists('IdentityCenter');
    return { accounts, organizations, identityCenters };
  });

async function resourcesLeft(
  transaction: ImportTransaction,
  accountId: string,
  texts: ExportTexts,
): Promise<ExportTexts> {
  const last = accountOf(accountId, new Map([...texts].filter(([list]) => list === 'resources')));
  const left = await withoutMovedResources(transaction, last);
  return left === last ? texts : new Map([...texts, ['resources', textsOfList(left.account.resources)]]);
}

async function accountsLeft(
  transaction: ImportTransaction,
  id: string,
  texts: UnitTexts,
): Promise<UnitTexts> {
  const last = organizationOf(id, texts);
  const left = await withoutMovedAccounts(transaction, last);
  if (left === last) return texts;
  const lists = ['accounts', 'targets', 'delegatedAdministrators'] as const;
  return new Map([...texts, ...lists.map((name) => [name, textOfList(left[name])] as const)]);
}

export async function readAccounts(
  transaction: ImportTransaction,
  accountIds: readonly string[],
  lists: readonly string[] = allListNames,
): Promise<ReadonlyMap<string, WholeExport>> {
  if (accountIds.length === 0) return new Map();
  const accounts = new Map<string, WholeExport>();
  for (const [id, texts] of await transaction.lastLists(ofAccounts(accountIds, lists)))
    accounts.set(id, await withoutMovedResources(transaction, accountOf(id, texts)));
  return accounts;
}

const ofAccounts = (accountIds: readonly string[], lists: readonly string[]) =>
  accountIds.map((accountId) => ({ accountId, lists }));

export function accountOf(accountId: string, texts: ExportTexts): WholeExport {
  const { account, ...whole } = completeExport(emptyExport({ accountId, partition: '' }), texts);
  // An account without ARNs names no partition.
  return { ...whole, account: { ...account, partition: account.partition || assumedPartition } };
}

export const organizationOf = (id: string, texts: UnitTexts): MergedOrganization =>
  completeUnit(organizationKind, { ...noOrganizationLists, ...unit(id) }, texts);

export const identityCenterOf = (id: string, texts: UnitTexts): MergedIdentityCenter =>
  completeUnit(identityCenterKind, { ...noIdentityCenterLists, ...unit(id) }, texts);

const unit = (id: string) => ({ id, covers: [], files: [], unseen: [] });
