/** One instance of Identity Center, as an import writes it: every document by content. */
import type { DocumentFact } from './documentFact.js';
import type { IdentityCenterPrincipal, PermissionSet } from '../graph.js';

/** `dataGaps`: what of it was not collected or not understood. */
export interface PermissionSetFact extends Omit<PermissionSet, 'type' | 'instanceArn' | 'inlinePolicy'> {
  readonly inlinePolicyHash?: string;
}

/** A user or a group of the identity store. */
export interface IdentityCenterPrincipalFact extends Omit<IdentityCenterPrincipal, 'type'> {
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
