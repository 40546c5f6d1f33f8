/** Whom a resource's own policy names, a role's trust policy too, and the statements that do. */
import type { CitedStatement } from '../../access/shared/answer.js';
import { compiledDocument } from '../../graph/engine/compiledDocument.js';
import { policyDocumentOf } from '../../graph/engine/policyDocumentOf.js';
import type { Policy, Principal } from '../../graph/model/graph.js';
import type { Statement } from '../../iam/language/statement.js';
import type { Loaders } from '../reading/loaders.js';

export interface PolicyGrant {
  readonly principal: Principal;
  readonly statements: readonly (readonly [statement: Statement, cited: CitedStatement])[];
}

/** `uid`: of the policy of the role or resource with this ARN. */
export async function policyGrants(
  arn: string,
  uid: string,
  layer: 'TRUST' | 'RESOURCE',
  loaders: Loaders,
): Promise<readonly PolicyGrant[]> {
  const [grants, policy] = await Promise.all([loaders.trustGrants.load(arn), loaders.policies.load(uid)]);
  const statements = policy ? statementsOf(policy, layer) : [];
  return (grants ?? []).map(({ principal, statementIndexes }) => ({
    principal,
    statements: statements
      .filter(({ index }) => statementIndexes.includes(index))
      .map((statement) => [statement, cited(statement, uid, layer)] as const),
  }));
}

/** None where the document is quarantined. */
function statementsOf(policy: Policy, kind: 'TRUST' | 'RESOURCE'): readonly Statement[] {
  const document = policyDocumentOf(policy);
  return (document && compiledDocument(document, kind)?.document.statements) ?? [];
}

const cited = (
  { index, sid, effect }: Statement,
  uid: string,
  layer: 'TRUST' | 'RESOURCE',
): CitedStatement => ({
  policy: { kind: 'UID', uid },
  layer,
  statementIndex: index,
  ...(sid === undefined ? {} : { sid }),
  effect,
});
