/** Fields of a policy that are read or computed. */
import type { Policy as StoredPolicy } from '../../graph/model/graph.js';
import type { PolicyHolder } from '../../graph/contract/graphReader.js';
import { connect } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodeId.js';
import type { PolicyResolvers } from '../types.generated.js';

export const Policy: PolicyResolvers = {
  id: (policy) => nodeId(policy),
  owner: ({ kind, ownerArn }, _arguments, { loaders }) =>
    ownerArn === undefined || kind === 'RESOURCE' ? null : holder(ownerArn, loaders),
  resource: ({ kind, ownerArn }, _arguments, { loaders }) =>
    ownerArn === undefined || kind !== 'RESOURCE' ? null : loaders.resources.load(ownerArn),
  document: (policy) => documentOf(policy),
  attachedTo: ({ uid }, page, { loaders }) =>
    connect(page, (request) => loaders.holdersOfPolicies(uid, request)),
};

/** The JSON text; null where the document could not be understood or was not exported. */
export const documentOf = ({ documentText, quarantined }: StoredPolicy): string | null =>
  quarantined === undefined ? (documentText ?? null) : null;

async function holder(arn: string, loaders: Loaders): Promise<PolicyHolder | null> {
  if (arn.includes(':group/')) return loaders.groups.load(arn);
  const principal = await loaders.principals.load(arn);
  return principal?.kind === 'USER' || principal?.kind === 'ROLE' ? principal : null;
}
