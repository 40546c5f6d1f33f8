/** How is the part of the graph read that paths run over: hops between principals, first which, then all they take. */
import type { Clock } from '../../iam/decide/request.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type {
  Account,
  Administration,
  AssumeRoleGrant,
  EscalationAlternative,
  Principal,
} from '../model/graph.js';

/** What a search goes over: hops by assuming roles alone, or by techniques of escalation too. */
export type HopScope = 'ASSUMING' | 'ASSUMING_AND_ESCALATING';

/** Who can gain rights or accounts by techniques that lead to no principal: what follows from that is not searched. */
export interface UnexploredEscalation {
  readonly principal: string;
  readonly techniqueIds: readonly string[];
}

/** Accounts whose roles some principals may assume, as far as their own policies go. */
export interface AssumableAccounts {
  /** Those that policies name. */
  readonly named: readonly string[];
  /** Accounts of those whose policies leave the account open; `*`: of somebody who is in none and needs no policy. */
  readonly openTo: readonly string[];
}

/** Those of them that were never imported: of an open one, accounts of the organization of whom it is open to. */
export interface UnreadAccounts {
  /** The first by id. */
  readonly ids: readonly string[];
  /** So many there are besides. */
  readonly more: number;
}

/** Which chains of hops a search is about. */
export interface RegionQuestion {
  /** Where they may start; what is not in the graph is left out. */
  readonly from: readonly string[];
  /** Where they end; missing: with somebody who has administrative access, root users among them. */
  readonly to?: string;
  /** Where they may also end, where they end with administrative access; missing: nowhere. */
  readonly goals?: readonly string[];
  readonly scope: HopScope;
  /** Hops to whoever has administrative access say by which techniques they are, and whether they hang on time. */
  readonly detailed?: boolean;
  /** How many policy sets to look at from either end; none: only what is known of the ends is wanted. */
  readonly most: number;
}

export interface RegionHop {
  readonly to: string;
  readonly by: 'ASSUMING' | 'ESCALATING';
  /** Without conditions. */
  readonly unconditional: boolean;
  /** Of a layer, or of a detailed region: what the import left open of it hangs on the time of the question (E-93). */
  readonly hangsOnTime?: true;
  /** Of a detailed region: ids of the techniques of which any will do. */
  readonly techniques?: readonly string[];
}

/** Principals that have the same hops. */
export interface RegionHops {
  readonly members: readonly string[];
  readonly hops: readonly RegionHop[];
}

/** Why hops of the accounts that a search met, or hops between these and accounts that let them in, may be missing. */
export interface PendingHops {
  /** Imported accounts whose hops await a new derivation. */
  readonly outdatedAccounts: readonly string[];
  /** What the imports of their organizations lack: then hops of their accounts are not known (U-9f). */
  readonly organizationGaps: readonly DataGap[];
}

/** The part of the graph that such chains can pass, and perhaps more. */
export interface PathRegion extends PendingHops {
  readonly groups: readonly RegionHops[];
  /** Who has administrative access, of the starts and of those that some hop leads to; only where the chains end there. */
  readonly privileged: ReadonlyMap<string, Administration['decision']>;
  /** Of chains of so many hops or less none is missing; Infinity: of none at all, for the region was read whole. */
  readonly depth: number;
  /**
   * Accounts that were never imported and whose principals can reach the end, if the starts may get into any account that
   * was never imported, or something hides what they reach (U-9). Where the chains end with administrative access: whose
   * principals may assume some role, if whom the starts can reach may get into any account (G-23).
   */
  readonly outsideAccounts: readonly string[];
  /** Of whom the starts can reach, where the chains end with administrative access. */
  readonly assumableUnread: UnreadAccounts;
  /**
   * What the imports lack of what principals may do and of whom roles let in, where that can hide a hop of such a chain:
   * of the accounts of the ends and of those that chains can pass, known ones or ones over a hop that is hidden.
   */
  readonly principalGaps: readonly DataGap[];
  /** Accounts of whom the starts can reach, where the chains end with administrative access. */
  readonly visitedAccounts: readonly string[];
  /** Of whom the starts can reach, where the chains end with administrative access; the first by identifier. */
  readonly unexplored: readonly UnexploredEscalation[];
  /** Which of the ends are in the graph, other than by name. */
  readonly known: ReadonlySet<string>;
  /** Of the accounts of the ends. */
  readonly importedAccounts: ReadonlySet<string>;
  readonly anythingImported: boolean;
  readonly organizationImported: boolean;
  /** E-93: when it was asked for; missing: dates that are over stay open. */
  readonly clock?: Clock;
  readonly graphVersion: string;
}

/** Single hops of many principals at once, to go over the graph layer by layer. */
export interface LayerQuestion {
  /** Hops that lead away from them, or to them. */
  readonly direction: 'FROM' | 'INTO';
  readonly scope: HopScope;
  readonly principals: readonly string[];
  /** FROM: hops that stay in one of these accounts and lead to somebody who can be taken over there may be left out. */
  readonly ruled: readonly string[];
  /** FROM: those of the ruled accounts of which everybody who can be taken over is asked for beside the principals. */
  readonly everybodyOf: readonly string[];
  /** Looked up beside the hops: FROM their users and roles, INTO whoever has administrative access to them. */
  readonly accounts: readonly string[];
  /** Hops from policy sets to principals; where that many are given back, there may be more. */
  readonly most: number;
}

export interface HopLayer {
  readonly groups: readonly RegionHops[];
  /** Of the accounts. */
  readonly members: readonly string[];
  /** Who has administrative access, root users of imported accounts among them: of all that are in the layer. */
  readonly privileged: ReadonlyMap<string, Administration['decision']>;
  /** FROM, over escalations too: accounts of roles that some may assume, as far as an unread trust policy lets them in. */
  readonly unreadBeyond: readonly string[];
  /** FROM, over escalations too: of the principals. */
  readonly assumable: AssumableAccounts;
  /** FROM, over escalations too: of the principals; the first by identifier. */
  readonly unexplored: readonly UnexploredEscalation[];
  readonly graphVersion: string;
}

/** Accounts that a walk over the graph met. */
export interface VisitedAccounts {
  readonly direction: LayerQuestion['direction'];
  readonly accounts: readonly string[];
  /** FROM: whoever it starts with is in no account and may be let in by any. */
  readonly fromAnywhere: boolean;
  /** FROM: of whom it met. */
  readonly assumable: AssumableAccounts;
  /** Ids of techniques that lead into any account, which need not let the caller in. */
  readonly anywhere: readonly string[];
  /** G-23: ids of techniques that lead into accounts of the caller's organization, which need not let the caller in. */
  readonly withinOrganization: readonly string[];
}

/** What is known of them, whatever was found there. */
export interface AccountsVisited extends PendingHops {
  /** Those that were never imported, INTO also of those that manage them; the first by id. */
  readonly outsideAccounts: readonly string[];
  readonly assumableUnread: UnreadAccounts;
  /** As of a region. INTO: also of those that manage them, and of those whose principals roles or code of all these let in. */
  readonly principalGaps: readonly DataGap[];
  /**
   * INTO: of these accounts and of those whose principals roles of theirs name; by techniques that end with an
   * organization, of accounts in the same one; the first by identifier. Where no organization was imported, those are
   * told of nobody elsewhere: the gap says that nobody knows which account manages which (G-23).
   */
  readonly unexplored: readonly UnexploredEscalation[];
  readonly graphVersion: string;
}

/** Those that let in somebody of imported accounts, of these alone; or those of the roles that do. */
export type RolesLettingInQuestion =
  { readonly accountIds: readonly string[] } | { readonly roles: readonly string[] };

/** Whom a bucket's policy may name, or whose own bucket it is. */
export interface CodeQuestion {
  readonly principals: readonly string[];
  /** Identifiers of the root users of their accounts. */
  readonly roots: readonly string[];
  readonly accountIds: readonly string[];
}

/** ARNs of an object, and of the role that something runs it as. */
export interface CodeObject {
  readonly role: string;
  readonly object: string;
}

/** All that leads from one principal to another in one hop. */
export interface HopDetails {
  readonly from: Principal;
  readonly to: Principal;
  /** By assuming: of the set that it shares with others and of its own. */
  readonly grants: readonly AssumeRoleGrant[];
  /** Firmest first. */
  readonly alternatives: readonly EscalationAlternative[];
}

export interface DetailedHops {
  readonly hops: readonly HopDetails[];
  /** E-93: when it was asked for; missing: dates that are over stay open. */
  readonly clock?: Clock;
  /** Of all their ends. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly graphVersion: string;
}

/** Part of the graph's reader: what holds for all of that holds here. */
export interface PathReader {
  pathRegion(question: RegionQuestion): Promise<PathRegion>;
  hopLayer(question: LayerQuestion): Promise<HopLayer>;
  visitedAccounts(question: VisitedAccounts): Promise<AccountsVisited>;
  /**
   * By account: ARNs of roles of other accounts whose trust policies name somebody of it, its root, or anyone, and which
   * nobody there who can be taken over assumes without conditions.
   */
  rolesOfOtherAccounts(asked: RolesLettingInQuestion): Promise<ReadonlyMap<string, readonly string[]>>;
  /** What workloads run that lies in buckets which may let some principals write (G-17). */
  codeObjects(asked: CodeQuestion): Promise<readonly CodeObject[]>;
  /** Pairs between which no hop of the scope leads are left out. */
  hopDetails(pairs: readonly (readonly [from: string, to: string])[], scope: HopScope): Promise<DetailedHops>;
}
