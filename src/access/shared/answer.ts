/** What the questions of this folder answer with: engine evidence tied to policies of the graph. */
import type { MarkedTarget } from '../../graph/model/stored/markedTargets.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { PassingAction } from '../../iam/chain/chainStep.js';
import type { ConditionOutcome, Owner } from '../../iam/permissions/conditionsOn.js';
import type { EffectiveStatement } from '../../iam/permissions/effectiveStatements.js';
import type {
  AccessEvaluation,
  DataGap,
  Decision,
  LayerVerdict,
  StatementMatch,
  UnresolvedCondition,
  Granted,
} from '../../iam/decide/decision.js';
import type {
  Account,
  AssumeMechanism,
  Principal,
  StatementContent,
  WorkloadRole,
} from '../../graph/model/graph.js';
import type { UnreadDeny } from '../../iam/decide/barriers.js';

/** Which policy a statement stands in. Evidence of stored edges, which many share, names document and holder. */
export type PolicyReference =
  | { readonly kind: 'UID'; readonly uid: string }
  | {
      readonly kind: 'DOCUMENT';
      readonly holder: string;
      readonly documentHash: string;
      /** Of a statement that the holder may have in another document, at another place. */
      readonly content?: StatementContent;
    };

/** The engine's evidence, with the policy in place of its id. Where the holder has the statement elsewhere, its index is there. */
export interface CitedStatement extends Omit<StatementMatch, 'policyId'> {
  readonly policy: PolicyReference;
}

export interface CitedCondition extends Omit<UnresolvedCondition, 'statement'> {
  readonly statement: CitedStatement;
}

export interface CitedLayer extends Omit<LayerVerdict, 'statements'> {
  readonly statements: readonly CitedStatement[];
}

/** What an answer rests on, and what else has to be so. */
export interface Evidence {
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
  readonly determiningStatements: readonly CitedStatement[];
  /** What it rests on and is not firm: rules that AWS does not state firmly, and the clock. */
  readonly caveats: readonly string[];
}

/** The answer to `can`: the engine's evaluation with its evidence cited, and in words. */
export interface AccessAnswer extends Omit<AccessEvaluation, 'layers' | keyof Evidence>, Evidence {
  readonly layers: readonly CitedLayer[];
  readonly explanation: string;
}

/** One entry of `whoCan`. Its statements are of whoever does it: where `path` has hops, of its end. */
export interface PrincipalAccess extends Evidence {
  readonly principal: Principal;
  /** By `path`, where there is one. */
  readonly decision: Granted;
  /** Whom it becomes first; none of its own where nobody asked, or its search ran out of time. */
  readonly path?: PrivilegePath;
}

export interface EffectiveStatementAnswer extends Omit<EffectiveStatement, 'conditions' | 'sources'> {
  readonly conditions: readonly Pick<CitedCondition, 'operator' | 'key' | 'values'>[];
  readonly sources: readonly CitedStatement[];
}

export type AccessLevel = 'PERMISSIONS_MANAGEMENT' | 'TAGGING' | 'WRITE' | 'READ' | 'LIST';

export interface EffectiveAction {
  readonly action: string;
  /** Shared by all actions of which the same statements speak. */
  readonly outcome: ActionOutcome;
}

export interface ActionOutcome {
  readonly decision: Granted;
  /** What else has to be so, where policies that were not read may deny it. */
  readonly preconditions: readonly string[];
  readonly allowedBy: readonly EffectiveStatementAnswer[];
  readonly limitedBy: readonly EffectiveStatementAnswer[];
}

export interface AccessLevelPermissions {
  readonly accessLevel: AccessLevel;
  readonly actionCount: number;
  /** By name. */
  readonly actions: readonly EffectiveAction[];
  readonly graphVersion: string;
}

export interface ServicePermissions {
  readonly service: string;
  readonly actionCount: number;
  readonly accessLevels: readonly AccessLevelPermissions[];
}

export interface EffectivePermissions {
  readonly principal: Principal;
  readonly allowed: readonly EffectiveStatementAnswer[];
  readonly denied: readonly EffectiveStatementAnswer[];
  readonly unlimited: boolean;
  /** What has to be so besides, for all that is allowed by policies. */
  readonly unreadDenies: readonly UnreadDeny[];
  /** Of a statement that hangs on which action is asked for: how its conditions stand there; missing: it does not. */
  readonly conditionsOn: ReadonlyMap<
    EffectiveStatementAnswer,
    (action: string, owner?: Owner) => ConditionOutcome
  >;
  /** The service prefixes that were asked about; missing: all. */
  readonly services?: readonly string[];
  readonly graphVersion: string;
  readonly decidedAt?: number;
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
}

export type SearchLimit =
  | 'MAX_HOPS'
  | 'MAX_PATHS'
  | 'TIME_LIMIT'
  | 'WORK_LIMIT'
  | 'GRAPH_CHANGED'
  | 'ESCALATION_UNEXPLORED'
  | 'LIMITED_BY_SCOPE';

/** Whether a search saw everything. */
export interface Completeness {
  readonly complete: boolean;
  readonly truncatedBy: readonly SearchLimit[];
  readonly explored: number;
  /** Whose further ways were not searched, and by which techniques they are open: the first of them. */
  readonly unexplored: readonly UnexploredEscalation[];
}

/** A step by assuming a role. */
export interface Hop extends Evidence {
  readonly from: Principal;
  readonly to: Principal;
  readonly mechanism: AssumeMechanism;
  readonly decision: Granted;
  /** The trust policy lets in the session of this name only. */
  readonly sessionName?: string;
  /** Of a hop that a change would bring: what it hands on is allowed with it (E-39). */
  readonly mayPass?: readonly PassingAction[];
  readonly crossAccount: boolean;
}

/** A step by a technique of escalation; to a root user it means the administration of the whole account. */
export interface EscalationHop extends Omit<Hop, 'mechanism' | 'sessionName' | 'mayPass'> {
  readonly mechanism: 'ESCALATION';
  readonly techniqueId: string;
  /** ARN of what it goes through where that is not the target. */
  readonly via?: string;
  readonly dataGaps: readonly DataGap[];
}

export type PathHop = (Hop | EscalationHop) & {
  /** Of a hop that takes several identities: ids of those that it rests on, and hashes of documents that it takes from others. */
  readonly together?: Pick<StepBasis, 'actingAs'> & Readonly<Record<'rests' | 'takes', readonly string[]>>;
  /** Other ways of the same step, the strongest of each technique. */
  readonly alternatives?: readonly PathHop[];
};

/** Somebody who acts in a step, and what it does there. */
export interface HopActor {
  readonly principal: Principal;
  readonly actions: readonly string[];
}

/** What a step takes of the path that it is in. */
export interface StepBasis {
  /** In the order of the calls; `from` is the first. */
  readonly actingAs: readonly HopActor[];
  /** Positions of earlier steps in the path; none: it takes only the principal that starts. */
  readonly restsOn: readonly number[];
}

/** A hop in its path. It leads to whom it gains or, where that is somebody already held, to whom it gives more rights. */
export type PathStep = (Hop | EscalationHop) &
  StepBasis &
  Pick<PathHop, 'together'> & {
    readonly sentence: string;
    /** Other ways of the same step, as of `PathHop`. */
    readonly alternatives?: readonly PathStep[];
  };

export interface PrivilegePath {
  /** Of one to administrative access or marked targets: what its end is; what it hangs on is of the first of these. */
  readonly goal?: { readonly administration: boolean; readonly targets: readonly MarkedTarget[] };
  /** Each behind those that it rests on. None: the path starts where it ends. */
  readonly hops: readonly PathStep[];
  /** Where it starts, as far as no hop says it. */
  readonly start?: Principal;
  /** The number of hops. */
  readonly length: number;
  /** How many of its steps have to come one after the other. */
  readonly depth: number;
  readonly decision: Granted;
  readonly conditions: readonly CitedCondition[];
  /** Of all hops, and of what the path ends with. */
  readonly caveats: readonly string[];
  readonly accounts: readonly Account[];
  readonly sentence: string;
}

/** What a search answers with beside what it found. */
export interface SearchAnswer {
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
  readonly graphVersion: string;
  /** The time of the question, in epoch milliseconds. */
  readonly decidedAt?: number;
}

export interface PathAnswer extends SearchAnswer {
  readonly paths: readonly PrivilegePath[];
  /** Where it starts at a workload: the roles that this runs as. */
  readonly startsAs?: readonly WorkloadRole[];
}

export type StepStatus = 'IN_PLACE' | 'MISSING' | 'BLOCKED' | 'CONDITIONAL' | 'UNKNOWN';

export type CrossAccountStepKind =
  | 'SOURCE_MEMBERSHIP'
  | 'TARGET_PERMISSIONS'
  | 'TRUST_POLICY'
  | 'ASSUME_ROLE_PERMISSION'
  | 'ORGANIZATION_GUARDRAILS';

export interface CrossAccountStep {
  readonly step: CrossAccountStepKind;
  readonly status: StepStatus;
  readonly evidence: readonly CitedStatement[];
  /** JSON text of a policy document. */
  readonly fix?: string;
  /** JSON text of a scenario that has it made. */
  readonly asScenario?: string;
  readonly explanation: string;
}

/** A chain that one change would open. */
export interface NearMiss {
  /** With the step that is missing, as it would be. */
  readonly hops: readonly PathStep[];
  /** Of the missing step. */
  readonly from: Principal;
  readonly to: Principal;
  /** Never `TARGET_PERMISSIONS`: what a role may do is nothing that a chain needs. */
  readonly missing: Exclude<CrossAccountStepKind, 'TARGET_PERMISSIONS'>;
  /** JSON text of a policy document. Missing: something is to be taken away, or somebody to join a group. */
  readonly change?: string;
  /** JSON text of a scenario with the change made; missing: it is in a policy that is not written anew here. */
  readonly asScenario?: string;
  /** Of the whole chain, with the change. */
  readonly decision: Granted;
  readonly explanation: string;
}

export interface NearMissSearch {
  readonly nearMisses: readonly NearMiss[];
  readonly complete: boolean;
}

export interface CrossAccountAccess {
  readonly decision: Decision;
  readonly steps: readonly CrossAccountStep[];
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
  readonly explanation: string;
}

export interface ContextInput {
  readonly key: string;
  /** Empty: the key is absent. */
  readonly values: readonly string[];
}

/** A question that cannot be answered as it was put. `argument` names the argument at fault. */
export class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
  constructor(
    readonly code: 'NOT_FOUND' | 'BAD_USER_INPUT',
    message: string,
    readonly argument: string,
  ) {
    super(message);
  }
}
