/** What the inputs say of an organization (F-25 to F-43, F-161 to F-169). */
import {
  type DelegatedAdministratorDetail,
  type GuardrailDetail,
  type MemberAccountDetail,
  type OrganizationDetail,
  type OrganizationOwner,
  type PlacedDetail,
  type PolicyTargetDetail,
  type RootDetail,
} from './organizationEntities.js';

export { guardrailKinds } from './organizationEntities.js';
export type {
  DelegatedAdministratorDetail,
  GuardrailDetail,
  GuardrailKind,
  Identified,
  MemberAccountDetail,
  PlacedDetail,
  PolicyTargetDetail,
} from './organizationEntities.js';

/** All that an import can hold of one organization. */
export interface OrganizationLists {
  readonly organization: readonly OrganizationDetail[];
  readonly roots: readonly RootDetail[];
  readonly units: readonly PlacedDetail[];
  readonly accounts: readonly MemberAccountDetail[];
  readonly policies: readonly GuardrailDetail[];
  readonly targets: readonly PolicyTargetDetail[];
  readonly delegatedAdministrators: readonly DelegatedAdministratorDetail[];
}

export type OrganizationListName = keyof OrganizationLists;

export const noOrganizationLists: OrganizationLists = {
  organization: [],
  roots: [],
  units: [],
  accounts: [],
  policies: [],
  targets: [],
  delegatedAdministrators: [],
};

export const organizationListNames = Object.keys(noOrganizationLists) as readonly OrganizationListName[];

/**
 * What an input says it has read whole, so that what it lacks is not there (F-41): `LIST:*`, or a part of a list:
 * `units:PARENT`, `accounts:PARENT`, `policies:TYPE`, `targets:POLICY`, `targets:TARGET:TYPE`.
 */
export type ListPart = string;

export const all = (list: OrganizationListName): ListPart => `${list}:*`;
export const partOf = (list: OrganizationListName, ...parts: readonly string[]): ListPart =>
  [list, ...parts].join(':');

/** What one page says of one organization. */
export interface OrganizationPart extends OrganizationLists, OrganizationOwner {
  readonly file: string;
  readonly covers: readonly ListPart[];
  /** Something in it is wrong, so the organization is not imported. */
  readonly refused: boolean;
}
