/** What could be taken out of the way of an assumption: one statement that denies it, or a level of guardrails that lacks an Allow. */
import type { LayerKind, LayerVerdict, StatementMatch } from '../../../iam/decide/decision.js';
import { nameOfLevel, statementNames } from '../../../iam/explain/explain.js';
import type {
  AppliedPolicy,
  GuardrailLevel,
  Guardrails,
  Layer,
  PolicyLayers,
} from '../../../iam/decide/layers.js';
import type { NearMiss } from '../../shared/answer.js';
import { appliedDocument, documentOf, type Assumption } from '../crossAccount/roleAssumption.js';
import type { ProposedChange } from './proposedChange.js';

const sides: Partial<Record<LayerKind, NearMiss['missing']>> = {
  IDENTITY: 'ASSUME_ROLE_PERMISSION',
  PERMISSIONS_BOUNDARY: 'ASSUME_ROLE_PERMISSION',
  TRUST: 'TRUST_POLICY',
  SERVICE_CONTROL: 'ORGANIZATION_GUARDRAILS',
  RESOURCE_CONTROL: 'ORGANIZATION_GUARDRAILS',
};

/** A statement counts once, wherever its policy is attached. Where others deny it too, taking out one does not help. */
export function removals({ evaluation, layers }: Assumption): readonly ProposedChange[] {
  // Of a Deny that contradicts what is allowed, the denial is implicit (U-5).
  const bearing =
    evaluation.decision === 'IMPLICIT_DENY'
      ? evaluation.layers.flatMap(({ statements }) => statements)
      : evaluation.determiningStatements;
  const denials = bearing.filter(({ effect }) => effect === 'DENY');
  const distinct = new Map(denials.map((match) => [`${match.policyId} ${match.statementIndex}`, match]));
  const name = statementNames(layers);
  return [...distinct.values()].flatMap((match): readonly ProposedChange[] => {
    const missing = sides[match.layer];
    return missing
      ? [{ missing, wish: `${name(match)} did not deny it`, layers: without(match, layers) }]
      : [];
  });
}

function without({ policyId, statementIndex }: StatementMatch, layers: PolicyLayers): PolicyLayers {
  const cut = (policy: AppliedPolicy): AppliedPolicy => {
    if (policy.id !== policyId || !policy.compiled) return policy;
    const statements = policy.compiled.statements.filter(({ index }) => index !== statementIndex);
    return { ...policy, compiled: { ...policy.compiled, statements, byAction: new Map() } };
  };
  const inLayer = (layer: Layer): Layer =>
    layer.status === 'NOT_COLLECTED' ? layer : { ...layer, policies: layer.policies.map(cut) };
  const { identity, permissionsBoundary, resource, serviceControl, resourceControl } = layers;
  const inLevel = (level: GuardrailLevel): GuardrailLevel => ({
    ...level,
    policies: level.policies.map(cut),
  });
  return {
    ...layers,
    identity: inLayer(identity),
    ...(permissionsBoundary ? { permissionsBoundary: inLayer(permissionsBoundary) } : {}),
    ...(resource ? { resource: inLayer(resource) } : {}),
    serviceControl: inLevels(serviceControl, inLevel),
    resourceControl: inLevels(resourceControl, inLevel),
  };
}

const inLevels = (guardrails: Guardrails, change: (level: GuardrailLevel) => GuardrailLevel): Guardrails =>
  guardrails.status === 'COLLECTED' ? { ...guardrails, levels: guardrails.levels.map(change) } : guardrails;

/** E-19a: every level needs an Allow of its own. */
export const liftedGuardrails = ({ evaluation, layers, request }: Assumption): readonly ProposedChange[] =>
  evaluation.layers.filter(isClosedLevel).map((verdict) => {
    const { level: target = '', levelName } = verdict;
    const name = nameOfLevel({ target, ...(levelName === undefined ? {} : { name: levelName }) });
    const allow = appliedDocument(
      'fix',
      documentOf({ Effect: 'Allow', Action: request.action, Resource: '*' }),
      'SERVICE_CONTROL',
    );
    const serviceControl = inLevels(layers.serviceControl, (level) =>
      level.target === target ? { ...level, policies: [...level.policies, allow] } : level,
    );
    return {
      missing: 'ORGANIZATION_GUARDRAILS',
      wish: `a service control policy attached to ${name} allowed it`,
      layers: { ...layers, serviceControl },
    };
  });

/** Of a resource control policy, RCPFullAWSAccess cannot be detached. */
const isClosedLevel = ({ layer, outcome }: LayerVerdict): boolean =>
  layer === 'SERVICE_CONTROL' && outcome === 'NO_ALLOW';
