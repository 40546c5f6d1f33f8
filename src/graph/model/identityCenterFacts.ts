/** One instance of Identity Center, as an import writes it: every document by content. */
import type { DataGap } from '../../iam/decide/decision.js';
import type { DocumentFact } from './documentFact.js';
import type { PermissionSetPolicy } from './graph.js';

export interface PermissionSetFact {
  readonly arn: string;
  /** Its id where it was not described. */
  readonly name: string;
  readonly description?: string;
  readonly sessionDuration?: string;
  readonly inlinePolicyHash?: string;
  readonly managedPolicies: readonly PermissionSetPolicy[];
  readonly customerManagedPolicies: readonly PermissionSetPolicy[];
  readonly permissionsBoundary?: PermissionSetPolicy;
  /** What of it was not collected or not understood. */
  readonly dataGaps: readonly DataGap[];
}

/** A user or a group of the identity store. */
export interface IdentityCenterPrincipalFact {
  readonly uid: string;
  readonly kind: 'USER' | 'GROUP';
  readonly principalId: string;
  /** Its id where its list was not collected. */
  readonly name: string;
  /** Of a group: whether its members are known. */
  readonly membersCollected: boolean;
}

export interface MembershipFact {
  readonly groupUid: string;
  readonly userUid: string;
}

export interface AssignmentFact {
  readonly principalUid: string;
  readonly permissionSetArn: string;
  readonly accountId: string;
}

export interface IdentityCenterFacts {
  /** ARN. */
  readonly instanceArn: string;
  readonly identityStoreId?: string;
  readonly ownerAccountId?: string;
  readonly name?: string;
  /** Hash of everything below: the same instance has the same hash. */
  readonly contentHash: string;
  readonly permissionSets: readonly PermissionSetFact[];
  readonly principals: readonly IdentityCenterPrincipalFact[];
  readonly memberships: readonly MembershipFact[];
  readonly assignments: readonly AssignmentFact[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

export interface IdentityCenterProposal {
  readonly facts: IdentityCenterFacts;
  /** By list; opaque to the graph: what `lastIdentityCenters` gives back to complete a later, partial input. */
  readonly listTexts: ReadonlyMap<string, string>;
}
