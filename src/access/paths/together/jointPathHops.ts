/** Turns hops of several identities into hops of paths, with their evidence and the calls of each identity. */
import { groupBy, splitBy } from '../../../graph/model/groupBy.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { storedAlternative } from '../../../derive/escalationEdges.js';
import { presentHoldings, takenBy } from '../../../escalation/context/holdings.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import type { Verdict } from '../../../escalation/apply/verdict.js';
import { techniqueOf, type HeldStep, type JointStep } from '../../../escalation/together/jointStep.js';
import type { JointChange } from '../../../escalation/together/jointChange.js';
import type { Principal, Taken } from '../../../graph/model/graph.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import type { Clock, RequestContext } from '../../../iam/decide/request.js';
import { contextOf } from '../../can/loadRequest.js';
import { isRuledOut, mayAdminister, type Acting } from '../feasible/finalRequests.js';
import { contextBehindHops, contextOfHop } from '../feasible/hopRequest.js';
import { underContext } from '../feasible/simplifyConditions.js';
import type {
  CitedCondition,
  ContextInput,
  GrantTerms,
  HopActor,
  JointActor,
  PathHop,
} from '../../shared/answer.js';
import { decisionUnder } from '../../shared/evidence.js';
import { hopKey } from '../loadHops.js';
import { escalation } from '../hopAnswer.js';
import { arnOfId, isChanged } from '../../../escalation/together/heldIdentity.js';
import { mayTake, type PathFilter } from '../wanted/pathFilter.js';
import type { JointHop } from './jointHops.js';

/** What is known of the requests. */
interface Known {
  /** The start, whose requests the whole context describes; missing: only what holds for all requests counts. */
  readonly from?: string;
  readonly context: readonly ContextInput[];
  readonly clock: Clock | undefined;
}

/** Returns the hops by the ids that they lead from and to. Several of the same ends are ways to take one step. */
export async function jointPathHops(
  reader: GraphReader,
  hops: readonly JointHop[],
  known: Known,
): Promise<ReadonlyMap<string, readonly PathHop[]>> {
  if (hops.length === 0) return new Map();
  const ids = hops.flatMap(({ to, step }) => [to, ...step.restsOn]);
  const principals = await reader.principals([...new Set(ids.map(arnOfId))]);
  const principalOf = (id: string): Principal => principals.get(arnOfId(id)) ?? namedPrincipal(arnOfId(id));
  const judged = hops.map((hop) => {
    const asFound = pathHopOf(hop, principalOf);
    return { hop, asFound, inContext: { ...asFound, ...underKnown(asFound, known, principalOf) } };
  });
  const doubtful = judged.filter(
    ({ asFound, inContext }) =>
      known.context.length > 0 && inContext.preconditions.length > asFound.preconditions.length,
  );
  const closed = new Set(await ruledOut(reader, doubtful, known, principalOf));
  const asJudged = ({ hop, inContext }: (typeof judged)[number]): PathHop =>
    inContext.joint && closed.has(hop)
      ? { ...inContext, joint: { ...inContext.joint, isRuledOut: true } }
      : inContext;
  const byEnds = groupBy(judged, ({ hop: { from, to } }) => hopKey(from, to));
  return new Map([...byEnds].map(([key, ways]) => [key, ways.map(asJudged)]));
}

/** Judges the conditions of a hop: those of calls of the start alone by all of the context. */
function underKnown(
  { conditions, preconditions, caveats, decision, joint }: PathHop,
  { from = '', context, clock }: Known,
  principalOf: (id: string) => Principal,
): GrantTerms {
  const start = joint?.actingAs.find(({ principal }) => principal.identifier === from);
  const [own, rest] = splitBy(
    conditions,
    (one) => start?.conditions.includes(one) === true && !start.otherConditions.includes(one),
  );
  const behind = underContext(
    { decision, conditions: rest, preconditions, caveats },
    contextOf(contextBehindHops(context), clock),
  );
  if (own.length === 0) return behind;
  const ofStart = contextOf(contextOfHop(principalOf(from), 0, context), clock);
  const first = underContext({ decision, conditions: own, preconditions: [], caveats: [] }, ofStart);
  const both = {
    conditions: [...first.conditions, ...behind.conditions],
    preconditions: [...behind.preconditions, ...first.preconditions],
  };
  return {
    ...both,
    decision: decisionUnder(both),
    caveats: [...new Set([...behind.caveats, ...first.caveats])],
  };
}

interface Doubtful {
  readonly hop: JointHop;
  readonly asFound: PathHop;
}

/** Returns the hops that what is known leaves none of their identities (G-22). Changed ones may have other rights. */
async function ruledOut(
  reader: GraphReader,
  doubtful: readonly Doubtful[],
  { from, context }: Known,
  principalOf: (id: string) => Principal,
): Promise<readonly JointHop[]> {
  const unchanged = doubtful.filter(({ hop }) => !hop.step.restsOn.some(isChanged));
  if (unchanged.length === 0) return [];
  const actors = new Set(unchanged.flatMap(({ hop }) => hop.step.restsOn));
  const targets = new Set(unchanged.map(({ asFound }) => asFound.to.identifier));
  const stored = await reader.applicablePolicies([...actors], [...targets]);
  const known = { stored, actions: reader.administrativeActions };
  return unchanged.flatMap(({ hop, asFound }) => {
    const { techniqueId, verdict, change, restsOn } = hop.step;
    const acting = restsOn.map((id): Acting => {
      const by = principalOf(id);
      return { by, context: id === from ? contextOfHop(by, 0, context) : contextBehindHops(context) };
    });
    if (techniqueId === undefined || acting.some((one) => mayAdminister(one, known))) return [];
    const via = viaOf({ to: hop.to, verdict });
    const whom = change === undefined ? asFound.from : principalOf(change.subject);
    const takeover = { from: whom, to: asFound.to, techniqueId, ...(via === undefined ? {} : { via }) };
    return isRuledOut(takeover, acting, stored) ? [hop] : [];
  });
}

function pathHopOf({ to: id, step, held }: JointHop, principalOf: (id: string) => Principal): PathHop {
  const { verdict, restsOn, subject } = step;
  const to = principalOf(id);
  const actors = actorsOf(verdict.acts ?? [], principalOf);
  const from = actors[0]?.principal ?? to;
  const holder = (hash: string): string => holderIn(held, restsOn, hash) ?? from.identifier;
  const { via = viaOf(step), ...way } = storedAlternative({
    ...verdict,
    techniqueId: techniqueOf(step) ?? '',
  });
  const takes = takenIn(step.change, held);
  const added = { ...(via === undefined ? {} : { via }), ...(takes === undefined ? {} : { takes }) };
  const hop = escalation({ from, to, holder }, { ...way, ...added }, nothingKnown);
  const actingAs = actors.map((actor) => ({ ...actor, ...conditionsOf(actor, hop.conditions, verdict) }));
  const joint = { id, restsOn, actingAs, ...(subject === undefined ? {} : { subject }) };
  if (step.techniqueId !== undefined) return { ...hop, joint };
  const { techniqueId: _technique, via: _via, dataGaps: _gaps, ...assuming } = hop;
  return { ...assuming, mechanism: 'ASSUME_ROLE', joint };
}

/** `cited`: the conditions of the verdict, in the same order. */
function conditionsOf(
  { principal: { identifier } }: HopActor,
  cited: readonly CitedCondition[],
  { conditions, acts = [] }: Verdict,
): Pick<JointActor, 'conditions' | 'otherConditions'> {
  const [own, others] = splitBy(
    acts,
    ({ by, action }) => action !== undefined && arnOfId(by) === identifier,
  ).map((some) => new Set(some.flatMap((act) => (act.conditions ?? []).map((one) => JSON.stringify(one)))));
  const texts = conditions.map((one) => JSON.stringify(one));
  const isOwn = (at: number): boolean => own?.has(texts[at] ?? '') === true;
  return {
    conditions: cited.filter((_, at) => isOwn(at)),
    otherConditions: cited.filter((_, at) => !isOwn(at) || others?.has(texts[at] ?? '') === true),
  };
}

const nothingKnown: RequestContext = contextOf([]);

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
