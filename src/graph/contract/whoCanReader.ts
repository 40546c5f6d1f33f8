/** The contract for reading who may do an action: first policy sets, then members that must be judged one by one. */
import type { DataGap } from '../../iam/decide/decision.js';
import type { Principal } from '../model/graph.js';
import type {
  ApplicablePolicies,
  Dated,
  PolicySet,
  PolicySetMember,
  StoredDocument,
  StoredOrganizations,
} from '../model/storedPolicies.js';

/** Policy sets of one account that are the same for an action. */
export interface EquivalentSets extends Pick<
  PolicySet,
  'accountId' | 'partition' | 'kind' | 'partial' | 'boundary'
> {
  readonly uids: readonly string[];
  /** Those of their documents that concern the action. */
  readonly identityHashes: readonly string[];
  readonly serviceLinked: boolean;
  readonly memberCount: number;
}

/**
 * All policy sets with statements that may concern an action, of accounts whose principals may be able to do it on the
 * resource (`accountsLetIn`), and the resource's own policies.
 */
export interface WhoCanFacts
  extends Dated, Pick<ApplicablePolicies, 'roles' | 'resources' | 'importedAccounts' | 'missingProviders'> {
  readonly sets: readonly EquivalentSets[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Principals that these policies, or the role's trust policy, name and that are in no policy set. */
  readonly named: readonly Principal[];
  /** Root users of imported accounts whose principals may be able to do it, with their partition. */
  readonly roots: readonly { readonly accountId: string; readonly partition: string }[];
  /**
   * Data gaps about principals that may be able to do it: those of the resource's account and of accounts that its
   * policies name, or of any account if the owner is not known.
   */
  readonly principalGaps: readonly DataGap[];
  /** Places of every account whose principals may be able to do it, of the resource's and of those of `named`. */
  readonly organizations: StoredOrganizations;
}

/** Asks for members that must be judged one by one. */
export interface MembersQuestion {
  /** Policy sets of which all members are wanted. */
  readonly sets: readonly string[];
  /** Names and unique ids, in lower case: principals that have one are wanted too, from any policy set. */
  readonly names: readonly string[];
  /** The accounts to which `names` is limited; missing: all accounts. */
  readonly accountIds?: readonly string[];
}

export interface MembersOfSets {
  /** By policy set. Of each member only the fields that the engine uses are read. */
  readonly members: ReadonlyMap<string, readonly PolicySetMember[]>;
  readonly graphVersion: string;
}

/** Asks for the first members of policy sets by identifier. */
export interface IdentifiersQuestion {
  readonly sets: readonly string[];
  readonly except: readonly string[];
  readonly after?: string;
  readonly first: number;
}

export interface IdentifiersOfSets {
  readonly entries: readonly (readonly [identifier: string, set: string])[];
  readonly graphVersion: string;
}

/** The part of `GraphReader` that reads who may do an action; the same rules apply. */
export interface WhoCanReader {
  whoCanFacts(action: string, resource: string): Promise<WhoCanFacts>;
  membersOfSets(question: MembersQuestion): Promise<MembersOfSets>;
  identifiersOfSets(question: IdentifiersQuestion): Promise<IdentifiersOfSets>;
}
