/** Defines the answers to questions of this folder: the engine's evidence, tied to policies of the graph. */
import { NamedError } from '../../expectedError.js';
import type { MarkedTarget } from '../../graph/model/stored/markedTargets.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { PassingAction } from '../../iam/facts/passedOn.js';
import type { ConditionOutcome, Owner } from '../../iam/permissions/conditionEvaluator.js';
import type { EffectiveStatement } from '../../iam/permissions/effectiveStatements.js';
import type {
  AccessEvaluation,
  DataGap,
  StatementMatch,
  UnresolvedCondition,
  Granted,
} from '../../iam/decide/decision.js';
import type {
  Account,
  AssumeMechanism,
  Policy,
  Principal,
  StatementContent,
  Taken,
  WorkloadRole,
} from '../../graph/model/graph.js';
import type { UnreadDeny } from '../../iam/decide/barriers.js';
import type { ServiceRule } from '../../iam/decide/evaluatedLayers.js';

/** A statement of the engine's evidence. `policyId`: the uid of its policy or, with a holder, the hash of its document. */
export interface CitedStatement extends StatementMatch {
  /** Evidence of stored edges, which many principals share, names the document and who has it. */
  readonly holder?: string;
  /** Set if the holder may have the statement in another document, at another place. */
  readonly content?: StatementContent;
  /** The policy, where it is of another state of the graph than the one in which policies are read. */
  readonly policy?: Policy;
}

export interface CitedCondition extends UnresolvedCondition {
  readonly statement: CitedStatement;
}

/** The evidence of an answer, and what else it depends on. */
export interface Evidence {
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
  readonly determiningStatements: readonly CitedStatement[];
  /** Assumptions that are not firm: rules that AWS does not state firmly, and the clock. */
  readonly caveats: readonly string[];
}

/** The decision for something that is allowed, and what it depends on. */
export interface GrantTerms extends Omit<Evidence, 'determiningStatements'> {
  readonly decision: Granted;
}

/** The answer to `can`: the engine's evaluation, and in words. */
export interface AccessAnswer extends AccessEvaluation {
  readonly explanation: string;
}

/** One entry of `whoCan`. If `path` has hops, its statements are those of the principal at its end. */
export interface PrincipalAccess extends Evidence {
  readonly principal: Principal;
  /** The decision of `path`, if there is one. */
  readonly decision: Granted;
  /**
   * The path to the principal that it first becomes; missing if the question does not ask for it, or its search ran
   * out of time.
   */
  readonly path?: PrivilegePath;
}

export interface EffectiveStatementAnswer extends Omit<EffectiveStatement, 'conditions'> {
  readonly conditions: readonly Pick<CitedCondition, 'operator' | 'key' | 'values'>[];
}

export type AccessLevel = 'PERMISSIONS_MANAGEMENT' | 'TAGGING' | 'WRITE' | 'READ' | 'LIST';

export interface EffectiveAction {
  readonly action: string;
  /** Shared by all actions that the same statements apply to. */
  readonly outcome: ActionOutcome;
}

export interface ActionOutcome {
  readonly decision: Granted;
  /** Further requirements, where policies that were not read may deny it. */
  readonly preconditions: readonly string[];
  readonly allowedBy: readonly EffectiveStatementAnswer[];
  readonly limitedBy: readonly EffectiveStatementAnswer[];
}

export interface AccessLevelPermissions {
  readonly accessLevel: AccessLevel;
  /** Whose permissions these are, in which service. */
  readonly question: readonly [principal: string, service: string, level: AccessLevel];
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
  /** Further requirements of everything that policies allow. */
  readonly unreadDenies: readonly UnreadDeny[];
  /** What services ask for an action that is about an organization, on resources of this type (E-103, E-112). */
  readonly organizationsRule: (action: string, type: string) => ServiceRule | undefined;
  /**
   * For a statement whose conditions depend on the action: their outcome for an action; missing: they do not depend
   * on it.
   */
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

/** How complete a search is. */
export interface Completeness {
  readonly complete: boolean;
  readonly truncatedBy: readonly SearchLimit[];
  readonly explored: number;
  /**
   * Principals whose further steps were not searched, with the techniques open to them: the first, and after these the
   * first of each other account.
   */
  readonly unexplored: readonly UnexploredEscalation[];
}

/** A step that assumes a role. */
export interface Hop extends Evidence {
  readonly from: Principal;
  readonly to: Principal;
  readonly mechanism: AssumeMechanism;
  readonly decision: Granted;
  /** The trust policy lets in the session of this name only. */
  readonly sessionName?: string;
  /** For a hop that a change would create: the change also allows passing this on (E-39). */
  readonly mayPass?: readonly PassingAction[];
  readonly crossAccount: boolean;
}

/** A step by an escalation technique. A root user as its target means the administration of the whole account. */
export interface EscalationHop extends Omit<Hop, 'mechanism' | 'sessionName' | 'mayPass'> {
  readonly mechanism: 'ESCALATION';
  readonly techniqueId: string;
  /** ARN of the resource that it goes through, unless that is the target. */
  readonly via?: string;
  readonly dataGaps: readonly DataGap[];
  /** What a change takes away from the principal that it is for; missing: it only adds. */
  readonly takes?: Taken;
}

export type PathHop = (Hop | EscalationHop) & {
  /** For a hop of several identities: the id of what is gained, and ids of those that it depends on. */
  readonly joint?: {
    readonly actingAs: readonly JointActor[];
    readonly id: string;
    readonly restsOn: readonly string[];
    /** ARN of the held identity that it changes, or that was changed: as it is after changes. */
    readonly subject?: string;
    /** What is known of the requests leaves these identities no way to make the step. */
    readonly isRuledOut?: true;
  };
  /** The hop by itself, if other hops of its path change what it takes. */
  readonly alone?: PathHop;
  /** Other ways to take the same step, the strongest of each technique. */
  readonly alternatives?: readonly PathHop[];
};

/** A principal that acts in a step, and its actions there. */
export interface HopActor {
  readonly principal: Principal;
  readonly actions: readonly string[];
}

export interface JointActor extends HopActor {
  /** Those of the hop that its own calls depend on. */
  readonly conditions: readonly CitedCondition[];
  /** Those of the hop that anything else in it depends on, perhaps as well. */
  readonly otherConditions: readonly CitedCondition[];
}

/** What a step depends on in its path. */
export interface StepBasis {
  /** The acting principals, in the order of their calls; the first is `from`. */
  readonly actingAs: readonly HopActor[];
  /** Positions of earlier steps that it depends on; none: it needs only the principal at the start. */
  readonly restsOn: readonly number[];
}

/** A hop in its path. It leads to the principal that it gains, or to one that is held already and gets more rights. */
export type PathStep = (Hop | EscalationHop) &
  StepBasis &
  Pick<PathHop, 'joint' | 'alone'> & {
    readonly sentence: string;
    /** Other ways to take the same step, as in `PathHop`. */
    readonly alternatives?: readonly PathStep[];
  };

export interface PrivilegePath {
  /**
   * For a path to administrative access or marked targets: what its end is. The conditions of the end are those of
   * the first of these.
   */
  readonly goal?: { readonly administration: boolean; readonly targets: readonly MarkedTarget[] };
  /** Each after those that it depends on. None: the path starts where it ends. */
  readonly hops: readonly PathStep[];
  /** The start, if no hop shows it. */
  readonly start?: Principal;
  /** The number of hops. */
  readonly length: number;
  /** The number of its steps that have to follow one another. */
  readonly depth: number;
  readonly decision: Granted;
  readonly conditions: readonly CitedCondition[];
  /** The caveats of all hops and of the end. */
  readonly caveats: readonly string[];
  readonly accounts: readonly Account[];
  readonly sentence: string;
}

/** What every search reports besides its results. */
export interface SearchAnswer {
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
  readonly graphVersion: string;
  /** The time of the question, in epoch milliseconds. */
  readonly decidedAt?: number;
}

export interface PathAnswer extends SearchAnswer {
  readonly paths: readonly PrivilegePath[];
  /** For a start at a workload: the roles that it runs as. */
  readonly startsAs?: readonly WorkloadRole[];
}

export interface ContextInput {
  readonly key: string;
  /** Empty: the key is absent. */
  readonly values: readonly string[];
}

/** A question that cannot be answered as asked. `argument`: the name of the argument at fault. */
export class QuestionRefused extends NamedError {
  constructor(
    readonly code: 'NOT_FOUND' | 'BAD_USER_INPUT',
    message: string,
    readonly argument: string,
  ) {
    super(message);
  }
}
