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
  requestedTags,
  withPassing,
  type JudgedRequest,
} from '../../paths/feasible/grantAlternatives.js';
import { chainRequest } from '../../paths/feasible/hopRequest.js';
import { addPolicies } from './change.js';
import { isLetInDirectly, judgeSides, layersOf, type RoleAssumption } from './roleAssumption.js';

/** The fewest actions first. */
export const passingGrants: readonly (readonly PassingAction[])[] = [
  [],
  ['sts:TagSession'],
  ['sts:SetSourceIdentity'],
  ['sts:TagSession', 'sts:SetSourceIdentity'],
];

/**
 * Returns the passing actions without which the request can be made in no way; none if other conditions close it
 * anyway. `asked`: the actions whose permission is checked.
 */
function lackedIn(
  judged: JudgedRequest,
  { conditions }: Pick<AccessEvaluation, 'conditions'> = decide(judged.request, judged.layers),
  asked: readonly PassingAction[] = passingActions,
): readonly PassingAction[] {
  if (!conditions.some(({ key }) => isPropagated(key.toLowerCase()))) return [];
  const openTags = requestedTags([{ conditions }]);
  const { alternatives, complete } = withPassing(grantAlternatives(judged, openTags), asked);
  if (!complete) return [];
  const isOpenWith = (granted: readonly PassingAction[]): boolean =>
    alternatives.some((one) => {
      const permits = new Set([...one.permits, ...granted]);
      return combine([chainRequest(judged.request, 0, { ...one, permits })]) !== undefined;
    });
  return passingGrants.find(isOpenWith) ?? [];
}

const isPropagated = (key: string): boolean => isTagKey(key) || isSourceIdentityKey(key);

/** Returns what it has to pass on, whether or not that is allowed. */
export const requestedAttributes = (assumption: RoleAssumption): readonly PassingAction[] =>
  lackedIn(assumption, assumption.evaluation, []);

/** Returns what all sides together do not allow it to pass on. */
export const lackedTogether = (assumption: RoleAssumption): readonly PassingAction[] =>
  lackedIn(assumption, assumption.evaluation);

/** Returns what these sides together require and do not allow. */
export const lackedBySides = (
  assumption: RoleAssumption,
  sides: Parameters<typeof judgeSides>[1],
): readonly PassingAction[] => lackedIn({ request: assumption.request, layers: layersOf(assumption, sides) });

/**
 * Returns what has to be passed on if everything that may be added is allowed: a guardrail, or a Deny of the caller's
 * own policies, may require tags as a trust policy does.
 */
function demandsOn(
  { layers, ...assumption }: RoleAssumption,
  trust: Layer | undefined,
): readonly PassingAction[] {
  const opened = (['identity', 'permissionsBoundary'] as const).reduce(
    (all, place) => addPolicies(all, place, [everything]),
    layers,
  );
  const sides = { own: true, trust, guardrails: true } as const;
  const judged = { request: assumption.request, layers: layersOf({ ...assumption, layers: opened }, sides) };
  return lackedIn(judged, undefined, []);
}

/** Returns what the caller's own policies, as they are, require and let it pass on, and this trust policy does not allow. */
const requiredByCaller = (assumption: RoleAssumption, trust: Layer | undefined): readonly PassingAction[] =>
  lackedIn(
    { request: assumption.request, layers: layersOf(assumption, { own: true, trust }) },
    undefined,
    [],
  ).filter((action) => {
    const asked = { ...assumption, request: { ...assumption.request, action } };
    return (
      judgeSides(asked, { trust }).decision === 'IMPLICIT_DENY' &&
      !isDenied(judgeSides(asked, { own: true, guardrails: true }))
    );
  });

/** Returns what has to be passed on and one side denies by itself. */
const refusedBy = (
  assumption: RoleAssumption,
  trust: Layer | undefined,
  sides: Parameters<typeof judgeSides>[1],
): readonly PassingAction[] =>
  demandsOn(assumption, trust).filter((action) =>
    isDenied(judgeSides({ ...assumption, request: { ...assumption.request, action } }, sides)),
  );

const inOrder = (found: readonly PassingAction[]): readonly PassingAction[] =>
  passingActions.filter((action) => found.includes(action));

/**
 * Returns what has to be passed on through the trust policy, or another in its place, and that policy does not allow.
 */
export const lackedByTrust = (
  assumption: RoleAssumption,
  trust = assumption.layers.resource,
): readonly PassingAction[] =>
  inOrder([
    ...lackedBySides(assumption, { trust }),
    ...refusedBy(assumption, trust, { trust }),
    ...requiredByCaller(assumption, trust),
  ]);

/**
 * Returns what has to be passed on through this trust policy, and the caller's own policies do not allow. E-27b: in its
 * own account, a caller that the trust policy names needs no Allow of its own.
 */
export function lackedByCaller(assumption: RoleAssumption, trust: Layer): readonly PassingAction[] {
  const refused = demandsOn(assumption, trust).filter((action) => {
    const asked = { ...assumption, request: { ...assumption.request, action } };
    return isDenied(judgeSides(asked, { own: true, ...(isLetInDirectly(asked, trust) ? { trust } : {}) }));
  });
  return inOrder([...lackedBySides(assumption, { own: true, trust }), ...refused]);
}

/** Returns what has to be passed on and the guardrails do not allow. */
export function lackedByGuardrails(assumption: RoleAssumption): readonly PassingAction[] {
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
  const asked = lackedIn({ request, layers }, decide(request, layers), []);
  return asked.length > 0
    ? 'The trust policy requires it'
    : 'Guardrails or the policies of the caller require it';
}

/**
 * Returns what may be passed on with a change only: each action by itself, and all of them together. `changedBy`: the
 * policies with the change that allows these actions.
 */
export function newlyPassed(
  { request, layers }: RoleAssumption,
  changedBy: (actions: readonly PassingAction[]) => PolicyLayers,
): readonly (readonly PassingAction[])[] {
  const isDeniedIn = (action: PassingAction, some: PolicyLayers): boolean =>
    isDenied(decide({ ...request, action }, some));
  const found = passingActions.filter(
    (action) => isDeniedIn(action, layers) && !isDeniedIn(action, changedBy([action])),
  );
  return [...found.map((action) => [action]), ...(found.length > 1 ? [found] : [])];
}
