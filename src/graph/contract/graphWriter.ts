/** How an import changes the graph: what is derived of accounts, and the transaction that writes it. */
import type { Clock } from '../../iam/decide/request.js';
import type { AccountFacts, RoleFact } from '../model/facts/accountFacts.js';
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

/** A role as far as letting others in goes. */
export interface TrustingRole extends Pick<
  RoleFact,
  'arn' | 'tags' | 'serviceLinked' | 'trustHash' | 'trusts' | 'singledOut'
> {
  readonly accountId: string;
  readonly partition: string;
}

/** What an organization says that one of the accounts manages, or administers Identity Center for. */
export interface ManagedAccounts {
  readonly managementAccountId: string;
  /** Of its other accounts those that are not closed; where they stand is among the `organizations`. */
  readonly accountIds: readonly string[];
  /** Ids of the accounts that administer Identity Center for it. */
  readonly identityCenterAdministrators: readonly string[];
  /** One of them does, or an imported instance of Identity Center belongs to the management account: it is the organization's. */
  readonly hasIdentityCenter: boolean;
}

export interface ManagedOrganization extends ManagedAccounts {
  /** ARNs of roles that Identity Center made in the other accounts, of those that were imported. */
  readonly permissionSetRoles: readonly string[];
}

/** A function or repository whose policy may let others change the code that runs as a role (G-13). */
export interface CodeResource {
  readonly arn: string;
  readonly accountId: string;
  readonly kind: 'lambda:function' | 'ecr:repository';
  readonly policyHash: string;
  /** Whom its policy names. */
  readonly names: readonly string[];
  /** ARNs of the roles that its code runs as, as far as imports say. */
  readonly roleArns: readonly string[];
}

/** What other accounts hold that bears on the edges of those that are imported, read inside the transaction. */
export interface Neighbors {
  /** Roles elsewhere whose trust policy names one of the accounts, one of its principals, or anyone. */
  readonly trustingRoles: readonly TrustingRole[];
  /** Policy sets elsewhere whose members the accounts' roles may let in. */
  readonly policySets: readonly PolicySet[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Principals of the accounts that policies of resources elsewhere name. */
  readonly namedByResources: readonly string[];
  /** Elsewhere those whose policies name principals of the accounts, or anyone. */
  readonly codeResources: readonly CodeResource[];
  readonly importedAccounts: ReadonlySet<string>;
  /** Of the accounts of all roles and policy sets, the imported ones among them, and of all that these manage. */
  readonly organizations: StoredOrganizations;
  readonly managed: readonly ManagedOrganization[];
  /** E-93: what is known of the times of requests for as long as the edges are kept. */
  readonly clock?: Clock;
}

/**
 * Where an edge starts: all of a policy set, all of those sets that can assume the same, or principals that something
 * tells apart from the others of their sets, or that are alike across sets; they are in order.
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
 * To a user, a role, or the root user that stands for a whole account. From a source that is no administrator (G-8), or from
 * administrators of a management account, or of one that administers Identity Center for it, to what they reach by that.
 */
export interface EscalationEdge {
  readonly source: EdgeSource;
  readonly targetArn: string;
  readonly grant: EscalationGrant;
}

/** What a source can do that leads to no principal: to data, or past a ceiling. */
export interface EscalationFinding {
  readonly source: EdgeSource;
  readonly alternatives: readonly EscalationAlternative[];
  /** Those of their techniques by which the source gains rights or accounts: what follows from that is not searched. */
  readonly unexplored: readonly string[];
}

/** What follows from an account's own policies about its principals. */
export interface Escalations {
  readonly edges: readonly EscalationEdge[];
  readonly findings: readonly EscalationFinding[];
  /** By ARN of a user or role. */
  readonly administrators: ReadonlyMap<string, Administration>;
  /**
   * Accounts of which somebody can gain rights to assume roles of others: which of those let it in is worked out here, and
   * anew when one of these is imported.
   */
  readonly restingElsewhere: ReadonlySet<string>;
}

/** What one transaction is to make of the graph. */
export interface ImportProposal {
  readonly accounts: readonly AccountProposal[];
  /** Every edge that starts or ends in one of the accounts. */
  readonly edges: readonly CanAssumeEdge[];
  /** All that start in one of the accounts. */
  readonly escalations: Escalations;
  /** Version of the rules that the edges were derived under. */
  readonly rulesVersion: string;
}

export interface AccountProposal {
  readonly facts: AccountFacts;
  /** By list; opaque to the graph: what `lastLists` gives back to complete a later, partial export. */
  readonly exportTexts: ReadonlyMap<string, readonly string[]>;
  /** It was not imported: only its edges are derived anew. */
  readonly isRederived?: boolean;
}

export interface WriteReport {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Units that are no accounts, by the label of their nodes. */
export interface UnitFacts {
  readonly Organization: OrganizationFacts;
  readonly IdentityCenter: IdentityCenterFacts;
}

export type UnitKind = keyof UnitFacts;

export interface UnitProposal<Kind extends UnitKind> {
  readonly facts: UnitFacts[Kind];
  /** By list; opaque to the graph: what `lastExports` gives back to complete a later, partial input. */
  readonly listTexts: ReadonlyMap<string, string>;
}

export interface UnitReport extends WriteReport {
  /** Of an organization: imported accounts whose edges have to be derived anew. */
  readonly outdatedAccounts?: number;
}

export interface OutdatedAccount {
  readonly accountId: string;
  readonly partition: string;
  /** Users and roles. */
  readonly principals: number;
}

/** An import of some accounts: nothing of it is seen before all of it is. */
export interface ImportTransaction {
  /** By account: those of the lists asked for that its imports have held, as `write` was given them. */
  lastLists(
    wanted: readonly { readonly accountId: string; readonly lists: readonly string[] }[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>>;
  /** By ARN of a resource that some account's imports hold: the id of the account. */
  ownersOf(resourceArns: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The accounts that are stored as they are given, by content and by the rules that their edges were derived under. */
  unchanged(accounts: readonly AccountFacts[], rulesVersion: string): Promise<ReadonlySet<string>>;
  neighbors(accounts: readonly AccountFacts[]): Promise<Neighbors>;
  /** By id or ARN: the lists of each unit that is stored, as `writeUnit` was given them. */
  lastExports(kind: UnitKind): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
  /** Also marks those imported accounts as outdated whose guardrails or place it changes, or whom they manage. */
  writeUnit<Kind extends UnitKind>(kind: Kind, proposal: UnitProposal<Kind>): Promise<UnitReport>;
  /** Imported accounts whose edges were derived under other guardrails than they have now. */
  outdatedAccounts(): Promise<readonly OutdatedAccount[]>;
  /** What `write` needs no derivation for: it has less to wait for then. */
  writeDocuments(accounts: readonly AccountFacts[]): Promise<void>;
  /** What became of each account. They are not outdated any more. */
  write(proposal: ImportProposal): Promise<ReadonlyMap<string, WriteReport>>;
  /** After `write` has left nothing of it: the account was never imported. */
  forgetAccount(accountId: string): Promise<void>;
}

export interface GraphWriter {
  /**
   * Runs `work` in one transaction that excludes every other import. `work` may run more than once.
   * Errors: `GraphUnavailable`, `ImportTooLarge`.
   */
  inTransaction<T>(work: (transaction: ImportTransaction) => Promise<T>): Promise<T>;
  /** In place of those that were marked before. */
  setTargets(targets: readonly MarkedTarget[]): Promise<void>;
  /** All transactions of the writer that `work` gets are one: it goes in whole or not at all. `work` may run more than once. */
  together<T>(work: (writer: GraphWriter) => Promise<T>): Promise<T>;
  /** Missing: what it writes is no import of its own, so nobody is told. */
  readonly history?: History;
}
