/** Finds the accounts whose principals may be able to do an action on a resource. */
import { isAssuming } from '../model/assumeActions.js';
import { isOfNoAccount, namedPrincipalKind } from '../model/principals/namedPrincipal.js';
import type { ApplicablePolicies } from '../model/storedPolicies.js';
import { isOpenedByResourceAlone, needsPolicyToClose } from '../../iam/decide/resourceRules.js';
import { isAccountId, parseArn } from '../../iam/language/arn.js';

export interface ResourceSide extends Pick<ApplicablePolicies, 'roles' | 'resources'> {
  /** Account ids of the principals that its own policies name, and identifiers of those without account. */
  readonly trusted: readonly string[];
}

/**
 * Returns the owner of the resource and the accounts that its policies name (E-31b, E-33); undefined: any account. The
 * owner of a role counts only if its trust policy names it (E-27). If a policy was not collected, it is not known
 * which other accounts it lets in (U-9d), and none is returned. A file system or API without a policy may let in all
 * (E-102, E-104).
 */
export function accountsLetIn(
  action: string,
  resource: string,
  { roles, resources, trusted }: ResourceSide,
): readonly string[] | undefined {
  const role = isAssuming(action) ? roles.get(resource) : undefined;
  if (role === undefined && !isOpenedByResourceAlone(action)) return undefined;
  const policies = role ? [role.trust] : [...resources.values()].flatMap(({ policy }) => policy ?? []);
  const named = policies.length === 0 ? [] : trusted;
  const isOpen =
    (policies.length === 0 && needsPolicyToClose(action)) ||
    policies.some(({ quarantined }) => quarantined !== undefined) ||
    named.some(isOfAnyAccount);
  const owners = role ? [] : ownersOf(resource, resources);
  if (isOpen || (role === undefined && owners.length === 0)) return undefined;
  return [...new Set([...owners, ...named.filter(isAccountId)])];
}

/** Whether it can mean any account: `*`, a unique id of no known principal, or an id that only some services know. */
const isOfAnyAccount = (named: string): boolean =>
  !isAccountId(named) && !isOfNoAccount(namedPrincipalKind(named));

const ownersOf = (resource: string, stored: ResourceSide['resources']): readonly string[] =>
  [parseArn(resource)?.account ?? '', ...[...stored.values()].map((one) => one.resource.accountId)].filter(
    isAccountId,
  );
