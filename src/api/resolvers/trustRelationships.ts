/** What a role's trust policy says, statement by statement and principal by principal. */
import { compiledDocument } from '../../graph/compiledDocument.js';
import type { IamRole, Policy, Principal } from '../../graph/graph.js';
import { trustPolicyUid } from '../../graph/policyUid.js';
import type { Statement } from '../../iam/statement.js';
import type { Loaders } from '../loaders.js';

export async function trustRelationships({ identifier }: IamRole, loaders: Loaders) {
  const uid = trustPolicyUid(identifier);
  const [grants, policy] = await Promise.all([
    loaders.trustGrants.load(identifier),
    loaders.policies.load(uid),
  ]);
  const statements = policy ? statementsOf(policy) : [];
  const said = (grants ?? []).flatMap(({ principal, statementIndexes }) =>
    statements
      .filter(({ index }) => statementIndexes.includes(index))
      .map((statement) => relationship(principal, statement, uid)),
  );
  return said.sort((a, b) => a.statement.statementIndex - b.statement.statementIndex);
}

/** None where the document is quarantined. */
function statementsOf({ documentHash: hash, documentText: text, quarantined }: Policy): readonly Statement[] {
  if (hash === undefined || text === undefined) return [];
  const compiled = compiledDocument(
    { hash, text, ...(quarantined === undefined ? {} : { quarantined }) },
    'TRUST',
  );
  return compiled?.document.statements ?? [];
}

const relationship = (
  principal: Principal,
  { index, sid, effect, action, conditions }: Statement,
  uid: string,
) => ({
  principal,
  effect,
  actions: action.values,
  conditions,
  statement: {
    policy: { kind: 'UID', uid },
    layer: 'TRUST',
    statementIndex: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
  } as const,
});
