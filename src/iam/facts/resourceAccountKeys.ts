/** Which requests carry aws:ResourceAccount, aws:ResourceOrgID and aws:ResourceOrgPaths (E-70)? */
import data from './data/withoutResourceAccount.json' with { type: 'json' };
import { compileAction, matchAction, splitAction, type ActionMatcher } from '../match/action.js';
import { TRUE } from '../decide/kleene.js';
import { hasAccount, type RequestPrincipal } from '../decide/request.js';

const listOf = (values: readonly string[]): ActionMatcher => compileAction({ inverted: false, values });

const without = listOf(data.actions);
const uncertain = listOf(data.inAnEarlierVersionOfThePage);
const uncertainAcrossAccounts = listOf(data.acrossAccountsIfConfiguredBeforeMarch2023);

export const isResourceAccountKey = (key: string): boolean =>
  key === 'aws:resourceaccount' || key === 'aws:resourceorgid' || key === 'aws:resourceorgpaths';

/**
 * E-70. `UNCERTAIN`: AWS's page has listed the action and does so no longer, or the key is missing only as the event
 * bus was set up.
 */
export function carriesResourceAccount(
  action: string,
  principal: RequestPrincipal,
  owner: string | undefined,
): 'YES' | 'NO' | 'UNCERTAIN' {
  const name = splitAction(action);
  if (name === undefined) return 'YES';
  if (matchAction(without, name) === TRUE) return 'NO';
  if (matchAction(uncertain, name) === TRUE) return 'UNCERTAIN';
  const isOwner = hasAccount(principal) && (owner ?? principal.accountId) === principal.accountId;
  return !isOwner && matchAction(uncertainAcrossAccounts, name) === TRUE ? 'UNCERTAIN' : 'YES';
}
