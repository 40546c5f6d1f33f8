/** Finds the principals that a trust policy or a resource policy names, under their identifiers in the graph. */
import type { RoleFact, Trust } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isNobody,
  isUniqueId,
  namedCallers,
  rootOf,
} from '../../graph/model/principals/namedPrincipal.js';
import type { PolicyDocument, PrincipalValue, Statement } from '../../iam/language/policyDocument.js';
import { parseOperator } from '../../iam/match/operators.js';
import type { ConditionTest } from '../../iam/language/statement.js';
import { inOrder } from './factOrder.js';
import type { AccountExport } from '../formats/account/accountExport.js';
import { rootArn } from '../../iam/language/arn.js';

/** Returns the principals that a role trusts; none where its trust policy is quarantined. */
export const trustedBy = (
  trust: PolicyDocument | undefined,
  account: AccountExport,
): Pick<RoleFact, 'trusts' | 'singledOut'> =>
  trust
    ? { trusts: trustsOf(trust, account), singledOut: singledOutBy(trust, account) }
    : { trusts: [], singledOut: [] };

/** Returns one entry per principal, sorted by identifier, with the statements that name it. */
export function trustsOf(trust: PolicyDocument, account: AccountExport): readonly Trust[] {
  const statements = new Map<string, Set<number>>();
  for (const statement of trust.statements) {
    for (const value of namedIn(statement)) {
      const identifier = identifierOf(value, account);
      if (isNobody(identifier)) continue;
      statements.set(identifier, (statements.get(identifier) ?? new Set()).add(statement.index));
    }
  }
  const trusts = [...statements].map(([identifier, indexes]) => ({
    identifier,
    statementIndexes: [...indexes],
  }));
  return inOrder(trusts, 'identifier');
}

/** Returns the named principals (E-25). NotPrincipal with Allow covers all others, so it counts as anyone. */
function namedIn({ principal, effect }: Statement): readonly PrincipalValue[] {
  if (!principal?.inverted) return principal?.values ?? [];
  return effect === 'ALLOW' ? [{ type: 'ANY', value: '*' }] : [];
}

/** Returns the principals of AWS whom a Deny for all others leaves out (E-25b). */
export const exemptedBy = ({ statements }: PolicyDocument, account: AccountExport): readonly string[] =>
  statements.flatMap(({ effect, principal }) =>
    effect === 'DENY' && principal?.inverted
      ? principal.values.filter(({ type }) => type === 'AWS').map((value) => identifierOf(value, account))
      : [],
  );

/**
 * Returns principals of other accounts that a trust policy open to anyone names in conditions on the caller: these may
 * be the only ones that it admits. Each comes with the root of its account, which represents it where that account was
 * never imported. Sorted.
 */
function singledOutBy(trust: PolicyDocument, account: AccountExport): readonly string[] {
  const open = trust.statements.filter(isForAnyone);
  if (open.length === 0) return [];
  const denies = trust.statements.filter(({ effect }) => effect === 'DENY');
  const tests = [
    ...open.flatMap(({ conditions }) => conditions.filter((test) => !isNegated(test))),
    ...denies.flatMap(({ conditions }) => conditions.filter(isNegated)),
  ];
  const named = namedCallers(tests, account.partition).filter(
    (identifier) => accountOfIdentifier(identifier) !== account.accountId,
  );
  return [
    ...new Set(named.flatMap((identifier) => [identifier, rootOf(identifier) ?? identifier])),
  ].toSorted();
}

const isForAnyone = (statement: Statement): boolean =>
  statement.effect === 'ALLOW' && namedIn(statement).some(({ value }) => value === '*');

const isNegated = ({ operator }: ConditionTest): boolean => parseOperator(operator)?.negated === true;

function identifierOf({ type, value }: PrincipalValue, account: AccountExport): string {
  if (type !== 'AWS') return value;
  if (/^\d{12}$/.test(value)) return rootArn({ partition: account.partition, accountId: value });
  return arnOfUniqueId(value, account) ?? value;
}

/** Returns the ARN with exactly this unique id (E-44). Ids of other accounts are resolved where edges are derived. */
function arnOfUniqueId(id: string, account: AccountExport): string | undefined {
  if (!isUniqueId(id)) return undefined;
  return (
    account.users.find((user) => user.userId === id)?.arn ??
    account.roles.find((role) => role.roleId === id)?.arn
  );
}
