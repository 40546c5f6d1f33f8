/** Whom a trust policy or a resource's own policy names, under the identifiers that the graph knows them by. */
import type { RoleFact, Trust } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
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

/** Of a role; nobody where its trust policy was not understood. */
export const trustedBy = (
  trust: PolicyDocument | undefined,
  account: AccountExport,
): Pick<RoleFact, 'trusts' | 'singledOut'> =>
  trust
    ? { trusts: trustsOf(trust, account), singledOut: singledOutBy(trust, account) }
    : { trusts: [], singledOut: [] };

/** One entry a principal, by identifier, with the statements that name it. */
export function trustsOf(trust: PolicyDocument, account: AccountExport): readonly Trust[] {
  const statements = new Map<string, Set<number>>();
  for (const statement of trust.statements) {
    for (const value of namedIn(statement)) {
      const identifier = identifierOf(value, account);
      statements.set(identifier, (statements.get(identifier) ?? new Set()).add(statement.index));
    }
  }
  const trusts = [...statements].map(([identifier, indexes]) => ({
    identifier,
    statementIndexes: [...indexes],
  }));
  return inOrder(trusts, 'identifier');
}

/** E-25: NotPrincipal names those that it is not about; with Allow it is about everybody else, so about anyone. */
function namedIn({ principal, effect }: Statement): readonly PrincipalValue[] {
  if (!principal?.inverted) return principal?.values ?? [];
  return effect === 'ALLOW' ? [{ type: 'ANY', value: '*' }] : [];
}

/**
 * Whom of other accounts a trust policy that lets in anyone singles out by conditions on the caller: they may be all whom
 * it lets in. With each comes its account's root, which stands for it where the account was never imported. In order.
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
  if (/^\d{12}$/.test(value)) return rootArn({ ...account, accountId: value });
  return arnOfUniqueId(value, account) ?? value;
}

/** E-44: an id names the entity that has exactly this one. Of other accounts those are found where edges are derived. */
function arnOfUniqueId(id: string, account: AccountExport): string | undefined {
  if (!isUniqueId(id)) return undefined;
  return (
    account.users.find((user) => user.userId === id)?.arn ??
    account.roles.find((role) => role.roleId === id)?.arn
  );
}
