/**
 * Finds the single changes by which an assumption would be open, or open in another way. The engine decides on each.
 */
import type { HeldPolicy, PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { decide } from '../../../iam/decide/decide.js';
import { isDenied, isGranted, type LayerKind, type StatementMatch } from '../../../iam/decide/decision.js';
import { statementNames } from '../../../iam/explain/explain.js';
import { isPassingAction, passingActions } from '../../../iam/facts/passedOn.js';
import { controllerOf, isClaim } from '../../../iam/facts/data/conditionKeys.js';
import { requirementsKey } from '../../../iam/unknown/alternatives.js';
import type { Hop } from '../../shared/answer.js';
import type { NearMiss } from '../../shared/diagnosisAnswer.js';
import { cite } from '../../shared/evidence.js';
import { isStoredIn, withoutStatement, withText, type Change } from '../assumption/change.js';
import { guardrailChanges } from '../assumption/guardrails.js';
import { membershipChanges } from '../assumption/membership.js';
import { passingPermissions, permissionChanges } from '../assumption/permissionChanges.js';
import { mechanismOf, type RoleAssumption } from '../assumption/roleAssumption.js';
import { lackedTogether, newlyPassed, openAlternative } from '../assumption/sessionAttributes.js';
import { documentIn } from '../assumption/trustDocument.js';
import { passingTrust, trustChanges } from '../assumption/trustPolicy.js';

export interface Opening extends Change {
  /** The step after the change. */
  readonly hop: Hop;
  /** The change permits passing on what a later hop needs; the step itself exists without it. */
  readonly permitsPassing: boolean;
}

/** What became of a change that does not leave the step closed. `UNKNOWN`: missing data hides whether it opens it. */
type Tried = Opening | 'UNKNOWN';

/** Finds the openings. For an assumption that is open under conditions: changes that alter its conditions. */
export function openings(assumption: RoleAssumption): readonly Tried[] {
  const { evaluation } = assumption;
  if (isDenied(evaluation) || lackedTogether(assumption).length > 0)
    return tried(assumption, [
      ...additions(assumption),
      ...removals(assumption),
      ...guardrailChanges(assumption),
    ]);
  const passing = passingOpenings(assumption);
  if (!isOpenUnderConditions(assumption)) return passing;
  const others = tried(assumption, [...additions(assumption, isPropagated), ...removals(assumption)]);
  const before = requirementsKey(openAlternative(assumption)?.alternative ?? evaluation);
  return [...others.filter((one) => one === 'UNKNOWN' || requirementsKey(one.hop) !== before), ...passing];
}

/** E-39: changes after which more can be passed on. Whether the chain is open with one of a guardrail is not known. */
function passingOpenings(assumption: RoleAssumption): readonly Tried[] {
  const permits = ({ layers }: Change): boolean => newlyPassed(assumption, () => layers).length > 0;
  const asked = passingActions.map((action) => {
    const request = { ...assumption.request, action };
    return { ...assumption, request, evaluation: decide(request, assumption.layers) };
  });
  const others = asked.flatMap((one) => [...removals(one), ...guardrailChanges(one)]).filter(permits);
  const known = others.filter(({ inHeld }) => inHeld !== undefined);
  return [
    ...tried(
      assumption,
      [
        ...passingTrust(assumption),
        ...passingPermissions(assumption),
        ...membershipChanges(assumption).filter(permits),
        ...known,
      ],
      true,
    ),
    ...(others.length > known.length ? (['UNKNOWN'] as const) : []),
  ];
}

export const isOpenUnderConditions = ({ evaluation }: RoleAssumption): boolean =>
  evaluation.decision === 'CONDITIONAL';

/** Whether one request of a chain passes the key to the next, so that hops can contradict each other in it. */
function isPropagated(spelled: string): boolean {
  const key = spelled.toLowerCase();
  return controllerOf(key, { kind: 'roleSession' }) === 'CALLER' || isClaim(key);
}

function additions(assumption: RoleAssumption, isDropped?: (key: string) => boolean): readonly Change[] {
  const permissions = permissionChanges(assumption);
  // A group's policies add an Allow too: where a plain Allow is not enough, no group is.
  const isEnough = permissions.some(({ layers }) => !isDenied(decide(assumption.request, layers)));
  return [
    ...trustChanges(assumption, isDropped),
    ...permissions,
    ...(isEnough ? membershipChanges(assumption) : []),
  ];
}

const parts: Partial<Record<LayerKind, NearMiss['missing']>> = {
  IDENTITY: 'ASSUME_ROLE_PERMISSION',
  PERMISSIONS_BOUNDARY: 'ASSUME_ROLE_PERMISSION',
  TRUST: 'TRUST_POLICY',
  SERVICE_CONTROL: 'ORGANIZATION_GUARDRAILS',
  RESOURCE_CONTROL: 'ORGANIZATION_GUARDRAILS',
};

/** Returns changes that each remove one denying statement, wherever its policy is attached. */
function removals({ request, evaluation, layers }: RoleAssumption): readonly Change[] {
  // If a Deny contradicts what is allowed, the denial is implicit (U-5).
  const bearing =
    evaluation.decision === 'IMPLICIT_DENY'
      ? evaluation.layers.flatMap(({ statements }) => statements)
      : evaluation.determiningStatements;
  const denials = bearing.filter(({ effect }) => effect === 'DENY');
  const distinct = new Map(denials.map((match) => [`${match.policyId} ${match.statementIndex}`, match]));
  const name = statementNames(layers);
  return [...distinct.values()].flatMap((match): readonly Change[] => {
    const missing = parts[match.layer];
    const what = isPassingAction(request.action) ? request.action : 'it';
    const wish = `${name(match)} did not deny ${what}`;
    const inHeld = missing === 'ASSUME_ROLE_PERMISSION' ? { inHeld: withoutDenial(match) } : {};
    return missing ? [{ missing, wish, layers: withoutStatement(layers, match), ...inHeld }] : [];
  });
}

/** Returns the caller's stored policies without the statement. */
const withoutDenial =
  ({ policyId, statementIndex }: StatementMatch) =>
  ({ identity, boundary, ...held }: PrincipalPolicies): PrincipalPolicies => {
    const without = (policy: HeldPolicy): HeldPolicy => {
      if (policy.uid !== policyId) return policy;
      const document = documentIn(policy.documentText);
      const Statement = document.Statement.filter((_statement, index) => index !== statementIndex);
      return withText(policy, JSON.stringify({ ...document, Statement }));
    };
    return { ...held, identity: identity.map(without), ...(boundary ? { boundary: without(boundary) } : {}) };
  };

const tried = (
  assumption: RoleAssumption,
  changes: readonly Change[],
  permitsPassing = false,
): readonly Tried[] =>
  changes.flatMap((change): readonly Tried[] => {
    const evaluation = decide(assumption.request, change.layers);
    const changed = { ...assumption, layers: change.layers, evaluation };
    if (lackedTogether(changed).length > 0) return [];
    if (evaluation.decision === 'UNKNOWN') return ['UNKNOWN'];
    const hop = hopOf(assumption, changed);
    return hop ? [{ ...change, permitsPassing, hop }] : [];
  });

/** Returns undefined if the step is still closed. */
function hopOf(before: RoleAssumption, changed: RoleAssumption): Hop | undefined {
  const { from, role, evaluation } = changed;
  const { decision } = evaluation;
  if (!role || !isGranted(decision)) return undefined;
  const { alternative = evaluation, passed: mayPass = [] } = openAlternative(changed) ?? {};
  const determiningStatements = alternative.determiningStatements.filter(isStoredIn(before.layers));
  return {
    from,
    to: role.role,
    mechanism: mechanismOf(from),
    decision,
    ...(mayPass.length > 0 ? { mayPass } : {}),
    ...cite({ ...alternative, determiningStatements }),
    crossAccount: from.accountId !== role.role.accountId,
  };
}
