/** A change of one identity by several, and when two of them are the same. */
import { combined, groupsOf, rightsOf, withoutLost, type Holdings } from '../context/holdings.js';
import type { Gained } from '../apply/results.js';
import { TAGS } from '../gains/iamChanges.js';
import { arnOfId } from './heldIdentity.js';
import { unlocksAnything, type Unlocked } from './unlockedBy.js';

/** A change of one identity by some of them, which gives it more rights. */
export interface JointChange extends Gained {
  /** ARN of the identity that is changed. */
  readonly subject: string;
  /** Whether it was changed before. */
  readonly isOnTop: boolean;
  /** Missing: the change only adds. */
  readonly unlocked?: Unlocked;
}

/** A change, and the id of the identity after it. */
export interface Made {
  readonly id: string;
  readonly change: JointChange;
  /**
   * For a group or policy that can be changed for another member before, so that this one need not be held for it: the
   * ids of earlier changes by which this one is a member.
   */
  readonly memberBy?: readonly string[] | undefined;
}

/** Returns a key that is equal for changes with the same result for the same identity. */
export const resultOf = ({ subject, after }: JointChange): string =>
  JSON.stringify([subject, rightsOf(after), groupsOf(after.holder)]);

/** Leaves out a change of a changed identity if the same change works on the unchanged one. */
export const isOnLeast = (change: JointChange, _: number, all: readonly JointChange[]): boolean =>
  !change.isOnTop ||
  !all.some(
    (one) =>
      !one.isOnTop && placeOf(one) === placeOf(change) && (unlocksAnything(one) || !unlocksAnything(change)),
  );

/** Returns a key that is equal for changes that replace one another. */
export const placeOf = ({ subject, place }: JointChange): string => `${subject} ${place}`;

/** Returns the places of changes that are not tried again after these. */
export const settledBy = (made: readonly Made[]): ReadonlySet<string> =>
  new Set(made.flatMap(({ change: { adds, place } }) => (adds || place === TAGS ? place : [])));

/** Returns a key that is equal for the same change of a group or policy, whoever of its members it is about. */
export function sharedCallOf({ place, techniqueId, verdict }: JointChange): string | undefined {
  const calls = (verdict.acts ?? []).flatMap(({ action }) => action ?? []);
  const isShared = calls.length > 0 && calls.every((call) => /(GroupPolicy|PolicyVersion)$/.test(call));
  return isShared && verdict.via !== undefined
    ? JSON.stringify([place, techniqueId, verdict.via])
    : undefined;
}

/** Returns the ids that must be held for the identity to have the change. */
export const neededFor = ({ id, memberBy }: Made): readonly string[] =>
  memberBy === undefined ? [id] : [arnOfId(id), ...memberBy, id];

/** Returns what an identity holds after changes. What an exchange takes away, only changes after it give back. */
export function holdingsAfter(
  present: Holdings,
  made: readonly Made[],
  exchange: Made | undefined,
): Holdings {
  const all = made.map(({ change: { after } }) => after);
  const onTop = exchange && made.includes(exchange) ? all.slice(made.indexOf(exchange) + 1) : [];
  return withoutLost(combined(present, all), exchange?.change.after, onTop);
}
