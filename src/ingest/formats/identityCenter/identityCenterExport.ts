/** What the inputs say of an instance of Identity Center (F-91 to F-104, F-120). */
import type { Identified, ListPart } from '../organization/organizationExport.js';
import type { PermissionSetDetail } from './permissionSets.js';

export type { BoundaryDetail, PermissionSetDetail } from './permissionSets.js';

/** `id`: ARN. */
export interface InstanceDetail extends Identified {
  /** `d-…`. */
  readonly identityStoreId?: string;
  readonly ownerAccountId?: string;
  readonly name?: string;
}

export type StorePrincipalKind = 'USER' | 'GROUP';

export interface AssignmentDetail extends Identified {
  readonly permissionSetArn: string;
  readonly accountId: string;
  readonly principalKind: StorePrincipalKind;
  readonly principalId: string;
}

/** A user or a group of the identity store; of users the sign-in name, and nothing else that the store holds of them. */
export interface StorePrincipalDetail extends Identified {
  readonly name?: string;
}

export interface MembershipDetail extends Identified {
  readonly groupId: string;
  readonly userId: string;
}

/** All that an import can hold of one instance. */
export interface IdentityCenterLists {
  readonly instance: readonly InstanceDetail[];
  readonly permissionSets: readonly PermissionSetDetail[];
  readonly assignments: readonly AssignmentDetail[];
  readonly users: readonly StorePrincipalDetail[];
  readonly groups: readonly StorePrincipalDetail[];
  readonly memberships: readonly MembershipDetail[];
}

export type IdentityCenterListName = keyof IdentityCenterLists;

export const noIdentityCenterLists: IdentityCenterLists = {
  instance: [],
  permissionSets: [],
  assignments: [],
  users: [],
  groups: [],
  memberships: [],
};

export const identityCenterListNames = Object.keys(
  noIdentityCenterLists,
) as readonly IdentityCenterListName[];

/** What an input has read whole: `LIST:*`, `assignments:SET`, `assignments:SET:ACCOUNT`, `memberships:GROUP`. */
export const coverageOf = (list: IdentityCenterListName, ...parts: readonly string[]): ListPart =>
  [list, ...(parts.length === 0 ? ['*'] : parts)].join(':');

/** Whose something is, as far as it says. */
export interface IdentityCenterOwner {
  /** ARN. */
  readonly instanceArn?: string;
  readonly identityStoreId?: string;
}

/** Something of one owner; a page can hold things of several. */
export interface OwnedLists extends Partial<IdentityCenterLists>, IdentityCenterOwner {
  readonly covers?: readonly ListPart[];
}

/** What one output says of one instance. */
export interface IdentityCenterPart extends IdentityCenterLists, IdentityCenterOwner {
  readonly file: string;
  readonly covers: readonly ListPart[];
  /** Something in its document is wrong, so the instance is not imported. */
  readonly refused: boolean;
}
