/** Defines inputs of organizations (F-25 to F-43, F-161 to F-169) and Identity Center (F-91 to F-104, F-120). */
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
import type { InstanceDetail, PermissionSetDetail } from './identityCenter/permissionSets.js';
import { none, type Identified } from './shared/findings.js';

/** The lists that an import can hold of one organization, all empty. */
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

export interface AssignmentDetail extends Identified {
  readonly permissionSetArn: string;
  readonly accountId: string;
  readonly principalKind: 'USER' | 'GROUP';
  readonly principalId: string;
}

/** A user or group of the identity store. The name of a user is the sign-in name; no other personal data is kept. */
interface StorePrincipalDetail extends Identified {
  readonly name?: string;
  /** Missing: of a group, or it was not collected. */
  readonly disabled?: boolean;
}

export interface MembershipDetail extends Identified {
  readonly groupId: string;
  readonly userId: string;
}

/** The lists that an import can hold of one instance of Identity Center, all empty. */
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
 * A list, or a part of one, that an input has read whole, so that what is missing does not exist (F-41): `LIST:*`, or
 * one of `units:PARENT`, `accounts:PARENT`, `policies:TYPE`, `targets:POLICY`, `targets:TARGET:TYPE`,
 * `assignments:SET`, `assignments:SET:ACCOUNT`, `memberships:GROUP`.
 */
export type ListPart = string;

type ListName = keyof OrganizationLists | keyof IdentityCenterLists;

export const all = (list: ListName): ListPart => `${list}:*`;
export const partOf = (list: ListName, ...parts: readonly string[]): ListPart => [list, ...parts].join(':');

/** The organization or instance of a part, as far as the part names it. */
export interface UnitOwner extends OrganizationOwner {
  /** The ARN of the instance of Identity Center. */
  readonly instanceArn?: string;
  readonly identityStoreId?: string;
}

/** The part of one organization or instance that one page holds. */
export interface UnitPart extends UnitOwner {
  readonly file: string;
  /** The path of the page in its file. */
  readonly path: string;
  readonly covers: readonly ListPart[];
  /** The file has a problem, so nothing that it is about is imported. */
  readonly refused: boolean;
  /** A collection could not read all of it. `NOTHING`: its file is that of an earlier run. */
  readonly read?: 'SOME' | 'NOTHING';
  /** The account from which the collection read. */
  readonly readFrom?: string;
}

/** A part as its format reads it; missing lists are empty. */
export type ReadPart<Lists> = Partial<Lists> & UnitOwner & Partial<Pick<UnitPart, 'covers'>>;

export type OrganizationPart = OrganizationLists & UnitPart;
export type IdentityCenterPart = IdentityCenterLists & UnitPart;
