/** Reads what changes are about: the accounts that they name, and all organizations and instances of Identity Center. */
import type { GraphWriter, ImportTransaction } from '../../graph/contract/graphWriter.js';
import { accountOfArn, isAccountId, parseArn } from '../../iam/language/arn.js';
import { listNames } from '../formats/account/accountExport.js';
import { noIdentityCenterLists, noOrganizationLists } from '../formats/unitParts.js';
import {
  completeExport,
  CUT,
  wantedLists,
  type ExportTexts,
  type WholeExport,
} from '../merge/completeExport.js';
import { completeUnit } from '../merge/mergeUnits.js';
import { identityCenterKind, organizationKind } from '../merge/unitKinds.js';
import { nothingOf } from '../storedFacts.js';
import type { Change } from './change.js';
import { Draft } from './draft.js';
import { accountsWithPrincipalsIn } from './verbs/policyDocuments.js';

export const readDraft = (writer: GraphWriter, changes: readonly Change[]): Promise<Draft> =>
  writer.inTransaction(async (transaction) => {
    const texts = changes.flatMap(textsIn);
    const arns = texts.filter((text) => parseArn(text) !== undefined);
    const owners = await transaction.ownersOf(arns.filter((arn) => accountOfArn(arn) === undefined));
    const ids = [
      ...arns.flatMap((arn) => accountOfArn(arn) ?? []),
      ...texts.filter(isAccountId),
      ...owners.values(),
    ];
    const touched = new Set(ids);
    const named = new Set(texts.flatMap(accountsWithPrincipalsIn).filter((id) => !touched.has(id)));
    const whole = await readAccounts(transaction, [...touched], wantedLists(nothing('')));
    const partial = await readAccounts(transaction, [...named], ['users', 'roles', CUT]);
    const organizations = await transaction.lastExports('Organization');
    const identityCenters = await transaction.lastExports('IdentityCenter');
    return new Draft({
      accounts: whole,
      named: new Map([...partial].map(([id, { account }]) => [id, account])),
      owners,
      organizations: [...organizations].map(([id, lists]) =>
        completeUnit(organizationKind, { ...noOrganizationLists, ...unit(id) }, lists),
      ),
      identityCenters: [...identityCenters].map(([id, lists]) =>
        completeUnit(identityCenterKind, { ...noIdentityCenterLists, ...unit(id) }, lists),
      ),
    });
  });

const nothing = (accountId: string) => nothingOf({ accountId, partition: '' }).account;

const unit = (id: string) => ({ id, covers: [], files: [], unseen: [] });

/** All texts of what a verb is given. */
const textsIn = (change: Change): readonly string[] =>
  Object.values(change).flatMap((given: object) =>
    Object.values(given).filter((value): value is string => typeof value === 'string'),
  );

async function readAccounts(
  transaction: ImportTransaction,
  accountIds: readonly string[],
  lists: readonly string[],
): Promise<ReadonlyMap<string, WholeExport>> {
  if (accountIds.length === 0) return new Map();
  const last = await transaction.lastLists(accountIds.map((accountId) => ({ accountId, lists })));
  return new Map([...last].map(([accountId, texts]) => [accountId, storedAccount(accountId, texts)]));
}

function storedAccount(accountId: string, texts: ExportTexts): WholeExport {
  const whole = completeExport(nothingOf({ accountId, partition: '' }), texts);
  return { ...whole, account: { ...whole.account, partition: partitionIn(whole.account) } };
}

/** As the ARNs of what is in it say. */
function partitionIn(account: WholeExport['account']): string {
  const arns = listNames.flatMap((name) => account[name].slice(0, 1).map(({ arn }) => arn));
  return arns.map((arn) => parseArn(arn)?.partition).find((partition) => partition !== undefined) ?? 'aws';
}
