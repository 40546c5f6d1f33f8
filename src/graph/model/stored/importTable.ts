/** Stored fields of an import that was: history, and no part of what the graph says. */
import type { DataGap, Granted } from '../../../iam/decide/decision.js';
import type { Change } from '../changes.js';
import { count, flag, json, oneOf, optional, related, text, texts, time, type Entity } from './field.js';

/** Missing before: it is new; missing after: it is gone. */
interface Changed {
  readonly change: Change;
  readonly principal: string;
}

export interface AdministratorChange extends Changed {
  readonly before?: Granted;
  readonly after?: Granted;
}

/** Of who reaches administrative access: one entry for all accounts of which the same changed. */
export interface ReachChange extends Changed {
  /** The first by id. */
  readonly accountIds: readonly string[];
  /** So many there are in all. */
  readonly accountCount: number;
}

export interface ChangeCount {
  readonly change: Change;
  readonly count: number;
}

/** How many administer and get there after an import, over the same steps as its changes. */
export interface AdministrationSummary {
  readonly administrators: number;
  /** Principals that administer nothing and reach administrative access to some account. */
  readonly reaching: number;
  readonly reachingFirmly: number;
  /** Those of which most principals reach it, the most first. */
  readonly accounts: readonly { readonly accountId: string; readonly reaching: number }[];
  /** Of imported accounts. */
  readonly gaps: readonly { readonly kind: DataGap['kind']; readonly count: number }[];
}

export interface AdministrationChanges {
  /** Missing where nothing changed, or where the graph was too large. */
  readonly summary?: AdministrationSummary;
  /** The first, those that open something before the others. */
  readonly administrators: readonly AdministratorChange[];
  /** Of all. */
  readonly administratorCounts: readonly ChangeCount[];
  readonly reach: readonly ReachChange[];
  /** Of pairs of a principal and an account. */
  readonly reachCounts: readonly ChangeCount[];
  /** What may have changed besides, in sentences. */
  readonly caveats: readonly string[];
}

/** How many ways outsiders have in after an import: what takes a look at all trust policies and resource policies. */
export interface ExposureSummary {
  /** Openings of roles. */
  readonly roleOpenings: number;
  readonly exposedResources: number;
  readonly dataGaps: readonly DataGap[];
}

export const importFields = {
  /** Its place among all, so that they are in order. */
  id: related(text),
  kind: oneOf('DOCUMENTS', 'CHANGES', 'DELETION'),
  startedAt: time,
  finishedAt: time,
  /** Versions of the graph. */
  before: count,
  after: count,
  /** Units that it created, changed or took away: the first by id. */
  accounts: texts,
  accountCount: count,
  organizations: texts,
  identityCenters: texts,
  changes: json<AdministrationChanges>(),
  /** Missing where nothing changed, where it was more than could be read, and once a later import has its own. */
  exposure: optional(json<ExposureSummary>()),
  /** Another one changed the graph between its start and its end. */
  besideAnother: related(flag),
};

export type ImportRecord = Entity<typeof importFields>;
