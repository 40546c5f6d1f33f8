/** The contract for the history of imports: what it is computed from, and where it is kept. */
import type { DataGap, Granted } from '../../iam/decide/decision.js';
import type { ExposureSummary, ImportRecord } from '../model/stored/importTable.js';

/** A principal that has administrative access or can become another principal. */
export interface PrincipalWithHops {
  readonly identifier: string;
  /** Administrative access to its own account. */
  readonly administrator?: Granted;
  /** Policy sets that it is in. The names are valid for this read only. */
  readonly sets: readonly string[];
  /** Policy sets that can become it: without conditions in `allowed`, under conditions in `conditional`. */
  readonly allowed: readonly string[];
  readonly conditional: readonly string[];
}

/** The administrators of one version of the graph, and all single hops by which others can become them. */
export interface AdministrationState {
  readonly principals: readonly PrincipalWithHops[];
  /** By account, all of its gaps. */
  readonly gaps: ReadonlyMap<string, readonly DataGap[]>;
  /** By account, those that matter for principals, as far as an import finds them in documents. */
  readonly principalGaps: ReadonlyMap<string, readonly DataGap[]>;
  /** By account, those of its organization, or that it is in none: its guardrails are not known. */
  readonly organizationGaps: ReadonlyMap<string, readonly DataGap[]>;
  /** By account, the version of the rules by which its edges were derived. */
  readonly rules?: ReadonlyMap<string, string>;
  /** Number of policy sets that gain rights by techniques that lead to no principal. What follows is not known. */
  readonly unexplored: number;
}

export interface History {
  readonly version: () => Promise<number>;
  /** Throws `ReadTooLarge` or `GraphTimeout` if the graph is too large. */
  readonly administration: () => Promise<AdministrationState>;
  /** Throws as `administration` does. Missing if exposure is not wanted. */
  readonly exposure?: () => Promise<ExposureSummary>;
  /** Adds a record. Only the last hundred are kept. */
  keep(made: Omit<ImportRecord, 'id' | 'besideAnother'>): Promise<ImportRecord>;
}
