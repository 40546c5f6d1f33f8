/** Defines the parents of resolvers that differ from the answers of questions and from types of the graph. */
import type { OwnedAccessKey } from '../access/exposure/accessKeys.js';
import type { PageWithGaps } from '../access/shared/pageOf.js';
import type {
  AdministrationSummary,
  ExposureSummary,
  ImportRecord,
} from '../graph/model/stored/importTable.js';
import type { PathAnswer } from '../access/shared/answer.js';
import type { NearMissSearch } from '../access/shared/diagnosisAnswer.js';
import type { VisiblePath } from '../access/shared/visiblePath.js';
import type {
  PermissionSetPolicy as Reference,
  Principal,
  WorkloadOfRole,
  Workload,
} from '../graph/model/graph.js';
import type { DataGap } from '../iam/decide/decision.js';
import type { RelayConnection } from './pagination.js';

/** Principals of a page. `readGaps`: reads what may hide some, only if it is selected. */
export interface PrincipalList extends RelayConnection<Principal> {
  readonly readGaps: () => Promise<readonly DataGap[]>;
}

/** A policy reference with the partition of its accounts. */
export interface PermissionSetPolicyOf extends Reference {
  readonly partition: string;
}

/** Paths as a caller sees them. */
export interface VisiblePaths extends Omit<PathAnswer, 'paths'> {
  readonly paths: readonly VisiblePath[];
}

export interface SearchedPaths extends VisiblePaths {
  /** Searches near misses, once however often it is called; missing if there is nothing to search for. */
  readonly searchNearMisses?: () => Promise<NearMissSearch>;
}

/** A level of an organization above an account. Policies by uid; null: the type does not apply or was not collected. */
export interface CitedGuardrailLevel {
  readonly targetId: string;
  readonly name: string;
  readonly serviceControl: readonly string[] | null;
  readonly resourceControl: readonly string[] | null;
}

/** A workload on a page of workloads that run as a role. */
export interface WorkloadOfRoleEdge extends Omit<WorkloadOfRole, 'workload'> {
  readonly cursor: string;
  readonly node: Workload;
}

/** Workloads of a page. `readGaps`: reads what may hide some, only if it is selected. */
export interface WorkloadList extends RelayConnection<Workload> {
  readonly readGaps: () => Promise<readonly DataGap[]>;
}

export interface WorkloadsOfRole extends Omit<WorkloadList, 'edges'> {
  readonly edges: readonly WorkloadOfRoleEdge[];
}

/** Data that fields of the overview share, each read when first needed. */
export interface OverviewOfGraph {
  /** All imports, the last first. */
  readonly imports: () => Promise<readonly ImportRecord[]>;
  /** Imports after which the graph has not changed. */
  readonly current: () => Promise<readonly ImportRecord[]>;
  readonly exposure: () => Promise<ExposureSummary>;
  readonly overdueKeys: () => Promise<PageWithGaps<OwnedAccessKey>>;
}

export type AdministrationAfterImport = AdministrationSummary & Pick<ImportRecord['changes'], 'caveats'>;
export type ReachedAccount = AdministrationSummary['accounts'][number];
