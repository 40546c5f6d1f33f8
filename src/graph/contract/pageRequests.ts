/** Requests for lists that are read page by page, and their filters. */
import type { InstanceProfile, Account, PrincipalKind, IdentityCenterPrincipal } from '../model/graph.js';

/** A page of a list that is sorted by `key`. */
export interface PageRequest {
  readonly first: number;
  /** Sort key of the last entry of the previous page. */
  readonly after?: string;
  /** Limits search hits, and entries that may be in other accounts than asked for, to these accounts and to none. */
  readonly accountIds?: readonly string[];
}

export interface Page<T> {
  /** Entries with their sort keys. */
  readonly entries: readonly (readonly [key: string, entry: T])[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  readonly graphVersion: string;
}

export interface ListFilter {
  readonly accountId?: string;
  readonly nameContains?: string;
}

export interface PrincipalListFilter extends ListFilter {
  readonly kind?: PrincipalKind;
  /** Roles that trust EC2 and are in no instance profile. */
  readonly ec2WithoutInstanceProfile?: boolean;
  readonly administrator?: boolean;
  /** Users, roles, root users and other imported principals; not those that only policies name. */
  readonly held?: boolean;
}

export interface InstanceProfileFilter extends ListFilter {
  /** Profiles without a role of the account. */
  readonly withoutRole?: boolean;
}

export interface InstanceProfilePage extends Page<InstanceProfile> {
  readonly accounts: readonly Account[];
}

export interface ResourceListFilter extends ListFilter {
  readonly service?: string;
  /**
   * Resources whose policy has an Allow for `*` or another account, those that are open without a policy, and those of
   * which it is not known what lets in others.
   */
  readonly mayBeExposed?: true;
  /** Only resources with one of these ARNs. */
  readonly only?: readonly string[];
  /** Only resources with none of these ARNs. */
  readonly except?: readonly string[];
}

export interface AssigneePage extends Page<IdentityCenterPrincipal> {
  /** Names of assigned groups whose members were not collected. */
  readonly groupsWithoutMembers: readonly string[];
  /** Whether all assignments of the permission set in the account of the role were collected. */
  readonly areAssignmentsKnown: boolean;
}
