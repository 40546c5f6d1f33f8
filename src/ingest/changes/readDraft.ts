/** Reads the units that changes are about: the accounts that they name, and all organizations and instances. */
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { accountOfArn, isAccountId, parseArn } from '../../iam/language/arn.js';
import { identityCenterOf, organizationOf, readAccounts } from '../difference/keptUnits.js';
import { TRUNCATED } from '../merge/completeExport.js';
import { withoutMovedAccounts } from '../merge/movedResources.js';
import type { Change } from './change.js';
import { Draft } from './draft.js';
import { textsIn } from './scenario.js';
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
    const whole = await readAccounts(transaction, [...touched]);
    const partial = await readAccounts(transaction, [...named], ['users', 'roles', TRUNCATED]);
    const organizations = await transaction.lastUnitLists('Organization');
    const namedBefore = await transaction.policyHoldersNaming(changes.flatMap(createdBy));
    const identityCenters = await transaction.lastUnitLists('IdentityCenter');
    return new Draft({
      accounts: whole,
      named: new Map([...partial].map(([id, { account }]) => [id, account])),
      owners,
      namedBefore,
      organizations: await Promise.all(
        [...organizations].map(([id, lists]) => withoutMovedAccounts(transaction, organizationOf(id, lists))),
      ),
      identityCenters: [...identityCenters].map(([id, lists]) => identityCenterOf(id, lists)),
    });
  });

/** Returns the ARN of the user or role that a change creates. */
function createdBy(change: Change): readonly string[] {
  if ('createUser' in change) return [change.createUser.user];
  return 'createRole' in change ? [change.createRole.role] : [];
}
