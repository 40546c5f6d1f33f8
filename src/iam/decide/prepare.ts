/** Makes the formula that decides a request, from the request and its layers. */
import { buildContext } from '../facts/buildContext.js';
import {
  canBeTurnedOff,
  passedByService,
  passingActions,
  statedPassing,
  TAGS_NOT_DENIED,
  TAGS_OFF,
  type PassingAction,
} from '../facts/passedOn.js';
import { isOfOtherPartition, mayBeOf, ownerOf } from '../facts/resourceFacts.js';
import { NO_ACTION, splitAction, type ActionName } from '../match/action.js';
import { formsOf, noForms, type CallerForms } from '../match/principalElement.js';
import { parseResource } from '../match/resourceElement.js';
import { barriersOf, withoutDenied } from './barriers.js';
import { combinationsOf } from './combineLayers.js';
import type { EvaluationScope } from './evaluate.js';
import { evaluateLayers, type EvaluatedRequest } from './evaluatedLayers.js';
import { asEvaluated, bothOf, deniesOf, evaluateFormula, settled, type Formula } from './formula.js';
import { FALSE, TRUE, UNKNOWN } from './kleene.js';
import { policiesOfLayer, type PolicyLayers } from './layers.js';
import { hasAccount, type AccessRequest, type EvaluationSwitches } from './request.js';
import { escapesResourceDeny, keysBehindAlias, resourceRuleFor } from './resourceRules.js';
import { opensToOtherAccounts, serviceRuleFor } from './serviceRules.js';

export interface Prepared extends EvaluatedRequest {
  readonly formula: Formula;
  /** What the request passes on although it is denied that, if it is allowed otherwise (E-39). */
  readonly refused: readonly PassingAction[];
}

export function prepare(asked: AccessRequest, layers: PolicyLayers, switches: EvaluationSwitches): Prepared {
  const action = splitAction(asked.action) ?? NO_ACTION;
  const keys = keysBehindAlias(asked.resource.arn, action);
  const request = keys === undefined ? asked : { ...asked, resource: { ...asked.resource, arn: keys } };
  const owner = ownerOf(request);
  const rule = resourceRuleFor(request, action);
  const scope = scopeOf(request, layers, action, owner, switches);
  const prepared = {
    request,
    layers,
    switches,
    scope,
    owner,
    relation: relationOf(request, owner),
    rule,
    evaluated: evaluateLayers(request, layers, scope, rule),
    serviceRule: serviceRuleFor(request, action, scope.resource, scope.context),
    closedToOutsiders:
      request.resource.publicAccess === 'RESTRICTED' || !opensToOtherAccounts(action) || isForeign(request),
    formula: noFormula,
    refused: noActions,
  };
  const sessionPolicies = policiesOfLayer(layers.session).map(({ name }) => name);
  const escapes = escapesResourceDeny(request, action, prepared.relation === 'SAME_ACCOUNT', sessionPolicies);
  const { required, denies, doubts } = barriersOf(prepared, escapes);
  const alternatives = combinationsOf(prepared);
  prepared.formula = withoutDenied({ required, denies, doubts, alternatives }, scope);
  const stated = statedPassing(request);
  const handedOn = action.text === 'sts:assumerole' ? passedByService(request.principal) : noActions;
  const passed = passingActions.filter((one) => stated.includes(one) || handedOn.includes(one));
  return passed.length === 0 ? prepared : withPassed(prepared, passed, stated.length === 0);
}

/** Placeholders until the formula is made. */
const noFormula: Formula = { required: [], alternatives: [], denies: [], doubts: [] };
const noActions: readonly PassingAction[] = [];

/** E-39: the request needs permission for what it passes on, too, unless its service may be told to pass nothing on. */
function withPassed(prepared: Prepared, passed: readonly PassingAction[], mayBeTurnedOff: boolean): Prepared {
  const { request, layers, switches, formula } = prepared;
  const formulas = passed.map((action) => prepare({ ...request, action }, layers, switches).formula);
  const isDenied = (one: Formula): boolean => evaluateFormula(one, asEvaluated) === FALSE;
  const isOptional = mayBeTurnedOff && canBeTurnedOff(request.principal);
  const refused = passed.filter((_, at) => isDenied(formulas[at] ?? noFormula));
  return {
    ...prepared,
    formula: formulas
      .map((one) => (isOptional ? orTurnedOff(one, formula) : beside(one, formula)))
      .reduce(bothOf, formula),
    refused: isOptional || isDenied(formula) ? noActions : refused,
  };
}

/**
 * Returns a formula that also holds if the service passes nothing on (E-49). What may deny the whole request binds it
 * either way; what may deny only the passing is a precondition of it, as the other way is open without.
 */
function orTurnedOff(passing: Formula, whole: Formula): Formula {
  const turnedOff = { groups: [settled(undefined, UNKNOWN, TAGS_OFF)], caveat: 0 };
  const { required, alternatives, denies, doubts } = beside(passing, whole);
  const isDenied = deniesOf(passing, asEvaluated) === TRUE;
  const undenied = denies.length + doubts.length > 0 ? [settled(undefined, UNKNOWN, TAGS_NOT_DENIED)] : [];
  const open = alternatives.map((one) => ({ ...one, groups: [...required, ...undenied, ...one.groups] }));
  return { ...noFormula, alternatives: isDenied ? [turnedOff] : [...open, turnedOff] };
}

/** Leaves out what may deny the whole request, too. */
const beside = (passing: Formula, whole: Formula): Formula => ({
  ...passing,
  denies: passing.denies.filter(
    (hit) =>
      !whole.denies.some(({ statement, outcome }) => statement === hit.statement && outcome === hit.outcome),
  ),
  doubts: passing.doubts.filter(
    ({ precondition }) => !whole.doubts.some((doubt) => doubt.precondition === precondition),
  ),
});

/**
 * Returns the relation of caller and resource. A resource whose owner is not known counts as the caller's own, unless
 * it is a pattern of which no account is the caller's (L-17).
 */
function relationOf(
  { principal, resource }: AccessRequest,
  owner: string | undefined,
): EvaluatedRequest['relation'] {
  if (!hasAccount(principal)) return 'NO_ACCOUNT';
  const isOwn =
    owner === undefined
      ? mayBeOf(principal, resource)
      : owner === principal.accountId && !isOfOtherPartition(principal, resource.arn);
  return isOwn ? 'SAME_ACCOUNT' : 'CROSS_ACCOUNT';
}

function scopeOf(
  request: AccessRequest,
  layers: PolicyLayers,
  action: ActionName,
  owner: string | undefined,
  switches: EvaluationSwitches,
): EvaluationScope {
  return {
    action,
    resource: parseResource(request.resource.arn, request.resource.takesNoResource === true, {
      action: action.text,
      isLiteral: request.resource.isLiteral === true,
    }),
    forms: callerForms(request, owner, switches),
    context: buildContext({ request, owner }, layers),
    analysis: request.context.unlisted === 'UNKNOWN',
    hasBoundary: layers.permissionsBoundary !== undefined,
  };
}

/** Whether the resource is of another partition than the caller, so that no policy of it lets in the caller (E-58). */
export const isForeign = ({ principal, resource }: AccessRequest): boolean =>
  hasAccount(principal) && isOfOtherPartition(principal, resource.arn);

/** Returns how policies may name the caller. Those of another partition never do, as nothing is shared (E-58). */
function callerForms(
  request: AccessRequest,
  owner: string | undefined,
  { awsWildcardAdmitsServices }: EvaluationSwitches,
): CallerForms {
  const { principal } = request;
  const forms = isForeign(request) ? { ...noForms, wildcard: false } : formsOf(principal, owner);
  return principal.kind === 'service' ? { ...forms, awsWildcard: awsWildcardAdmitsServices } : forms;
}
