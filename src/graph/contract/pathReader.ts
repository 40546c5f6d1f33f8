/** The contract for reading hops between principals, for paths: first which hops exist, then their details. */
import type { DataGap } from '../../iam/decide/decision.js';
import type { Dated } from '../model/storedPolicies.js';
import type {
  Account,
  Administration,
  AssumeRoleGrant,
  EscalationAlternative,
  Principal,
} from '../model/graph.js';

/** The hops that a search uses: only assuming roles, or escalation techniques too. */
export type HopScope = 'ASSUMING' | 'ASSUMING_AND_ESCALATING';

/** A principal that can gain rights or accounts by techniques that lead to no principal. What follows is unexplored. */
export interface UnexploredEscalation {
  readonly principal: string;
  readonly techniqueIds: readonly string[];
}

/** Accounts whose roles some principals may assume according to their own policies. */
export interface AssumableAccounts {
  /** Accounts that the policies name. */
  readonly named: readonly string[];
  /** Accounts of principals whose policies allow any account; `*`: a principal without account needs no policy. */
  readonly openTo: readonly string[];
}

/** The assumable accounts that were never imported; for open policies, accounts of the principal's organization. */
export interface UnreadAccounts {
  /** The first accounts by id. */
  readonly ids: readonly string[];
  /** The number of further accounts. */
  readonly more: number;
}

/** What an answer may show. */
export interface Shown {
  /**
   * The accounts that the answer may show; missing: all. Chains pass no administrator of others, `unexplored` names
   * nobody of them, and what is listed by account begins with those that are shown.
   */
  readonly shownAccounts?: readonly string[];
}

/** The chains of hops that a search looks for. */
export interface RegionQuestion extends Shown {
  /** Principals where chains may start; those not in the graph are left out. */
  readonly from: readonly string[];
  /**
   * The principal where chains end, by assuming roles alone; missing: any principal with administrative access,
   * including root users, by assuming roles and by escalating.
   */
  readonly to?: string;
  /** Other principals where chains may end, if `to` is missing. */
  readonly goals?: readonly string[];
  /** Hops to administrators list their techniques, and tell whether they depend on time. */
  readonly detailed?: boolean;
  /** The number of policy sets to look at from either end; 0: only facts about the ends are wanted. */
  readonly most: number;
}

export interface RegionHop {
  readonly to: string;
  readonly by: 'ASSUMING' | 'ESCALATING';
  /** Whether the hop needs no conditions. */
  readonly unconditional: boolean;
  /** In layers and detailed regions: whether open conditions depend on the time of the question (E-93). */
  readonly timed?: true;
  /** In detailed regions: ids of the techniques, any of which is enough. */
  readonly techniques?: readonly string[];
}

/** Principals that have the same hops. */
export interface RegionHops {
  readonly members: readonly string[];
  readonly hops: readonly RegionHop[];
}

/** Reasons why hops of the visited accounts, or between them and accounts that trust them, may be missing. */
export interface PendingHops {
  /** Imported accounts whose hops must be derived again. */
  readonly outdatedAccounts: readonly string[];
  /** Data gaps of their organizations, because of which hops of their accounts are not known (U-9f). */
  readonly organizationGaps: readonly DataGap[];
}

/**
 * The part of the graph that the chains can pass through, which may contain more, and facts about its accounts. If
 * chains end with administrative access, `assumableUnread` and `unexplored` are those of principals that the starts can
 * reach.
 */
export interface PathRegion extends VisitedAccounts, Dated {
  readonly groups: readonly RegionHops[];
  /**
   * The starts and hop targets that have administrative access; only if chains end with administrative access. Those
   * that chains may not pass are ALLOWED.
   */
  readonly privileged: ReadonlyMap<string, Administration['decision']>;
  /** No chain of up to this many hops is missing; Infinity: the region is complete. */
  readonly depth: number;
  /**
   * Accounts that were never imported and whose principals can reach the end. Only filled if the starts may get into
   * any such account, or if a gap hides what they reach (U-9). If chains end with administrative access: accounts whose
   * principals may assume some role, if a principal that the starts can reach may get into any account (G-23).
   */
  readonly outsideAccounts: readonly string[];
  /** Accounts of principals that the starts can reach, if chains end with administrative access. */
  readonly visitedAccounts: readonly string[];
  /** The ends that are in the graph, and not only named by a policy. */
  readonly known: ReadonlySet<string>;
  /** The accounts of the ends that were imported. */
  readonly importedAccounts: ReadonlySet<string>;
  readonly anythingImported: boolean;
  readonly organizationImported: boolean;
}

/** A request for single hops of many principals, to search the graph layer by layer. */
export interface LayerQuestion {
  /** FROM: hops that start at the principals. INTO: hops that lead to them. */
  readonly direction: 'FROM' | 'INTO';
  readonly scope: HopScope;
  readonly principals: readonly string[];
  /** FROM: hops inside one of these accounts to a principal that can be taken over may be left out. */
  readonly administered: readonly string[];
  /** FROM: those administered accounts for which the question also covers every principal that can be taken over. */
  readonly allPrincipalsOf: readonly string[];
  /** Accounts to look up besides the hops: FROM reads their users and roles, INTO their administrators. */
  readonly accounts: readonly string[];
  /** The limit of hops from policy sets to principals; if so many are returned, there may be more. */
  readonly most: number;
}

/** What hops do not say of where a principal leads. */
export interface BeyondHops extends UnexploredEscalation {
  /** Accounts of roles that it may assume if an unread trust policy lets it in. */
  readonly unreadBeyond: readonly string[];
  /** Accounts whose roles it may assume. */
  readonly assumable: AssumableAccounts;
}

export interface HopLayer {
  readonly groups: readonly RegionHops[];
  /** Users and roles, or administrators, of `accounts`. */
  readonly members: readonly string[];
  /** The principals in the layer that have administrative access, including root users of imported accounts. */
  readonly privileged: ReadonlyMap<string, Administration['decision']>;
  /** FROM, with escalations: of the principals, those of whom there is anything to say. */
  readonly beyond: readonly BeyondHops[];
  readonly graphVersion: string;
}

/** Asks what is missing of the accounts that a search visited. */
export interface VisitedAccountsQuestion extends Shown {
  readonly direction: LayerQuestion['direction'];
  readonly accounts: readonly string[];
  /** FROM: the search starts with a principal without account, which any account may let in. */
  readonly fromAnywhere: boolean;
  /** FROM: accounts whose roles the visited principals may assume. */
  readonly assumable: AssumableAccounts;
  /** Ids of techniques that lead into any account, even one that does not trust the caller. */
  readonly anywhere: readonly string[];
  /** Ids of techniques that lead into accounts of the caller's organization, even if they do not trust it (G-23). */
  readonly withinOrganization: readonly string[];
}

/** Facts about the visited accounts, independent of the hops that were found. */
export interface VisitedAccounts extends PendingHops {
  /** Visited accounts that were never imported; INTO: also accounts that manage them. The first by id. */
  readonly outsideAccounts: readonly string[];
  readonly assumableUnread: UnreadAccounts;
  /**
   * Data gaps about permissions of principals and trust of roles that can hide a hop: of the accounts, for a region of
   * those that chains can pass through. INTO: also of accounts that manage them, or that roles or code of all these let
   * in.
   */
  readonly principalGaps: readonly DataGap[];
  /**
   * INTO: principals of these accounts and of accounts that their roles name; for techniques limited to an
   * organization, principals of accounts in the same one. The first by identifier. If no organization was imported,
   * such techniques are listed for no other account, and a gap says that it is not known which account manages which
   * (G-23).
   */
  readonly unexplored: readonly UnexploredEscalation[];
  /** There may be others than those of `unexplored`. */
  readonly isUnexploredCut?: boolean;
  readonly graphVersion: string;
}

/** Asks which roles let in principals of these imported accounts, or which of these roles let in outside principals. */
export type RolesLettingInQuestion =
  { readonly accountIds: readonly string[] } | { readonly roles: readonly string[] };

/** The principals and accounts that a bucket's policy may name, or that own it. */
export interface CodeQuestion {
  readonly principals: readonly string[];
  /** Identifiers of the root users of their accounts. */
  readonly roots: readonly string[];
  readonly accountIds: readonly string[];
}

/** ARNs of an object that holds code, and of the role that the code runs as. */
export interface CodeObject {
  readonly role: string;
  readonly object: string;
  /** Whether it is the template of a stack. */
  readonly isTemplate: boolean;
}

/** The principals at both ends of a hop. */
export type HopEnds = readonly [from: string, to: string];

/** All ways from one principal to another in one hop. */
export interface HopDetails {
  readonly from: Principal;
  readonly to: Principal;
  /** Ways to assume the role, through a shared policy set and through its own. */
  readonly grants: readonly AssumeRoleGrant[];
  /** Escalations, unconditional ones first. */
  readonly alternatives: readonly EscalationAlternative[];
}

export interface DetailedHops extends Dated {
  readonly hops: readonly HopDetails[];
  /** Accounts of both ends of all hops. */
  readonly accounts: ReadonlyMap<string, Account>;
}

/** Stored escalations, each from the members of a policy set. */
export interface MarkedHops {
  readonly groups: readonly { readonly members: readonly string[]; readonly to: string }[];
  readonly graphVersion: string;
}

/** The part of `GraphReader` that reads paths; the same rules apply. */
export interface PathReader extends Shown {
  pathRegion(question: RegionQuestion): Promise<PathRegion>;
  hopLayer(question: LayerQuestion): Promise<HopLayer>;
  visitedAccounts(question: VisitedAccountsQuestion): Promise<VisitedAccounts>;
  /**
   * Returns, by account, ARNs of roles of other accounts whose trust policies name a principal of it, its root, or
   * anyone, unless a principal of it that can be taken over can assume the role without conditions.
   */
  rolesOfOtherAccounts(asked: RolesLettingInQuestion): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Returns code of workloads in buckets that may let some of the principals write (G-17). */
  codeObjects(asked: CodeQuestion): Promise<readonly CodeObject[]>;
  /** Returns all escalations of which whoever counts over them has to read the details (`needsDetails`). */
  hopsNeedingDetails(): Promise<MarkedHops>;
  /** Leaves out pairs without a hop of the scope. */
  hopDetails(pairs: readonly HopEnds[], scope: HopScope): Promise<DetailedHops>;
}
