/** Defines the words of the page. */
import type { Decision, PolicyKind, PrincipalFragment } from '../../api/operations.generated.js';

export const decisionWords: Readonly<Record<Decision, string>> = {
  ALLOWED: 'Allowed',
  CONDITIONAL: 'Allowed under conditions',
  IMPLICIT_DENY: 'Denied: nothing allows it',
  EXPLICIT_DENY: 'Denied by a statement',
  UNKNOWN: 'Unknown: data is missing',
};

export const kindWords: Readonly<Record<PrincipalFragment['__typename'], string>> = {
  AccountRoot: 'root user',
  Anyone: 'anyone',
  ExternalPrincipal: 'outside principal',
  HiddenPrincipal: 'of an account that is not told',
  IamRole: 'role',
  IamUser: 'user',
  OidcProvider: 'OIDC provider',
  RoleSession: 'role session',
  SamlProvider: 'SAML provider',
  ServicePrincipal: 'AWS service',
};

export const policyWords: Readonly<Record<PolicyKind, string>> = {
  AWS_MANAGED: 'AWS managed policy',
  INLINE: 'inline policy',
  MANAGED: 'managed policy',
  RESOURCE: 'resource-based policy',
  RESOURCE_CONTROL: 'RCP',
  SERVICE_CONTROL: 'SCP',
  TRUST: 'trust policy',
};

/** Returns an enum value in words: "permissions boundary" for `PERMISSIONS_BOUNDARY`. */
export const inWords = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

/** Returns a count with its noun: "1 role", "3 roles". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

export const dateOf = (time: string | null | undefined): string => time?.slice(0, 10) ?? 'unknown';
