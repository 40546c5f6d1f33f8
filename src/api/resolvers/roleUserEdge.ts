/** A workload on a page of what runs as a role. */
import type { RoleUser, Workload } from '../../graph/model/graph.js';

export interface RoleUserEdge extends Omit<RoleUser, 'workload'> {
  readonly cursor: string;
  readonly node: Workload;
}
