/** How is read who can escalate to whom, what else principals can do with the techniques, and who is an administrator. */
import type { EscalationGrant, EscalationAlternative, Principal } from '../model/graph.js';
import type { Page } from './pageRequests.js';
import type { PageRequest } from './pageRequests.js';

export interface EscalationEntry {
  readonly principal: Principal;
  readonly grant: EscalationGrant;
}

/** Part of the graph's reader: what holds for all of that holds here. */
export interface EscalationReader {
  /** Whom principals can escalate to: users, roles, and root users that stand for their accounts. */
  escalations(
    identifiers: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<EscalationEntry>>>;
  /** Principals that can escalate to these. */
  escalationsInto(
    arns: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<EscalationEntry>>>;
  /** What principals can do that leads to no other, strongest first. */
  findings(identifiers: readonly string[]): Promise<ReadonlyMap<string, readonly EscalationAlternative[]>>;
  /** Users and roles with administrative access. */
  administratorsOfAccounts(
    accountIds: readonly string[],
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Principal>>>;
}
