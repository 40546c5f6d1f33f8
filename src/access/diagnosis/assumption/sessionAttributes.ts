/** What an assumption has to hand on to the session needs permissions of its own (E-39): which of them are not there? */
import { combine } from '../../../iam/chain/combineChain.js';
import { passingActions, type PassingAction } from '../../../iam/chain/chainStep.js';
import { isSourceIdentityKey, isTagKey } from '../../../iam/chain/attributeGroups.js';
import { decide } from '../../../iam/decide/decide.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import type { Layer } from '../../../iam/decide/layers.js';
import {
  grantAlternatives,
  requestedTags,
  withPassing,
  type JudgedRequest,
} from '../../paths/feasible/grantAlternatives.js';
import { chainRequest } from '../../paths/feasible/hopRequest.js';
import { layersOf, type RoleAssumption } from './roleAssumption.js';

/** Fewest first. */
const grants: readonly (readonly PassingAction[])[] = [
  [],
  ['sts:TagSession'],
  ['sts:SetSourceIdentity'],
  ['sts:TagSession', 'sts:SetSourceIdentity'],
];

/**
 * Those without which the request can be made in no way; none where other conditions close it anyhow. `asked`: those of
 * which it is asked whether they are permitted.
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
      return combine([chainRequest(judged.request, 0, { ...one, permits })]).kind === 'OPEN';
    });
  return grants.find(isOpenWith) ?? [];
}

const isPropagated = (key: string): boolean => isTagKey(key) || isSourceIdentityKey(key);

/** What it hands on, whether or not that is allowed. */
export const requestedAttributes = (assumption: RoleAssumption): readonly PassingAction[] =>
  lackedIn(assumption, assumption.evaluation, []);

/** What all sides together do not allow it to hand on. */
export const lackedTogether = (assumption: RoleAssumption): readonly PassingAction[] =>
  lackedIn(assumption, assumption.evaluation);

/** What the trust policy, or another in its place, asks for and does not allow. */
export const lackedByTrust = (
  assumption: RoleAssumption,
  trust = assumption.layers.resource,
): readonly PassingAction[] =>
  lackedIn({ request: assumption.request, layers: layersOf(assumption, { trust }) });

/** What comes in by this trust policy has to hand on, and the caller's own policies do not allow. */
export const lackedByCaller = (assumption: RoleAssumption, trust: Layer): readonly PassingAction[] =>
  lackedIn({ request: assumption.request, layers: layersOf(assumption, { own: true, trust }) });

/** What the trust policy asks for and allows, and the guardrails do not. */
export function lackedByGuardrails(assumption: RoleAssumption): readonly PassingAction[] {
  if (lackedByTrust(assumption).length > 0) return [];
  const layers = layersOf(assumption, { trust: assumption.layers.resource, guardrails: true });
  return lackedIn({ request: assumption.request, layers });
}

const what: Readonly<Record<PassingAction, string>> = {
  'sts:TagSession': 'passes session tags',
  'sts:SetSourceIdentity': 'sets a source identity',
};

export const isPassingAction = (action: string): action is PassingAction => action in what;

/** Such as "a call that passes session tags needs sts:TagSession too". */
export const passingText = (actions: readonly PassingAction[]): string =>
  `a call that ${actions.map((action) => what[action]).join(' and ')} needs ${actions.join(' and ')} too`;
