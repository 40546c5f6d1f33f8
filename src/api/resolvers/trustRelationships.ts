/** What a role's trust policy says, statement by statement and principal by principal. */
import type { IamRole } from '../../graph/model/graph.js';
import { trustPolicyUid } from '../../graph/model/policyUid.js';
import type { Loaders } from '../reading/loaders.js';
import { policyGrants } from './policyGrants.js';

export async function trustRelationships({ identifier }: IamRole, loaders: Loaders) {
  const grants = await policyGrants(identifier, trustPolicyUid(identifier), 'TRUST', loaders);
  const cited = grants.flatMap(({ principal, statements }) =>
    statements.map(([{ effect, action, conditions }, statement]) => ({
      principal,
      effect,
      actions: action.values,
      conditions,
      statement,
    })),
  );
  return cited.sort((a, b) => a.statement.statementIndex - b.statement.statementIndex);
}
