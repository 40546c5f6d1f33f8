/** The history of imports: what it is worked out from, and where it is kept. */
import type { DataGap, Granted } from '../../iam/decide/decision.js';
import type { ExposureSummary, ImportRecord } from '../model/stored/importTable.js';

/** Somebody with administrative access, or who gets to be somebody else. */
export interface LeadingPrincipal {
  readonly identifier: string;
  /** To its own account. */
  readonly administrator?: Granted;
  /** Policy sets that it is in, by names that hold for this reading alone. */
  readonly sets: readonly string[];
  /** Those that become it, without conditions and under some. */
  readonly allowed: readonly string[];
  readonly conditional: readonly string[];
}

/** Of one version of the graph: who administers, and over which single hops others get there. */
export interface AdministrationState {
  readonly principals: readonly LeadingPrincipal[];
  /** What is missing of each imported account. */
  readonly gaps: ReadonlyMap<string, readonly DataGap[]>;
  /** Policy sets whose principals gain rights by techniques that lead to nobody: what follows is not known. */
  readonly unexplored: number;
}

export interface History {
  readonly version: () => Promise<number>;
  /** Throws `ReadTooLarge` or `GraphTimeout` where that is more than can be read. */
  readonly administration: () => Promise<AdministrationState>;
  /** Throws as `administration` does. Missing: nobody wants to know. */
  readonly exposure?: () => Promise<ExposureSummary>;
  /** Beside the last hundred; what is older is forgotten. */
  keep(made: Omit<ImportRecord, 'id' | 'besideAnother'>): Promise<ImportRecord>;
}
