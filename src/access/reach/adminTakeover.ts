/**
 * Decides how an administrator becomes a user or role of its account under the limits on it: its permissions boundary
 * and the guardrails. Its administration states what its own policies allow.
 */
import { storedAlternative } from '../../derive/escalationEdges.js';
import { STRENGTHEN_TECHNIQUE } from '../../escalation/catalog/techniques.js';
import type { TechniqueVerdict } from '../../escalation/apply/results.js';
import { allowingEverything, withoutEverything } from '../../escalation/gains/administration.js';
import {
  both,
  strongest,
  strongestBy,
  granted,
  provided,
  verdictOf,
  type Verdict,
} from '../../escalation/apply/verdict.js';
import { trustIn } from '../../escalation/context/selfWrittenTrust.js';
import type { EscalationAlternative, IamRole, IamUser, Principal } from '../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { guardOf } from '../../graph/engine/guardrails.js';
import { knownPrincipal, partitionOf, tagMap } from '../../graph/engine/requestPrincipal.js';
import { decide } from '../../iam/decide/decide.js';
import type { Layer } from '../../iam/decide/layers.js';
import { contextAt, type RequestPrincipal } from '../../iam/decide/request.js';
import { applied } from '../can/heldPolicy.js';

interface TakeoverForm {
  readonly techniqueId: string;
  /** Actions on the target. */
  readonly actions: readonly string[];
  /** Other requirements, which are not checked. */
  readonly preconditions: readonly string[];
  /** Whom the role's trust policy lets in as it stands: something that runs as it, or somebody of the account. */
  readonly letsIn?: 'SERVICE' | 'PRINCIPAL';
}

/** The simplest first, of those that define administrative access and their substitutes. */
const takeovers: Readonly<Record<'USER' | 'ROLE', readonly TakeoverForm[]>> = {
  USER: [
    { techniqueId: 'T-018', actions: ['iam:CreateAccessKey'], preconditions: [] },
    {
      techniqueId: 'T-021',
      actions: ['iam:CreateLoginProfile'],
      preconditions: ['the user has no password yet, and no MFA device'],
    },
    {
      techniqueId: 'T-022',
      actions: ['iam:UpdateLoginProfile'],
      preconditions: ['the user has a password, and no MFA device'],
    },
    {
      techniqueId: 'T-020',
      actions: ['iam:UpdateAccessKey'],
      preconditions: ['the administrator already holds the secret of an inactive access key of the user'],
    },
  ],
  ROLE: [
    { techniqueId: 'T-026', actions: ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'], preconditions: [] },
    {
      techniqueId: 'T-037',
      actions: ['iam:UpdateAssumeRolePolicy', 'iam:PassRole'],
      preconditions: ['the administrator can start something in a service that it adds to the trust policy'],
    },
    {
      techniqueId: 'T-071',
      actions: ['iam:PassRole'],
      letsIn: 'SERVICE',
      preconditions: [
        'the role trusts lambda.amazonaws.com, or another service in which the administrator can start something',
      ],
    },
    {
      techniqueId: 'T-123',
      actions: [],
      letsIn: 'SERVICE',
      preconditions: [
        'a function runs as the role, or something else does whose code the administrator can change',
      ],
    },
    {
      techniqueId: STRENGTHEN_TECHNIQUE,
      actions: ['sts:AssumeRole'],
      letsIn: 'PRINCIPAL',
      preconditions: [
        'the administrator holds, or can become, a user or role of the account that the trust policy lets in',
      ],
    },
  ],
};

/**
 * Returns the strongest takeover; undefined if the limits on the administrator close all of them. `isStart`: a root user
 * is that principal. Otherwise it stands for whoever administers its account, such as a user (E-19).
 */
export function strongestTakeover(
  to: IamUser | IamRole,
  from: Principal,
  stored: ApplicablePolicies,
  isStart: boolean,
): EscalationAlternative | undefined {
  const isAnyone = from.kind === 'ROOT' && !isStart;
  let best: TechniqueVerdict | undefined;
  const forms = takeovers[to.kind].filter(
    ({ letsIn }) => letsIn === undefined || mayLetIn(letsIn, to, stored),
  );
  for (const { techniqueId, actions, preconditions } of forms) {
    const verdict = strongestBy(isAnyone ? [false, true] : [false], (asUser) =>
      [
        ...actions.map((action) => judged(action, to, from, stored, asUser)),
        ...preconditions.map(provided),
      ].reduce(both, granted),
    );
    if (verdict && strongest([best, verdict]) === verdict) best = { ...verdict, techniqueId };
  }
  return best && storedAlternative(best);
}

/** Whether the trust policy of the role may let in a service or somebody unknown, or a principal of its account. */
function mayLetIn(
  whom: 'SERVICE' | 'PRINCIPAL',
  { identifier, accountId = '' }: Principal,
  { roles }: ApplicablePolicies,
): boolean {
  const trust = roles.get(identifier)?.trust;
  const compiled = trust && applied(trust, 'TRUST').compiled;
  if (compiled === undefined) return whom === 'SERVICE';
  const named = compiled.statements
    .filter(({ effect }) => effect === 'ALLOW')
    .flatMap(({ source: { principal } }) => principal?.values ?? []);
  return named.some(
    ({ type, value }) =>
      value === '*' ||
      (type === 'AWS' ? whom === 'PRINCIPAL' && value.includes(accountId) : whom === 'SERVICE'),
  );
}

function judged(
  action: string,
  to: IamUser | IamRole,
  from: Principal,
  stored: ApplicablePolicies,
  asUser: boolean,
): Verdict | undefined {
  const resource = { arn: to.identifier, accountId: to.accountId, tags: tagMap(to.tags) };
  const caller = callerIn(from, asUser || action === 'sts:AssumeRole');
  const guarded = guardOf(stored.organizations)(caller, resource);
  const boundary = boundaryOf(from, stored);
  const layers = {
    identity: allowingEverything,
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
    ...guarded.guardrails,
    // The trust policy names the caller and its account (E-27a, E-27b).
    ...(action === 'sts:AssumeRole' ? { resource: trustIn([from.identifier, from.accountId ?? '']) } : {}),
  };
  const request = {
    principal: guarded.principal,
    action,
    resource: guarded.resource,
    context: contextAt(stored.clock),
  };
  return withoutEverything(verdictOf(decide(request, layers)));
}

/** E-7d: the root user cannot assume roles, but a user that it creates can. */
function callerIn(from: Principal, asUser: boolean): RequestPrincipal {
  if (from.kind === 'USER' || from.kind === 'ROLE') return knownPrincipal(from);
  const base = { partition: partitionOf(from.identifier), accountId: from.accountId ?? '' };
  return { kind: asUser ? 'user' : 'root', ...base };
}

/** Identifies the boundary by its content, as stored evidence does. */
function boundaryOf({ identifier }: Principal, { principals }: ApplicablePolicies): Layer | undefined {
  const boundary = principals.get(identifier)?.boundary;
  if (boundary === undefined) return undefined;
  if (boundary.documentHash === undefined) return { status: 'NOT_COLLECTED' };
  return { status: 'COLLECTED', policies: [{ ...applied(boundary, 'IDENTITY'), id: boundary.documentHash }] };
}
