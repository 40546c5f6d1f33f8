/** Matches Principal and NotPrincipal elements with the caller, by grant class (V-4, E-44, E-45, E-54 to E-58). */
import { isOriginAccessIdentity, parseIamArn, rootArn } from '../language/arn.js';
import { CAVEAT } from '../explain/caveats.js';
import { FALSE, TRUE, UNKNOWN, kleene, type Kleene } from '../decide/kleene.js';
import type { Effect } from '../decide/decision.js';
import type { FederatedPrincipal, RequestPrincipal } from '../decide/request.js';
import type { PrincipalElement } from '../language/statement.js';
import type { ConditionContext } from './conditionContext.js';

/** The grant classes (V-4) as bits, so that one statement can grant through several. */
export const GRANT = {
  ACCOUNT: 1,
  ENTITY: 2,
  SESSION: 4,
  WILDCARD: 8,
  SERVICE: 16,
  FEDERATED: 32,
  CANONICAL: 64,
} as const;

/** Bits of `GRANT`. */
export type GrantClasses = number;

export interface PrincipalMatcher {
  readonly inverted: boolean;
  /** `"*"` */
  readonly anyone: boolean;
  /** `{"AWS":"*"}` (O-12) */
  readonly awsAnyone: boolean;
  /** Account ids, ARNs and unique ids under AWS. */
  readonly aws: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly federated: ReadonlySet<string>;
  readonly canonical: boolean;
}

/** The forms by which a policy can name the caller, computed once per request. */
export interface CallerForms {
  /** Account id and root ARN. */
  readonly account: readonly string[];
  /** ARN and unique id of the user, or of the session's role. */
  readonly entity: readonly string[];
  readonly session: readonly string[];
  /** Which forms AWS has for this kind of caller, whether or not the text is known here (E-25b). */
  readonly has: { readonly entity: boolean; readonly session: boolean };
  /** For an unknown session: the prefix of all ARNs of its role's sessions. */
  readonly anySession: string | undefined;
  /** For a session whose role, or the user who made it, is not known: what its ARN has in common with it (E-45, E-97). */
  readonly madeBy?: UnknownEntity;
  readonly service: readonly string[];
  readonly provider: readonly string[];
  /** False for federated callers, which are let in by name only (E-47b). */
  readonly wildcard: boolean;
  /** Whether an Allow for `{"AWS":"*"}` lets in the caller, if one for `"*"` does (O-12). */
  readonly awsWildcard: boolean;
}

interface UnknownEntity {
  readonly kind: 'user' | 'role';
  readonly partition: string;
  readonly accountId: string;
  /** Missing: any. */
  readonly name?: string;
}

/** The classes through which the element certainly matches, and those through which it may match. */
interface PrincipalMatch {
  readonly must: GrantClasses;
  readonly may: GrantClasses;
}

export function compilePrincipal(element: PrincipalElement): PrincipalMatcher {
  const valuesOf = (type: string): string[] =>
    element.values.filter((value) => value.type === type).map(({ value }) => value);
  const aws = valuesOf('AWS');
  return {
    inverted: element.inverted,
    anyone: valuesOf('ANY').length > 0,
    awsAnyone: aws.includes('*'),
    aws: new Set(aws),
    services: new Set(valuesOf('SERVICE')),
    federated: new Set(valuesOf('FEDERATED')),
    canonical: valuesOf('CANONICAL_USER').length > 0,
  };
}

export const noForms: CallerForms = {
  account: [],
  entity: [],
  session: [],
  has: { entity: false, session: false },
  anySession: undefined,
  service: [],
  provider: [],
  wildcard: true,
  awsWildcard: true,
};

/** Returns the forms of a caller. `ownerAccount`: the resource's; a provider counts only in its own account (E-47a). */
export function formsOf(principal: RequestPrincipal, ownerAccount: string | undefined): CallerForms {
  switch (principal.kind) {
    case 'anonymous':
      return noForms;
    case 'service':
      return isOriginAccessIdentity(principal.service)
        ? { ...noForms, entity: [principal.service], has: { entity: true, session: false } }
        : { ...noForms, service: [principal.service] };
    case 'webIdentity':
    case 'saml':
      return { ...noForms, wildcard: false, provider: providersIn(principal, ownerAccount) };
    case 'root':
      return { ...noForms, account: accountForms(principal) };
    case 'accountMember':
      return { ...noForms, account: accountForms(principal), has: { entity: true, session: false } };
    case 'user':
      return {
        ...noForms,
        account: accountForms(principal),
        entity: present([principal.arn, principal.userId]),
        has: { entity: true, session: false },
      };
    case 'federatedUserSession':
      return {
        ...noForms,
        account: accountForms(principal),
        entity: present([principal.userArn]),
        session: [principal.sessionArn],
        has: { entity: principal.userArn !== undefined || principal.hasUnknownMaker === true, session: true },
        ...(principal.hasUnknownMaker ? { madeBy: { ...principal, kind: 'user' } } : {}),
      };
    case 'roleSession':
      return roleSessionForms(principal);
  }
}

const accountForms = (of: Parameters<typeof rootArn>[0]): readonly string[] => [of.accountId, rootArn(of)];

function present(values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined);
}

/** E-45: a session ARN has the role's name without its path. */
function roleSessionForms(principal: Extract<RequestPrincipal, { kind: 'roleSession' }>): CallerForms {
  const { partition, accountId, roleArn, roleId, sessionArn } = principal;
  const role = roleArn === undefined ? undefined : parseIamArn(roleArn);
  const unknownSession =
    sessionArn === undefined && role?.kind === 'role'
      ? `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/`
      : undefined;
  const session = roleArn === undefined && sessionArn !== undefined ? parseIamArn(sessionArn) : undefined;
  return {
    ...noForms,
    account: accountForms(principal),
    entity: present([roleArn, roleId]),
    session: present([sessionArn]),
    has: { entity: true, session: true },
    anySession: unknownSession,
    ...(session?.kind === 'assumedRoleSession'
      ? { madeBy: { kind: 'role', partition, accountId, name: session.roleName } }
      : {}),
  };
}

function providersIn(
  { provider, isMissing = false }: FederatedPrincipal,
  ownerAccount: string | undefined,
): readonly string[] {
  if (isMissing) return [];
  const account = parseIamArn(provider)?.accountId ?? ownerAccount;
  return ownerAccount === undefined || account === ownerAccount ? [provider] : [];
}

/**
 * Compares the element exactly with each form of the caller (E-54, E-55, E-57). Not for inverted elements. A bare `"*"`
 * in a Deny, as in every resource control policy, includes federated callers (E-20, E-47).
 */
export function matchPrincipal(
  matcher: PrincipalMatcher,
  forms: CallerForms,
  context: ConditionContext,
  effect: Effect,
): PrincipalMatch {
  let must = 0;
  let may = 0;
  if (lists(matcher.aws, forms.account)) must |= GRANT.ACCOUNT;
  if (lists(matcher.aws, forms.entity)) must |= GRANT.ENTITY;
  if (lists(matcher.aws, forms.session)) must |= GRANT.SESSION;
  if (listsSomeSession(matcher, forms)) may |= GRANT.SESSION;
  if (mayListEntity(matcher, forms)) may |= GRANT.ENTITY;
  if (lists(matcher.services, forms.service)) must |= GRANT.SERVICE;
  if (lists(matcher.federated, forms.provider)) must |= GRANT.FEDERATED;
  if (matcher.canonical && forms.account.length > 0) may |= GRANT.CANONICAL;
  if (effect === 'DENY' && matcher.anyone) must |= GRANT.WILDCARD;
  const isAwsAnyone = matcher.awsAnyone && (forms.awsWildcard || effect === 'DENY');
  if (forms.wildcard && (matcher.anyone || isAwsAnyone)) {
    must |= GRANT.WILDCARD;
    if (!matcher.anyone && forms.service.length > 0) context.caveats |= CAVEAT.AWS_STAR_SERVICE;
  }
  return { must, may: must | may };
}

function lists(values: ReadonlySet<string>, forms: readonly string[]): boolean {
  for (const form of forms) if (values.has(form)) return true;
  return false;
}

function listsSomeSession(matcher: PrincipalMatcher, { anySession }: CallerForms): boolean {
  if (anySession === undefined) return false;
  for (const value of matcher.aws) if (value.startsWith(anySession)) return true;
  return false;
}

function mayListEntity({ aws }: PrincipalMatcher, { madeBy }: CallerForms): boolean {
  if (madeBy === undefined) return false;
  const { kind, partition, accountId, name } = madeBy;
  return [...aws].some((value) => {
    const entity = parseIamArn(value);
    if (entity?.kind !== kind || entity.partition !== partition || entity.accountId !== accountId)
      return false;
    return name === undefined || entity.name === name;
  });
}

/**
 * Matches a NotPrincipal element, which excludes the caller if every form that AWS has for it is listed (E-25b). AWS
 * does not document the result if only some are listed: `concrete` is returned then.
 */
export function matchNotPrincipal(
  matcher: PrincipalMatcher,
  forms: CallerForms,
  context: ConditionContext,
  concrete: Kleene | undefined,
): Kleene {
  if (matcher.anyone || (forms.wildcard && matcher.awsAnyone)) return FALSE;
  const listed = formsListed(matcher, forms);
  if (listed.every((form) => form === FALSE))
    return matcher.canonical && forms.account.length > 0 ? UNKNOWN : TRUE;
  if (listed.every((form) => form === TRUE)) return FALSE;
  context.caveats |= CAVEAT.NOT_PRINCIPAL;
  return concrete ?? UNKNOWN;
}

/** Returns, for each form that this kind of caller has, whether it is listed. */
function formsListed(matcher: PrincipalMatcher, forms: CallerForms): readonly Kleene[] {
  const listed: Kleene[] = [];
  if (forms.account.length > 0) listed.push(kleene(lists(matcher.aws, forms.account)));
  if (forms.has.entity)
    listed.push(mayListEntity(matcher, forms) ? UNKNOWN : kleene(lists(matcher.aws, forms.entity)));
  if (forms.has.session) {
    listed.push(listsSomeSession(matcher, forms) ? UNKNOWN : kleene(lists(matcher.aws, forms.session)));
  }
  if (forms.service.length > 0) listed.push(kleene(lists(matcher.services, forms.service)));
  if (forms.provider.length > 0) listed.push(kleene(lists(matcher.federated, forms.provider)));
  return listed;
}
