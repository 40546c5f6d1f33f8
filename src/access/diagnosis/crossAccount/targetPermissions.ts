/** What would the role let them do? */
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { guardOf } from '../../../graph/engine/guardrails.js';
import { areGuardrailsRead, isLayerRead, policiesOfLayer } from '../../../iam/decide/layers.js';
import { callerOf } from '../../can/loadRequest.js';
import type {
  CitedStatement,
  CrossAccountStep,
  EffectivePermissions,
  EffectiveStatementAnswer,
  StepStatus,
} from '../../shared/answer.js';
import { permissionsIn } from '../../permissions/effectivePermissions.js';

export interface PermissionsFinding {
  readonly step: CrossAccountStep;
  readonly caveats: EffectivePermissions['caveats'];
  readonly dataGaps: EffectivePermissions['dataGaps'];
}

export function targetPermissionsStep(stored: ApplicablePolicies, roleArn: string): PermissionsFinding {
  const step = (
    status: StepStatus,
    explanation: string,
    evidence: readonly CitedStatement[] = [],
  ): CrossAccountStep => ({ step: 'TARGET_PERMISSIONS', status, evidence, explanation });
  if (!stored.roles.has(roleArn))
    return {
      step: step('UNKNOWN', 'The account of the role was never imported.'),
      caveats: [],
      dataGaps: [],
    };
  const { allowed: all, caveats, dataGaps } = permissionsIn(stored, roleArn);
  const details = { caveats, dataGaps };
  // E-6: what needs no policy gives nobody who assumes the role anything.
  const allowed = all.filter(({ sources }) => sources.length > 0);
  if (allowed.length === 0) return { step: step(...nothingLeft(stored, roleArn)), ...details };
  const isConditional = allowed.every(({ conditions }) => conditions.length > 0);
  const evidence = distinct(allowed.flatMap(({ sources }) => sources));
  return { step: step(isConditional ? 'CONDITIONAL' : 'IN_PLACE', summary(allowed), evidence), ...details };
}

/** What was not collected, or not understood, may allow something (U-9, E-79); where policies allow something, the limits take it. */
function nothingLeft(stored: ApplicablePolicies, roleArn: string): readonly [StepStatus, string] {
  const { principal, layers } = callerOf(roleArn, stored);
  const { guardrails } = guardOf(stored.organizations)(principal, { arn: '*' });
  const { identity, permissionsBoundary: boundary } = layers;
  const own = boundary ? [identity, boundary] : [identity];
  if (!own.every(isLayerRead) || !areGuardrailsRead(guardrails.serviceControl))
    return [
      'UNKNOWN',
      'Not all policies that apply to the role were imported and understood, and the others allow it nothing.',
    ];
  const allowsSomething = policiesOfLayer(layers.identity).some(({ compiled }) =>
    compiled?.statements.some(({ effect }) => effect === 'ALLOW'),
  );
  return allowsSomething
    ? [
        'BLOCKED',
        'Its permissions boundary, guardrails or Deny statements take away everything that its policies allow.',
      ]
    : [
        'MISSING',
        'No identity policy lets the role do anything: whoever assumes it gains only what resource policies grant it.',
      ];
}

const MOST_STATEMENTS = 3;
const MOST_PATTERNS = 4;

function summary(allowed: readonly EffectiveStatementAnswer[]): string {
  const shown = allowed.slice(0, MOST_STATEMENTS).map(statementText);
  const rest = allowed.length - shown.length;
  return `The role may do ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

function statementText({
  actions,
  notActions,
  resources,
  notResources,
  conditions,
}: EffectiveStatementAnswer): string {
  const except = (patterns: readonly string[]): string =>
    patterns.length === 0 ? '' : ` except ${shortened(patterns)}`;
  const ifs = conditions.length === 0 ? '' : ', under conditions';
  return `${shortened(actions)}${except(notActions)} on ${shortened(resources)}${except(notResources)}${ifs}`;
}

function shortened(patterns: readonly string[]): string {
  const rest = patterns.length - MOST_PATTERNS;
  const shown = patterns.slice(0, rest > 1 ? MOST_PATTERNS : undefined).join(', ');
  return rest > 1 ? `${shown} and ${rest} more` : shown;
}

const distinct = (statements: readonly CitedStatement[]): readonly CitedStatement[] => [
  ...new Map(statements.map((one) => [JSON.stringify(one), one])).values(),
];
