/** A policy document as an import writes it, and its statements by content. */
import type { Effect } from '../../../iam/decide/decision.js';
import type { StoredDocument } from '../storedPolicies.js';

export interface StatementFact {
  readonly uid: string;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** JSON of the principal element, where there is one. */
  readonly principals?: string;
  /** JSON of the condition element, where there is one. */
  readonly condition?: string;
}

export interface DocumentFact extends StoredDocument {
  /** Worked out when asked for, since only a new document's are stored: in order, none where it is quarantined. */
  statements(): readonly StatementFact[];
}
