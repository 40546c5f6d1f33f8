/** What resolvers of a type get where that is not what a question or the graph gives. */
import type { PathAnswer, NearMissSearch } from '../access/shared/answer.js';
import type { PermissionSetPolicy as Reference } from '../graph/model/graph.js';

/** With the partition that its accounts are in. */
export interface PermissionSetPolicyOf extends Reference {
  readonly partition: string;
}

export interface SearchedPaths extends PathAnswer {
  /** Where there is something to look for; the same search however often it is called. */
  readonly searchNearMisses?: () => Promise<NearMissSearch>;
}
