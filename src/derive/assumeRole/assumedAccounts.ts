/** In which accounts an identity document lets roles be assumed, as far as its Allows say whose roles they mean. */
import { assumeRole } from '../../graph/model/assumeActions.js';
import { isAccountId } from '../../iam/language/arn.js';
import { statementsFor, type CompiledPolicy, type CompiledStatement } from '../../iam/language/compile.js';
import { accountOfRoles } from '../../iam/match/resourceElement.js';

/** In place of an account: of any. */
const ANY = '*';

/**
 * Ids of accounts, and `*` where a statement leaves the account open; undefined: no Allow matches `sts:AssumeRole`.
 * Conditions are not looked at, nor is what a Deny takes back.
 */
export function accountsAssumedIn(policy: CompiledPolicy): readonly string[] | undefined {
  const allows = statementsFor(policy, assumeRole).filter(({ effect }) => effect === 'ALLOW');
  if (allows.length === 0) return undefined;
  return [...new Set(allows.flatMap(accountsNamedIn))].filter((id) => id === ANY || isAccountId(id));
}

function accountsNamedIn({ resource }: CompiledStatement): readonly string[] {
  if (!resource || resource.inverted) return [ANY];
  return resource.patterns.flatMap((pattern) => accountOfRoles(pattern) ?? []);
}
