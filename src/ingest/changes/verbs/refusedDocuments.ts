/** Finds what AWS refuses in a policy that is stored anew, though it evaluates policies that it stored before. */
import { z } from 'zod';
import { allowsInRcp, type PolicyDocument, type Statement } from '../../../iam/language/policyDocument.js';
import type { PolicyProblem } from '../../../iam/language/statement.js';
import { readRows } from '../../formats/shared/outputs.js';

const claim = z.strictObject({ issuer: z.string(), key: z.string() });

const requiredKeys = new Map(
  readRows('changes/verbs/requiredClaims.yaml', claim).map(({ issuer, key }) => [
    issuer,
    key.includes(':') ? key : `${issuer}:${key}`,
  ]),
);

export const refusedIn = (document: PolicyDocument): readonly PolicyProblem[] => [
  ...allowsInRcp(document),
  ...(document.kind === 'IDENTITY' || document.kind === 'TRUST' ? unfitSids(document.statements) : []),
  ...(document.kind === 'TRUST' ? document.statements.flatMap(openToCustomers) : []),
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function unfitSids(statements: readonly Statement[]): readonly PolicyProblem[] {
  const seen = new Set<string>();
  return statements.flatMap(({ sid = '', index }) => {
    if (sid === '') return [];
    const path = `$.Statement[${index}].Sid`;
    if (!/^[A-Za-z0-9]+$/.test(sid)) return [{ path, message: 'Sid has letters and digits only' }];
    const isThere = seen.has(sid);
    seen.add(sid);
    return isThere ? [{ path, message: 'another statement has the same Sid' }] : [];
  });
}

/** E-48b: a shared issuer is let in without a condition on the claim that tells its customers apart. */
function openToCustomers({
  index,
  effect,
  action,
  principal,
  conditions,
}: Statement): readonly PolicyProblem[] {
  if (effect !== 'ALLOW' || !action.values.some(isWebIdentity)) return [];
  const keys = new Set(conditions.map(({ key }) => key.toLowerCase()));
  return (principal?.values ?? []).flatMap(({ type, value }) => {
    const key = type === 'FEDERATED' ? requiredKeys.get(issuerOf(value)) : undefined;
    return key === undefined || keys.has(key.toLowerCase())
      ? []
      : [{ path: `$.Statement[${index}].Condition`, message: `IAM requires a condition on ${key} here` }];
  });
}

const isWebIdentity = (action: string): boolean =>
  action.includes('*') || action.toLowerCase() === 'sts:assumerolewithwebidentity';

const issuerOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replace(/^.*:oidc-provider\//, '')
    .replace(/\/$/, '');
