/** Holds one assumption of a role: its caller, the policies that apply to it, and what each side decides by itself. */
import type { GraphReader, GroupPolicies } from '../../../graph/contract/graphReader.js';
import type { AssumeMechanism, Principal } from '../../../graph/model/graph.js';
import type { ApplicablePolicies, RoleAsResource } from '../../../graph/model/storedPolicies.js';
import { firstOfEach } from '../../../graph/model/groupBy.js';
import { assumeActions } from '../../../graph/model/assumeActions.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import { isAccountId, isServiceLinkedRoleArn, parseIamArn } from '../../../iam/language/arn.js';
import { decide } from '../../../iam/decide/decide.js';
import {
  isDenied,
  type AccessEvaluation,
  type LayerKind,
  type LayerVerdict,
  type StatementMatch,
} from '../../../iam/decide/decision.js';
import {
  noPolicies,
  withPolicies,
  withStatements,
  type Layer,
  type PolicyLayers,
} from '../../../iam/decide/layers.js';
import type { PolicyDocumentKind } from '../../../iam/language/policyDocument.js';
import { hasAccount, type AccessRequest } from '../../../iam/decide/request.js';
import { prepareRequest, type AccessQuestion, type PreparedRequest } from '../../can/loadRequest.js';
import { QuestionRefused } from '../../shared/answer.js';
import { appliedDocument, documentOf, inlineCharactersOf } from './change.js';

export interface CrossAccountQuestion {
  readonly from: string;
  /** ARN of a role. */
  readonly to: string;
}

export interface RoleAssumption extends PreparedRequest {
  readonly from: Principal;
  /** Undefined: the role's account was never imported. */
  readonly role: RoleAsResource | undefined;
  /** Groups of the caller's account whose policies may allow it. */
  readonly groups: readonly GroupPolicies[];
  /** How many characters the caller's inline policies take. */
  readonly inlineCharacters: number;
  /** The evaluation of all sides together. */
  readonly evaluation: AccessEvaluation;
}

/**
 * `to`: ARN of a role. Throws `QuestionRefused` if one of the two is in an imported account but does not exist there.
 */
export function assumptionOf(
  { from: caller, to, context = [] }: CrossAccountQuestion & Partial<Pick<AccessQuestion, 'context'>>,
  stored: ApplicablePolicies,
  groups: readonly GroupPolicies[],
): RoleAssumption {
  const policies = stored.principals.get(caller);
  const held = policies?.principal;
  const from = held?.identifier === caller ? held : namedPrincipal(caller);
  const inlineCharacters = policies ? inlineCharactersOf(policies) : 0;
  const action = assumeActions[mechanismOf(from)];
  const question = { principal: caller, action, resource: to, context };
  try {
    const prepared = prepareRequest(question, stored);
    const request = { ...prepared.request, isPassingApart: true } as const;
    const evaluation = decide(request, prepared.layers);
    const role = stored.roles.get(to);
    return { from, role, groups, inlineCharacters, ...prepared, request, evaluation };
  } catch (error) {
    if (!(error instanceof QuestionRefused)) throw error;
    // Questions about assuming have other argument names than `can`.
    throw new QuestionRefused(error.code, error.message, error.argument === 'resource' ? 'to' : 'from');
  }
}

/** Reads the groups of a user's account that may allow one of the actions; only users can be in groups. */
export async function readGroups(
  reader: GraphReader,
  from: string,
  actions: readonly string[] = [assumeActions.ASSUME_ROLE],
) {
  if (parseIamArn(from)?.kind !== 'user') return { groups: [], graphVersions: [] };
  const read = await Promise.all(actions.map((action) => reader.groupsThatMayAllow(from, action)));
  return {
    groups: firstOfEach(
      read.flatMap(({ groups }) => groups),
      ({ group }) => group.arn,
    ),
    graphVersions: read.map(({ graphVersion }) => graphVersion),
  };
}

const mechanisms: Partial<Record<Principal['kind'], AssumeMechanism>> = {
  SAML_PROVIDER: 'ASSUME_ROLE_WITH_SAML',
  OIDC_PROVIDER: 'ASSUME_ROLE_WITH_WEB_IDENTITY',
  SERVICE: 'SERVICE_ROLE',
};

/** Returns the call by which such a principal gets into a role. */
export const mechanismOf = ({ kind }: Principal): AssumeMechanism => mechanisms[kind] ?? 'ASSUME_ROLE';

/**
 * Returns the rule of the service that decides, which no policy can change (E-7d, E-52), and the side that it belongs
 * to.
 */
export function serviceRuleOf({
  request,
  evaluation,
}: RoleAssumption): { readonly reason: string; readonly side: 'OWN' | 'TRUST' } | undefined {
  if (!followsServiceRule(evaluation)) return undefined;
  const side = isServiceLinkedRoleArn(request.resource.arn) ? 'TRUST' : 'OWN';
  return { reason: evaluation.serviceRule ?? '', side };
}

const followsServiceRule = ({ serviceRule, decision, determiningStatements }: AccessEvaluation): boolean =>
  serviceRule !== undefined && decision === 'EXPLICIT_DENY' && determiningStatements.length === 0;

// ── Its sides ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The sides that count as they are; the others are taken as open. */
export interface Sides {
  /** The caller's identity policies and boundary. */
  readonly own?: true;
  /** The trust policy that the caller comes in through. */
  readonly trust?: Layer | undefined;
  readonly guardrails?: true;
}

/** The verdict of some sides, with the statements of their own policies only. */
export type SideVerdict = ReturnType<typeof judgeSides>;

const STAND_IN = 'stand-in';

const standIn = (statement: object, kind: PolicyDocumentKind): Layer => ({
  status: 'COLLECTED',
  policies: [appliedDocument(STAND_IN, documentOf({ Effect: 'Allow', ...statement }), kind)],
});

const openIdentity = standIn({ Action: '*', Resource: '*' }, 'IDENTITY');

/**
 * Builds a trust policy that lets the caller in by its account, so that inside one account its own policies count
 * (E-27a).
 */
function openTrust({ principal }: AccessRequest): Layer {
  const Principal =
    principal.kind === 'service'
      ? { Service: principal.service }
      : principal.kind === 'saml' || principal.kind === 'webIdentity'
        ? { Federated: principal.provider }
        : { AWS: hasAccount(principal) && isAccountId(principal.accountId) ? principal.accountId : '*' };
  return standIn({ Principal, Action: 'sts:*' }, 'TRUST');
}

/** Returns the policies of these sides, with the other sides open. */
export function layersOf(
  { request, layers }: RoleAssumption,
  { own, trust, guardrails }: Sides,
): PolicyLayers {
  const { serviceControl, resourceControl, ...others } = layers;
  const closed = { status: 'NOT_APPLICABLE' } as const;
  return {
    ...(own ? others : { identity: openIdentity }),
    resource: trust ?? openTrust(request),
    ...(guardrails
      ? { serviceControl, resourceControl }
      : { serviceControl: closed, resourceControl: closed }),
  };
}

/**
 * Returns the request. Only the trust policy decides that nothing is shared between partitions (E-58), so without it
 * the caller's partition is the role's.
 */
const requestOf = ({ request }: RoleAssumption, { trust }: Sides): AccessRequest =>
  trust === undefined && hasAccount(request.principal)
    ? { ...request, principal: { ...request.principal, partition: partitionOf(request.resource.arn) } }
    : request;

const kindsOf = ({ own, trust, guardrails }: Sides): readonly LayerKind[] => [
  ...(own ? (['IDENTITY', 'PERMISSIONS_BOUNDARY'] as const) : []),
  ...(trust ? (['TRUST'] as const) : []),
  ...(guardrails ? (['SERVICE_CONTROL', 'RESOURCE_CONTROL'] as const) : []),
];

/** Returns the statements of these sides' own policies. */
export function statementsOf(sides: Sides, statements: readonly StatementMatch[]): readonly StatementMatch[] {
  const kinds = kindsOf(sides);
  return statements.filter(({ layer, policyId }) => kinds.includes(layer) && policyId !== STAND_IN);
}

export function judgeSides(assumption: RoleAssumption, sides: Sides) {
  const kinds = kindsOf(sides);
  const evaluation = decide(requestOf(assumption, sides), layersOf(assumption, sides));
  const verdicts = evaluation.layers.filter(({ layer }) => kinds.includes(layer));
  const { decision, determiningStatements } = followsServiceRule(evaluation)
    ? besideRule(verdicts)
    : evaluation;
  const { conditions, preconditions } = evaluation;
  const statements = statementsOf(sides, determiningStatements);
  return { decision, statements, conditions, preconditions, verdicts };
}

const worstFirst = [
  ['DENIES', 'EXPLICIT_DENY'],
  ['NO_ALLOW', 'IMPLICIT_DENY'],
  ['UNKNOWN', 'UNKNOWN'],
  ['CONDITIONAL', 'CONDITIONAL'],
] as const;

/** Returns the verdict of the layers where a rule of the service decided without them. */
function besideRule(
  verdicts: readonly LayerVerdict[],
): Pick<AccessEvaluation, 'decision' | 'determiningStatements'> {
  const [, decision] = worstFirst.find(([outcome]) => verdicts.some((one) => one.outcome === outcome)) ?? [];
  const effect = decision === 'EXPLICIT_DENY' ? 'DENY' : 'ALLOW';
  const statements = verdicts.flatMap((one) => one.statements).filter((match) => match.effect === effect);
  return { decision: decision ?? 'ALLOWED', determiningStatements: statements };
}

/** Judges the trust policy, or another in its place. */
export const judgeTrustPolicy = (
  assumption: RoleAssumption,
  trust = assumption.layers.resource,
): SideVerdict => judgeSides(assumption, { trust });

/**
 * Whether the caller's own policies let it in through this trust policy (missing: its account is trusted) and the
 * guardrails, all conditions taken together. Guardrails that are closed by themselves are left out: they close it in
 * any case.
 */
export function isOpenTogether(assumption: RoleAssumption, trust?: Layer): boolean {
  const areGuardrailsClosed = isDenied(judgeSides(assumption, { guardrails: true }));
  const sides = { own: true, trust, ...(areGuardrailsClosed ? {} : { guardrails: true as const }) } as const;
  return !isDenied(decide(requestOf(assumption, sides), layersOf(assumption, sides)));
}

/** E-27b: whether the trust policy names the caller, or everyone, inside one account: then it is enough. */
export function isLetInDirectly(assumption: RoleAssumption, trust: Layer): boolean {
  const { principal, resource } = assumption.request;
  if (!hasAccount(principal) || principal.accountId !== resource.accountId) return false;
  return !isDenied(decide(assumption.request, { ...layersOf(assumption, { trust }), identity: noPolicies }));
}

export type PolicyLayer = 'identity' | 'permissionsBoundary';

/** Returns the Allows in these layers that, each layer by itself, would let the caller assume the role without their conditions. */
export const nearAllows = (
  assumption: RoleAssumption,
  places: readonly PolicyLayer[],
): readonly StatementMatch[] => places.flatMap((place) => nearAllowsIn(assumption, place));

function nearAllowsIn(assumption: RoleAssumption, place: PolicyLayer): readonly StatementMatch[] {
  const { permissionsBoundary: _boundary, ...unbounded } = assumption.layers;
  const alone = place === 'identity' ? unbounded : { ...assumption.layers, identity: openIdentity };
  const conditional = new Set<string>();
  const layers = withPolicies(alone, (policies, kind) =>
    kind === place
      ? policies.map((policy) =>
          withStatements(policy, (statement) => {
            if (statement.effect !== 'ALLOW' || statement.tests.length === 0) return statement;
            conditional.add(`${policy.id} ${statement.index}`);
            return { ...statement, tests: [] };
          }),
        )
      : policies,
  );
  return judgeSides({ ...assumption, layers }, { own: true }).statements.filter(
    ({ effect, policyId, statementIndex }) =>
      effect === 'ALLOW' && conditional.has(`${policyId} ${statementIndex}`),
  );
}
