/** Of which accounts may principals be able to do something on a resource? */
import { isAssuming } from '../model/assumeActions.js';
import { isOfNoAccount, namedPrincipalKind } from '../model/principals/namedPrincipal.js';
import type { RoleAsResource, StoredResource } from '../model/storedPolicies.js';
import { isOpenedByResourceAlone } from '../../iam/decide/resourceRules.js';
import { isAccountId, parseArn } from '../../iam/language/arn.js';

/** What is stored of the resource. */
export interface ResourceSide {
  readonly roles: ReadonlyMap<string, RoleAsResource>;
  readonly resources: ReadonlyMap<string, StoredResource>;
  /** Accounts of those whom its own policies name, and the identifiers of who is of none. */
  readonly trusted: readonly string[];
}

/**
 * Undefined: of any. Of the account that owns the resource, and of those that its policies name (E-31b, E-33); who assumes
 * a role has to be named in its own account too (E-27). Whom a policy that was not collected lets in is not known (U-9d):
 * nobody of another account may do it then for all that is known.
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
  const isOpen = policies.some(({ quarantined }) => quarantined !== undefined) || named.some(isOfAnyAccount);
  const owners = role ? [] : ownersOf(resource, resources);
  if (isOpen || (role === undefined && owners.length === 0)) return undefined;
  return [...new Set([...owners, ...named.filter(isAccountId)])];
}

/** `*`, an id that nobody was found to have, and what only some services know. */
const isOfAnyAccount = (named: string): boolean =>
  !isAccountId(named) && !isOfNoAccount(namedPrincipalKind(named));

const ownersOf = (resource: string, stored: ResourceSide['resources']): readonly string[] =>
  [parseArn(resource)?.account ?? '', ...[...stored.values()].map((one) => one.resource.accountId)].filter(
    isAccountId,
  );
