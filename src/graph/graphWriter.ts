/** How an import changes the graph: the facts of one account, and the transaction that writes them. */
import type { DataGap, Effect } from '../iam/decision.js';
import type { AssumeRoleGrant, PolicySet, StoredDocument, Tag } from './graph.js';

export interface StatementFact {
  readonly uid: string;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** JSON of the principal element, where there is one. */
  readonly principals?: string;
  /** JSON of the condition element, where there is one. */
  readonly condition?: string;
}

export interface DocumentFact extends StoredDocument {
  /** In order; empty where the document is quarantined. */
  readonly statements: readonly StatementFact[];
}

export interface PolicyFact {
  readonly uid: string;
  readonly kind: 'MANAGED' | 'AWS_MANAGED' | 'INLINE';
  readonly name: string;
  readonly arn?: string;
  readonly ownerArn?: string;
  readonly path?: string;
  readonly uniqueId?: string;
  readonly description?: string;
  readonly defaultVersionId?: string;
  readonly versionCount?: number;
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly documentHash?: string;
}

interface PrincipalFact {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly uniqueId: string;
  readonly createdAt?: number;
  readonly tags: readonly Tag[];
  readonly policyUids: readonly string[];
  readonly boundaryUid?: string;
  readonly policySetUid: string;
}

export interface UserFact extends PrincipalFact {
  readonly groupArns: readonly string[];
  readonly missingGroups: readonly string[];
}

export interface Trust {
  readonly identifier: string;
  readonly statementIndexes: readonly number[];
}

export interface RoleFact extends PrincipalFact {
  readonly serviceLinked: boolean;
  readonly trustHash: string;
  /** Whom the trust policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
}

export interface GroupFact {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly uniqueId: string;
  readonly createdAt?: number;
  readonly policyUids: readonly string[];
}

export interface InstanceProfileFact {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
}

/** One account's export, normalised: every reference resolved, every document by content. */
export interface AccountFacts {
  readonly accountId: string;
  readonly partition: string;
  /** Hash of everything below: the same export has the same hash. */
  readonly contentHash: string;
  readonly users: readonly UserFact[];
  readonly roles: readonly RoleFact[];
  readonly groups: readonly GroupFact[];
  readonly policies: readonly PolicyFact[];
  readonly instanceProfiles: readonly InstanceProfileFact[];
  readonly policySets: readonly PolicySet[];
  readonly documents: ReadonlyMap<string, DocumentFact>;
  readonly dataGaps: readonly DataGap[];
}

/** A role as far as letting others in goes. */
export interface TrustingRole {
  readonly arn: string;
  readonly accountId: string;
  readonly partition: string;
  readonly tags: readonly Tag[];
  readonly serviceLinked: boolean;
  readonly trustHash: string;
  /** Whom the trust policy names, with the statements that do. */
  readonly trusts: readonly Trust[];
}

/** What other accounts hold that bears on the edges of those that are imported, read inside the transaction. */
export interface Neighbours {
  /** Roles elsewhere whose trust policy names one of the accounts, one of its principals, or anyone. */
  readonly trustingRoles: readonly TrustingRole[];
  /** Policy sets elsewhere whose members the accounts' roles may let in. */
  readonly policySets: readonly PolicySet[];
  readonly documents: ReadonlyMap<string, StoredDocument>;
  readonly importedAccounts: ReadonlySet<string>;
}

/** Where an edge starts: all of a policy set, or one principal that something tells apart. */
export type EdgeSource =
  | { readonly kind: 'SET'; readonly setUid: string }
  | { readonly kind: 'PRINCIPAL'; readonly identifier: string };

export interface CanAssumeEdge {
  readonly source: EdgeSource;
  readonly targetArn: string;
  readonly grant: AssumeRoleGrant;
}

/** What one transaction is to make of the graph. */
export interface ImportProposal {
  readonly accounts: readonly AccountProposal[];
  /** Every edge that starts or ends in one of the accounts. */
  readonly edges: readonly CanAssumeEdge[];
  /** Version of the rules that the edges were derived under. */
  readonly rulesVersion: string;
}

export interface AccountProposal {
  readonly facts: AccountFacts;
  /** Opaque to the graph: what `lastExport` gives back to complete a later, partial export. */
  readonly exportText: string;
}

export interface WriteReport {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** An import of some accounts: nothing of it is seen before all of it is. */
export interface ImportTransaction {
  /** The lists of the account's last import, as `write` was given them; undefined where there was none. */
  lastExport(accountId: string): Promise<string | undefined>;
  /** The accounts that are stored as they are given, by content and by the rules that their edges were derived under. */
  unchanged(accounts: readonly AccountFacts[], rulesVersion: string): Promise<ReadonlySet<string>>;
  neighbours(accounts: readonly AccountFacts[]): Promise<Neighbours>;
  /** What became of each account. */
  write(proposal: ImportProposal): Promise<ReadonlyMap<string, WriteReport>>;
}

export interface GraphWriter {
  /**
   * Runs `work` in one transaction that excludes every other import. `work` may run more than once.
   * Errors: `GraphUnavailable`, `ImportTooLarge`.
   */
  importAccounts<T>(work: (transaction: ImportTransaction) => Promise<T>): Promise<T>;
}
