/** What a principal is that a policy only names. */
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

/** The account segment of an ARN, where it is one. */
export function accountOfIdentifier(identifier: string): string | undefined {
  return accountSegment.exec(identifier)?.[1];
}

export const accountsOf = (identifiers: readonly string[]): readonly string[] => [
  ...new Set(identifiers.flatMap((identifier) => accountOfIdentifier(identifier) ?? [])),
];

const accountSegment = /^(?:[^:]*:){4}(\d{12})(?:$|:)/;

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
