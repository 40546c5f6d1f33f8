/** What can stop a request whatever grants it: ceilings outside the combinations, every Deny, and what was not read. */
import { areAllDenied } from '../permissions/areas.js';
import type { CombinationInput } from './combineLayers.js';
import type { EvaluatedLayers, GuardrailResult } from './evaluatedLayers.js';
import type { LayerKind } from './decision.js';
import { evaluateStatement, type Hit, type LayerResult, type EvaluationScope } from './evaluate.js';
import { layerGroup, settled, type Doubt, type Formula, type StatementGroup } from './formula.js';
import { TRUE, UNKNOWN } from './kleene.js';
import type { PolicyLayers } from './layers.js';
import type { AccessRequest } from './request.js';
import type { ServiceRule } from './serviceRules.js';
import type { EvaluationSwitches } from './evaluationOptions.js';
import {
  NO_IDENTITY_POLICY_DENIES,
  NO_POLICY_DENIES,
  NO_RCP_DENIES,
  unreadPrecondition,
} from './unreadDenies.js';

interface Barriers {
  readonly required: readonly StatementGroup[];
  readonly denies: readonly Hit[];
  readonly doubts: readonly Doubt[];
}

interface BarrierInput {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  readonly evaluated: EvaluatedLayers;
  readonly relation: CombinationInput['relation'];
  readonly serviceRule: ServiceRule | undefined;
  readonly switches: EvaluationSwitches;
}

/** `escapesResourceDeny`: a Deny of the resource's own policy does not bite (E-29c, E-51c). */
export function barriersOf(input: BarrierInput, escapesResourceDeny: boolean): Barriers {
  const results = resultsThatDeny(input, escapesResourceDeny);
  return {
    required: requiredGroups(input),
    denies: results.flatMap(({ denies }) => denies),
    doubts: [
      ...results.flatMap((result) => doubtsAbout(result, input.relation === 'CROSS_ACCOUNT')),
      ...resourceControlDoubts(input.evaluated),
    ],
  };
}

/** E-9, E-24: a Deny bites wherever it stands. Root has no identity policies and no boundary (E-5). */
function resultsThatDeny(
  { request, evaluated }: BarrierInput,
  escapesResourceDeny: boolean,
): readonly LayerResult[] {
  const { identity, boundary, session, serviceControl, resourceControl, resource, endpoint } = evaluated;
  const root = request.principal.kind === 'root';
  return [
    ...(root ? [] : [identity, boundary]),
    session,
    ...serviceControl.levels,
    ...resourceControl.levels,
    escapesResourceDeny ? undefined : resource,
    endpoint,
  ].filter((result) => result !== undefined);
}

/** SCP ∧ VPCE, and what a service asks for beside all policies. RCPs only deny (E-20a). */
function requiredGroups({
  evaluated,
  layers,
  serviceRule,
  switches,
}: BarrierInput): readonly StatementGroup[] {
  const groups = [...serviceControlGroups(evaluated.serviceControl, switches)];
  const { endpoint } = evaluated;
  if (endpoint !== undefined) groups.push(endpointGroup(endpoint, layers));
  for (const precondition of serviceRule?.kind === 'needs' ? serviceRule.preconditions : [])
    groups.push(settled(undefined, UNKNOWN, precondition));
  return groups;
}

/** E-19a: every level has to allow. U-9a: what is assumed where no organization was imported. */
function serviceControlGroups(
  result: GuardrailResult,
  { missingScpData }: EvaluationSwitches,
): readonly StatementGroup[] {
  switch (result.status) {
    case 'COLLECTED':
      return result.levels.map((level) => layerGroup(level));
    case 'NOT_COLLECTED':
      return [{ ...settled('SERVICE_CONTROL', UNKNOWN), missing: true }];
    case 'NO_ORGANIZATION':
    case 'OUTSIDE':
      return missingScpData === 'unknown'
        ? [
            settled(
              'SERVICE_CONTROL',
              UNKNOWN,
              'the service control policies, which were not imported, allow it',
            ),
          ]
        : [];
    case 'NOT_APPLICABLE':
      return [];
  }
}

/** E-21: an endpoint without a policy of its own has the default one, full access. */
function endpointGroup(result: LayerResult, layers: PolicyLayers): StatementGroup {
  const layer = layers.endpoint;
  const isDefault = layer?.status === 'COLLECTED' && layer.policies.length === 0;
  return isDefault ? settled('ENDPOINT', TRUE) : layerGroup(result);
}

/** What is above all grants: where it was not read, nothing definite can be said but a denial (U-9f). */
export const isCeiling = (layer: LayerKind): boolean =>
  layer !== 'IDENTITY' && layer !== 'RESOURCE' && layer !== 'TRUST';

/** E-79: a policy in force that could not be read may deny anything; so may one that was not collected (U-9). */
function doubtsAbout(result: LayerResult, crossAccount: boolean): readonly Doubt[] {
  const { layer } = result;
  const unreadable = result.unreadable.map((policy) => ({
    layer,
    precondition: unreadPrecondition(policy),
    missing: isCeiling(layer),
  }));
  return [...unreadable, ...doubtsAboutStatus(result, crossAccount)];
}

/** U-9c and U-9d say otherwise for two of the layers. */
function doubtsAboutStatus({ layer, status }: LayerResult, crossAccount: boolean): readonly Doubt[] {
  if (status === 'COLLECTED') return [];
  if (status === 'NOT_COLLECTED') {
    if (layer === 'RESOURCE' || layer === 'TRUST') return [];
    if (layer === 'IDENTITY' && crossAccount) return [];
  }
  const precondition = layer === 'IDENTITY' ? NO_IDENTITY_POLICY_DENIES : NO_POLICY_DENIES;
  return [{ layer, precondition, missing: layer !== 'IDENTITY' }];
}

/** U-9f: the account is in an organization whose RCPs were not collected. */
function resourceControlDoubts({ resourceControl }: EvaluatedLayers): readonly Doubt[] {
  if (resourceControl.status !== 'NOT_COLLECTED') return [];
  return [{ layer: 'RESOURCE_CONTROL', precondition: NO_RCP_DENIES, missing: true }];
}

/** E-84: of a question about a pattern, an Allow counts only where some of what it allows is not denied for certain. */
export function withoutDenied(formula: Formula, scope: EvaluationScope): Formula {
  const { pattern } = scope.resource;
  if (pattern === undefined) return formula;
  const denies = formula.denies
    .filter((hit) => hangsOnResourceOnly(hit, scope))
    .map(({ statement }) => statement);
  if (denies.length === 0) return formula;
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

/** What it matches of the asked resources is denied for certain. */
function hangsOnResourceOnly({ outcome, statement }: Hit, scope: EvaluationScope): boolean {
  return (
    outcome === UNKNOWN &&
    evaluateStatement({ ...statement, resource: undefined }, scope, scope.context).outcome === TRUE
  );
}
