/** Principals that policies only name: their kind, account and name, and callers that conditions name. */
import { isAccountId, isOriginAccessIdentity, rootArn } from '../../../iam/language/arn.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import type { OtherPrincipal, PrincipalKind } from '../graph.js';

/**
 * Names of Amazon Cognito as an identity provider, by partition (N-5).
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/cognito.html
 */
export const cognitoNames: Readonly<Record<string, readonly string[]>> = {
  aws: ['cognito-identity.amazonaws.com'],
  'aws-us-gov': ['cognito-identity-us-gov.amazonaws.com', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  'aws-cn': ['cognito-identity.cn-north-1.amazonaws.com.cn'],
};

const allCognitoNames = Object.values(cognitoNames).flat();

export const isCognito = (identifier: string): boolean => allCognitoNames.includes(identifier);

const builtInProviders = ['accounts.google.com', 'graph.facebook.com', 'www.amazon.com'];

const forms: readonly (readonly [RegExp, OtherPrincipal['kind']])[] = [
  [/^\*$/, 'ANYONE'],
  [/^arn:[^:]+:iam::\d{12}:root$/, 'ROOT'],
  [/^arn:[^:]+:iam::\d{12}:saml-provider\//, 'SAML_PROVIDER'],
  [/^arn:[^:]+:iam::\d{12}:oidc-provider\//, 'OIDC_PROVIDER'],
  [/^arn:[^:]+:sts::\d{12}:assumed-role\//, 'ROLE_SESSION'],
  [/^arn:/, 'EXTERNAL'],
  [/^[^:/]+\.(amazonaws\.com|amazonaws\.com\.cn|amazon\.com)$/, 'SERVICE'],
];

/** Returns the kind, by the form of the identifier alone. */
export function namedPrincipalKind(identifier: string): OtherPrincipal['kind'] {
  if (isCognito(identifier) || builtInProviders.includes(identifier)) return 'OIDC_PROVIDER';
  return forms.find(([form]) => form.test(identifier))?.[1] ?? 'EXTERNAL';
}

/** Whether it is a service or an identity provider, which a policy that names an account's root does not include. */
export const isOfNoAccount = (kind: PrincipalKind): boolean =>
  kind === 'SERVICE' || kind === 'SAML_PROVIDER' || kind === 'OIDC_PROVIDER';

/** Whether it is the unique id of a user (AIDA…) or a role (AROA…), which a policy may name (E-44). */
export const isUniqueId = (identifier: string): boolean => /^A(IDA|ROA)/.test(identifier);

/** Whether it is a canonical user id, which does not show whether it is an account or a CloudFront identity (O-4). */
export const isCanonicalUser = (identifier: string): boolean => /^[0-9a-f]{64}$/.test(identifier);

/** Whether it is a session of `sts:GetFederationToken`. AWS lists no such sessions (E-97). */
export const isFederatedSession = (identifier: string): boolean =>
  /^arn:[^:]+:sts::\d{12}:federated-user\//.test(identifier);

/** Whether the name is longer than that of any principal (an ARN has at most 2,048 characters), so that it is nobody's. */
export const isNobody = (identifier: string): boolean => identifier.length > 2_048;

/** Whether a policy may mean it although no import ever lists it, even if its account was imported. */
export const isNeverListed = (identifier: string): boolean =>
  isCanonicalUser(identifier) || isFederatedSession(identifier) || isOriginAccessIdentity(identifier);

export const isRole = (identifier: string): boolean => /^arn:[^:]+:iam::\d{12}:role\//.test(identifier);

/** Whether whoever administers its account can become it: a user or role that AWS does not keep from changes. */
export const canBeTakenOver = (identifier: string): boolean =>
  /^arn:[^:]+:iam::\d{12}:(user|role)\//.test(identifier) &&
  !/:role\/aws-(service-role|reserved)\//.test(identifier);

/** Returns the account id in an ARN, if it has one. Uses no regular expression, since searches call it for each hop. */
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

/** Returns the root user of the identifier's account; undefined: it has none. */
export function rootOf(identifier: string): string | undefined {
  const accountId = accountOfIdentifier(identifier);
  return accountId && rootArn({ partition: identifier.split(':')[1] ?? 'aws', accountId });
}

export const accountsOf = (identifiers: readonly string[]): readonly string[] => [
  ...new Set(identifiers.flatMap((identifier) => accountOfIdentifier(identifier) ?? [])),
];

/** Returns the accounts whose root users are among the identifiers. */
export const accountsOfRoots = (identifiers: readonly string[]): readonly string[] =>
  accountsOf(identifiers.filter((identifier) => namedPrincipalKind(identifier) === 'ROOT'));

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

/** Condition keys that hold the caller's account; `aws:SourceOwner` may hold another. */
const keysOfAccounts = new Set(['aws:principalaccount', 'kms:calleraccount', 'aws:sourceowner']);

/**
 * Returns the callers that the conditions of a statement for `*` name, which may be all that it lets in: principals,
 * and a root user for each account that a condition names or whose principals a pattern matches.
 */
export function namedCallers(tests: readonly ConditionTest[], partition: string): readonly string[] {
  const root = (accountId: string): string => rootArn({ partition, accountId });
  const named = tests.flatMap(({ key, values }) => {
    const name = key.toLowerCase();
    if (keysOfAccounts.has(name)) return values.filter(isAccountId).map(root);
    return name === 'aws:principalarn' ? values.flatMap((arn) => ofArn(arn, root)) : [];
  });
  return [...new Set(named)].filter((identifier) => !isNobody(identifier));
}

function ofArn(arn: string, rootOf: (accountId: string) => string): readonly string[] {
  const accountId = accountOfIdentifier(arn);
  if (accountId === undefined) return [];
  if (/[*?$]/.test(arn)) return [rootOf(accountId)];
  return /^arn:[^:]+:(iam|sts)::/.test(arn) ? [arn] : [];
}
