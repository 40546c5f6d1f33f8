/** Finds the permissions that an assumption lacks for what it has to pass on to the session (E-39). */
import { combine } from '../../../iam/chain/combineChain.js';
import { isSourceIdentityKey, isTagKey } from '../../../iam/chain/attributeGroups.js';
import { everything } from '../../../escalation/gains/administration.js';
import { decide } from '../../../iam/decide/decide.js';
import { isDenied, type AccessEvaluation } from '../../../iam/decide/decision.js';
import { passingActions, type PassingAction } from '../../../iam/facts/passedOn.js';
import type { Layer, PolicyLayers } from '../../../iam/decide/layers.js';
import {
  grantAlternatives,
  withPassing,
  type GrantAlternative,
  type JudgedRequest,
  type OpenAlternative,
  type OpenTags,
} from '../../paths/feasible/grantAlternatives.js';
import { chainRequest } from '../../paths/feasible/hopRequest.js';
import { addPolicies } from './change.js';
import {
  isLetInDirectly,
  judgeSides,
  layersOf,
  statementsOf,
  type RoleAssumption,
  type Sides,
  type SideVerdict,
} from './roleAssumption.js';

type PassingActions = readonly PassingAction[];

/** The fewest actions first. */
export const passingGrants: readonly PassingActions[] = [
  [],
  ['sts:TagSession'],
  ['sts:SetSourceIdentity'],
  ['sts:TagSession', 'sts:SetSourceIdentity'],
];

/** A single request has no earlier one that tags depend on. */
const noOpenTags: OpenTags = { ofCallers: new Set(), ofRoles: new Set() };

/**
 * Returns the alternatives of a request that may pass something on; none if it need not, or if not all of them are
 * known. `asked`: the actions whose permission is checked.
 */
function passingAlternatives(
  judged: JudgedRequest,
  { conditions }: Pick<AccessEvaluation, 'conditions'> = decide(judged.request, judged.layers),
  asked: PassingActions = passingActions,
): readonly OpenAlternative[] {
  if (!conditions.some(({ key }) => isPropagated(key.toLowerCase()))) return [];
  const { alternatives, complete } = withPassing(grantAlternatives(judged, noOpenTags), asked);
  return complete ? alternatives : [];
}

/** Whether the request can be made in this way, if it may pass on this. */
const isOpenWith = ({ request }: JudgedRequest, one: OpenAlternative, passed: PassingActions): boolean =>
  combine([chainRequest(request, 0, { ...one, permits: new Set(passed) })]) !== undefined;

/**
 * Returns the smallest sets of further passing actions with which the request can be made; none if other conditions
 * close it anyway.
 */
function setsLacked(
  judged: JudgedRequest,
  ...rest: readonly [evaluation?: Pick<AccessEvaluation, 'conditions'>, asked?: PassingActions]
): readonly PassingActions[] {
  const alternatives = passingAlternatives(judged, ...rest);
  const opening = passingGrants.filter((granted) =>
    alternatives.some((one) => isOpenWith(judged, one, [...one.permits, ...granted])),
  );
  return opening.filter(({ length }) => length === opening[0]?.length);
}

/**
 * Returns the first alternative by which the assumption can be made with what may be passed on under its conditions;
 * undefined if nothing need be passed on, or there is none.
 */
export function openAlternative(
  assumption: RoleAssumption,
): { readonly alternative: GrantAlternative; readonly passed: PassingActions } | undefined {
  for (const one of passingAlternatives(assumption, assumption.evaluation)) {
    const permitted = passingGrants.filter((set) => set.every((action) => one.permits.has(action)));
    const passed = permitted.find((set) => isOpenWith(assumption, one, set));
    if (passed) return { alternative: one.alternative, passed };
  }
  return undefined;
}

const isPropagated = (key: string): boolean => isTagKey(key) || isSourceIdentityKey(key);

const asking = (assumption: RoleAssumption, action: PassingAction): RoleAssumption => ({
  ...assumption,
  request: { ...assumption.request, action },
});

/**
 * Returns the caller's side. E-27b: in its own account, a caller that the trust policy names needs no Allow of its own.
 */
const ownSide = (asked: RoleAssumption, trust: Layer | undefined): Sides => ({
  own: true,
  ...(trust && isLetInDirectly(asked, trust) ? { trust } : {}),
});

/** Returns the set for which the fewest Allows are missing; one that a Deny or a guardrail stops only if all are. */
function leastDenied(
  sets: readonly PassingActions[],
  assumption: RoleAssumption,
  trust: Layer | undefined,
): PassingActions {
  const [first = [], ...others] = sets;
  if (others.length === 0) return first;
  const missingFor = (set: PassingActions): number => {
    const all = set.map((action) => asking(assumption, action));
    const decisions = all.flatMap((asked) =>
      [{ trust }, ownSide(asked, trust)].map((sides) => judgeSides(asked, sides).decision),
    );
    const isStopped =
      decisions.includes('EXPLICIT_DENY') ||
      all.some((asked) => isDenied(judgeSides(asked, { guardrails: true })));
    return isStopped ? Infinity : decisions.filter((decision) => decision === 'IMPLICIT_DENY').length;
  };
  const counted = sets.map((set) => ({ set, missing: missingFor(set) }));
  return counted.reduce((least, one) => (one.missing < least.missing ? one : least)).set;
}

/** Returns what all sides together do not allow it to pass on. */
export const lackedTogether = (assumption: RoleAssumption): PassingActions =>
  setsLacked(assumption, assumption.evaluation)[0] ?? [];

/** Returns what these sides together require and do not allow. `asked`: of which actions the permission counts. */
export const lackedBySides = (
  assumption: RoleAssumption,
  sides: Sides,
  asked?: PassingActions,
): PassingActions =>
  leastDenied(
    setsLacked({ request: assumption.request, layers: layersOf(assumption, sides) }, undefined, asked),
    assumption,
    sides.trust,
  );

/**
 * Returns what has to be passed on if everything that may be added is allowed: a guardrail, or a Deny of the caller's
 * own policies, may require tags as a trust policy does.
 */
function demandsOn(assumption: RoleAssumption, trust: Layer | undefined): PassingActions {
  const opened = (['identity', 'permissionsBoundary'] as const).reduce(
    (all, place) => addPolicies(all, place, [everything]),
    assumption.layers,
  );
  const sides = { own: true, trust, guardrails: true } as const;
  const layers = layersOf({ ...assumption, layers: opened }, sides);
  return leastDenied(setsLacked({ request: assumption.request, layers }, undefined, []), assumption, trust);
}

/**
 * Judges some sides, with the conditions and statements of the alternative by which the assumption can be made, or
 * lacks the least: by themselves, they may allow another, too.
 */
export function judgeAlternative(
  assumption: RoleAssumption,
  sides: Sides,
  trust = assumption.layers.resource,
): SideVerdict {
  const verdict = judgeSides(assumption, sides);
  const judged = { request: assumption.request, layers: layersOf(assumption, sides) };
  const alternatives = passingAlternatives(judged, verdict, []);
  if (alternatives.length < 2) return verdict;
  const passed = passedOn(assumption, trust);
  const open = alternatives.find((one) => isOpenWith(judged, one, passed));
  if (open === undefined) return verdict;
  const { conditions, preconditions, determiningStatements } = open.alternative;
  return { ...verdict, conditions, preconditions, statements: statementsOf(sides, determiningStatements) };
}

/** Returns what the assumption passes on, or would if what it lacks were allowed. */
function passedOn(assumption: RoleAssumption, trust: Layer | undefined): PassingActions {
  const open = openAlternative(assumption);
  if (open) return open.passed;
  const required = lackedBySides(assumption, { own: true, trust, guardrails: true }, []);
  return required.length > 0 ? required : demandsOn(assumption, trust);
}

/** Returns what the caller's own policies, as they are, require and let it pass on, and this trust policy does not allow. */
const requiredByCaller = (assumption: RoleAssumption, trust: Layer | undefined): PassingActions =>
  lackedBySides(assumption, { own: true, trust }, []).filter((action) => {
    const asked = asking(assumption, action);
    return (
      judgeSides(asked, { trust }).decision === 'IMPLICIT_DENY' &&
      !isDenied(judgeSides(asked, { own: true, guardrails: true }))
    );
  });

/** Returns what has to be passed on and one side denies by itself. */
const refusedBy = (assumption: RoleAssumption, trust: Layer | undefined, sides: Sides): PassingActions =>
  demandsOn(assumption, trust).filter((action) => isDenied(judgeSides(asking(assumption, action), sides)));

const inOrder = (found: PassingActions): PassingActions =>
  passingActions.filter((action) => found.includes(action));

/**
 * Returns what has to be passed on through the trust policy, or another in its place, and that policy does not allow.
 */
export const lackedByTrust = (
  assumption: RoleAssumption,
  trust = assumption.layers.resource,
): PassingActions =>
  inOrder([
    ...lackedBySides(assumption, { trust }),
    ...refusedBy(assumption, trust, { trust }),
    ...requiredByCaller(assumption, trust),
  ]);

/**
 * Returns what has to be passed on through this trust policy, and the caller's own policies do not allow.
 */
export function lackedByCaller(assumption: RoleAssumption, trust: Layer): PassingActions {
  const refused = demandsOn(assumption, trust).filter((action) => {
    const asked = asking(assumption, action);
    return isDenied(judgeSides(asked, ownSide(asked, trust)));
  });
  return inOrder([...lackedBySides(assumption, { own: true, trust }), ...refused]);
}

/** Returns what has to be passed on and the guardrails do not allow. */
export function lackedByGuardrails(assumption: RoleAssumption): PassingActions {
  const trust = assumption.layers.resource;
  const refused = inOrder(
    [trust, undefined].flatMap((effectiveTrust) =>
      refusedBy(assumption, effectiveTrust, { guardrails: true }),
    ),
  );
  if (refused.length > 0 || lackedByTrust(assumption).length > 0) return refused;
  return lackedBySides(assumption, { trust, guardrails: true });
}

/** Names the policies that require something to be passed on. */
export function whoRequiresIt({ request, ...rest }: RoleAssumption, trust: Layer | undefined): string {
  const layers = layersOf({ request, ...rest }, { trust });
  return setsLacked({ request, layers }, undefined, []).some((set) => set.length > 0)
    ? 'The trust policy requires it'
    : 'Guardrails or the policies of the caller require it';
}

/**
 * Returns what may be passed on with a change only: each action by itself, and all of them together. `changedBy`: the
 * policies with the change that allows these actions.
 */
export function newlyPassed(
  { request, layers }: RoleAssumption,
  changedBy: (actions: PassingActions) => PolicyLayers,
): readonly PassingActions[] {
  const isDeniedIn = (action: PassingAction, some: PolicyLayers): boolean =>
    isDenied(decide({ ...request, action }, some));
  const found = passingActions.filter(
    (action) => isDeniedIn(action, layers) && !isDeniedIn(action, changedBy([action])),
  );
  return [...found.map((action) => [action]), ...(found.length > 1 ? [found] : [])];
}
