/** Builds one hop of an answer: as it is stored, or judged again under what is known of the request. */
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { AssumeRoleGrant, EscalationAlternative, Principal } from '../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import type { HopDetails } from '../../graph/contract/pathReader.js';
import { sessionIsNamed } from '../../graph/model/principals/roleSessionKey.js';
import { sessionNameOf } from '../../iam/chain/sharedValues.js';
import { decide } from '../../iam/decide/decide.js';
import { isGranted, strongestFirst } from '../../iam/decide/decision.js';
import type { RequestContext } from '../../iam/decide/request.js';
import { doubtsOf } from '../../iam/unknown/alternatives.js';
import { prepareRequest } from '../can/loadRequest.js';
import type { ContextInput, EscalationHop, Evidence, Hop, PathHop } from '../shared/answer.js';
import { byHeldDocument, cite, citeStored, decisionUnder, type Holder } from '../shared/evidence.js';
import { isRuledOut, mayAdminister, type Stated } from './feasible/finalRequests.js';
import { underContext } from './feasible/simplifyConditions.js';

/** `holder`: the principal whose policies the evidence cites, for a session its role. */
export interface HeldHop extends HopDetails {
  readonly holder: string;
}

/**
 * Turns a hop that anyone can take into a service's. It is judged again, since a service has no account with a policy
 * side of its own (E-31c).
 */
export const ofService = (grant: AssumeRoleGrant): AssumeRoleGrant => ({
  ...grant,
  mechanism: 'SERVICE_ROLE',
  crossAccount: false,
});

/** Judges a hop again under the context; undefined if it is closed. */
export function inContext(
  { from, to, grants }: HopDetails,
  stored: ApplicablePolicies,
  context: readonly ContextInput[],
): Hop | undefined {
  const [grant] = strongestFirst(grants);
  if (!grant) return undefined;
  const action = assumeActions[grant.mechanism];
  const question = { principal: from.identifier, action, resource: to.identifier, context };
  const cited = byHeldDocument(stored.principals.get(from.identifier));
  const { request, layers } = prepareRequest(question, stored);
  const evaluation = decide(request, layers);
  const { decision } = evaluation;
  if (!isGranted(decision)) return undefined;
  const preconditions =
    from.kind === 'SERVICE'
      ? [...evaluation.preconditions, ...doubtsOf(request, layers, evaluation)]
      : grant.preconditions;
  // A session name that a trust policy requires stays a precondition, whatever the context.
  const own = preconditions.length > 0 ? 'CONDITIONAL' : decision;
  return assumption(from, to, grant, { ...cite(evaluation, cited), preconditions, decision: own });
}

export function hopAsStored({ from, holder, to, grants }: HeldHop): Hop | undefined {
  const [grant] = strongestFirst(grants);
  if (!grant) return undefined;
  return assumption(from, to, grant, {
    decision: grant.decision,
    ...citeStored(grant, holder, to.identifier),
  });
}

/** Drops the precondition of a session name that the session at the start has already. */
export function asSession(hop: Hop, session: string | undefined): Hop {
  const { sessionName, ...named } = hop;
  const isSame = session !== undefined && sessionName === sessionNameOf(session);
  if (sessionName === undefined || !isSame) return hop;
  const preconditions = hop.preconditions.filter((text) => text !== sessionIsNamed(sessionName));
  return { ...named, decision: decisionUnder({ ...hop, preconditions }), preconditions };
}

const assumption = (
  from: Principal,
  to: Principal,
  { mechanism, sessionName, crossAccount }: AssumeRoleGrant,
  found: Evidence & Pick<Hop, 'decision'>,
): Hop => ({
  from,
  to,
  mechanism,
  ...found,
  ...(sessionName === undefined ? {} : { sessionName }),
  crossAccount,
});

/** `holder`: of documents in the evidence. */
export function escalation(
  { from, holder, to }: Pick<Hop, 'from' | 'to'> & { readonly holder: Holder },
  way: EscalationAlternative,
  context: RequestContext,
): EscalationHop {
  const { techniqueId, via, decision, takes } = way;
  // The role whose trust policy the evidence cites: the target, or the role on the way.
  const role = to.kind === 'ROLE' ? to.identifier : (via ?? to.identifier);
  const { determiningStatements, ...needed } = citeStored(way, holder, role);
  return {
    from,
    to,
    mechanism: 'ESCALATION',
    techniqueId,
    ...(via === undefined ? {} : { via }),
    ...underContext({ decision, ...needed }, context),
    determiningStatements,
    crossAccount: from.accountId !== to.accountId,
    dataGaps: way.dataGaps,
    ...(takes === undefined ? {} : { takes }),
  };
}

/**
 * G-22: whether the stated context rules out the stored way and every other way. It never does for a principal that
 * may still administer its account, which can give itself other rights.
 */
export function isClosedByContext(
  { from, holder, to }: HeldHop,
  { techniqueId, via, preconditions }: EscalationAlternative,
  now: Pick<PathHop, 'preconditions'>,
  { context, ...known }: Stated,
): boolean {
  const isRuledOutAsFound = now.preconditions.length > preconditions.length;
  const isOfItself = (from.kind === 'USER' || from.kind === 'ROLE') && holder === from.identifier;
  const acting = { by: from, context };
  if (!isRuledOutAsFound || !isOfItself || mayAdminister(acting, known)) return false;
  return isRuledOut({ from, to, techniqueId, ...(via === undefined ? {} : { via }) }, [acting], known.stored);
}
