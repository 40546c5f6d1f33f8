/** Turns hops of several identities into hops of paths, with their evidence and the calls of each identity. */
import { groupBy } from '../../../graph/model/groupBy.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { storedAlternative } from '../../../derive/escalationEdges.js';
import { presentHoldings, takenBy } from '../../../escalation/context/holdings.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import { techniqueOf, type HeldStep, type JointStep } from '../../../escalation/together/jointStep.js';
import type { JointChange } from '../../../escalation/together/jointChange.js';
import type { Principal, Taken } from '../../../graph/model/graph.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import type { Clock, RequestContext } from '../../../iam/decide/request.js';
import { contextOf } from '../../can/loadRequest.js';
import { contextBehindHops } from '../feasible/hopRequest.js';
import type { ContextInput, HopActor, PathHop } from '../../shared/answer.js';
import { hopKey } from '../loadHops.js';
import { escalation } from '../hopAnswer.js';
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { mayTake, type PathFilter } from '../wanted/pathFilter.js';
import type { JointHop } from './jointHops.js';

/** The known context of the requests. */
interface Known {
  readonly context: readonly ContextInput[];
  readonly clock: Clock | undefined;
}

/** Returns the hops by the ids that they lead from and to. Several of the same ends are ways to take one step. */
export async function jointPathHops(
  reader: GraphReader,
  hops: readonly JointHop[],
  { context, clock }: Known,
): Promise<ReadonlyMap<string, readonly PathHop[]>> {
  if (hops.length === 0) return new Map();
  const known = contextOf(contextBehindHops(context), clock);
  const ids = hops.flatMap(({ to, step }) => [to, ...step.restsOn]);
  const principals = await reader.principals([...new Set(ids.map(arnOfId))]);
  const principalOf = (id: string): Principal => principals.get(arnOfId(id)) ?? namedPrincipal(arnOfId(id));
  const byEnds = groupBy(hops, ({ from, to }) => hopKey(from, to));
  return new Map(
    [...byEnds].map(([key, ways]) => [key, ways.map((way) => pathHopOf(way, principalOf, known))]),
  );
}

function pathHopOf(
  { to: id, step, held }: JointHop,
  principalOf: (id: string) => Principal,
  context: RequestContext,
): PathHop {
  const { verdict, restsOn } = step;
  const to = principalOf(id);
  const actingAs = actorsOf(verdict.acts ?? [], principalOf);
  const from = actingAs[0]?.principal ?? to;
  const holder = (hash: string): string => holderIn(held, restsOn, hash) ?? from.identifier;
  const { via = viaOf(step), ...way } = storedAlternative({
    ...verdict,
    techniqueId: techniqueOf(step) ?? '',
  });
  const takes = takenIn(step.change, held);
  const added = { ...(via === undefined ? {} : { via }), ...(takes === undefined ? {} : { takes }) };
  const hop = escalation({ from, to, holder }, { ...way, ...added }, context);
  const joint = { id, restsOn, actingAs };
  if (step.techniqueId !== undefined) return { ...hop, joint };
  const { techniqueId: _technique, via: _via, dataGaps: _gaps, ...assuming } = hop;
  return { ...assuming, mechanism: 'ASSUME_ROLE', joint };
}

/** Returns the ARN of the one of the identities that holds the document. */
const holderIn = (held: HeldIdentities, ids: readonly string[], documentHash: string): string | undefined =>
  held
    .held((id) => ids.includes(id))
    .find(({ callers: { set } }) => {
      const isBoundary = set.boundary.status === 'COLLECTED' && set.boundary.documentHash === documentHash;
      return isBoundary || set.identityHashes.includes(documentHash);
    })?.arn;

/** Returns what a step into an account goes through: by default, the identity that it changes. */
export function viaOf({ to, verdict }: Pick<HeldStep, 'to' | 'verdict'>): string | undefined {
  if (verdict.via !== undefined || !to.endsWith(':root')) return verdict.via;
  const changed = verdict.acts?.find(({ action }) => action === undefined)?.by;
  return changed && arnOfId(changed);
}

/** Whether the filter allows the whole step, including the identities that act and the one that is changed. */
export function isAllowedBy(filter: PathFilter | undefined, step: JointStep): boolean {
  const by = (step.verdict.acts ?? []).map((act) => act.by);
  const ids = [step.to, ...by, viaOf(step) ?? step.to];
  return filter === undefined || mayTake(filter, { ids, techniqueId: techniqueOf(step) });
}

/** Returns what the change takes away; undefined: it only adds. */
export function takenIn(
  change: JointChange | undefined,
  { account: { accountIndex } }: HeldIdentities,
): Taken | undefined {
  if (change === undefined || change.adds) return undefined;
  const { users, roles } = accountIndex;
  const holder = users.get(change.subject) ?? roles.get(change.subject);
  const before = holder && presentHoldings(accountIndex, holder);
  return before && takenBy(before, change.after, (hash) => accountIndex.denies(hash));
}

/** Returns the identities that act, each with its calls, in the order in which they begin. */
function actorsOf(
  acts: NonNullable<JointHop['step']['verdict']['acts']>,
  principalOf: (id: string) => Principal,
): readonly HopActor[] {
  const actions = new Map<string, { readonly principal: Principal; readonly actions: Set<string> }>();
  for (const { by, action } of acts) {
    if (action === undefined) continue;
    const principal = principalOf(by);
    getOrMake(actions, principal.identifier, () => ({ principal, actions: new Set<string>() })).actions.add(
      action,
    );
  }
  return [...actions.values()].map((actor) => ({ ...actor, actions: [...actor.actions] }));
}
