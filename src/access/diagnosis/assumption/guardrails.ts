/** Judges whether a guardrail of an organization stops the assumption, and at which level. */
import { nameOfLevel, statementNames } from '../../../iam/explain/explain.js';
import type { LayerVerdict } from '../../../iam/decide/decision.js';
import { passingText } from '../../../iam/facts/passedOn.js';
import type { PolicyLayers } from '../../../iam/decide/layers.js';
import type { StepStatus } from '../../shared/diagnosisAnswer.js';
import { joined } from '../../shared/sentences.js';
import { addPolicies, appliedDocument, documentOf, type Change } from './change.js';
import {
  capitalised,
  conditionsOf,
  explainSide,
  furtherNeeds,
  judgment,
  statuses,
  type Judgment,
} from './judgment.js';
import type { RoleAssumption, SideVerdict } from './roleAssumption.js';
import { judgeAlternative, lackedByGuardrails, whoRequiresIt } from './sessionAttributes.js';

export function judgeGuardrails(assumption: RoleAssumption): Judgment {
  const verdict = judgeAlternative(assumption, { guardrails: true });
  const lacked = lackedByGuardrails(assumption);
  const passing = `${whoRequiresIt(assumption, assumption.layers.resource)}, and ${passingText(lacked)}, which the guardrails do not let through.`;
  const parts = [
    ...limits(verdict, assumption.layers),
    ...closedText(verdict),
    ...unknowns(verdict),
    ...(lacked.length === 0 ? [] : [passing]),
  ];
  return judgment(
    lacked.length === 0 ? statusOf(verdict) : 'BLOCKED',
    parts.length === 0 ? 'No guardrail of an organization blocks it.' : parts,
    verdict.statements,
  );
}

/** Explains what denies it, or may. That FullAWSAccess allows it at every level is not worth saying. */
function limits(verdict: SideVerdict, layers: PolicyLayers): readonly string[] {
  if (verdict.decision === 'EXPLICIT_DENY') return [explainSide(verdict, layers)];
  const names = [...new Set(verdict.conditions.map(({ statement }) => statementNames(layers)(statement)))];
  const verb = names.length > 1 ? 'let' : 'lets';
  const open = capitalised(`${joined(names)} ${verb} it through if ${conditionsOf(verdict)}.`);
  return [...(names.length === 0 ? [] : [open]), ...furtherNeeds(verdict)];
}

/**
 * Returns the status. A guardrail grants nothing: if none lets it through, it is blocked. U-9a: what is only assumed
 * is unknown.
 */
function statusOf({ decision, verdicts }: SideVerdict): StepStatus {
  if (decision === 'IMPLICIT_DENY') return 'BLOCKED';
  const isAssumed = verdicts.some(({ outcome }) => outcome === 'UNKNOWN');
  return isAssumed && decision !== 'EXPLICIT_DENY' ? 'UNKNOWN' : statuses[decision];
}

/**
 * Returns the levels without an Allow. E-19a: every level needs one of its own. Resource control policies are left
 * out, since RCPFullAWSAccess cannot be detached.
 */
const closedLevels = (verdicts: readonly LayerVerdict[]): readonly LayerVerdict[] =>
  verdicts.filter(({ layer, outcome }) => layer === 'SERVICE_CONTROL' && outcome === 'NO_ALLOW');

function closedText({ verdicts }: SideVerdict): readonly string[] {
  const closed = closedLevels(verdicts);
  if (closed.length === 0) return [];
  return [
    `No service control policy attached to ${joined(closed.map(levelOf))} allows it, and every level has to.`,
  ];
}

const levelOf = ({ level: target = '', levelName: name }: LayerVerdict): string =>
  nameOfLevel({ target, ...(name === undefined ? {} : { name }) });

const kinds: Readonly<Record<string, string>> = {
  SERVICE_CONTROL: 'Service control policies',
  RESOURCE_CONTROL: 'Resource control policies',
};

const unknowns = ({ verdicts }: SideVerdict): readonly string[] =>
  verdicts
    .filter(({ outcome }) => outcome === 'UNKNOWN')
    .map((verdict) => {
      const where = verdict.level === undefined ? '' : ` at ${levelOf(verdict)}`;
      return `${kinds[verdict.layer] ?? verdict.layer}${where}: ${verdict.note ?? 'not known'}.`;
    });

/** Returns changes that each add the missing Allow to one level. */
export const guardrailChanges = ({ evaluation, layers, request }: RoleAssumption): readonly Change[] =>
  closedLevels(evaluation.layers).map((verdict) => {
    const allow = documentOf({ Effect: 'Allow', Action: request.action, Resource: '*' });
    const added = [appliedDocument('fix', allow, 'SERVICE_CONTROL')];
    return {
      missing: 'ORGANIZATION_GUARDRAILS',
      wish: `a service control policy attached to ${levelOf(verdict)} allowed it`,
      layers: addPolicies(layers, 'serviceControl', added, verdict.level ?? ''),
    };
  });
