/** The policy that a piece of evidence stands in: looked up only where somebody asks. */
import type { CitedStatement } from '../../access/answer.js';
import type { Policy } from '../../graph/graph.js';
import { trustPolicyUid } from '../../graph/policyUid.js';
import type { Loaders } from '../loaders.js';
import type { StatementMatchResolvers } from '../types.generated.js';

export const StatementMatch: StatementMatchResolvers = {
  policy: (statement, _arguments, { loaders }) => policyOf(statement, loaders),
  policyArn: async (statement, _arguments, { loaders }) => (await policyOf(statement, loaders))?.arn ?? null,
};

/** Evidence of stored edges names a document and who holds it: of that, the policy with this document. */
async function policyOf({ policy, layer }: CitedStatement, loaders: Loaders): Promise<Policy | null> {
  if (policy.kind === 'UID') return loaders.policies.load(policy.uid);
  const held = await policiesIn(layer, policy.holder, loaders);
  return held.find((one) => one?.documentHash === policy.documentHash) ?? null;
}

async function policiesIn(
  layer: CitedStatement['layer'],
  holder: string,
  loaders: Loaders,
): Promise<readonly (Policy | null)[]> {
  if (layer === 'TRUST') return [await loaders.policies.load(trustPolicyUid(holder))];
  if (layer === 'PERMISSIONS_BOUNDARY') return [await loaders.boundaries.load(holder)];
  return (await loaders.policiesOfHolders.load(holder)) ?? [];
}
