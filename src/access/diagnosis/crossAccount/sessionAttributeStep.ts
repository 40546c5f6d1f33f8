/** What an assumption has to hand on to the session needs permissions of its own (E-39): which of them are not there? */
import { combine } from '../../../iam/chain/combineChain.js';
import { passingActions, type PassingAction } from '../../../iam/chain/chainStep.js';
import { isSourceIdentityKey } from '../../../iam/chain/sourceIdentities.js';
import { isTagKey } from '../../../iam/chain/tagGroups.js';
import { decide } from '../../../iam/decide/decide.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import type { Layer } from '../../../iam/decide/layers.js';
import { chainRequest } from '../../paths/feasible/chainRequest.js';
import { withPassing } from '../../paths/feasible/sessionAttributePermissions.js';
import {
  grantAlternatives,
  requestedTags,
  type JudgedRequest,
} from '../../paths/feasible/grantAlternatives.js';
import { behindTrust, noGuardrails, type Assumption } from './roleAssumption.js';

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
function wanting(
  judged: JudgedRequest,
  conditions: AccessEvaluation['conditions'],
  asked: readonly PassingAction[],
): readonly PassingAction[] {
  if (!conditions.some(({ key }) => isPropagated(key.toLowerCase()))) return [];
  const openTags = requestedTags([{ conditions }]);
  const { request, alternatives, complete } = withPassing(
    grantAlternatives(judged, openTags),
    judged,
    openTags,
    asked,
  );
  if (!complete) return [];
  const isOpenWith = (granted: readonly PassingAction[]): boolean =>
    alternatives.some(({ alternative, tests, permits }) => {
      const all = new Set([...permits, ...granted]);
      return combine([chainRequest(request, 0, tests, alternative.sessionName, all)]).kind === 'OPEN';
    });
  return grants.find(isOpenWith) ?? [];
}

const isPropagated = (key: string): boolean => isTagKey(key) || isSourceIdentityKey(key);

/** What it hands on, whether or not that is allowed. */
export const requestedAttributes = ({ request, layers, evaluation }: Assumption): readonly PassingAction[] =>
  wanting({ request, layers }, evaluation.conditions, []);

/** What all sides together do not allow it to hand on. */
export const passingLacked = ({ request, layers, evaluation }: Assumption): readonly PassingAction[] =>
  wanting({ request, layers }, evaluation.conditions, passingActions);

/** What the trust policy, or another in its place, asks for and does not allow. */
export const lackedByTrust = (
  { request, layers }: Assumption,
  trust: Layer | undefined = layers.resource,
): readonly PassingAction[] => lackedBy({ request, layers: behindTrust(trust) });

/** What comes in by this trust policy has to hand on, and the caller's own policies do not allow. */
export const lackedByCaller = ({ request, layers }: Assumption, trust: Layer): readonly PassingAction[] =>
  lackedBy({ request, layers: { ...layers, resource: trust, ...noGuardrails } });

/** What the trust policy asks for and allows, and the guardrails do not. */
export function lackedByGuardrails(assumption: Assumption): readonly PassingAction[] {
  const { request, layers } = assumption;
  if (lackedByTrust(assumption).length > 0) return [];
  const { serviceControl, resourceControl } = layers;
  const guarded = { ...behindTrust(layers.resource), serviceControl, resourceControl };
  return lackedBy({ request, layers: guarded });
}

const lackedBy = (judged: JudgedRequest): readonly PassingAction[] =>
  wanting(judged, decide(judged.request, judged.layers).conditions, passingActions);

const what: Readonly<Record<PassingAction, string>> = {
  'sts:TagSession': 'passes session tags',
  'sts:SetSourceIdentity': 'sets a source identity',
};

export const isPassingAction = (action: string): action is PassingAction => action in what;

/** Such as "a call that passes session tags needs sts:TagSession too (E-39)". */
export const passingText = (actions: readonly PassingAction[]): string =>
  // E-39
  `a call that ${actions.map((action) => what[action]).join(' and ')} needs ${actions.join(' and ')} too`;
