/** One change for an assumption that is denied, and what it can draw on. */
import type { GroupPolicies } from '../../../graph/contract/graphReader.js';
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import type { PolicyLayers } from '../../../iam/decide/layers.js';
import type { NearMiss } from '../../shared/answer.js';

/** Of an assumption: what would be different, and all that would then bear on it. */
export interface ProposedChange {
  readonly missing: NearMiss['missing'];
  /** Such as "reader (2) trusted worker (1)". */
  readonly wish: string;
  /** What else to know of it. */
  readonly note?: string;
  /** JSON text of the policy document that it takes; missing: it takes none. */
  readonly document?: string;
  readonly layers: PolicyLayers;
  /** It is for what a later hop needs handed on; the step itself is there without it. */
  readonly handsOn?: boolean;
}

export interface FixContext {
  readonly role: RoleAsResource;
  /** Of the caller's account, with a permission that the caller may lack. */
  readonly groups: readonly GroupPolicies[];
}
