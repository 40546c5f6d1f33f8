/** The contract for changing the graph: what an import derives, and the transaction that writes it. */
import type { Clock } from '../../iam/decide/request.js';
import type { AccountFacts, ResourceFact, RoleFact } from '../model/facts/accountFacts.js';
import type { IdentityCenterFacts, OrganizationFacts } from '../model/facts/organizationFacts.js';
import type {
  Administration,
  AssumeRoleGrant,
  EscalationGrant,
  EscalationAlternative,
} from '../model/graph.js';
import type { History } from './history.js';
import type { MarkedTarget } from '../model/stored/markedTargets.js';
import type { PolicySet, StoredDocument, StoredOrganizations } from '../model/storedPolicies.js';

export type * from '../model/facts/accountFacts.js';

/** The facts of a role that decide who may assume it. */
export interface TrustingRole extends Pick<
  RoleFact,
  'arn' | 'tags' | 'serviceLinked' | 'trustHash' | 'trusts' | 'singledOut'
> {
  readonly accountId: string;
  readonly partition: string;
  /** Its tags are whatever policies ask for (G-20). Never set on a stored role. */
  readonly hasAnyTags?: true;
}

/** The accounts of an organization that one of the accounts manages, or administers Identity Center for. */
export interface ManagedAccounts {
  readonly managementAccountId: string;
  /** Its other accounts that are not closed; their places are in `organizations`. */
  readonly accountIds: readonly string[];
  /** Ids of accounts that are delegated administrators of Identity Center. */
  readonly identityCenterAdministrators: readonly string[];
  /** Whether an account administers it, or an imported Identity Center instance belongs to the management account. */
  readonly hasIdentityCenter: boolean;
}

export interface ManagedOrganization extends ManagedAccounts {
  readonly permissionSetRoles: readonly string[];
}

/** A function or repository whose policy may let others change the code that runs as a role (G-13). */
export interface CodeResource {
  readonly arn: string;
  readonly accountId: string;
  readonly kind: 'lambda:function' | 'ecr:repository';
  readonly policyHash: string;
  /** Principals that its policy names. */
  readonly names: readonly string[];
  /** ARNs of the roles that its code runs as, as far as known from imports. */
  readonly roleArns: readonly string[];
}

/** The policy of a resource, or a resource control policy of the accounts' organizations, which may apply to one. */
export type ResourceAskingWho = Pick<ResourceFact, 'policyHash' | 'singledOut'>;

/** Facts of other accounts that edges of the imported accounts depend on, read inside the transaction. */
export interface Neighbors {
  /** Roles of other accounts whose trust policy names one of the accounts, one of its principals, or anyone. */
  readonly trustingRoles: readonly TrustingRole[];
  /** Policy sets of other accounts whose members the accounts' roles may trust. */
  readonly policySets: readonly PolicySet[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Principals of the accounts that policies of resources in other accounts name, by ARN or unique id. */
  readonly namedByResources: readonly string[];
  /** Policies in other accounts, or over them, that tell principals of the accounts, or of any account, apart (G-8). */
  readonly resourcesAskingWho: readonly ResourceAskingWho[];
  /** Functions and repositories of other accounts whose policies name principals of the accounts, or anyone. */
  readonly codeResources: readonly CodeResource[];
  readonly importedAccounts: ReadonlySet<string>;
  /** Places of the accounts of all roles and policy sets, imported ones included, and of accounts that these manage. */
  readonly organizations: StoredOrganizations;
  readonly managed: readonly ManagedOrganization[];
  /** What is known about request times for as long as the edges are kept (E-93). */
  readonly clock?: Clock;
}

/**
 * The start of an edge. SET: all members of a policy set, or of all sets that can assume the same. PRINCIPALS, sorted:
 * principals that differ from the others of their sets, or that are alike across sets.
 */
export type EdgeSource =
  | { readonly kind: 'SET'; readonly setUid: string }
  | { readonly kind: 'PRINCIPALS'; readonly identifiers: readonly string[] };

export interface CanAssumeEdge {
  readonly source: EdgeSource;
  readonly targetArn: string;
  readonly grant: AssumeRoleGrant;
}

/**
 * An edge to a user, a role, or a root user, which means the whole account. The source is no administrator (G-8), or the
 * target is a role of Identity Center, or an account that the source's account manages or administers Identity Center
 * for.
 */
export interface EscalationEdge {
  readonly source: EdgeSource;
  readonly targetArn: string;
  readonly grant: EscalationGrant;
}

/** Escalations of a source that lead to no principal, but to data or past a limit on permissions. */
export interface EscalationFinding {
  readonly source: EdgeSource;
  readonly alternatives: readonly EscalationAlternative[];
  /** Those of their techniques that give the source rights or accounts. What these lead to is not searched. */
  readonly unexplored: readonly string[];
}

export interface Escalations {
  readonly edges: readonly EscalationEdge[];
  readonly findings: readonly EscalationFinding[];
  /** Administrative access by ARN of a user or role. */
  readonly administrators: ReadonlyMap<string, Administration>;
  /**
   * Accounts with a principal that can gain rights to assume roles of other accounts. Which of these roles trust it is
   * derived with its account, and again when one of the other accounts is imported.
   */
  readonly restingElsewhere: ReadonlySet<string>;
}

export interface ImportProposal {
  readonly accounts: readonly AccountProposal[];
  /** Every edge that starts or ends in one of the accounts. */
  readonly assumeEdges: readonly CanAssumeEdge[];
  /** Every escalation that starts in one of the accounts. */
  readonly escalations: Escalations;
  /** Version of the rules by which the edges were derived. */
  readonly rulesVersion: string;
}

export interface AccountProposal {
  readonly facts: AccountFacts;
  /** By list; opaque to the graph. `lastLists` returns it to complete a later, partial export. */
  readonly exportTexts: ReadonlyMap<string, readonly string[]>;
  /** The account is not part of the import: only its edges are derived again. */
  readonly isRederived?: boolean;
}

export interface WriteReport {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Facts of units other than accounts, by the label of their nodes. */
export interface UnitFacts {
  readonly Organization: OrganizationFacts;
  readonly IdentityCenter: IdentityCenterFacts;
}

export type UnitLabel = keyof UnitFacts;

export interface UnitProposal<Label extends UnitLabel> {
  readonly facts: UnitFacts[Label];
  /** By list; opaque to the graph. `lastUnitLists` returns it to complete a later, partial input. */
  readonly listTexts: ReadonlyMap<string, string>;
}

export interface UnitReport extends WriteReport {
  /** For an organization: the number of imported accounts whose edges must be derived again. */
  readonly outdatedAccounts?: number;
}

export interface OutdatedAccount {
  readonly accountId: string;
  readonly partition: string;
  /** The number of its users and roles. */
  readonly principals: number;
}

/** The transaction of one import. Readers see all of its changes or none. */
export interface ImportTransaction {
  /** Returns, by account, those of the wanted lists that its imports had, as passed to `write`. */
  lastLists(
    wanted: readonly { readonly accountId: string; readonly lists: readonly string[] }[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>>;
  /** Returns the number of users and roles of stored accounts. */
  principalsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Returns the ids of accounts whose imports have the resources, by ARN of the resource. */
  ownersOf(resourceArns: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Returns the ids of the organizations that accounts are in. */
  organizationsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Returns, of these ARNs of users and roles, those that no import holds and that policies name, each with the roles
   * and resources whose policies do.
   */
  policyHoldersNaming(arns: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Returns the accounts that are stored with the same hash, and with edges derived by the same rules. */
  unchanged(
    accounts: readonly AccountFacts[],
    rulesVersion: string,
    hash: 'contentHash' | 'derivationHash',
  ): Promise<ReadonlySet<string>>;
  neighbors(accounts: readonly AccountFacts[]): Promise<Neighbors>;
  /** Returns the lists of each stored unit by its id or ARN, as passed to `writeUnit`. */
  lastUnitLists(label: UnitLabel): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
  /** Also marks imported accounts as outdated if their guardrails, their place or the accounts they manage change. */
  writeUnit<Label extends UnitLabel>(label: Label, proposal: UnitProposal<Label>): Promise<UnitReport>;
  /** Returns imported accounts whose edges rest on what changed elsewhere, such as guardrails or trust policies. */
  outdatedAccounts(): Promise<readonly OutdatedAccount[]>;
  /** Writes documents in advance, which needs no derivation, so that `write` takes less time. */
  writeDocuments(accounts: readonly AccountFacts[]): Promise<void>;
  /** Writes the accounts, which are then no longer outdated. Returns a report for each. */
  write(proposal: ImportProposal): Promise<ReadonlyMap<string, WriteReport>>;
  /** Writes accounts with the same `derivationHash` as stored: what was derived of them stays. */
  writeDates(accounts: readonly AccountProposal[]): Promise<ReadonlyMap<string, WriteReport>>;
  /** Makes the account count as never imported, after `write` has removed its content. */
  forgetAccount(accountId: string): Promise<void>;
  /** Deletes an instance of Identity Center with all that it has. Returns the number of nodes and relationships. */
  deleteIdentityCenter(instanceArn: string): Promise<number>;
}

export interface GraphWriter {
  /**
   * Runs `work` in one transaction that excludes every other import. `work` may run more than once.
   * Errors: `GraphUnavailable`, `ImportTooLarge`.
   */
  inTransaction<T>(work: (transaction: ImportTransaction) => Promise<T>): Promise<T>;
  setTargets(targets: readonly MarkedTarget[]): Promise<void>;
  /** Runs `work` with a writer whose transactions form one transaction. `work` may run more than once. */
  inOneTransaction<T>(work: (writer: GraphWriter) => Promise<T>): Promise<T>;
  /** Its transactions form one already, so that after an error none of them can go on. */
  readonly isOneTransaction?: boolean;
  /** Missing if its writes are no import of their own, so that they have no entry in the history. */
  readonly history?: History;
}
