/** What resolvers of a type get where that is not what a question or the graph gives. */
import type { AccessKeyPage } from '../access/exposure/accessKeys.js';
import type {
  AdministrationSummary,
  ExposureSummary,
  ImportRecord,
} from '../graph/model/stored/importTable.js';
import type { NearMissSearch, PathAnswer } from '../access/shared/answer.js';
import type { VisiblePath } from '../access/shared/visiblePath.js';
import type { PermissionSetPolicy as Reference, RoleUser, Workload } from '../graph/model/graph.js';

/** With the partition that its accounts are in. */
export interface PermissionSetPolicyOf extends Reference {
  readonly partition: string;
}

/** Paths as a caller is told of them. */
export interface VisiblePaths extends Omit<PathAnswer, 'paths'> {
  readonly paths: readonly VisiblePath[];
}

export interface SearchedPaths extends VisiblePaths {
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

/** What its fields share, read when one of them is asked for. */
export interface OverviewOfGraph {
  /** The last first. */
  readonly imports: () => Promise<readonly ImportRecord[]>;
  /** Those after which the graph has not changed. */
  readonly current: () => Promise<readonly ImportRecord[]>;
  readonly exposure: () => Promise<ExposureSummary>;
  readonly overdueKeys: () => Promise<AccessKeyPage>;
}

export type AdministrationAfterImport = AdministrationSummary & Pick<ImportRecord['changes'], 'caveats'>;
export type ReachedAccount = AdministrationSummary['accounts'][number];
