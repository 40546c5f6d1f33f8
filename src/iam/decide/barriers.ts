/** Finds what can stop a request whatever grants it: limits outside combinations, every Deny, and unread policies. */
import { rcpServices, recoveryPointCalls } from '../facts/data/serviceEnforced.js';
import { parseArn } from '../language/arn.js';
import { areAllDenied, deniedAtLeast } from '../permissions/areas.js';
import type { LayerKind } from './decision.js';
import { evaluateStatement, type Hit, type LayerResult, type EvaluationScope } from './evaluate.js';
import { layerResults, type EvaluatedLayers, type EvaluatedRequest } from './evaluatedLayers.js';
import { layerGroup, settled, type Doubt, type Formula, type StatementGroup } from './formula.js';
import { TRUE, UNKNOWN } from './kleene.js';
import { MOST_OPEN } from '../limits.js';
import {
  isDefaultEndpoint,
  levelsOf,
  policiesOfLayer,
  type AppliedPolicy,
  type PolicyLayers,
} from './layers.js';
import type { RequestPrincipal } from './request.js';

/** Returns the barriers. `escapesResourceDeny`: a Deny of the resource's policy has no effect (E-29c, E-51c). */
export function barriersOf(
  input: EvaluatedRequest,
  escapesResourceDeny: boolean,
): Omit<Formula, 'alternatives'> {
  const results = resultsThatDeny(input, escapesResourceDeny);
  return {
    required: requiredGroups(input),
    denies: results.flatMap(({ denies }) => denies),
    doubts: [
      ...results.flatMap((result) => doubtsAbout(result, input.relation === 'CROSS_ACCOUNT')),
      ...resourceControlDoubts(input.evaluated),
      ...(dependsOnVault(input) ? [{ precondition: NO_VAULT_DENIES, missing: false }] : []),
    ],
  };
}

/** E-9, E-24: a Deny has effect in every layer. Root has no identity policies and no boundary (E-5). */
function resultsThatDeny(
  { request, evaluated }: EvaluatedRequest,
  escapesResourceDeny: boolean,
): readonly LayerResult[] {
  const { identity, boundary, resource } = evaluated;
  const skipped = [
    ...(request.principal.kind === 'root' ? [identity, boundary] : []),
    ...(escapesResourceDeny ? [resource] : []),
  ];
  return layerResults(evaluated).filter((result) => !skipped.includes(result));
}

/** Returns SCP ∧ VPCE, and what a service requires besides policies. RCPs only deny (E-20a). */
function requiredGroups({
  evaluated: { serviceControl, endpoint },
  layers,
  serviceRule,
}: EvaluatedRequest): readonly StatementGroup[] {
  const preconditions = serviceRule?.kind === 'needs' ? serviceRule.preconditions : [];
  return [
    ...serviceControlGroups(serviceControl),
    // E-21: an endpoint without its own policy has the default one, full access.
    ...(endpoint ? [isDefaultEndpoint(layers) ? settled('ENDPOINT', TRUE) : layerGroup(endpoint)] : []),
    ...preconditions.map((precondition) => settled(undefined, UNKNOWN, precondition)),
  ];
}

/** E-19a: every level has to allow. U-9a: full access is assumed if no organization was imported. */
function serviceControlGroups({
  status,
  levels,
}: EvaluatedLayers['serviceControl']): readonly StatementGroup[] {
  switch (status) {
    case 'COLLECTED':
      return levels.map((level) => layerGroup(level));
    case 'NOT_COLLECTED':
      return [{ ...settled('SERVICE_CONTROL', UNKNOWN), missing: true }];
    case 'NO_ORGANIZATION':
    case 'OUTSIDE':
    case 'NOT_APPLICABLE':
      return [];
  }
}

/** Whether the layer limits every grant. If it was not read, only a denial is certain (U-9f). */
export const isCeiling = (layer: LayerKind): boolean => layer !== 'IDENTITY' && !isOfResource(layer);

const isOfResource = (layer: LayerKind): boolean => layer === 'RESOURCE' || layer === 'TRUST';

/** E-79: a policy in force that could not be read may deny anything; so may one that was not collected (U-9). */
function doubtsAbout(result: LayerResult, crossAccount: boolean): readonly Doubt[] {
  const { layer } = result;
  const unreadable = result.unreadable.map((policy) => ({
    precondition: unreadPrecondition(policy),
    missing: isCeiling(layer),
  }));
  return [...unreadable, ...doubtsAboutStatus(result, crossAccount)];
}

/** Returns doubts about a layer that was not collected, except for two kinds of layers (U-9c, U-9d). */
function doubtsAboutStatus({ layer, status }: LayerResult, crossAccount: boolean): readonly Doubt[] {
  if (status === 'COLLECTED') return [];
  // Inside the account one is decided as if it had no further policy; from another nobody is let in by an unread one.
  if (isOfResource(layer) && (status === 'NOT_COLLECTED' || !crossAccount)) return [];
  if (status === 'NOT_COLLECTED' && layer === 'IDENTITY' && crossAccount) return [];
  const precondition = layer === 'IDENTITY' ? NO_IDENTITY_POLICY_DENIES : NO_POLICY_DENIES;
  return [{ precondition, missing: isCeiling(layer) }];
}

/** U-9f: the account is in an organization whose RCPs were not collected; E-20c: they may not apply. */
function resourceControlDoubts({ resourceControl }: EvaluatedLayers): readonly Doubt[] {
  const { status, deniesUnless } = resourceControl;
  if (deniesUnless !== undefined) return [{ precondition: deniesUnless, missing: false }];
  if (status !== 'NOT_COLLECTED') return [];
  return [{ precondition: NO_RCP_DENIES, missing: true }];
}

/** E-117: whether the policy of a backup vault takes part, which the ARN of a recovery point does not name. */
export const dependsOnVault = ({
  evaluated,
  relation,
  scope: { action, resource },
}: EvaluatedRequest): boolean =>
  recoveryPointCalls.has(action.text) &&
  relation !== 'CROSS_ACCOUNT' &&
  // A policy of a resource of another service, such as of a snapshot of Amazon Redshift, is none of a vault.
  (evaluated.resource === undefined || parseArn(resource.text)?.service !== 'backup');

/** E-84: for a question about a pattern, an Allow counts only if some of what it allows is not certainly denied. */
export function withoutDenied(formula: Formula, scope: EvaluationScope): Formula {
  const { pattern } = scope.resource;
  if (pattern === undefined) return formula;
  const denies = formula.denies
    .filter((hit) => dependsOnResourceOnly(hit, scope))
    .flatMap(({ statement }) => deniedAtLeast(statement, scope.context));
  if (denies.length === 0 || denies.length > MOST_OPEN) return formula;
  const remaining = (group: StatementGroup): StatementGroup => ({
    ...group,
    hits: group.hits.filter(({ statement }) => !areAllDenied(statement, denies, pattern, scope.context)),
  });
  return {
    ...formula,
    required: formula.required.map(remaining),
    alternatives: formula.alternatives.map((alternative) => ({
      ...alternative,
      groups: alternative.groups.map(remaining),
    })),
  };
}

/** Whether the Deny is certain for the resources that it matches, and open only since it does not match all. */
function dependsOnResourceOnly({ outcome, statement }: Hit, scope: EvaluationScope): boolean {
  return (
    outcome === UNKNOWN &&
    evaluateStatement({ ...statement, resource: undefined }, scope, scope.context).outcome === TRUE
  );
}

// ── What policies that were not read or not imported may deny to a principal (U-9, E-79) ────────────────────────────

/** A possible Deny of an unread policy, as a precondition of a decision. */
export interface UnreadDeny {
  readonly precondition: string;
  /** The services whose actions it may deny; missing: all. */
  readonly services?: ReadonlySet<string>;
}

const NO_IDENTITY_POLICY_DENIES = 'no identity policy that was not imported denies it';
const NO_POLICY_DENIES = 'no policy that was not imported denies it';
const NO_VAULT_DENIES =
  'the access policy of the backup vault that holds the recovery point does not deny it';
const NO_RCP_DENIES = 'no resource control policy denies it';

const unreadPrecondition = ({ name }: AppliedPolicy): string =>
  `the policy ${name}, which could not be read, does not deny it`;

/**
 * Returns what unread policies may deny, except limiting layers, below which nothing is certainly allowed if they were
 * not read. Root has no identity policies (E-5).
 */
export function unreadDenies(principal: RequestPrincipal, layers: PolicyLayers): readonly UnreadDeny[] {
  const { identity, resourceControl } = layers;
  const isExempt = principal.kind === 'roleSession' && principal.serviceLinked;
  const ofIdentity = [
    ...policiesOfLayer(identity).filter(isUnread).map(unreadPrecondition),
    ...(identity.status === 'PARTIAL' ? [NO_IDENTITY_POLICY_DENIES] : []),
  ];
  const ofResources = [
    ...(resourceControl.status === 'NOT_COLLECTED' ? [NO_RCP_DENIES] : []),
    ...levelsOf(resourceControl).flatMap(({ policies, partial = false }) => [
      ...policies.filter(isUnread).map(unreadPrecondition),
      ...(partial ? [NO_POLICY_DENIES] : []),
    ]),
  ];
  return [
    ...(principal.kind === 'root' ? [] : ofIdentity).map((precondition) => ({ precondition })),
    ...(isExempt ? [] : ofResources).map((precondition) => ({ precondition, services: rcpServices })),
  ];
}

const isUnread = ({ compiled }: AppliedPolicy): boolean => compiled === undefined;
