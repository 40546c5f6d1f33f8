/** Any object by its id; null for what is not there, and for what is no id. */
import type { Loaders } from '../../reading/loaders.js';
import { parseNodeId, type NodeObject, type NodeType } from '../../nodeId.js';
import type { QueryField } from '../rootField.js';

const load: Record<NodeType, (loaders: Loaders, uid: string) => Promise<NodeObject | null>> = {
  ACCOUNT: (loaders, uid) => loaders.accounts.load(uid),
  ORGANIZATION: (loaders, uid) => loaders.organizations.load(uid),
  PRINCIPAL: (loaders, uid) => loaders.principals.load(uid),
  GROUP: (loaders, uid) => loaders.groups.load(uid),
  POLICY: (loaders, uid) => loaders.policies.load(uid),
  INSTANCE_PROFILE: (loaders, uid) => loaders.instanceProfiles.load(uid),
  RESOURCE: (loaders, uid) => loaders.resources.load(uid),
  WORKLOAD: (loaders, uid) => loaders.workloads.load(uid),
  PERMISSION_SET: (loaders, uid) => loaders.permissionSets.load(uid),
  IDENTITY_CENTER_PRINCIPAL: (loaders, uid) => loaders.identityCenterPrincipals.load(uid),
};

export const node: QueryField<'node'> = (_root, { id }, { loaders }) => {
  const parsed = parseNodeId(id);
  return parsed ? load[parsed.type](loaders, parsed.uid) : null;
};
