/** How is it read who may do an action: first the policy sets, then those of their members who matter. */
import type { Clock } from '../../iam/decide/request.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { Principal } from '../model/graph.js';
import type {
  PolicySet,
  PolicySetMember,
  RoleAsResource,
  StoredDocument,
  StoredOrganizations,
  StoredResource,
} from '../model/storedPolicies.js';

/** Policy sets of one account that differ in nothing that bears on an action. */
export interface EquivalentSets extends Pick<
  PolicySet,
  'accountId' | 'partition' | 'kind' | 'partial' | 'boundary'
> {
  readonly uids: readonly string[];
  /** Of their documents those that bear on the action. */
  readonly identityHashes: readonly string[];
  /** Their members are service-linked roles. */
  readonly serviceLinked: boolean;
  readonly memberCount: number;
}

/**
 * All policy sets whose statements may concern an action, of accounts whose principals may be able to do it on the resource
 * (`accountsLetIn`), and what the resource itself says.
 */
export interface WhoCanFacts {
  readonly sets: readonly EquivalentSets[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** The resource, if it is an imported role, by ARN. */
  readonly roles: ReadonlyMap<string, RoleAsResource>;
  /** Those whose policies bear on the resource, by their own ARN. */
  readonly resources: ReadonlyMap<string, StoredResource>;
  /** Principals that these policies, or the role's trust policy, name and that no policy set holds. */
  readonly named: readonly Principal[];
  /** Root users of imported accounts whose principals may be able to do it, and their partition. */
  readonly roots: readonly { readonly accountId: string; readonly partition: string }[];
  readonly importedAccounts: ReadonlySet<string>;
  /** ARNs of identity providers that roles trust and that their account is known not to have (E-47a). */
  readonly missingProviders: ReadonlySet<string>;
  /**
   * What was not imported or understood of principals who may do it for all that is known: those of the resource's own
   * account and of accounts that its policies name, or of any where nobody knows whose it is.
   */
  readonly principalGaps: readonly DataGap[];
  /** Of every account whose principals may be able to do it, the resource's and those of `named`. */
  readonly organizations: StoredOrganizations;
  readonly graphVersion: string;
  /** E-93: when it was asked for; missing: dates that are over stay open. */
  readonly clock?: Clock;
}

/** Members that have to be looked at one by one. */
export interface MembersQuestion {
  /** Policy sets of which all are wanted. */
  readonly sets: readonly string[];
  /** Names and unique ids, in lower case: whoever has one is wanted, of whatever policy set. */
  readonly names: readonly string[];
  /** Whose members count who have one of the names; missing: of any account. */
  readonly accountIds?: readonly string[];
}

export interface MembersOfSets {
  /** By policy set, as far as the engine tells them apart. */
  readonly members: ReadonlyMap<string, readonly PolicySetMember[]>;
  readonly graphVersion: string;
}

/** The first members of policy sets by identifier. */
export interface IdentifiersQuestion {
  readonly sets: readonly string[];
  /** Who is left out. */
  readonly except: readonly string[];
  readonly after?: string;
  readonly first: number;
}

export interface IdentifiersOfSets {
  readonly entries: readonly (readonly [identifier: string, set: string])[];
  readonly graphVersion: string;
}

/** Part of the graph's reader: what holds for all of that holds here. */
export interface WhoCanReader {
  whoCanFacts(action: string, resource: string): Promise<WhoCanFacts>;
  membersOfSets(question: MembersQuestion): Promise<MembersOfSets>;
  identifiersOfSets(question: IdentifiersQuestion): Promise<IdentifiersOfSets>;
}
