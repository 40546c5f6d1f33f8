/** Lists that are read page by page, and what narrows them. */
import type { InstanceProfile, Account, PrincipalKind, IdentityCenterPrincipal } from '../model/graph.js';

/** A page of a list that is sorted by `key`. */
export interface PageRequest {
  readonly first: number;
  /** Sort key of the last entry of the page before. */
  readonly after?: string;
  /** Of what may be in another account than what was asked for, and of hits of a search: only those that are of no account, or of one of these. */
  readonly accountIds?: readonly string[];
}

export interface Page<T> {
  /** Sort key and entry. */
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
  /** A role that trusts EC2 and that no instance profile holds. */
  readonly ec2WithoutInstanceProfile?: boolean;
  readonly administrator?: boolean;
  /** Users, roles, root users and what else an import holds; not whom policies name. */
  readonly held?: boolean;
}

export interface InstanceProfileFilter extends ListFilter {
  /** No role of the account is in it. */
  readonly withoutRole?: boolean;
}

export interface InstanceProfilePage extends Page<InstanceProfile> {
  /** Imported accounts that the filter is about. */
  readonly accounts: readonly Account[];
}

export interface ResourceListFilter extends ListFilter {
  readonly service?: string;
  /** A statement of its policy allows something to `*` or to somebody of another account. */
  readonly namesOutsiders?: boolean;
  /** With one of these ARNs. */
  readonly only?: readonly string[];
  /** With none of these. */
  readonly except?: readonly string[];
}

export interface AssigneePage extends Page<IdentityCenterPrincipal> {
  /** Names of assigned groups whose members were not collected. */
  readonly groupsWithoutMembers: readonly string[];
}
