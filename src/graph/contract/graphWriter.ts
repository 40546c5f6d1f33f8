/** How an import changes the graph: the facts of one account, and the transaction that writes them. */
import type { Clock } from '../../iam/decide/request.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { IdentityCenterProposal } from '../model/facts/identityCenterFacts.js';
import type { OrganizationProposal } from '../model/facts/organizationFacts.js';
import type {
  Administration,
  AssumeRoleGrant,
  Credentials,
  EscalationGrant,
  EscalationAlternative,
  IamGroup,
  IamRole,
  IamUser,
  IdentityProvider,
  InstanceProfile,
  Policy,
  Resource,
  RoleUse,
  Workload,
} from '../model/graph.js';
import type { PolicySet, StoredDocument, StoredOrganizations } from '../model/storedPolicies.js';
import type { SectionCompleteness } from '../model/completeness.js';
import type { DocumentFact } from '../model/facts/documentFact.js';

export interface PolicyFact extends Omit<Policy, 'type' | 'accountId' | 'documentText' | 'quarantined'> {
  readonly kind: 'MANAGED' | 'AWS_MANAGED' | 'INLINE';
  readonly path?: string;
  readonly uniqueId?: string;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  /** Hashes of its versions that do not count (F-16). */
  readonly otherVersions?: readonly string[];
}

/** What an import says of a principal itself; the rest is derived, or stands for all of its account. */
type Imported<T extends IamUser | IamRole> = Omit<
  T,
  'type' | 'kind' | 'identifier' | 'accountId' | 'administration'
>;

interface PrincipalReferences {
  readonly arn: string;
  readonly policyUids: readonly string[];
  readonly boundaryUid?: string;
  readonly policySetUid: string;
}

export interface UserFact extends Imported<IamUser>, PrincipalReferences {
  readonly groupArns: readonly string[];
  readonly missingGroups: readonly string[];
  readonly credentials?: Credentials;
}

export interface Trust {
  readonly identifier: string;
  readonly statementIndexes: readonly number[];
}

export interface RoleFact extends Imported<IamRole>, PrincipalReferences {
  readonly trustHash: string;
  /** Whom the trust policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
  /** Whom of other accounts a trust policy singles out that lets in anyone: they may be all whom it lets in. */
  readonly singledOut: readonly string[];
}

export interface GroupFact extends Omit<IamGroup, 'type' | 'accountId'> {
  readonly policyUids: readonly string[];
}

export type InstanceProfileFact = Omit<InstanceProfile, 'type'>;

export interface WorkloadFact extends Omit<Workload, 'type' | 'accountId'> {
  /** Of its account those that the import holds, of others by ARN alone; each once, by ARN. */
  readonly roles: readonly { readonly arn: string; readonly use: RoleUse }[];
  /** ARNs of the objects that its code or template comes from; edges are derived with it, and it is not stored. */
  readonly codeFrom?: readonly string[];
}

export interface IdentityProviderFact extends IdentityProvider {
  readonly arn: string;
  readonly kind: 'SAML' | 'OIDC';
}

export interface PolicySetFact extends PolicySet {
  /**
   * Other accounts whose roles its identity policies may let its members assume, with `*` where they may name roles of
   * any; in order. Conditions, denials and boundaries are not looked at.
   */
  readonly mayAssumeIn: readonly string[];
}

/** Something with a policy of its own (F-44 to F-75). */
export interface ResourceFact extends Omit<Resource, 'type' | 'accountId'> {
  readonly policyHash?: string;
  /** Whom the policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
  /** Some Allow is for `*`. */
  readonly allowsAnyone: boolean;
  /** Some Allow is for `*`, or for somebody of another account. */
  readonly namesOutsiders: boolean;
}

/** Where it was looked for what runs. */
export interface InventoriedKind {
  /** `*`: every kind. */
  readonly kind: string;
  /** Empty: of a global service. */
  readonly regions: readonly string[];
  /** Those of them of which what runs as no role is known too (G-12). */
  readonly wholeRegions: readonly string[];
}

/** Policies of AWS that an account's export lists, by uid: those that its principals hold, and others (F-11). */
export interface ListedPolicies {
  readonly policies: readonly PolicyFact[];
  /** Of those that nobody holds. */
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

/** One account's export, normalized: every reference resolved, every document by content. */
export interface AccountFacts {
  readonly accountId: string;
  readonly partition: string;
  /** Hash of everything below: the same export has the same hash. */
  readonly contentHash: string;
  readonly users: readonly UserFact[];
  readonly roles: readonly RoleFact[];
  readonly groups: readonly GroupFact[];
  /** Its own, and those that its principals and groups hold. */
  readonly policies: readonly PolicyFact[];
  readonly instanceProfiles: readonly InstanceProfileFact[];
  readonly resources: readonly ResourceFact[];
  readonly workloads: readonly WorkloadFact[];
  readonly identityProviders: readonly IdentityProviderFact[];
  /** Of the root user. */
  readonly rootCredentials?: Credentials;
  readonly completeness: readonly SectionCompleteness[];
  readonly inventory: readonly InventoriedKind[];
  /** False: nothing of the account's users, groups, roles and policies was ever collected. */
  readonly principalsCollected: boolean;
  readonly policySets: readonly PolicySetFact[];
  /** Not in the `contentHash`: where the pages of an export are cut can decide which account lists what. */
  readonly listed: ListedPolicies;
  readonly documents: ReadonlyMap<string, DocumentFact>;
  /** Of `otherVersions`, which nobody holds: they are not stored. */
  readonly versionDocuments: ReadonlyMap<string, StoredDocument>;
  readonly dataGaps: readonly DataGap[];
  /** Those of them that can hide what its principals may do, or whom its roles let in. */
  readonly principalGaps: readonly DataGap[];
  /** ARNs of roles whose trust policy could not be understood: whom they let in is not known (E-79). */
  readonly unreadTrusts: readonly string[];
  /** ARNs of identity providers that its roles trust and that it is known not to have (E-47a). */
  readonly missingProviders: readonly string[];
}

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
  /** Accounts of which somebody may change the code of functions and repositories elsewhere, should their policies let it. */
  readonly changingCode: ReadonlySet<string>;
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

export interface OrganizationReport extends WriteReport {
  /** Imported accounts whose edges have to be derived anew. */
  readonly outdatedAccounts: number;
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
  /** The accounts that are stored as they are given, by content and by the rules that their edges were derived under. */
  unchanged(accounts: readonly AccountFacts[], rulesVersion: string): Promise<ReadonlySet<string>>;
  neighbors(accounts: readonly AccountFacts[]): Promise<Neighbors>;
  /** By id: the lists of each organization that is stored, as `writeOrganization` was given them. */
  lastOrganizations(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
  /** Also marks those imported accounts as outdated whose guardrails or place it changes. */
  writeOrganization(proposal: OrganizationProposal): Promise<OrganizationReport>;
  /** By ARN of the instance: its lists, as `writeIdentityCenter` was given them. */
  lastIdentityCenters(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
  writeIdentityCenter(proposal: IdentityCenterProposal): Promise<WriteReport>;
  /** Imported accounts whose edges were derived under other guardrails than they have now. */
  outdatedAccounts(): Promise<readonly OutdatedAccount[]>;
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
  importAccounts<T>(work: (transaction: ImportTransaction) => Promise<T>): Promise<T>;
}
