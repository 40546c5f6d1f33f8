/** Through which entries of a Principal element a caller is reached, and as what (V-4, E-54 to E-58). */
import type { CallerJson } from './cases.js';
import { isObject, listOf, type Json } from './json.js';
import { or, type Truth } from './truth.js';

export type GrantClass = 'ACCOUNT' | 'ENTITY' | 'SESSION' | 'WILDCARD' | 'SERVICE' | 'FEDERATED';

export interface Reach {
  readonly through: GrantClass;
  readonly truth: Truth;
}

export interface PrincipalScope {
  readonly caller: CallerJson;
  /** Whose role is to be assumed: identity providers of other accounts do not count (E-47a). */
  readonly owner: string;
}

interface Entry {
  readonly type: string;
  readonly value: string;
}

/** `"*"` counts as one entry of its own type. */
function entriesOf(element: Json): readonly Entry[] {
  if (!isObject(element)) return [{ type: 'ANY', value: String(element) }];
  return Object.entries(element).flatMap(([type, list]) =>
    listOf(list).map((value) => ({ type, value: String(value) })),
  );
}

export function reachesOf(element: Json, scope: PrincipalScope): readonly Reach[] {
  return entriesOf(element).flatMap((entry) => reachOf(entry, scope));
}

/** Is the caller reached at all? An RCP means every caller by `"*"`, federated ones included (E-20). */
export function isReached(element: Json, scope: PrincipalScope): Truth {
  return or(reachesOf(element, scope).map(({ truth }) => truth));
}

function reachOf({ type, value }: Entry, scope: PrincipalScope): readonly Reach[] {
  const { caller } = scope;
  switch (type) {
    case 'ANY':
      return isFederated(caller) ? [] : sure('WILDCARD');
    case 'AWS':
      return reachOfAws(value, caller);
    case 'Service':
      return caller.kind === 'service' && caller.service === value ? sure('SERVICE') : [];
    case 'Federated':
      return isFederated(caller) && isOwnProvider(value, scope) ? sure('FEDERATED') : [];
    case 'CanonicalUser':
      return 'accountId' in caller ? [{ through: 'ACCOUNT', truth: 'unknown' }] : [];
    default:
      return [];
  }
}

function sure(through: GrantClass): readonly Reach[] {
  return [{ through, truth: true }];
}

export function isFederated(
  caller: CallerJson,
): caller is Extract<CallerJson, { readonly kind: 'webIdentity' | 'saml' }> {
  return caller.kind === 'webIdentity' || caller.kind === 'saml';
}

function isOwnProvider(value: string, { caller, owner }: PrincipalScope): boolean {
  const account = value.startsWith('arn:') ? value.split(':')[4] : owner;
  return isFederated(caller) && caller.provider === value && account === owner;
}

function reachOfAws(value: string, caller: CallerJson): readonly Reach[] {
  if (value === '*') return isFederated(caller) ? [] : sure('WILDCARD');
  if (accountForms(caller).includes(value)) return sure('ACCOUNT');
  if (entityForms(caller).includes(value)) return sure('ENTITY');
  return sessionForms(caller).includes(value) ? sure('SESSION') : [];
}

function accountForms(caller: CallerJson): readonly string[] {
  if (!('accountId' in caller)) return [];
  return [caller.accountId, `arn:${caller.partition}:iam::${caller.accountId}:root`];
}

function entityForms(caller: CallerJson): readonly string[] {
  if (caller.kind === 'user') return [caller.arn, caller.userId];
  if (caller.kind === 'roleSession') return [caller.roleArn, caller.roleId];
  return caller.kind === 'federatedUserSession' && caller.userArn !== undefined ? [caller.userArn] : [];
}

function sessionForms(caller: CallerJson): readonly string[] {
  return 'sessionArn' in caller ? [caller.sessionArn] : [];
}

/** E-25b: the kinds of identity forms that a caller has, each with its spellings. */
function identityForms(caller: CallerJson): readonly (readonly string[])[] {
  if (caller.kind === 'service') return [[caller.service]];
  return [accountForms(caller), entityForms(caller), sessionForms(caller)].filter(
    (forms) => forms.length > 0,
  );
}

/** How many of the caller's identity forms a list holds. */
export type Listed = 'ALL' | 'SOME' | 'NONE';

/** How far a NotPrincipal list holds the caller. A `*` in it stands for every form. */
export function listingOf(element: Json, scope: PrincipalScope): Listed {
  const entries = entriesOf(element);
  const isEveryone = entries.some(({ type, value }) => value === '*' && (type === 'ANY' || type === 'AWS'));
  if (isEveryone) return 'ALL';
  const wanted = scope.caller.kind === 'service' ? 'Service' : 'AWS';
  const values = entries.filter(({ type }) => type === wanted).map(({ value }) => value);
  const found = identityForms(scope.caller).map((forms) => forms.some((form) => values.includes(form)));
  if (found.length === 0 || !found.includes(true)) return 'NONE';
  return found.includes(false) ? 'SOME' : 'ALL';
}
