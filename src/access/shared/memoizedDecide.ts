/** Decides once for several checks that ask one question about principals with the same policies. */
import {
  mayConcernAction,
  isNamedIn,
  namesIn,
  canDifferByMember,
} from '../../graph/engine/policySetLayers.js';
import { nameOfArn } from '../../iam/language/arn.js';
import type { CompiledPolicy } from '../../iam/language/compile.js';
import { decide } from '../../iam/decide/decide.js';
import type { AccessEvaluation, LayerKind, StatementMatch } from '../../iam/decide/decision.js';
import {
  policiesOfLayer,
  type AppliedPolicy,
  type Layer,
  type PolicyLayers,
} from '../../iam/decide/layers.js';
import { changesOwnPassword } from '../../iam/facts/data/serviceEnforced.js';
import { requestedActions } from '../../iam/facts/passedOn.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import type { AccessRequest, RequestPrincipal } from '../../iam/decide/request.js';
import { getOrMake } from '../../graph/model/memoize.js';

export type Decide = (request: AccessRequest, layers: PolicyLayers) => AccessEvaluation;

/** Checks that ask one question of the same policies. */
interface Group {
  /** The first check of a principal that nothing distinguishes. */
  first: Decided;
  /** Computed at the second check. */
  differences?: Differences;
}

interface Decided {
  readonly principal: NamedCaller;
  readonly held: readonly HeldByLayer[];
  readonly evaluation: AccessEvaluation;
}

interface Differences {
  /** The answer shows who the caller is. */
  readonly apart: boolean;
  /** Names and ids that the resource's own policies name, in lower case. */
  readonly named: ReadonlySet<string>;
}

type NamedCaller = Extract<RequestPrincipal, { readonly kind: 'user' | 'roleSession' }>;

type HeldByLayer = readonly [LayerKind, AppliedPolicy];

/**
 * Returns a function like `judge`, which it calls again only if something distinguishes two principals. Use it for
 * checks that one read of the graph answers: equal accounts have equal guardrails, and equal resources have equal
 * policies.
 */
export function decideOnce(judge: Decide = decide): Decide {
  const groups = new Map<string, Group>();
  const numberOf = numbering();
  return (request, layers) => {
    const { principal } = request;
    if (principal.kind !== 'user' && principal.kind !== 'roleSession') return judge(request, layers);
    const held = heldPolicies(layers, requestedActions(request));
    const key = keyOf(principal, request, layers, held, numberOf);
    const decided = (): Decided => ({ principal, held, evaluation: judge(request, layers) });
    const group = getOrMake(groups, key, () => ({ first: decided() }));
    if (group.first.held === held) return group.first.evaluation;
    group.differences ??= differencesIn(request, layers);
    if (group.differences.apart || standsOut(principal, group.differences, request))
      return judge(request, layers);
    if (standsOut(group.first.principal, group.differences, request)) group.first = decided();
    const { first } = group;
    return namesPolicies(first.evaluation) && !haveSameNames(first.held, held)
      ? judge(request, layers)
      : about(held, first.held, first.evaluation);
  };
}

/**
 * Finds what distinguishes principals. What a statement on the action reads of a principal shows in an answer even if
 * it does not decide. Users differ by whether a password is their own (E-101).
 */
const differencesIn = (request: AccessRequest, layers: PolicyLayers): Differences => ({
  apart:
    changesOwnPassword(request.action) ||
    requestedActions(request).some((action) => canDifferByMember(true, layers, action)),
  named: namesIn(layers.resource),
});

/** Whether the resource's own policies name the principal, or it is the resource (E-28). */
function standsOut(principal: NamedCaller, { named }: Differences, { resource }: AccessRequest): boolean {
  const isUser = principal.kind === 'user';
  const arn = isUser ? principal.arn : (principal.roleArn ?? principal.sessionArn);
  if (arn === undefined || arn === resource.arn) return true;
  return isNamedIn(named, nameOfArn(arn) ?? arn, isUser ? principal.userId : principal.roleId);
}

/** Returns the caller's own policies that may concern one of the actions. */
function heldPolicies(
  { identity, permissionsBoundary, session }: PolicyLayers,
  actions: readonly string[],
): readonly HeldByLayer[] {
  const names = actions.map((action) => splitAction(action) ?? NO_ACTION);
  const held: HeldByLayer[] = [];
  const add = (kind: LayerKind, layer: Layer | undefined) => {
    for (const policy of policiesOfLayer(layer))
      if (names.some((name) => mayConcernAction(policy, name))) held.push([kind, policy]);
  };
  add('IDENTITY', identity);
  add('PERMISSIONS_BOUNDARY', permissionsBoundary);
  add('SESSION', session);
  return held;
}

/**
 * Returns a key that is equal for one question about principals of one account and kind whose policies have equal
 * contents, in the same order.
 */
function keyOf(
  principal: NamedCaller,
  { action, resource, context }: AccessRequest,
  { identity, permissionsBoundary, session }: PolicyLayers,
  held: readonly HeldByLayer[],
  numberOf: (policy: CompiledPolicy | undefined) => number,
): string {
  const { kind: caller, partition, accountId } = principal;
  const serviceLinked = principal.kind === 'roleSession' && principal.serviceLinked;
  const statuses = `${identity.status} ${permissionsBoundary?.status ?? ''} ${session?.status ?? ''}`;
  const places = new Map<string, number>();
  const policies = held.map(([kind, { id, compiled }], index) => {
    const place = places.get(id) ?? index;
    places.set(id, place);
    return `${kind} ${numberOf(compiled)} ${place}`;
  });
  const { takesNoResource = false, isLiteral = false } = resource;
  return JSON.stringify([
    `${caller} ${partition} ${accountId} ${serviceLinked} ${takesNoResource} ${isLiteral} ${context.unlisted} ${statuses}`,
    action,
    resource.arn,
    ...policies,
    ...context.entries,
  ]);
}

/** Numbers compiled documents. Each content is compiled once, so equal numbers mean equal contents. */
function numbering(): (policy: CompiledPolicy | undefined) => number {
  const numbers = new Map<CompiledPolicy | undefined, number>();
  return (policy) => getOrMake(numbers, policy, () => numbers.size);
}

/** Whether the answer names policies: preconditions do, and gaps about policies that could not be read. */
const namesPolicies = ({ preconditions, dataGaps }: AccessEvaluation): boolean =>
  preconditions.length > 0 || dataGaps.some(({ kind }) => kind === 'POLICY_QUARANTINED');

const haveSameNames = (one: readonly HeldByLayer[], other: readonly HeldByLayer[]): boolean =>
  one.every(([, { name }], index) => name === other[index]?.[1].name);

/** Returns the evaluation with the caller's own policies in place of another's equal ones. */
function about(
  own: readonly HeldByLayer[],
  others: readonly HeldByLayer[],
  evaluation: AccessEvaluation,
): AccessEvaluation {
  if (own === others) return evaluation;
  const ids = new Map(others.map(([kind, { id }], index) => [`${kind} ${id}`, own[index]?.[1].id ?? id]));
  const ofOwn = (match: StatementMatch): StatementMatch => ({
    ...match,
    policyId: ids.get(`${match.layer} ${match.policyId}`) ?? match.policyId,
  });
  return {
    ...evaluation,
    layers: evaluation.layers.map((layer) =>
      layer.statements.length === 0 ? layer : { ...layer, statements: layer.statements.map(ofOwn) },
    ),
    determiningStatements: evaluation.determiningStatements.map(ofOwn),
    conditions: evaluation.conditions.map((condition) => ({
      ...condition,
      statement: ofOwn(condition.statement),
    })),
  };
}
