/** Stored policies of principals, resources and organizations, and the policy sets that principals share. */
import type { Clock } from '../../iam/decide/request.js';
import type { DataGap, Effect } from '../../iam/decide/decision.js';
import type { PolicyDocumentKind } from '../../iam/language/policyDocument.js';
import type { IamRole, IamUser, Principal, Resource } from './graph.js';
import type { HeldPolicy } from './stored/tables.js';

export type { HeldPolicy };

/** The grammar that a stored document has to follow. Permissions boundaries are identity policies. */
export type DocumentUse = Exclude<PolicyDocumentKind, 'SESSION'>;

/** The use of a document of an account's own, and not of a guardrail. */
export type HeldUse = Extract<DocumentUse, 'IDENTITY' | 'TRUST' | 'RESOURCE'>;

export interface PrincipalPolicies {
  readonly principal: Principal;
  /** The principal's own policies and those of its groups (E-13). */
  readonly identity: readonly HeldPolicy[];
  /** Missing: none is set. Without `documentHash`, one is set, but the export lacks its document. */
  readonly boundary?: HeldPolicy;
  /** Names of groups that the export names but lacks (F-10). */
  readonly missingGroups: readonly string[];
}

/** Guardrails that are attached directly at one place of the path root → … → account (E-19a). */
export interface StoredGuardrailLevel {
  /** `r-…`, `ou-…` or an account id. */
  readonly targetId: string;
  readonly targetName: string;
  /** A policy without `documentHash` is attached, but its content was not collected (F-168). */
  readonly policies: readonly HeldPolicy[];
}

/** One type of guardrail of one account. NOT_APPLICABLE: management account, or type not enabled (E-19d, E-19j). */
export type StoredGuardrails =
  | { readonly status: 'NOT_APPLICABLE' | 'NOT_COLLECTED' }
  | { readonly status: 'COLLECTED'; readonly levels: readonly StoredGuardrailLevel[] };

/** The place of an account in its organization, and the guardrails that apply to it there. */
export interface OrganizationPlace {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** `o-…/r-…/ou-…/`, the value of aws:PrincipalOrgPaths; missing: its place in the tree is not known (F-167). */
  readonly path?: string;
  /** Principals of services that the account administers for the organization, sorted; missing: not known (F-33). */
  readonly delegatedServices?: readonly string[];
  /** The organization may have accounts that no imported list holds. */
  readonly mayHaveMoreAccounts?: true;
  readonly serviceControl: StoredGuardrails;
  readonly resourceControl: StoredGuardrails;
}

/** The places of the accounts asked for in imported organizations. */
export interface StoredOrganizations {
  readonly anyImported: boolean;
  /** By account id. Missing: no imported organization has the account. */
  readonly places: ReadonlyMap<string, OrganizationPlace>;
}

export interface RoleAsResource {
  readonly role: IamRole;
  readonly trust: HeldPolicy;
}

export interface StoredResource {
  readonly resource: Resource;
  /** Missing unless `policyStatus` is COLLECTED. */
  readonly policy?: HeldPolicy;
}

/** The state of the graph, and the time, that an answer is about. */
export interface Dated {
  readonly graphVersion: string;
  /** The time of the question (E-93); missing: conditions on dates in the past stay open. */
  readonly clock?: Clock;
}

/** All stored facts that some requests need, read in one round trip. */
export interface ApplicablePolicies extends Dated {
  /** By the identifier asked for; for a session, the policies of its role. Missing: not in the graph. */
  readonly principals: ReadonlyMap<string, PrincipalPolicies>;
  /** The resources that are imported roles, by ARN. */
  readonly roles: ReadonlyMap<string, RoleAsResource>;
  /** Stored resources whose policies apply to the resources asked for (`policyHolders`), by their own ARN. */
  readonly resources: ReadonlyMap<string, StoredResource>;
  /** The accounts asked for that were imported. */
  readonly importedAccounts: ReadonlySet<string>;
  /** ARNs of identity providers that roles trust and that the roles' accounts are known not to have (E-47a). */
  readonly missingProviders: ReadonlySet<string>;
  readonly accountGaps: readonly DataGap[];
  /** False: no account at all was imported. */
  readonly anythingImported: boolean;
  /** Places of the accounts of all principals and resources asked for. */
  readonly organizations: StoredOrganizations;
}

export type PolicySetMember = IamUser | IamRole;

/** Users or roles of one account with the same policies. They get the same answer unless a policy names one of them. */
export interface PolicySet extends ChangedIdentity {
  readonly uid: string;
  readonly accountId: string;
  readonly partition: string;
  readonly kind: 'USER' | 'ROLE';
  readonly identityHashes: readonly string[];
  /** Whether the export lacks an identity policy or a group that it names. */
  readonly partial: boolean;
  /** Whether some Allow of its identity policies matches `sts:AssumeRole`. */
  readonly mayAssume: boolean;
  /** The node where assume-role edges start that it shares with other sets of its account; missing: the set itself. */
  readonly assumersUid?: string;
  readonly boundary:
    | { readonly status: 'NONE' | 'NOT_COLLECTED' }
    | { readonly status: 'COLLECTED'; readonly documentHash: string };
  readonly members: readonly PolicySetMember[];
}

/** Assumptions of a question about the identity of the principals. Never set on a stored policy set. */
export interface ChangedIdentity {
  /** The principals have whatever tags policies ask for (G-20). */
  readonly hasAnyTags?: true;
  /** The principals have this ARN (G-32). */
  readonly namedAs?: string;
}

/** A document, identified by content. `quarantined`: why it could not be parsed. */
export interface StoredDocument {
  readonly hash: string;
  /** Of a policy that is in no account. */
  readonly name?: string;
  /** By account: the name of one of its policies with this document, if a question needs one. */
  readonly names?: ReadonlyMap<string, string>;
  readonly text: string;
  readonly quarantined?: string;
}

// ── As an import writes them ─────────────────────────────────────────────────────────────────────────────────────────

/** A statement, identified by content. */
export interface StatementFact {
  readonly uid: string;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** JSON of the principal element, if there is one. */
  readonly principals?: string;
  /** JSON of the condition element, if there is one. */
  readonly condition?: string;
}

export interface DocumentFact extends StoredDocument {
  /** Returns the statements in order; none if quarantined. Computed on demand: only those of new documents are kept. */
  statements(): readonly StatementFact[];
}
