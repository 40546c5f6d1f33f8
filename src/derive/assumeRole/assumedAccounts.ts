/** Finds the accounts whose roles an identity document allows to assume, as far as its Allows name accounts. */
import { assumeRole } from '../../graph/model/assumeActions.js';
import { isAccountId } from '../../iam/language/arn.js';
import { statementsFor, type CompiledPolicy, type CompiledStatement } from '../../iam/language/compile.js';
import { accountOfRoles } from '../../iam/match/resourceElement.js';

/** Any account, in place of an id. */
const ANY = '*';

/**
 * Returns the ids of the accounts, and `*` where a statement leaves the account open. Undefined: no Allow matches
 * `sts:AssumeRole`. Conditions and Denies are not looked at.
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
