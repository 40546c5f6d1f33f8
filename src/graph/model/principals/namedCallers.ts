/** Whom conditions on the caller name: where the principal element is `*`, these may be all whom a statement means. */
import { isAccountId } from '../../../iam/language/arn.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { accountOfIdentifier } from './namedPrincipal.js';

/** Principals, and root users that stand for the accounts which are named, or of which a pattern means some principals. */
export function namedCallers(tests: readonly ConditionTest[], partition: string): readonly string[] {
  const root = (accountId: string): string => `arn:${partition}:iam::${accountId}:root`;
  const named = tests.flatMap(({ key, values }) => {
    if (key.toLowerCase() === 'aws:principalaccount') return values.filter(isAccountId).map(root);
    return key.toLowerCase() === 'aws:principalarn' ? values.flatMap((arn) => ofArn(arn, root)) : [];
  });
  return [...new Set(named)];
}

function ofArn(arn: string, rootOf: (accountId: string) => string): readonly string[] {
  const accountId = accountOfIdentifier(arn);
  if (accountId === undefined) return [];
  if (/[*?$]/.test(arn)) return [rootOf(accountId)];
  return /^arn:[^:]+:(iam|sts)::/.test(arn) ? [arn] : [];
}
