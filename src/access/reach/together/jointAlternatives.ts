/** For choke points: the ways of the same identities to take a joint hop, and what closes each of them. */
import type { Requirement } from '../../../escalation/catalog/technique.js';
import { techniqueById } from '../../../escalation/catalog/techniques.js';
import { actionsIn, PASS_ROLE } from '../../../escalation/catalog/forms.js';
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { isKnownAlone, techniqueOf } from '../../../escalation/together/jointStep.js';
import { firstOfEach } from '../../../graph/model/groupBy.js';
import type { JointHop } from '../../paths/together/jointHops.js';
import type { PathHop } from '../../shared/answer.js';
import { joined, nameOf } from '../../shared/sentences.js';

/** Returns ARNs of the identities that take the hop, sorted. */
export const identitiesOf = ({ step }: JointHop): readonly string[] =>
  [...new Set(step.restsOn.map(arnOfId))].sort();

/** Returns whether a way between the same two principals is one of the hop; undefined: of a hop of one identity. */
export function isTakenBy(hop: JointHop | undefined): (way: PathHop) => boolean {
  const own = hop && identitiesOf(hop);
  return ({ joint }) =>
    own === undefined
      ? joint === undefined
      : joint?.restsOn.every((id) => own.includes(arnOfId(id))) === true;
}

/** Returns the hop and the other ways of the same identities to take it, one for each technique. */
export function jointAlternatives(hop: JointHop): readonly JointHop[] {
  const { step, held } = hop;
  const all = held.stepsLike(step, (id) => step.restsOn.includes(id)).filter((way) => !isKnownAlone(way));
  return firstOfEach([step, ...all], techniqueOf).map((way) => ({ ...hop, step: way }));
}

/**
 * Says which of the calls to deny to those who act together, so that none of them makes it; undefined if one acts alone.
 * What the technique needs and other calls can take the place of is denied with these.
 */
export function closingJointly(hop: PathHop, held: JointHop['held']): string | undefined {
  const actors = hop.joint?.actingAs ?? [];
  if (actors.length < 2) return undefined;
  const required = hop.mechanism === 'ESCALATION' ? techniqueById(hop.techniqueId)?.required : undefined;
  const mayCall = (by: string, action: string): boolean =>
    held.held((id) => arnOfId(id) === by).some(({ callers }) => callers.mayAllow(action));
  const choices = actors
    .flatMap(({ actions }) => actions)
    .map((action) => {
      const calls = required && actionsIn(required).has(action) ? callsToDeny(required, action) : [action];
      const denied = actors.flatMap(({ principal, actions }) => {
        const own = calls.filter((call) => actions.includes(call) || mayCall(principal.identifier, call));
        return own.length === 0 ? [] : [`${joined(own)} to ${nameOf(principal)}`];
      });
      return joined(denied);
    });
  const [last = '', ...others] = [...new Set(choices)].reverse();
  return others.length === 0 ? `Deny ${last}.` : `Deny ${others.reverse().join(', ')}, or ${last}.`;
}

/** Returns calls without which the requirement is not met, with the action among them. */
function callsToDeny(required: Requirement, action: string): readonly string[] {
  if ('action' in required) return [required.action];
  if ('any' in required) return [...new Set(required.any.flatMap((one) => callsToDeny(one, action)))];
  if (!('all' in required)) return 'pass' in required || 'profile' in required ? [PASS_ROLE] : [];
  const isOfAction = (part: Requirement): boolean => actionsIn(part).has(action);
  const part =
    required.all.find(isOfAction) ?? required.all.find((one) => callsToDeny(one, action).length > 0);
  return part === undefined ? [] : callsToDeny(part, action);
}
