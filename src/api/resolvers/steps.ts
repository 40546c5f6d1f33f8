/** Single steps to either side of a principal: the other end is the node, how it is reached belongs to the edge. */
import type { Principal } from '../../graph/model/graph.js';
import type { RelayConnection } from '../pagination.js';

interface Step<Grant> {
  readonly principal: Principal;
  readonly grant: Grant;
}

export const stepsOf = <Grant, Cited extends object>(
  { edges, nodes, ...page }: RelayConnection<Step<Grant>>,
  cite: (grant: Grant, otherEnd: Principal) => Cited,
) => ({
  ...page,
  nodes: nodes.map(({ principal }) => principal),
  edges: edges.map(({ cursor, node: { principal, grant } }) => ({
    cursor,
    node: principal,
    ...cite(grant, principal),
  })),
});
