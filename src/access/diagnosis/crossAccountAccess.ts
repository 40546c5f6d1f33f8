/** Explains what one principal needs to assume a role of another account, and which parts are missing. */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader, GroupPolicies } from '../../graph/contract/graphReader.js';
import { distinct } from '../../graph/model/groupBy.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { isCanonicalUser, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { isOriginAccessIdentity, parseIamArn } from '../../iam/language/arn.js';
import { QuestionRefused } from '../shared/answer.js';
import type { CrossAccountAccess, CrossAccountStep, StepStatus } from '../shared/diagnosisAnswer.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { joined, nameOf } from '../shared/sentences.js';
import { judgeGuardrails } from './assumption/guardrails.js';
import type { Judgment } from './assumption/judgment.js';
import { judgeMembership } from './assumption/membership.js';
import { judgePermission } from './assumption/permission.js';
import {
  assumptionOf,
  isOpenTogether,
  readGroups,
  type CrossAccountQuestion,
  type RoleAssumption,
} from './assumption/roleAssumption.js';
import { lackedTogether } from './assumption/sessionAttributes.js';
import { judgeTargetPermissions } from './assumption/targetPermissions.js';
import { judgeContradictedTrust, judgeTrust, type TrustJudgment } from './assumption/trustPolicy.js';

/**
 * Throws `QuestionRefused` if one of the two is in an imported account but does not exist there, or if `to` is no
 * role.
 */
export async function crossAccountAccess(
  reader: GraphReader,
  question: CrossAccountQuestion,
): Promise<CrossAccountAccess> {
  const { from, to } = question;
  if (parseIamArn(to)?.kind !== 'role')
    throw new QuestionRefused('BAD_USER_INPUT', `${to} is not a role: only roles can be assumed.`, 'to');
  if (isCanonicalUser(from) || isOriginAccessIdentity(from))
    throw new QuestionRefused(
      'BAD_USER_INPUT',
      `${from} cannot assume roles: ask about a principal.`,
      'from',
    );
  const read = () => Promise.all([reader.applicablePolicies([from, to], [to]), readGroups(reader, from)]);
  let [stored, groups] = await read();
  // Reads once more if an import came between the two reads, so that both see one state of the graph.
  if ((groups.graphVersions[0] ?? stored.graphVersion) !== stored.graphVersion)
    [stored, groups] = await read();
  return answer(question, stored, groups.groups);
}

function answer(
  question: CrossAccountQuestion,
  stored: ApplicablePolicies,
  groups: readonly GroupPolicies[],
): CrossAccountAccess {
  const { from, to } = question;
  const assumption = assumptionOf(question, stored, groups);
  const { evaluation, role, gaps } = assumption;
  const permissions = judgeTargetPermissions(stored, to);
  const { trust, permission, effectiveTrust } = judgeBothSides(assumption);
  const missingGroups = stored.principals.get(from)?.missingGroups ?? [];
  const steps: readonly CrossAccountStep[] = [
    { step: 'SOURCE_MEMBERSHIP', ...judgeMembership(assumption, missingGroups, permission, effectiveTrust) },
    { step: 'TARGET_PERMISSIONS', ...permissions.found },
    { step: 'TRUST_POLICY', ...trust },
    { step: 'ASSUME_ROLE_PERMISSION', ...permission },
    { step: 'ORGANIZATION_GUARDRAILS', ...judgeGuardrails(assumption) },
  ];
  const decision = lackedTogether(assumption).length > 0 ? 'IMPLICIT_DENY' : evaluation.decision;
  return {
    decision,
    steps,
    caveats: distinct([...evaluation.caveats, ...permissions.caveats]),
    dataGaps: distinctGaps([...gaps, ...evaluation.dataGaps, ...permissions.dataGaps]),
    explanation: explanation(assumption.from, role?.role ?? namedPrincipal(to), decision, steps),
  };
}

/**
 * Judges the trust policy and the caller's permission. If each is open and both are closed together, the permission
 * changes first: the caller's account can add it.
 */
function judgeBothSides(
  assumption: RoleAssumption,
): Readonly<Record<'trust' | 'permission', Judgment>> & Pick<TrustJudgment, 'effectiveTrust'> {
  const { role } = assumption;
  const { found: trust, effectiveTrust } = judgeTrust(assumption);
  const permission = judgePermission(assumption, effectiveTrust);
  const isOpen = permission.status === 'IN_PLACE' || permission.status === 'CONDITIONAL';
  if (!role || !isOpen || !effectiveTrust || isOpenTogether(assumption, effectiveTrust))
    return { trust, permission, ...(effectiveTrust ? { effectiveTrust } : {}) };
  const other = judgeContradictedTrust(assumption, role);
  if (other) return { trust: other.found, permission };
  const explanation = `${permission.explanation} This contradicts what other policies require, and no further Allow on either side can help.`;
  return { trust, permission: { ...permission, status: 'BLOCKED', explanation } };
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
