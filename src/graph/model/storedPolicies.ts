/** Policies as they are stored: of principals, resources and organizations, and the sets that principals share. */
import type { Clock } from '../../iam/decide/request.js';
import type { DataGap, Effect } from '../../iam/decide/decision.js';
import type { IamRole, IamUser, Principal, Resource } from './graph.js';
import type { HeldPolicy } from './stored/tables.js';

export type { HeldPolicy };

export interface PrincipalPolicies {
  readonly principal: Principal;
  /** Own policies and those of its groups (E-13). */
  readonly identity: readonly HeldPolicy[];
  /** Without `documentHash`: set, but its document was not exported. Missing: none is set. */
  readonly boundary?: HeldPolicy;
  /** Names of groups that the export names but does not hold (F-10). */
  readonly missingGroups: readonly string[];
}

/** Guardrails attached directly at one place of the path root → … → account (E-19a). */
export interface StoredGuardrailLevel {
  /** `r-…`, `ou-…` or an account id. */
  readonly targetId: string;
  readonly targetName: string;
  /** Without `documentHash`: attached, but its content was not collected (F-168). */
  readonly policies: readonly HeldPolicy[];
}

/** One type of guardrail over one account; NOT_APPLICABLE: management account, or the type is not enabled (E-19d, E-19j). */
export type StoredGuardrails =
  | { readonly status: 'NOT_APPLICABLE' | 'NOT_COLLECTED' }
  | { readonly status: 'COLLECTED'; readonly levels: readonly StoredGuardrailLevel[] };

/** Where an account stands in its organization, and what guards it there. */
export interface OrganizationPlace {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** `o-…/r-…/ou-…/`, the value of aws:PrincipalOrgPaths; missing: its place in the tree is not known (F-167). */
  readonly path?: string;
  /** Principals of the services that it administers for the organization, sorted; missing: not known (F-33). */
  readonly delegatedServices?: readonly string[];
  readonly serviceControl: StoredGuardrails;
  readonly resourceControl: StoredGuardrails;
}

/** What imported organizations say of the accounts asked about. */
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
  /** Missing unless the status is COLLECTED. */
  readonly policy?: HeldPolicy;
}

/** Everything stored that bears on some requests, read in one round trip. */
export interface ApplicablePolicies {
  /** By the identifier asked for; a session is found by its role. Missing: not in the graph. */
  readonly principals: ReadonlyMap<string, PrincipalPolicies>;
  /** Those of the resources that are imported roles, by ARN. */
  readonly roles: ReadonlyMap<string, RoleAsResource>;
  /** Of which a policy was looked for and bears on the resources (`policyHolders`), by their own ARN. */
  readonly resources: ReadonlyMap<string, StoredResource>;
  /** Which of the accounts asked for were imported. */
  readonly importedAccounts: ReadonlySet<string>;
  /** ARNs of identity providers that roles of those accounts trust and that they are known not to have (E-47a). */
  readonly missingProviders: ReadonlySet<string>;
  /** What the exports of those accounts lack. */
  readonly accountGaps: readonly DataGap[];
  /** False: no account at all was imported. */
  readonly anythingImported: boolean;
  /** Of the accounts of all that was asked for. */
  readonly organizations: StoredOrganizations;
  readonly graphVersion: string;
  /** E-93: when it was asked for; missing: dates that are over stay open. */
  readonly clock?: Clock;
}

export type PolicySetMember = IamUser | IamRole;

/** Users or roles of one account that have the same policies, and so the same answer unless one of them is named. */
export interface PolicySet extends ChangedIdentity {
  readonly uid: string;
  readonly accountId: string;
  readonly partition: string;
  readonly kind: 'USER' | 'ROLE';
  readonly identityHashes: readonly string[];
  /** Some identity policy or group was named but not exported. */
  readonly partial: boolean;
  /** Some Allow of its identity policies matches `sts:AssumeRole`. */
  readonly mayAssume: boolean;
  /** Where edges of assuming start that it has in common with other sets of its account; missing: at itself. */
  readonly assumersUid?: string;
  readonly boundary:
    | { readonly status: 'NONE' | 'NOT_COLLECTED' }
    | { readonly status: 'COLLECTED'; readonly documentHash: string };
  readonly members: readonly PolicySetMember[];
}

/** What a question supposes of who asks; nothing stored has it. */
export interface ChangedIdentity {
  /** G-20: its tags are whatever policies ask for. */
  readonly hasAnyTags?: true;
  /** G-32: its ARN is this one. */
  readonly namedAs?: string;
}

/** A document by content. `quarantined`: why it could not be understood. */
export interface StoredDocument {
  readonly hash: string;
  /** Of a policy that has it, where a question wants to name it. */
  readonly name?: string;
  readonly text: string;
  readonly quarantined?: string;
}

// ── As an import writes them ─────────────────────────────────────────────────────────────────────────────────────────

/** By content. */
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
  /** Worked out when asked for, since only a new document's are stored: in order, none where it is quarantined. */
  statements(): readonly StatementFact[];
}
