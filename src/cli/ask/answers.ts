/** What the operations of `rolegraph ask` answer, as far as sentences need it. */
import type { StepStatus } from '../../access/shared/answer.js';
import type { RequiredPermission } from '../../escalation/catalog/requiredPermissions.js';
import type { DataGap, Decision, LayerKind } from '../../iam/decide/decision.js';

export interface ConditionView {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface PrincipalView {
  readonly __typename: string;
  readonly identifier: string;
  readonly name: string;
  readonly accountId: string | null;
}

export interface TechniqueView {
  readonly id: string;
  readonly name: string;
}

/** With what `--verbose` adds. */
export interface DescribedTechnique extends TechniqueView {
  readonly required: readonly {
    readonly allOf: readonly Pick<RequiredPermission, 'action' | 'on' | 'resource' | 'passedTo'>[];
  }[];
  readonly optional: readonly string[];
  readonly preconditions: readonly string[];
  readonly severity: string;
  readonly severityReason: string;
  readonly references: readonly { readonly url: string | null }[];
  readonly closing: string;
}

export interface StatementMatchView {
  readonly policy: { readonly name: string } | null;
  readonly policyArn: string | null;
  readonly layer: LayerKind;
  readonly level: string | null;
  readonly statementIndex: number;
  readonly sid: string | null;
  readonly effect: 'ALLOW' | 'DENY';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** One way to make a step. */
export interface StepView {
  readonly mechanism: string;
  readonly technique: DescribedTechnique | null;
  readonly sentence: string;
  readonly determiningStatements: readonly StatementMatchView[];
}

export interface CanView {
  readonly decision: Decision;
  readonly callerCanSatisfy: boolean;
  readonly approximate: boolean;
  readonly explanation: string;
  readonly preconditions: readonly string[];
  readonly caveats: readonly string[];
  readonly conditions: readonly (ConditionView & {
    readonly effect: 'ALLOW' | 'DENY';
    readonly controlledBy: string;
  })[];
  readonly dataGaps: readonly DataGap[];
}

/** What an answer rests on and is not firm. */
export type Resting = Pick<CanView, 'caveats'>;

export interface WhoCanView {
  readonly totalCount: number;
  readonly nodes: readonly (Resting & {
    readonly principal: PrincipalView;
    readonly decision: Decision;
    readonly preconditions: readonly string[];
    readonly conditions: CanView['conditions'];
    readonly determiningStatements: readonly StatementMatchView[];
    readonly path: {
      readonly hops: readonly (StepView & { readonly to: PrincipalView })[];
    } | null;
  })[];
  readonly completeness: PathsView['completeness'];
  readonly dataGaps: readonly DataGap[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface StatementView {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly exact: boolean;
  readonly conditions: readonly ConditionView[];
}

export interface PermissionsView extends Resting {
  readonly principal: PrincipalView;
  readonly unlimited: boolean;
  readonly preconditions: readonly string[];
  readonly services: readonly {
    readonly service: string;
    readonly allowedCount: number;
    readonly actionCount: number;
    readonly accessLevels: readonly {
      readonly accessLevel: string;
      readonly allowedCount: number;
      readonly actionCount: number;
    }[];
  }[];
  readonly allowed: readonly StatementView[];
  readonly denied: readonly StatementView[];
  readonly dataGaps: readonly DataGap[];
}

export interface PathsView {
  readonly startsAs: readonly { readonly role: PrincipalView; readonly use: string }[];
  readonly paths: readonly (Resting & {
    readonly length: number;
    readonly decision: Decision;
    readonly sentence: string;
    readonly hops: readonly (StepView & {
      readonly to: { readonly identifier: string };
      readonly alternatives: readonly StepView[];
    })[];
  })[];
  readonly completeness: {
    readonly complete: boolean;
    readonly truncatedBy: readonly string[];
    readonly explored: number;
    readonly notFollowed: readonly {
      readonly principal: { readonly identifier: string };
      readonly techniques: readonly TechniqueView[];
    }[];
  };
  readonly dataGaps: readonly DataGap[];
  /** Only of paths to administrative access. */
  readonly byTechnique?: readonly {
    readonly technique: TechniqueView | null;
    readonly paths: readonly { readonly hops: readonly { readonly to: { readonly identifier: string } }[] }[];
  }[];
  /** Only of paths to a role. */
  readonly nearMisses?: readonly { readonly explanation: string }[];
  readonly nearMissesComplete?: boolean;
}

/** What a principal can do next by itself: only users, roles and sessions administer and escalate. */
export interface FirstStepsView extends PrincipalView {
  readonly administration?: (Resting & Pick<StepView, 'determiningStatements'>) | null;
  readonly canAssume: {
    readonly totalCount: number;
    readonly edges: readonly (Resting &
      Pick<StepView, 'mechanism' | 'determiningStatements'> & {
        readonly node: PrincipalView;
      })[];
  };
  readonly canEscalateTo?: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: PrincipalView;
      readonly ways: readonly (Resting &
        Pick<StepView, 'determiningStatements'> & {
          readonly technique: DescribedTechnique | null;
        })[];
    }[];
  };
}

export interface BlastRadiusView extends Pick<PathsView, 'completeness' | 'dataGaps'> {
  readonly principal: FirstStepsView;
  readonly startsAs: readonly { readonly role: FirstStepsView }[];
  readonly principalCount: number;
  readonly unconditionalCount: number;
  readonly assumableCount: number;
  readonly administratorCount: number;
  readonly accountCount: number;
  readonly administeredAccountCount: number;
  readonly crossAccountHopCount: number;
  readonly administeredAccounts: {
    readonly nodes: readonly { readonly accountId: string; readonly name: string | null }[];
  };
  readonly principals: {
    readonly edges: readonly {
      readonly node: PrincipalView;
      readonly distance: number;
      readonly decision: Decision;
    }[];
  };
}

export interface CrossAccountView extends Resting {
  readonly decision: Decision;
  readonly explanation: string;
  readonly steps: readonly {
    readonly step: string;
    readonly status: StepStatus;
    readonly explanation: string;
    readonly evidence: readonly StatementMatchView[];
    readonly fix: object | null;
  }[];
  readonly dataGaps: readonly DataGap[];
}

interface PagesView {
  readonly totalCount: number;
  readonly dataGaps: readonly DataGap[];
}

export interface TrustExposureView extends PagesView {
  readonly nodes: readonly (Resting & {
    readonly role: PrincipalView;
    readonly kind: string;
    readonly reason: string;
    readonly conditions: CanView['conditions'];
  })[];
}

export interface AccessKeysView extends PagesView {
  readonly nodes: readonly {
    readonly accessKeyId: string | null;
    readonly principal: PrincipalView;
    readonly status: string;
    readonly ageInDays: number | null;
    readonly lastUsedAt: string | null;
    readonly lastUsedService: string | null;
    readonly neverUsed: boolean;
  }[];
}

export interface WhoCanReachView extends PagesView, Pick<PathsView, 'completeness'> {
  readonly edges: BlastRadiusView['principals']['edges'];
}

export interface ChokePointsView extends PagesView, Pick<PathsView, 'completeness'> {
  readonly sourceCount: number;
  readonly nodes: readonly {
    readonly cutsOff: number;
    readonly sentence: string;
    readonly closing: readonly string[];
    readonly hop: Resting & StepView & { readonly alternatives: readonly StepView[] };
  }[];
}

interface GrantedView extends Resting {
  readonly decision: Decision;
  readonly conditions: CanView['conditions'];
  readonly preconditions: readonly string[];
  readonly determiningStatements: readonly StatementMatchView[];
}

/** Only users, roles and sessions have findings. */
export interface FindingsView extends PrincipalView {
  readonly findings?: readonly (GrantedView & {
    readonly technique: DescribedTechnique | null;
    readonly via: string | null;
    readonly dataGaps: readonly DataGap[];
  })[];
}

export interface ExposureView {
  readonly arn: string;
  readonly policyStatus: 'COLLECTED' | 'NONE' | 'NOT_COLLECTED';
  readonly exposure: {
    readonly reachableFromOutside: readonly (GrantedView & {
      readonly principal: PrincipalView;
      readonly anonymous: boolean;
      readonly actions: readonly string[];
    })[];
    readonly dataGaps: readonly DataGap[];
  };
}

export interface ExposedResourcesView {
  readonly totalCount: number;
  readonly nodes: readonly ExposureView[];
}
