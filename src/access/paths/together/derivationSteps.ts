/** Turns a chain into the steps of a derivation: what a hop of several identities depends on comes before it, once. */
import type { CitedStatement, PathHop, PathStep } from '../../shared/answer.js';
import { isChanged } from '../../../escalation/together/heldIdentity.js';
import { formsOf } from '../../../escalation/catalog/technique.js';
import { STRENGTHEN_TECHNIQUE, techniqueById } from '../../../escalation/catalog/techniques.js';
import { isAboutMember, requiredActionsOf } from '../../../escalation/catalog/forms.js';
import { isEndLost, isLostBy, isTaking, type Needing } from '../lostRights.js';
import { chainStep } from '../pathAnswer.js';
import type { FeasibleChain } from '../feasible/feasibleChains.js';

/** Finds the supporting chain of an identity: the one by which the search gains it. */
export type ChainTo = (id: string) => FeasibleChain | undefined;

/** Returns ids of the identities that hops of the chain rest on and that it does not pass before them. */
export function missingIdentities({ principals, hops }: FeasibleChain): readonly string[] {
  return hops.flatMap(({ joint }, at) => {
    const passed = principals.slice(0, at + 1);
    return (joint?.restsOn ?? []).filter((id) => !passed.includes(id));
  });
}

/**
 * Returns undefined if a needed identity cannot be held, or a step needs what one that it depends on removes, or the end
 * what some step removes.
 */
export function derivationSteps(
  chain: FeasibleChain,
  chainTo: ChainTo,
  end?: Needing,
): readonly PathStep[] | undefined {
  const [start = ''] = chain.principals;
  const steps: PathStep[] = [];
  const heldAt = new Map<string, readonly number[]>([[start, []]]);
  const isPlaced = (id: string): boolean => {
    const support = heldAt.has(id) ? undefined : chainTo(id);
    return heldAt.has(id) || (support !== undefined && place(support));
  };
  const place = (whole: FeasibleChain): boolean => {
    const isHeld = (id: string): boolean => heldAt.has(id);
    // A change may take rights away, so unchanged identities come first.
    const isFirst = (id: string): boolean => !isChanged(id);
    if (!missingIdentities(fromLast(whole, isHeld)).filter(isFirst).every(isPlaced)) return false;
    const { principals, hops } = fromLast(whole, isHeld);
    return hops.every((hop, index) => {
      const [from = '', to = ''] = principals.slice(index, index + 2);
      if (heldAt.has(to)) return true;
      const ids = identitiesIn(hop, from);
      if (!ids.every(isPlaced)) return false;
      const step = stepAmong(hop, from, heldAt);
      const same = isChanged(to) ? steps.findIndex((earlier) => makesSame(step, earlier)) : -1;
      heldAt.set(to, same < 0 ? [steps.push(step) - 1] : [...step.restsOn, same]);
      return true;
    });
  };
  return place(chain) && !isEndLost(end, steps) ? inWorkingOrder(withoutRepeated(steps)) : undefined;
}

const identitiesIn = ({ joint }: PathHop, from: string): readonly string[] => joint?.restsOn ?? [from];

/** Builds the step, with those of the other ways to take it for which all identities are held by then. */
function stepAmong(
  { alternatives, ...hop }: PathHop,
  from: string,
  heldAt: ReadonlyMap<string, readonly number[]>,
): PathStep {
  const step = (way: PathHop): PathStep =>
    chainStep(way, inAscendingOrder(identitiesIn(way, from).flatMap((id) => heldAt.get(id) ?? [])));
  const isHeld = (way: PathHop): boolean => identitiesIn(way, from).every((id) => heldAt.has(id));
  return { ...step(hop), ...(alternatives && { alternatives: alternatives.filter(isHeld).map(step) }) };
}

/** Leaves out the part that only leads to an identity which is already held. */
function fromLast(chain: FeasibleChain, isHeld: (id: string) => boolean): FeasibleChain {
  const at = Math.max(0, chain.principals.findLastIndex(isHeld));
  return { ...chain, principals: chain.principals.slice(at), hops: chain.hops.slice(at) };
}

/** Leaves out a change that the same principal makes on its way to another one as well: that step is enough for both. */
function withoutRepeated(steps: readonly PathStep[]): readonly PathStep[] {
  const before = basesOf(steps);
  for (const [at, change] of steps.entries()) {
    const other = steps.findIndex((step, index) => beginsWith(step, change) && !isAfter(before, index, at));
    if (other < 0) continue;
    const instead = steps.map((step) =>
      restingOn(step, (earlier) => (earlier === at ? [...change.restsOn, other] : [earlier])),
    );
    return withoutRepeated(inOrder(instead, basesOf(instead), at));
  }
  return steps;
}

/**
 * What a change may take away is used before it; of steps that a principal takes, those come last by which it changes
 * itself on its way. Returns undefined if something that needs a change uses what that takes away.
 */
function inWorkingOrder(steps: readonly PathStep[]): readonly PathStep[] | undefined {
  const before = basesOf(steps);
  const isFree = (at: number, other: number): boolean =>
    at !== other && !isAfter(before, other, at) && !isAfter(before, at, other);
  const isLost = (step: PathStep, change: PathStep): boolean => isTaking(change) && isLostBy(step, change);
  const isOfSelf = (step: PathStep, change: PathStep): boolean =>
    isSelfChange(change) && step.actingAs.some(isActorOf(change));
  for (const comesFirst of [isLost, isOfSelf])
    for (const [at, change] of steps.entries())
      for (const [other, step] of steps.entries())
        if (isFree(at, other) && comesFirst(step, change)) before[at] = [...(before[at] ?? []), other];
  const ordered = inOrder(steps, before);
  const isOut = (step: PathStep, at: number): boolean =>
    ordered.slice(0, at).some((change) => isLost(step, change)) ||
    ordered.slice(at + 1).some((later) => isLost(later, step));
  if (ordered.some(isOut)) return undefined;
  const isIn = (other: PathStep, at: number): boolean =>
    other.restsOn.every((one) => one < at) && !isOut(other, at);
  return ordered.map((step, at) => {
    const alternatives = step.alternatives?.filter((other) => isIn(other, at));
    return { ...step, ...(alternatives && { alternatives }) };
  });
}

/** By step: those that have to come before it. */
type Before = (readonly number[])[];

const basesOf = (steps: readonly PathStep[]): Before => steps.map(({ restsOn }) => restsOn);

const isAfter = (before: Before, at: number, earlier: number): boolean =>
  (before[at] ?? []).some((one) => one === earlier || isAfter(before, one, earlier));

/** `without`: a step on which none rests. */
function inOrder(steps: readonly PathStep[], before: Before, without?: number): readonly PathStep[] {
  const order: number[] = [];
  const isNext = (at: number): boolean =>
    at !== without && !order.includes(at) && (before[at] ?? []).every((one) => order.includes(one));
  const next = (): number => steps.findIndex((_step, at) => isNext(at));
  for (let at = next(); at >= 0; at = next()) order.push(at);
  return order
    .flatMap((at) => steps.slice(at, at + 1))
    .map((step) => restingOn(step, (one) => [order.indexOf(one)]));
}

const inAscendingOrder = (places: readonly number[]): readonly number[] =>
  [...new Set(places)].sort((a, b) => a - b);

/** Renumbers the steps that a step and its alternatives rest on. */
function restingOn(
  { alternatives, ...step }: PathStep,
  placesOf: (earlier: number) => readonly number[],
): PathStep {
  const restsOn = inAscendingOrder(step.restsOn.flatMap(placesOf));
  const others = alternatives?.map((other) => restingOn(other, placesOf));
  return { ...step, restsOn, ...(others && { alternatives: others }) };
}

const isActorOf =
  ({ from }: PathStep) =>
  ({ principal }: PathStep['actingAs'][number]): boolean =>
    principal.identifier === from.identifier;

const isSelfChange = (step: PathStep): boolean =>
  step.mechanism === 'ESCALATION' && step.joint === undefined && changesItself(step.techniqueId);

function changesItself(techniqueId: string): boolean {
  const technique = techniqueById(techniqueId);
  return technique !== undefined && formsOf(technique).some(isAboutMember);
}

/** Whether a stored step, which one takes alone, begins with the change, and no other one can be meant by it. */
const beginsWith = (step: PathStep, change: PathStep): boolean =>
  step.mechanism === 'ESCALATION' &&
  change.mechanism === 'ESCALATION' &&
  step.joint === undefined &&
  change.takes === undefined &&
  [change.to, step.from].every(({ identifier }) => identifier === change.from.identifier) &&
  step.techniqueId === change.techniqueId &&
  step.via === change.via &&
  (change.via !== undefined || isOfBoundary(change.techniqueId)) &&
  change.determiningStatements.every((one) =>
    step.determiningStatements.some((other) => isSameStatement(one, other)),
  );

const isSameStatement = (one: CitedStatement, other: CitedStatement): boolean =>
  one.policyId === other.policyId && one.statementIndex === other.statementIndex;

function isOfBoundary(techniqueId: string): boolean {
  const technique = techniqueById(techniqueId);
  return (
    technique !== undefined &&
    requiredActionsOf(technique.required).every(({ action }) => action.endsWith('PermissionsBoundary'))
  );
}

/** Whether the other step makes all calls of this one, and changes the same group, policy or principal by them. */
export function makesSame(step: PathStep, other: PathStep): boolean {
  if (step.mechanism !== 'ESCALATION' || other.mechanism !== 'ESCALATION') return false;
  const [calls, others] = [callsIn(step), callsIn(other)];
  const isOfOther = step.techniqueId === STRENGTHEN_TECHNIQUE && calls.some(isMembership);
  const isSame =
    step.via !== undefined && step.via === other.via && calls.every((call) => others.includes(call));
  return (
    isSame &&
    calls.length > 0 &&
    !isOfOther &&
    (step.techniqueId === other.techniqueId || !calls.some(isMembership))
  );
}

const callsIn = ({ actingAs }: PathStep): readonly string[] =>
  actingAs.flatMap(({ principal, actions }) => actions.map((action) => `${action} ${principal.identifier}`));

const isMembership = (call: string): boolean => /^iam:(AddUserTo|RemoveUserFrom)Group /.test(call);
