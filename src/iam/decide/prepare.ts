/** From a request and its layers to the formula that decides it. */
import { barriersOf, withoutDenied } from './barriers.js';
import { combinationsOf, type CombinationInput } from './combineLayers.js';
import { buildContext } from '../facts/buildContext.js';
import { evaluateLayers, type EvaluatedLayers } from './evaluatedLayers.js';
import type { EvaluationScope } from './evaluate.js';
import { ownerOf } from '../facts/facts.js';
import type { Formula } from './formula.js';
import { parseArn } from '../language/arn.js';
import type { PolicyLayers } from './layers.js';
import { NO_ACTION, splitAction, type ActionName } from '../match/action.js';
import { formsOf, noForms, type CallerForms } from '../match/principalElement.js';
import { readResource } from '../match/resourceElement.js';
import { hasAccount, type AccessRequest } from './request.js';
import { escapesResourceDeny, resourceRuleFor, type ResourceRule } from './resourceRules.js';
import { opensToOtherAccounts, serviceRuleFor, type ServiceRule } from './serviceRules.js';
import type { EvaluationSwitches } from './evaluationOptions.js';

export type Relation = CombinationInput['relation'];

export interface Prepared {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  readonly switches: EvaluationSwitches;
  readonly scope: EvaluationScope;
  readonly owner: string | undefined;
  readonly relation: Relation;
  readonly rule: ResourceRule;
  readonly serviceRule: ServiceRule | undefined;
  /** E-29b, E-34a: grants of the resource's policy to other accounts have no effect. */
  readonly closedToOutsiders: boolean;
  readonly evaluated: EvaluatedLayers;
  readonly formula: Formula;
}

export function prepare(
  request: AccessRequest,
  layers: PolicyLayers,
  switches: EvaluationSwitches,
): Prepared {
  const action = splitAction(request.action) ?? NO_ACTION;
  const owner = ownerOf(request);
  const relation = relationOf(request, owner);
  const rule = resourceRuleFor(request, action);
  const scope = scopeOf(request, layers, action, owner, switches);
  const evaluated = evaluateLayers(request, layers, scope, rule, switches);
  const serviceRule = serviceRuleFor(request, action, scope.resource, scope.context);
  const closedToOutsiders = request.resource.restrictsPublicAccess === true || !opensToOtherAccounts(action);
  const escapes = escapesResourceDeny(
    request,
    action,
    relation === 'SAME_ACCOUNT',
    sessionPolicyNames(layers),
  );
  const barriers = barriersOf({ request, layers, evaluated, relation, serviceRule, switches }, escapes);
  const alternatives = combinationsOf({ request, evaluated, rule, relation, closedToOutsiders, switches });
  const { required, denies, doubts } = barriers;
  const formula: Formula = withoutDenied({ required, alternatives, denies, doubts }, scope);
  return {
    request,
    layers,
    switches,
    scope,
    owner,
    relation,
    rule,
    serviceRule,
    closedToOutsiders,
    evaluated,
    formula,
  };
}

/** Where nobody says who owns the resource it is taken as the caller's own. */
function relationOf({ principal }: AccessRequest, owner: string | undefined): Relation {
  if (!hasAccount(principal)) return 'NO_ACCOUNT';
  return owner === undefined || owner === principal.accountId ? 'SAME_ACCOUNT' : 'CROSS_ACCOUNT';
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
    resource: readResource(request.resource.arn, request.resource.takesNoResource === true, {
      action: action.text,
      isLiteral: request.resource.isLiteral === true,
    }),
    forms: callerForms(request, owner, switches),
    context: buildContext({ request, owner }, layers, switches.scalarOperatorOnMultiValuedKey),
    analysis: request.context.unlisted === 'UNKNOWN',
    hasBoundary: layers.permissionsBoundary !== undefined,
  };
}

/** E-58: nothing is shared between partitions, so a policy of another one never means the caller. */
function callerForms(
  { principal, resource }: AccessRequest,
  owner: string | undefined,
  { awsWildcardAdmitsServices }: EvaluationSwitches,
): CallerForms {
  const partition = parseArn(resource.arn)?.partition;
  const foreign =
    hasAccount(principal) &&
    partition !== undefined &&
    partition !== principal.partition &&
    !/[*?]/.test(partition);
  const forms = foreign ? { ...noForms, wildcard: false } : formsOf(principal, owner);
  return principal.kind === 'service' ? { ...forms, awsWildcard: awsWildcardAdmitsServices } : forms;
}

function sessionPolicyNames({ session }: PolicyLayers): readonly string[] {
  return session === undefined || session.status === 'NOT_COLLECTED'
    ? []
    : session.policies.map(({ name }) => name);
}
