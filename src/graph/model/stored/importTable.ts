/** Stored fields of past imports: history, which is not part of the graph itself. */
import type { DataGap, Granted } from '../../../iam/decide/decision.js';
import type { Change } from '../changes.js';
import { count, flag, json, oneOf, optional, related, text, texts, time, type Entity } from './field.js';

/** A change of one principal. If `before` is missing, the access is new; if `after` is missing, it is gone. */
interface Changed {
  readonly change: Change;
  readonly principal: string;
}

export interface AdministratorChange extends Changed {
  readonly before?: Granted;
  readonly after?: Granted;
}

/** A change of whether a principal reaches administrative access: one entry for all accounts with the same change. */
export interface ReachChange extends Changed {
  /** The first accounts by id. */
  readonly accountIds: readonly string[];
  readonly accountCount: number;
}

export interface ChangeCount {
  readonly change: Change;
  readonly count: number;
}

/** How many users and roles have or reach administrative access after an import, by the same steps as its changes. */
export interface AdministrationSummary {
  readonly administrators: number;
  /** Users and roles that administer no account, but reach administrative access to one. */
  readonly reaching: number;
  readonly reachingFirmly: number;
  /** The accounts whose administrative access most users and roles reach, largest number first. */
  readonly accounts: readonly { readonly accountId: string; readonly reaching: number }[];
  /** Data gaps of imported accounts. */
  readonly gaps: readonly { readonly kind: DataGap['kind']; readonly count: number }[];
}

export interface AdministrationChanges {
  /** Missing if nothing changed, or if the graph was too large. */
  readonly summary?: AdministrationSummary;
  /** The first changes; those that give access come before the others. */
  readonly administrators: readonly AdministratorChange[];
  readonly administratorCounts: readonly ChangeCount[];
  readonly reach: readonly ReachChange[];
  /** Counts of pairs of a principal and an account. */
  readonly reachCounts: readonly ChangeCount[];
  /** Sentences about other changes that there may be. */
  readonly caveats: readonly string[];
}

/** How exposed the graph is to outsiders after an import. To count this, all trust and resource policies are read. */
export interface ExposureSummary {
  readonly roleOpenings: number;
  readonly exposedResources: number;
  readonly dataGaps: readonly DataGap[];
}

export const importFields = {
  /** Its number among all imports, which gives their order. */
  id: related(text),
  kind: oneOf('DOCUMENTS', 'CHANGES', 'DELETION'),
  startedAt: time,
  finishedAt: time,
  /** Versions of the graph before and after it. */
  before: count,
  after: count,
  /** Accounts that it created, changed or removed: the first by id. The same holds for the other units below. */
  accounts: texts,
  accountCount: count,
  organizations: texts,
  identityCenters: texts,
  changes: json<AdministrationChanges>(),
  /** Missing if nothing changed, if the graph was too large to read it, and once a later import has its own. */
  exposure: optional(json<ExposureSummary>()),
  /** Whether another import changed the graph between its start and its end. */
  besideAnother: related(flag),
};

export type ImportRecord = Entity<typeof importFields>;
