/** What resolvers of a type get where that is not what a question or the graph gives. */
import type { PathAnswer, NearMissSearch } from '../access/shared/answer.js';
import type { PermissionSetPolicy as Reference, RoleUser, Workload } from '../graph/model/graph.js';

/** With the partition that its accounts are in. */
export interface PermissionSetPolicyOf extends Reference {
  readonly partition: string;
}

export interface SearchedPaths extends PathAnswer {
  /** Where there is something to look for; the same search however often it is called. */
  readonly searchNearMisses?: () => Promise<NearMissSearch>;
}

/** One level of an organization above an account. Policies by uid; null: of a type that does not apply or was not collected. */
export interface CitedGuardrailLevel {
  readonly targetId: string;
  readonly name: string;
  readonly serviceControl: readonly string[] | null;
  readonly resourceControl: readonly string[] | null;
}

/** A workload on a page of what runs as a role. */
export interface RoleUserEdge extends Omit<RoleUser, 'workload'> {
  readonly cursor: string;
  readonly node: Workload;
}
