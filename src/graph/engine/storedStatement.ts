/** Evidence of the engine as edges and principals keep it: by content where policies share it, else by the policy's uid. */
import type { StatementMatch, UnresolvedCondition } from '../../iam/decide/decision.js';
import type { StoredCondition, StoredStatement } from '../model/graph.js';

export const storedCondition = ({ statement, ...condition }: UnresolvedCondition): StoredCondition => ({
  ...condition,
  statement: storedStatement(statement),
});

export const storedStatement = (match: StatementMatch): StoredStatement => ({
  ...whereOf(match),
  index: match.statementIndex,
  ...(match.sid === undefined ? {} : { sid: match.sid }),
  effect: match.effect,
});

function whereOf({ layer, policyId, level = '' }: StatementMatch) {
  switch (layer) {
    case 'SERVICE_CONTROL':
    case 'RESOURCE_CONTROL':
      return { layer, policyUid: policyId, level };
    case 'PERMISSIONS_BOUNDARY':
    case 'TRUST':
      return { layer, documentHash: policyId };
    default:
      return { layer: 'IDENTITY' as const, documentHash: policyId };
  }
}
