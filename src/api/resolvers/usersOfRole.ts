/** What runs as a role: the workload is the node, how it uses the role belongs to the edge. */
import { connect, type PageArguments } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';
import type { RoleUserEdgeResolvers } from '../types.generated.js';
import type { RoleUserEdge as Edge } from './roleUserEdge.js';
import { instanceProfileOf } from './Workload.js';

export async function usersOfRole(arn: string, page: PageArguments, loaders: Loaders) {
  const { edges, nodes, ...rest } = await connect(page, (request) => loaders.usersOfRoles(arn, request));
  return {
    ...rest,
    nodes: nodes.map(({ workload }) => workload),
    edges: edges.map(({ cursor, node: { workload, ...use } }): Edge => ({
      cursor,
      node: workload,
      ...use,
    })),
  };
}

export const RoleUserEdge: RoleUserEdgeResolvers = {
  instanceProfile: (edge, _arguments, { loaders }) => instanceProfileOf(edge, loaders),
};
