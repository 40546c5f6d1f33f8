/** What the operations of `rolegraph ask` answer, as far as sentences need it. */
import type { StepStatus } from '../../access/answer.js';
import type { DataGap, Decision } from '../../iam/decision.js';

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

export interface WhoCanView {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly principal: PrincipalView;
    readonly decision: Decision;
    readonly preconditions: readonly string[];
    readonly conditions: CanView['conditions'];
    readonly path: {
      readonly hops: readonly {
        readonly to: PrincipalView;
        readonly technique: TechniqueView | null;
      }[];
    } | null;
  }[];
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

export interface PermissionsView {
  readonly principal: PrincipalView;
  readonly unlimited: boolean;
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
  readonly paths: readonly {
    readonly length: number;
    readonly decision: Decision;
    readonly sentence: string;
    readonly hops: readonly {
      readonly to: { readonly identifier: string };
      readonly sentence: string;
      readonly alternatives: readonly { readonly sentence: string }[];
    }[];
  }[];
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

export interface BlastRadiusView extends Pick<PathsView, 'completeness' | 'dataGaps'> {
  readonly principal: PrincipalView;
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

export interface CrossAccountView {
  readonly decision: Decision;
  readonly explanation: string;
  readonly steps: readonly {
    readonly step: string;
    readonly status: StepStatus;
    readonly explanation: string;
    readonly fix: object | null;
  }[];
  readonly dataGaps: readonly DataGap[];
}

interface PagesView {
  readonly totalCount: number;
  readonly dataGaps: readonly DataGap[];
}

export interface TrustExposureView extends PagesView {
  readonly nodes: readonly {
    readonly role: PrincipalView;
    readonly kind: string;
    readonly reason: string;
    readonly conditions: CanView['conditions'];
  }[];
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
