/** Builds the request of a session that takes part in a step of several identities: of the calls that it makes itself. */
import { techniques } from '../../../escalation/catalog/techniques.js';
import { listRequiredActions } from '../../../escalation/catalog/forms.js';
import { needsIdentityPolicy } from '../../../escalation/data/identityOnlyActions.js';
import { arnOfId, isChanged } from '../../../escalation/together/heldIdentity.js';
import type { Principal } from '../../../graph/model/graph.js';
import { once } from '../../../graph/model/memoize.js';
import type { ContextInput, PathHop } from '../../shared/answer.js';
import { anywhere, askingBehind, dependsOnSession, type LastRequest, type Needed } from './finalRequests.js';

/**
 * `end`: the role at the end of the hops before the step. Undefined if that one makes no call, or makes it with other
 * policies than its own.
 */
export function jointRequest(
  hop: PathHop,
  end: Principal,
  context: readonly ContextInput[],
): LastRequest | undefined {
  const { joint, to, conditions } = hop;
  const { identifier } = end;
  const actor = joint?.actingAs.find(({ principal }) => principal.identifier === identifier);
  if (joint === undefined || actor === undefined || !isAsStored(identifier, joint.restsOn)) return undefined;
  const own = conditions.filter((one) => actor.conditions.includes(one));
  if (!dependsOnSession(own)) return undefined;
  const ask = askingBehind(end, context);
  const whom = [joint.subject ?? '', to.identifier, ('via' in hop && hop.via) || ''];
  const needed = actor.actions.flatMap((action): readonly Needed[] => {
    const type = changedTypes().get(action);
    const resource = whom.find((arn) => type !== undefined && arn.includes(`:${type}/`));
    if (resource !== undefined) return [{ question: ask(action, resource), by: 'ALL' }];
    return needsIdentityPolicy(action) ? anywhere(action, ask) : [];
  });
  return {
    question: ask('*', to.identifier),
    found: { conditions: own, preconditions: [] },
    alternatives: [{ needed, isWhole: false }],
    others: conditions.filter((one) => actor.otherConditions.includes(one)),
  };
}

const isAsStored = (arn: string, ids: readonly string[]): boolean =>
  ids.includes(arn) && !ids.some((id) => isChanged(id) && arnOfId(id) === arn);

/** The types of what calls of techniques change, where that is the user or role that the step is about. */
const changedTypes = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      listRequiredActions(techniques).flatMap(({ action, on }) =>
        on === 'USER' || on === 'ROLE' ? [[action, on.toLowerCase()] as const] : [],
      ),
    ),
);
