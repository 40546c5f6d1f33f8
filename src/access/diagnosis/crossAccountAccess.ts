/** What does it take for one principal to assume a role of another account, and what of it is not there? */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader, GroupPolicies } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { parseIamArn } from '../../iam/language/arn.js';
import {
  QuestionRefused,
  type CrossAccountAccess,
  type CrossAccountStep,
  type StepStatus,
} from '../shared/answer.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { distinctCaveats } from '../paths/feasible/pathConditions.js';
import { assumptionOf } from './crossAccount/loadRoleAssumption.js';
import { bothSides } from './crossAccount/bothSides.js';
import { passingLacked } from './crossAccount/sessionAttributeStep.js';
import { organizationGuardrailsStep } from './crossAccount/organizationGuardrails.js';
import { sourceMembershipStep } from './crossAccount/sourceMembership.js';
import { targetPermissionsStep } from './crossAccount/targetPermissions.js';
import { joined, nameOf } from '../shared/sentences.js';

export interface CrossAccountQuestion {
  readonly from: string;
  /** ARN of a role. */
  readonly to: string;
}

/** Throws `QuestionRefused` where one of the two is in an imported account and is not there, or `to` is no role. */
export async function crossAccountAccess(
  reader: GraphReader,
  question: CrossAccountQuestion,
): Promise<CrossAccountAccess> {
  const { to } = question;
  if (parseIamArn(to)?.kind !== 'role')
    throw new QuestionRefused('BAD_USER_INPUT', `${to} is not a role: only roles can be assumed.`, 'to');
  return answer(question, await readTogether(reader, question));
}

function answer(question: CrossAccountQuestion, { stored, groups }: Reading): CrossAccountAccess {
  const { from, to } = question;
  const held = stored.principals.get(from);
  const role = stored.roles.get(to);
  const assumption = assumptionOf(question, stored);
  const { evaluation, gaps } = assumption;
  const permissions = targetPermissionsStep(stored, to);
  const { trust, permission } = bothSides(assumption, role);
  const source = { groups, missingGroups: held?.missingGroups ?? [], permission };
  const steps = [
    sourceMembershipStep(assumption, source),
    permissions.step,
    trust.step,
    permission,
    organizationGuardrailsStep(assumption),
  ];
  const decision = passingLacked(assumption).length > 0 ? 'IMPLICIT_DENY' : evaluation.decision;
  return {
    decision,
    steps,
    caveats: distinctCaveats([evaluation, permissions]),
    dataGaps: distinctGaps([...gaps, ...evaluation.dataGaps, ...permissions.dataGaps]),
    explanation: explanation(assumption.from, role?.role ?? namedPrincipal(to), decision, steps),
  };
}

interface Reading {
  readonly stored: ApplicablePolicies;
  readonly groups: readonly GroupPolicies[];
}

/** Of one state of the graph: where an import came between the two reads, once more. */
async function readTogether(reader: GraphReader, { from, to }: CrossAccountQuestion): Promise<Reading> {
  const isUser = parseIamArn(from)?.kind === 'user';
  const read = () =>
    Promise.all([
      reader.applicablePolicies([from, to], [to]),
      isUser ? reader.groupsThatMayAllow(from, assumeActions.ASSUME_ROLE) : undefined,
    ]);
  let [stored, found] = await read();
  if (found && found.graphVersion !== stored.graphVersion) [stored, found] = await read();
  return { stored, groups: found?.groups ?? [] };
}

const verdicts: Readonly<Record<CrossAccountAccess['decision'], string>> = {
  ALLOWED: 'can assume',
  CONDITIONAL: 'can assume, under conditions,',
  IMPLICIT_DENY: 'cannot assume',
  EXPLICIT_DENY: 'cannot assume',
  UNKNOWN: 'may or may not be able to assume',
};

const headings: readonly (readonly [StepStatus, string])[] = [
  ['MISSING', 'Missing'],
  ['BLOCKED', 'Blocked'],
  ['CONDITIONAL', 'Under conditions'],
  ['UNKNOWN', 'Not known'],
];

const names: Readonly<Record<CrossAccountStep['step'], string>> = {
  SOURCE_MEMBERSHIP: 'membership of a group that has the permission',
  TARGET_PERMISSIONS: 'permissions of the role',
  TRUST_POLICY: 'trust policy of the role',
  ASSUME_ROLE_PERMISSION: 'permission to assume it',
  ORGANIZATION_GUARDRAILS: 'guardrails of the organization',
};

function explanation(
  from: Principal,
  role: Principal,
  decision: CrossAccountAccess['decision'],
  steps: readonly CrossAccountStep[],
): string {
  const lists = headings.flatMap(([status, heading]) => {
    const found = steps.filter((step) => step.status === status).map(({ step }) => names[step]);
    return found.length === 0 ? [] : [`${heading}: ${joined(found)}.`];
  });
  const rest = lists.length === 0 ? ['All five steps are in place.'] : lists;
  return [`${nameOf(from)} ${verdicts[decision]} ${nameOf(role)}.`, ...rest].join(' ');
}
