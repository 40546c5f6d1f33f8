/** Finds what AWS refuses in a policy that is stored anew, though it evaluates policies that it stored before. */
import { lackedClaims } from '../../../iam/facts/data/requiredClaims.js';
import { allowsInRcp, type PolicyDocument, type Statement } from '../../../iam/language/policyDocument.js';
import type { PolicyProblem } from '../../../iam/language/statement.js';

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
const openToCustomers = (statement: Statement): readonly PolicyProblem[] =>
  lackedClaims(statement).map((key) => ({
    path: `$.Statement[${statement.index}].Condition`,
    message: `IAM requires a condition on ${key} here`,
  }));
