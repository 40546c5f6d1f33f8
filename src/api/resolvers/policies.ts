/** Fields of policies that are read or computed, and whom the policies of resources and roles name. */
import type { CitedStatement } from '../../access/shared/answer.js';
import { compiledDocument, policyDocumentOf } from '../../graph/engine/compiledDocument.js';
import type { PolicyHolder } from '../../graph/contract/graphReader.js';
import type { Policy as StoredPolicy, Principal } from '../../graph/model/graph.js';
import type { Statement } from '../../iam/language/statement.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodeId.js';
import type { PolicyResolvers } from '../types.generated.js';

export const Policy: PolicyResolvers = {
  id: nodeId,
  owner: ({ kind, ownerArn }, _arguments, { loaders }) =>
    ownerArn === undefined || kind === 'RESOURCE' ? null : holder(ownerArn, loaders),
  resource: ({ kind, ownerArn }, _arguments, { loaders }) =>
    ownerArn === undefined || kind !== 'RESOURCE' ? null : loaders.resources.load(ownerArn),
  document: documentOf,
  attachedTo: ({ uid }, page, { loaders }) => loaders.holdersOfPolicies(uid, page),
};

/** The JSON text; null where the document could not be understood or was not exported. */
export function documentOf({ documentText, quarantined }: StoredPolicy): string | null {
  return quarantined === undefined ? (documentText ?? null) : null;
}

async function holder(arn: string, loaders: Loaders): Promise<PolicyHolder | null> {
  if (arn.includes(':group/')) return loaders.groups.load(arn);
  const principal = await loaders.principals.load(arn);
  return principal?.kind === 'USER' || principal?.kind === 'ROLE' ? principal : null;
}

interface PolicyGrant {
  readonly principal: Principal;
  readonly statements: readonly (readonly [statement: Statement, cited: CitedStatement])[];
}

/** Whom a policy names, and the statements that do. `uid`: of the policy of the role or resource with this ARN. */
export async function policyGrants(
  arn: string,
  uid: string,
  layer: 'TRUST' | 'RESOURCE',
  loaders: Loaders,
): Promise<readonly PolicyGrant[]> {
  const [grants, policy] = await Promise.all([loaders.trustGrants.load(arn), loaders.policies.load(uid)]);
  const statements = policy ? statementsOf(policy, layer) : [];
  return grants.map(({ principal, statementIndexes }) => ({
    principal,
    statements: statements
      .filter(({ index }) => statementIndexes.includes(index))
      .map((statement) => [statement, cited(statement, uid, layer)] as const),
  }));
}

/** None where the document is quarantined. */
function statementsOf(policy: StoredPolicy, kind: 'TRUST' | 'RESOURCE'): readonly Statement[] {
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
