/** Judges requests of principals outside the account of a resource, or outside its organization. */
import { anyAwsPrincipal, inPartitionOf } from '../../graph/engine/requestPrincipal.js';
import type { Principal } from '../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { decide } from '../../iam/decide/decide.js';
import { isGranted, type AccessEvaluation } from '../../iam/decide/decision.js';
import { hasAccount, type OrganizationMembership } from '../../iam/decide/request.js';
import { prepareRequest, type PreparedRequest } from '../can/loadRequest.js';
import type { GrantedRequest } from './grantedRequests.js';
import { anotherOrganization, inNoOrganization } from './trust/outsideAccounts.js';

type Adjust = (judged: Pick<PreparedRequest, 'request' | 'layers'>) => typeof judged;

const asItIs: Adjust = (judged) => judged;

/** Makes the request anonymous, also where `*` would mean any principal that signs (E-96). */
const unsigned: Adjust = ({ request, layers }) => ({
  request: { ...request, principal: { kind: 'anonymous' } },
  layers,
});

const signedByAnyone: Adjust = ({ request, layers }) => ({
  request: { ...request, principal: inPartitionOf(request.resource.arn, anyAwsPrincipal) },
  layers: { ...layers, identity: { status: 'NOT_COLLECTED' } },
});

/**
 * E-31: a grant to an account is also one to its users and roles: where its root user gets nothing, some of these
 * may.
 */
const asMember: Adjust = ({ request, layers }) => {
  const { principal } = request;
  if (principal.kind !== 'root') return { request, layers };
  const { partition, accountId, organization } = principal;
  const base = { partition, accountId, ...(organization ? { organization } : {}) };
  return {
    request: { ...request, principal: { kind: 'accountMember', ...base, isImported: true } },
    layers: { ...layers, identity: { status: 'NOT_COLLECTED' } },
  };
};

export type Outsider = ReturnType<typeof outsidersOf>[number];

/**
 * Returns the callers to judge. `*` stands for requests without a signature, and for signed requests from any
 * account.
 */
export const outsidersOf = (principal: Principal, stored: ApplicablePolicies, judge = decidePrepared) =>
  (principal.kind === 'ANYONE' ? [unsigned, signedByAnyone] : [asItIs]).map((sign) => ({
    principal,
    anonymous: sign === unsigned,
    judge: (granted: GrantedRequest): AccessEvaluation => {
      const question = { ...granted, principal: principal.identifier, context: [] };
      const prepared = sign(prepareRequest(question, stored));
      const evaluation = judge(prepared);
      const isRoot = prepared.request.principal.kind === 'root';
      return isRoot && !isGranted(evaluation.decision) ? judge(asMember(prepared)) : evaluation;
    },
  }));

const decidePrepared = ({ request, layers }: ReturnType<Adjust>): AccessEvaluation => decide(request, layers);

/**
 * Judges a principal outside the resource's organization: in another one, in none, or in one that the policy names
 * (E-66). If the answer depends on which, it has that condition.
 */
export const decideOutside =
  (named: readonly OrganizationMembership[]) =>
  (judged: ReturnType<Adjust>): AccessEvaluation => {
    const { request, layers } = judged;
    const { principal, context } = request;
    if (!hasAccount(principal) || principal.organization !== undefined) return decide(request, layers);
    const within = (organization: OrganizationMembership): AccessEvaluation =>
      decide({ ...request, principal: { ...principal, organization } }, layers);
    const absent = Object.keys(inNoOrganization).map((key) => [key, { kind: 'absent' }] as const);
    const entries = new Map([...context.entries, ...absent]);
    const another = within(anotherOrganization);
    const none = decide({ ...request, context: { ...context, entries } }, layers);
    if (isGranted(another.decision) && isGranted(none.decision)) return another;
    const granted = [another, none, ...named.map(within)].find(({ decision }) => isGranted(decision));
    if (granted === undefined) return another;
    const open = decide(request, layers);
    return isGranted(open.decision) ? open : granted;
  };
