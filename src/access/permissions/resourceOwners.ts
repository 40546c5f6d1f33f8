/** Whose resources a principal can do an action on: what no policy of the resource opens is its own account's (E-33, E-34a). */
import { canHavePolicies, policyHolders } from '../../graph/engine/policyHolder.js';
import { splitArn } from '../../iam/language/arn.js';
import { rcpServices } from '../../iam/facts/data/serviceEnforced.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import { opensToOtherAccounts } from '../../iam/decide/serviceRules.js';
import { takesTrustPolicy } from '../can/requestResource.js';

/** `OWN_OR_AWS`: also those that AWS shares with every account, such as its managed policies. */
export type Owners = 'ANY' | 'OWN' | 'OWN_OR_AWS';

/** `type`: pattern of the ARNs of what the action acts on. Of services with RCPs, AWS shares nothing. */
export function ownersOf(action: string, type: string): Owners {
  const [, , service = '*', , account = '', resource = '*'] = splitArn(type) ?? [];
  const name = splitAction(action) ?? NO_ACTION;
  // E-35, E-51: trust policies open these, and sts:AssumeRoot needs no policy of the resource.
  if (account !== '*' || takesTrustPolicy(action) || name.text === 'sts:assumeroot') return 'ANY';
  const isAnyType = /[*?]/.test(service) || (canHavePolicies(service) && /^[^/:]*[*?]/.test(resource));
  const isOpen = opensToOtherAccounts(name) && (isAnyType || policyHolders(type).length > 0);
  if (isOpen) return 'ANY';
  return rcpServices.has(name.service) ? 'OWN' : 'OWN_OR_AWS';
}
