/** What the inputs say of organizations (F-25 to F-43, F-161 to F-169) and of instances of Identity Center (F-91 to F-104, F-120). */
import type {
  DelegatedAdministratorDetail,
  GuardrailDetail,
  MemberAccountDetail,
  OrganizationDetail,
  OrganizationOwner,
  PlacedDetail,
  PolicyTargetDetail,
  RootDetail,
} from './organization/organizationEntities.js';
import type { PermissionSetDetail } from './identityCenter/permissionSets.js';
import { none, type Identified } from './shared/findings.js';

/** All that an import can hold of one organization, without any of it. */
export const noOrganizationLists = {
  organization: none<OrganizationDetail>(),
  roots: none<RootDetail>(),
  units: none<PlacedDetail>(),
  accounts: none<MemberAccountDetail>(),
  policies: none<GuardrailDetail>(),
  targets: none<PolicyTargetDetail>(),
  delegatedAdministrators: none<DelegatedAdministratorDetail>(),
};

export type OrganizationLists = Readonly<typeof noOrganizationLists>;
export const organizationListNames = Object.keys(noOrganizationLists) as readonly (keyof OrganizationLists)[];

/** `id`: ARN. */
export interface InstanceDetail extends Identified {
  /** `d-…`. */
  readonly identityStoreId?: string;
  readonly ownerAccountId?: string;
  readonly name?: string;
}

export interface AssignmentDetail extends Identified {
  readonly permissionSetArn: string;
  readonly accountId: string;
  readonly principalKind: 'USER' | 'GROUP';
  readonly principalId: string;
}

/** A user or a group of the identity store; of users the sign-in name, and nothing else that the store holds of them. */
interface StorePrincipalDetail extends Identified {
  readonly name?: string;
}

export interface MembershipDetail extends Identified {
  readonly groupId: string;
  readonly userId: string;
}

/** All that an import can hold of one instance of Identity Center, without any of it. */
export const noIdentityCenterLists = {
  instance: none<InstanceDetail>(),
  permissionSets: none<PermissionSetDetail>(),
  assignments: none<AssignmentDetail>(),
  users: none<StorePrincipalDetail>(),
  groups: none<StorePrincipalDetail>(),
  memberships: none<MembershipDetail>(),
};

export type IdentityCenterLists = Readonly<typeof noIdentityCenterLists>;
export const identityCenterListNames = Object.keys(
  noIdentityCenterLists,
) as readonly (keyof IdentityCenterLists)[];

/**
 * What an input says it has read whole, so that what it lacks is not there (F-41): `LIST:*`, or a part of a list:
 * `units:PARENT`, `accounts:PARENT`, `policies:TYPE`, `targets:POLICY`, `targets:TARGET:TYPE`, `assignments:SET`,
 * `assignments:SET:ACCOUNT`, `memberships:GROUP`.
 */
export type ListPart = string;

type ListName = keyof OrganizationLists | keyof IdentityCenterLists;

export const all = (list: ListName): ListPart => `${list}:*`;
export const partOf = (list: ListName, ...parts: readonly string[]): ListPart => [list, ...parts].join(':');

/** Whose something is, as far as it says. */
export interface UnitOwner extends OrganizationOwner {
  /** Of an instance of Identity Center: its ARN. */
  readonly instanceArn?: string;
  readonly identityStoreId?: string;
}

/** What one page says of one organization, or of one instance. */
export interface UnitPart extends UnitOwner {
  readonly file: string;
  /** Of the page. */
  readonly path: string;
  readonly covers: readonly ListPart[];
  /** Something in its file is wrong, so that nothing of what it is about is imported. */
  readonly refused: boolean;
}

/** As its format reads it; missing lists are empty. */
export type ReadPart<Lists> = Partial<Lists> & UnitOwner & Partial<Pick<UnitPart, 'covers'>>;

export type OrganizationPart = OrganizationLists & UnitPart;
export type IdentityCenterPart = IdentityCenterLists & UnitPart;
