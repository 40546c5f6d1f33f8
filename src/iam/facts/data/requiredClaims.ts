/** Finds what IAM requires of trust policies that it stores anew, though it evaluates those that it stored before (E-48b). */
import type { Statement } from '../../language/statement.js';
import data from './requiredClaims.json' with { type: 'json' };

const requiredKeys: ReadonlyMap<string, string> = new Map(
  Object.entries(data.issuers).map(([issuer, key]) => [issuer, key.includes(':') ? key : `${issuer}:${key}`]),
);

/**
 * Returns the condition keys by which the statement of a trust policy has to tell customers of shared issuers apart, and
 * does not.
 */
export function lackedClaims({ effect, action, principal, conditions }: Statement): readonly string[] {
  if (effect !== 'ALLOW' || !action.values.some(isWebIdentity)) return [];
  const keys = new Set(conditions.map(({ key }) => key.toLowerCase()));
  return (principal?.values ?? []).flatMap(({ type, value }) => {
    const key = type === 'FEDERATED' ? requiredKeys.get(issuerOf(value)) : undefined;
    return key === undefined || keys.has(key.toLowerCase()) ? [] : [key];
  });
}

const isWebIdentity = (action: string): boolean =>
  action.includes('*') || action.toLowerCase() === 'sts:assumerolewithwebidentity';

const issuerOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replace(/^.*:oidc-provider\//, '')
    .replace(/\/$/, '');
