/** Does an organization's guardrail stop the assumption, and at which level? */
import type { LayerVerdict } from '../../../iam/decide/decision.js';
import { nameOfLevel, statementNames } from '../../../iam/explain/explain.js';
import type { PolicyLayers } from '../../../iam/decide/layers.js';
import type { CrossAccountStep, StepStatus } from '../../shared/answer.js';
import { joined } from '../../shared/sentences.js';
import { guardrailSide, type Assumption, type SideVerdict } from './roleAssumption.js';
import { lackedByGuardrails, passingText } from './sessionAttributeStep.js';
import { capitalised, conditionsOf, furtherNeeds, statuses, stepOf, explainSide } from './describeStep.js';

export function organizationGuardrailsStep(assumption: Assumption): CrossAccountStep {
  const verdict = guardrailSide(assumption);
  const { layers } = assumption;
  const lacked = lackedByGuardrails(assumption);
  const parts = [
    ...limits(verdict, layers),
    ...closedLevels(verdict),
    ...unknowns(verdict),
    ...(lacked.length === 0
      ? []
      : [
          `The trust policy requires it, and ${passingText(lacked)}, which the guardrails do not let through.`,
        ]),
  ];
  return stepOf(
    'ORGANIZATION_GUARDRAILS',
    lacked.length === 0 ? statusOf(verdict) : 'BLOCKED',
    parts.length === 0 ? 'No guardrail of an organization blocks it.' : parts.join(' '),
    { statements: verdict.statements },
  );
}

/** What denies it, or may; that FullAWSAccess allows it at every level is no news. */
function limits(verdict: SideVerdict, layers: PolicyLayers): readonly string[] {
  if (verdict.decision === 'EXPLICIT_DENY') return [explainSide(verdict, layers)];
  const names = [...new Set(verdict.conditions.map(({ statement }) => statementNames(layers)(statement)))];
  const open =
    names.length === 0
      ? []
      : [
          `${capitalised(joined(names))} ${names.length > 1 ? 'let' : 'lets'} it through if ${conditionsOf(verdict)}.`,
        ];
  return [...open, ...furtherNeeds(verdict)];
}

/** A guardrail grants nothing: where none lets it through, it is stopped. U-9a: what is assumed is not known. */
function statusOf({ decision, verdicts }: SideVerdict): StepStatus {
  if (decision === 'IMPLICIT_DENY') return 'BLOCKED';
  const isAssumed = verdicts.some(({ outcome }) => outcome === 'UNKNOWN');
  return isAssumed && decision !== 'EXPLICIT_DENY' ? 'UNKNOWN' : statuses[decision];
}

/** E-19a: every level needs an Allow of its own. */
function closedLevels({ verdicts }: SideVerdict): readonly string[] {
  const closed = verdicts.filter(
    ({ layer, outcome }) => layer === 'SERVICE_CONTROL' && outcome === 'NO_ALLOW',
  );
  return closed.length === 0
    ? []
    : [
        `No service control policy attached to ${joined(closed.map(levelOf))} allows it, and every level has to.`,
      ];
}

const levelOf = ({ level = '', levelName }: LayerVerdict): string =>
  nameOfLevel({ target: level, ...(levelName === undefined ? {} : { name: levelName }) });

const kinds: Readonly<Record<string, string>> = {
  SERVICE_CONTROL: 'Service control policies',
  RESOURCE_CONTROL: 'Resource control policies',
};

const unknowns = ({ verdicts }: SideVerdict): readonly string[] =>
  verdicts
    .filter(({ outcome }) => outcome === 'UNKNOWN')
    .map(({ layer, note, ...verdict }) => {
      const where = verdict.level === undefined ? '' : ` at ${levelOf({ layer, ...verdict })}`;
      return `${kinds[layer] ?? layer}${where}: ${note ?? 'not known'}.`;
    });
