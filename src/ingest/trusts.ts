/** Whom a trust policy or a resource's own policy names, under the identifiers that the graph knows them by. */
import type { Trust } from '../graph/graphWriter.js';
import type { PolicyDocument, PrincipalValue, Statement } from '../iam/policyDocument.js';
import type { AccountExport } from './formats/accountExport.js';

/** One entry a principal, by identifier, with the statements that name it. */
export function trustsOf(trust: PolicyDocument, account: AccountExport): readonly Trust[] {
  const statements = new Map<string, number[]>();
  for (const statement of trust.statements) {
    for (const value of namedIn(statement)) {
      const identifier = identifierOf(value, account);
      statements.set(identifier, [...(statements.get(identifier) ?? []), statement.index]);
    }
  }
  return [...statements]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identifier, indexes]) => ({ identifier, statementIndexes: [...new Set(indexes)] }));
}

/** E-25: NotPrincipal names those that it is not about; with Allow it is about everybody else, so about anyone. */
function namedIn({ principal, effect }: Statement): readonly PrincipalValue[] {
  if (!principal?.inverted) return principal?.values ?? [];
  return effect === 'ALLOW' ? [{ type: 'ANY', value: '*' }] : [];
}

function identifierOf({ type, value }: PrincipalValue, account: AccountExport): string {
  if (type !== 'AWS') return value;
  if (/^\d{12}$/.test(value)) return `arn:${account.partition}:iam::${value}:root`;
  return arnOfUniqueId(value, account) ?? value;
}

/** E-44: an AIDA… or AROA… names the entity that has exactly this id; without one it is a deleted principal. */
function arnOfUniqueId(id: string, account: AccountExport): string | undefined {
  if (!/^A(IDA|ROA)/.test(id)) return undefined;
  return (
    account.users.find((user) => user.userId === id)?.arn ??
    account.roles.find((role) => role.roleId === id)?.arn
  );
}
