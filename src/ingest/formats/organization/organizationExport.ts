/** What the inputs say of an organization (F-25 to F-43, F-161 to F-169). */
import type { Origin, PolicyText } from '../account/accountExport.js';

export type GuardrailKind = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

export const guardrailKinds: readonly GuardrailKind[] = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'];

/** Something with an id of its own; other fields that are missing were not collected. */
export interface Identified {
  readonly id: string;
  readonly origin: Origin;
}

export interface OrganizationDetail extends Identified {
  readonly arn?: string;
  readonly featureSet?: string;
}

export interface RootDetail extends Identified {
  readonly arn?: string;
  readonly name?: string;
  /** Policy types that are ENABLED, sorted (E-19j, F-37). */
  readonly enabledPolicyTypes?: readonly string[];
}

/** An organizational unit, or an account in its place. */
export interface PlacedDetail extends Identified {
  readonly arn?: string;
  readonly name?: string;
  /** `r-…` or `ou-…`; missing: the place in the tree is not known (F-167). */
  readonly parentId?: string;
}

export interface MemberAccountDetail extends PlacedDetail {
  /** As AWS spells it; missing where neither State nor Status says (F-42). */
  readonly status?: string;
  /** Epoch milliseconds. */
  readonly joinedAt?: number;
}

/** `p-…`: a service or resource control policy, or one that takes no part in decisions (F-39). */
export interface GuardrailDetail extends Identified {
  readonly type: GuardrailKind | 'OTHER';
  readonly arn?: string;
  readonly name?: string;
  readonly description?: string;
  readonly awsManaged?: boolean;
  /** Missing: named, but its content was not collected (F-168). */
  readonly content?: PolicyText;
}

/** `id`: policy and target. */
export interface PolicyTargetDetail extends Identified {
  readonly policyId: string;
  /** `r-…`, `ou-…` or an account id. */
  readonly targetId: string;
}

/** An account that administers services for the organization; `id` is its own (F-33). */
export interface DelegatedAdministratorDetail extends Identified {
  /** As their service principals, sorted; missing: which ones was not collected. */
  readonly services?: readonly string[];
}

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

export const organizationListNames: readonly OrganizationListName[] = [
  'organization',
  'roots',
  'units',
  'accounts',
  'policies',
  'targets',
  'delegatedAdministrators',
];

export const noOrganizationLists: OrganizationLists = {
  organization: [],
  roots: [],
  units: [],
  accounts: [],
  policies: [],
  targets: [],
  delegatedAdministrators: [],
};

/**
 * What an input says it has read whole, so that what it lacks is not there (F-41): `LIST:*`, or a part of a list:
 * `units:PARENT`, `accounts:PARENT`, `policies:TYPE`, `targets:POLICY`, `targets:TARGET:TYPE`.
 */
export type ListPart = string;

export const all = (list: OrganizationListName): ListPart => `${list}:*`;
export const partOf = (list: OrganizationListName, ...parts: readonly string[]): ListPart =>
  [list, ...parts].join(':');

/** What one page says of one organization. */
export interface OrganizationPart extends OrganizationLists {
  readonly file: string;
  /** `o-…` of what is in it; missing where nothing says, as in a list of targets. */
  readonly organizationId?: string;
  /** Which ARNs in it name. */
  readonly managementAccountId?: string;
  readonly partition?: string;
  readonly covers: readonly ListPart[];
  /** Something in it is wrong, so the organization is not imported. */
  readonly refused: boolean;
}
