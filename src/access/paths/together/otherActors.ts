/**
 * Finds who else could act in the steps of paths: a search takes one step of several identities to each principal, so
 * that it tells no path by others who come there together as well.
 */
import { accountOfId, arnOfId, isChanged } from '../../../escalation/together/heldIdentity.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import { findGains, type Gains } from '../../../escalation/together/findGains.js';
import { firstOfEach } from '../../../graph/model/groupBy.js';
import { placeOf } from '../../../escalation/together/jointChange.js';
import { techniqueOf, type HeldStep, type JointStep } from '../../../escalation/together/jointStep.js';
import { unexploredChange } from '../../../escalation/together/unexplored.js';
import { ASSUME_ROLE_TECHNIQUE } from '../../../escalation/catalog/techniques.js';
import { MOST_ALTERNATIVES_COMPARED } from '../../shared/limits.js';
import { allowsDecision } from '../wanted/pathFilter.js';
import type { JointHop, JointQuestion, Others, UnexploredGain } from './jointHops.js';
import { isAllowedBy } from './jointPathHops.js';

export interface FoundSteps {
  readonly hops: readonly JointHop[];
  /** By account: the identities that are held at the end of the search. */
  readonly held: ReadonlyMap<string, HeldIdentities>;
}

/** Returns the first of others who take a step to one of them. `told`: ids of the principals that paths pass. */
export async function otherActors(
  told: Iterable<string>,
  question: JointQuestion,
  { hops, held: byAccount }: FoundSteps,
): Promise<Others> {
  const { accounts, filter, start } = question;
  const found: UnexploredGain[] = [];
  const counts = (step: JointStep): boolean =>
    isAllowedBy(filter, step) && (filter === undefined || allowsDecision(filter, step.verdict));
  for (const to of new Set(told)) {
    const all = hops.filter((hop) => hop.to === to);
    const known = firstOfEach(all, ({ step }) => actorsIn(step).join(' '));
    const held = known[0]?.held ?? byAccount.get(accountOfId(to) ?? '');
    if (to === start || held === undefined) continue;
    for (const without of oneOfEach(known.map(({ step }) => actorsIn(step)))) {
      const others = heldWithout([to, ...without], question, hops);
      const isIn = (id: string): boolean => others.has(id);
      const gains = await accounts.workOut(findGains(held.held(isIn), held.account));
      const joint = gains && stepsTo(to, known[0]?.step, gains).filter(counts).map(unexploredStep);
      const [first] = (joint ?? []).filter(({ isJoint }) => isJoint);
      if (first)
        found.push({ principal: arnOfId(first.by), techniqueIds: [first.techniqueId], isJoint: true });
    }
  }
  return { unexplored: found, truncatedBy: [...accounts.truncatedBy] };
}

/** Returns the sets that hold one of each list. */
const oneOfEach = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists
    .reduce<readonly (readonly string[])[]>(
      (sets, list) => sets.flatMap((set) => list.map((one) => [...set, one])),
      [[]],
    )
    .slice(0, MOST_ALTERNATIVES_COMPARED);

const unexploredStep = (step: JointStep) =>
  unexploredChange({ techniqueId: techniqueOf(step) ?? ASSUME_ROLE_TECHNIQUE, verdict: step.verdict });

const stepsTo = (to: string, known: HeldStep | undefined, { steps, changes }: Gains): readonly JointStep[] =>
  isChanged(to)
    ? changes
        .filter((one) => known?.change && placeOf(one) === placeOf(known.change))
        .map(({ techniqueId, verdict }) => ({ to, techniqueId, verdict }))
    : steps.filter((one) => one.to === to);

/** Returns the ids of those that make calls, or of those that it rests on if none does. */
function actorsIn({ restsOn, verdict: { acts = [] } }: HeldStep): readonly string[] {
  const calling = new Set(acts.flatMap(({ by, action }) => (action === undefined ? [] : arnOfId(by))));
  const ids = restsOn.filter((id) => calling.has(arnOfId(id)));
  return ids.length > 0 ? ids : restsOn;
}

/** Whether it is the one, or a changed form of the unchanged one. */
const isOf = (id: string, one: string): boolean => (isChanged(one) ? id === one : arnOfId(id) === one);

/** Returns the ids of those that are held without some, of which the first is a target: not who gets there alone. */
function heldWithout(
  without: readonly string[],
  { graph, start }: JointQuestion,
  hops: readonly JointHop[],
): ReadonlySet<string> {
  const [to] = without;
  const isLeftOut = (id: string): boolean => id !== start && without.some((one) => isOf(id, one));
  const held = new Set([start]);
  const alone = new Set<string>();
  const acting = new Set(hops.flatMap(({ to: target, step }) => (target === to ? step.restsOn : [])));
  let open = hops.filter((hop) => !isLeftOut(hop.to));
  for (const from of held) {
    for (const next of graph.has(from) ? graph.next(graph.numberOf(from)) : []) {
      const name = graph.nameOf(next.to);
      if (name === to && !acting.has(from)) alone.add(arnOfId(from));
      else if (!isLeftOut(name)) held.add(name);
    }
    const taken = open.filter(({ step }) => step.restsOn.every((id) => held.has(id)));
    for (const hop of taken) held.add(hop.to);
    if (taken.length > 0) open = open.filter((hop) => !held.has(hop.to));
  }
  return new Set([...held].filter((id) => !alone.has(arnOfId(id)) && !without.some((one) => isOf(id, one))));
}
