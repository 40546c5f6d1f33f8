/** The ends of routes: those who may do what is asked, and how they come to it. */
import type { Administration, Principal } from '../../graph/model/graph.js';
import { accountOfIdentifier, namedPrincipalKind } from '../../graph/model/principals/namedPrincipal.js';
import type { Clock } from '../../iam/decide/request.js';
import { administrationAt } from '../reach/adminHops.js';
import { idAfterGrant } from '../reach/intoOtherAccounts.js';
import type { ReachableSet } from '../reach/reachableSet.js';
import type { ContextInput, GrantTerms, PrincipalAccess } from '../shared/answer.js';
import { noEvidence } from '../shared/evidence.js';
import type { EndOfPath } from '../shared/sentences.js';

export interface RouteEnd {
  readonly access: Omit<PrincipalAccess, 'principal' | 'path'>;
  readonly decision: PrincipalAccess['decision'];
  /**
   * ADMINISTERING: it administers the account of a root user who may. AFTER_GRANT: an administrator of its account
   * gives it the permission. BEING_ASSUMED: it is the role asked about.
   */
  readonly by: 'ITSELF' | 'ADMINISTERING' | 'AFTER_GRANT' | 'BEING_ASSUMED';
}

/**
 * The end at the role asked about: a principal that can become it by other means than assuming it can write its trust
 * policy, or has its session anyway.
 */
export const beingAssumed: RouteEnd = {
  access: { decision: 'ALLOWED', ...noEvidence },
  decision: 'ALLOWED',
  by: 'BEING_ASSUMED',
};

export const endAfterGrant = (access: PrincipalAccess): readonly [string, RouteEnd] => [
  idAfterGrant(access.principal.identifier),
  { access, decision: access.decision, by: 'AFTER_GRANT' },
];

/**
 * Returns the ends of routes. What a root user may do, administrators of its account can gain. Conditions on the root
 * user do not bind them, so it is no end where its account may be `given` the permission without conditions, or under
 * others. Nor is an administrator by conditional access of its own where it can give the permission without conditions.
 */
export function endsOf(
  { allowed, given }: Readonly<Record<'allowed' | 'given', readonly PrincipalAccess[]>>,
  privileged: ReachableSet['privileged'],
): ReadonlyMap<string, RouteEnd> {
  const ends = new Map<string, RouteEnd>();
  const accountsGiven = new Set(
    given.flatMap(({ decision, principal }) => (decision === 'ALLOWED' ? principal.accountId : [])),
  );
  const likeOthers = new Set(
    given.flatMap(({ principal: { kind, accountId } }) => (kind === 'ROOT' ? accountId : [])),
  );
  for (const access of allowed) {
    const { decision, principal } = access;
    const isBound =
      principal.kind === 'ROOT' &&
      decision !== 'ALLOWED' &&
      [accountsGiven, likeOthers].some((some) => some.has(principal.accountId));
    if (!isBound) ends.set(principal.identifier, { access, decision, by: 'ITSELF' });
  }
  const roots = new Map(
    [...ends]
      .filter(([one]) => namedPrincipalKind(one) === 'ROOT')
      .map(([one, { access }]) => [accountOfIdentifier(one), access] as const),
  );
  for (const [administrator, own] of privileged) {
    const accountId = accountOfIdentifier(administrator);
    const access = roots.get(accountId);
    const present = ends.get(administrator)?.decision;
    const decision = own === 'ALLOWED' && access ? access.decision : own;
    if (access && (present === undefined || (decision === 'ALLOWED' && present !== 'ALLOWED')))
      ends.set(administrator, { access, decision, by: 'ADMINISTERING' });
    else if (!access && own === 'ALLOWED' && present === 'CONDITIONAL' && accountsGiven.has(accountId))
      ends.delete(administrator);
  }
  return ends;
}

/** Adds to the end of a path what guardrails leave the root user that it starts at. */
export function endFrom(
  start: Principal,
  limited: Administration | 'DENIED' | undefined,
  end: EndOfPath,
  clock: Clock | undefined,
  context: readonly ContextInput[] = [],
): EndOfPath {
  if (limited === undefined || limited === 'DENIED') return end;
  return { ...end, ...bothTerms(administrationAt(start, 0, context, clock, limited), end) };
}

export const bothTerms = (own: GrantTerms, other: GrantTerms): GrantTerms => ({
  decision: own.decision === 'ALLOWED' ? other.decision : own.decision,
  conditions: [...own.conditions, ...other.conditions],
  preconditions: [...own.preconditions, ...other.preconditions],
  caveats: [...own.caveats, ...other.caveats],
});
