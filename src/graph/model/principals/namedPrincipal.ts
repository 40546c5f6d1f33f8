/** What a principal is that a policy only names, and whom conditions on the caller name. */
import { isAccountId, isOriginAccessIdentity, rootArn } from '../../../iam/language/arn.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import type { OtherPrincipal, PrincipalKind } from '../graph.js';

const builtInProviders = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

const forms: readonly (readonly [RegExp, OtherPrincipal['kind']])[] = [
  [/^\*$/, 'ANYONE'],
  [/^arn:[^:]+:iam::\d{12}:root$/, 'ROOT'],
  [/^arn:[^:]+:iam::\d{12}:saml-provider\//, 'SAML_PROVIDER'],
  [/^arn:[^:]+:iam::\d{12}:oidc-provider\//, 'OIDC_PROVIDER'],
  [/^arn:[^:]+:sts::\d{12}:assumed-role\//, 'ROLE_SESSION'],
  [/^arn:/, 'EXTERNAL'],
  [/^[^:/]+\.(amazonaws\.com|amazonaws\.com\.cn|amazon\.com)$/, 'SERVICE'],
];

/** By the form of its identifier alone. */
export function namedPrincipalKind(identifier: string): OtherPrincipal['kind'] {
  if (builtInProviders.includes(identifier)) return 'OIDC_PROVIDER';
  return forms.find(([form]) => form.test(identifier))?.[1] ?? 'EXTERNAL';
}

/** Services and identity providers: no account's root stands for them. */
export const isOfNoAccount = (kind: PrincipalKind): boolean =>
  kind === 'SERVICE' || kind === 'SAML_PROVIDER' || kind === 'OIDC_PROVIDER';

/** E-44: of a user (AIDA…) or a role (AROA…), which a policy may name so. */
export const isUniqueId = (identifier: string): boolean => /^A(IDA|ROA)/.test(identifier);

/** O-4: of an account, or of an origin access identity of CloudFront; nothing tells of which. */
export const isCanonicalUser = (identifier: string): boolean => /^[0-9a-f]{64}$/.test(identifier);

/** E-97: of `sts:GetFederationToken`; no list of AWS has them. */
export const isFederatedSession = (identifier: string): boolean =>
  /^arn:[^:]+:sts::\d{12}:federated-user\//.test(identifier);

/** Whom a policy means though no import lists them, in an account that was imported or in none. */
export const isNeverListed = (identifier: string): boolean =>
  isCanonicalUser(identifier) || isFederatedSession(identifier) || isOriginAccessIdentity(identifier);

export const isRole = (identifier: string): boolean => /^arn:[^:]+:iam::\d{12}:role\//.test(identifier);

/** Of a user or role. Nobody can make a service's role or one of Identity Center trust somebody else. */
export const canBeTakenOver = (identifier: string): boolean =>
  /^arn:[^:]+:iam::\d{12}:(user|role)\//.test(identifier) &&
  !/:role\/aws-(service-role|reserved)\//.test(identifier);

/** The account segment of an ARN, where it is one. Searches ask it of each hop: without an expression, whose match is an array. */
export function accountOfIdentifier(identifier: string): string | undefined {
  let start = 0;
  for (let colons = 0; colons < 4; colons += 1) {
    start = identifier.indexOf(':', start) + 1;
    if (start === 0) return undefined;
  }
  const segment = identifier.slice(start, start + 12);
  const next = identifier[start + 12];
  return isAccountId(segment) && (next === undefined || next === ':') ? segment : undefined;
}

/** The root user of its account; undefined: it is in none. */
export function rootOf(identifier: string): string | undefined {
  const accountId = accountOfIdentifier(identifier);
  return accountId && rootArn({ partition: identifier.split(':')[1] ?? 'aws', accountId });
}

export const accountsOf = (identifiers: readonly string[]): readonly string[] => [
  ...new Set(identifiers.flatMap((identifier) => accountOfIdentifier(identifier) ?? [])),
];

const names: Partial<Record<PrincipalKind, (identifier: string) => string>> = {
  ANYONE: () => 'anyone',
  ROOT: (identifier) => `root of ${accountOfIdentifier(identifier)}`,
  ROLE_SESSION: (identifier) => identifier.slice(identifier.indexOf('/') + 1),
  SAML_PROVIDER: afterFirstSlash,
  OIDC_PROVIDER: afterFirstSlash,
  EXTERNAL: (identifier) => identifier.slice(identifier.lastIndexOf('/') + 1),
};

function afterFirstSlash(identifier: string): string {
  return identifier.startsWith('arn:') ? identifier.slice(identifier.indexOf('/') + 1) : identifier;
}

export function namedPrincipal(identifier: string): OtherPrincipal {
  const kind = namedPrincipalKind(identifier);
  const accountId = accountOfIdentifier(identifier);
  return {
    type: 'PRINCIPAL',
    kind,
    identifier,
    name: names[kind]?.(identifier) ?? identifier,
    ...(accountId ? { accountId } : {}),
  };
}

/** The account of the caller; the last one may be. */
const keysOfAccounts = new Set(['aws:principalaccount', 'kms:calleraccount', 'aws:sourceowner']);

/**
 * Where the principal element is `*`, these may be all whom a statement means: principals, and root users that stand for the
 * accounts which its conditions name, or of which a pattern means some principals.
 */
export function namedCallers(tests: readonly ConditionTest[], partition: string): readonly string[] {
  const root = (accountId: string): string => rootArn({ partition, accountId });
  const named = tests.flatMap(({ key, values }) => {
    const name = key.toLowerCase();
    if (keysOfAccounts.has(name)) return values.filter(isAccountId).map(root);
    return name === 'aws:principalarn' ? values.flatMap((arn) => ofArn(arn, root)) : [];
  });
  return [...new Set(named)];
}

function ofArn(arn: string, rootOf: (accountId: string) => string): readonly string[] {
  const accountId = accountOfIdentifier(arn);
  if (accountId === undefined) return [];
  if (/[*?$]/.test(arn)) return [rootOf(accountId)];
  return /^arn:[^:]+:(iam|sts)::/.test(arn) ? [arn] : [];
}
