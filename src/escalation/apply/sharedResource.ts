/** Judges actions that a technique needs on the same new or unknown resource: one ARN must suit all of them (G-5). */
import { onceForAllTargets, type Trial } from './trial.js';
import { resourceTypes } from '../data/resourceTypes.js';
import { alternatives, requiredActionsOf, type RequiredAction } from '../catalog/forms.js';
import { knownContextOf } from '../context/knownContext.js';
import { readsVariables } from '../context/relevantActions.js';
import { sharedPlaces } from '../context/candidateResources.js';
import type { RequiredOn, Requirement } from '../catalog/technique.js';
import { both, strongestBy, granted, provided, type Verdict } from './verdict.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';

export type All = Extract<Requirement, { readonly all: unknown }>;

/** One alternative of a requirement, and which of its actions are about the same resource. */
interface Tied {
  readonly parts: readonly Requirement[];
  readonly same: readonly SameThing[];
}

/** Two or more actions on the same resource. */
interface SameThing {
  readonly leaves: readonly RequiredAction[];
  readonly on: RequiredOn;
  /** Whether each of them acts on no other type of resource. */
  readonly isOnly: boolean;
}

/** Finds the actions about the same resource; undefined where there are none. */
export const tiesIn = memoizeWeakly((required: All): readonly Tied[] | undefined => {
  const all = alternatives(required).map((one) => ({
    parts: 'all' in one ? one.all : [one],
    same: sameThings(requiredActionsOf(one)),
  }));
  return all.some(({ same }) => same.length > 0) ? all : undefined;
});

/** Groups actions on the same type of resource, where nothing says which resource it is. */
function sameThings(leaves: readonly RequiredAction[]): readonly SameThing[] {
  const groups: { readonly leaves: RequiredAction[]; readonly on: RequiredOn; types: readonly string[] }[] =
    [];
  for (const leaf of leaves) {
    const { on } = leaf;
    const types = ['SOMETHING', 'WORKLOAD'].includes(on) && leaf.like === undefined ? typesOf(leaf) : [];
    if (types.length === 0) continue;
    const group = groups.find((one) => one.on === on && one.types.some((type) => types.includes(type)));
    if (group === undefined) groups.push({ leaves: [leaf], on, types });
    else {
      group.leaves.push(leaf);
      group.types = group.types.filter((type) => types.includes(type));
    }
  }
  return groups
    .filter((group) => group.leaves.length > 1)
    .map((group) => ({
      leaves: group.leaves,
      on: group.on,
      isOnly: group.leaves.every((leaf) => typesOf(leaf).length === 1),
    }));
}

const typesOf = ({ action }: RequiredAction): readonly string[] => resourceTypes.get(action) ?? [];

/**
 * Judges whether all are allowed on one resource; each is allowed on some. Where they act on other types too, or
 * variables decide what is allowed, a negative answer is not certain.
 */
export function onSameThing(tied: SameThing, trial: Trial): Verdict | undefined {
  if (tied.on === 'WORKLOAD' && trial.binding.running !== undefined) return granted;
  return onceForAllTargets(tied, trial, () => onSharedPlace(tied, trial));
}

function onSharedPlace(
  { leaves, isOnly }: SameThing,
  { callers, accountIndex, binding: { member, passed } }: Trial,
): Verdict | undefined {
  const asking = leaves.map(({ action, without }) => ({
    action,
    caller: callers.asking(action, member),
    knownContext: knownContextOf({ action, without, passed }),
  }));
  const relevantTo = asking.map(({ action, caller }) => caller.relevantTo(action));
  if (relevantTo.every(({ narrowing }) => narrowing.length === 0)) return granted;
  const places = sharedPlaces(asking.map(({ action, caller }) => caller.places(action, undefined)));
  const { resources } = accountIndex;
  const found = strongestBy(places ?? [], (arn) =>
    asking
      .map(({ action, caller, knownContext }) => caller.may(action, resources.of(arn), knownContext))
      .reduce(both, granted),
  );
  if (found) return found;
  const isCertain =
    isOnly && places !== undefined && !relevantTo.some(({ narrowing }) => narrowing.some(readsVariables));
  return isCertain ? undefined : provided(`${sentenceOf(leaves)} are allowed on one and the same resource`);
}

const sentenceOf = (leaves: readonly RequiredAction[]): string => {
  const actions = leaves.map(({ action }) => action);
  return `${actions.slice(0, -1).join(', ')} and ${actions.at(-1) ?? ''}`;
};
