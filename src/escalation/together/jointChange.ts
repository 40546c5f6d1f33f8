/** A change of one identity by several, and when two of them are the same. */
import { groupsOf, rightsOf } from '../context/holdings.js';
import type { Gained } from '../apply/results.js';
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

/** Returns a key that is equal for the same change of a group or policy, whoever of its members it is about. */
export function sharedCallOf({ place, techniqueId, verdict }: JointChange): string | undefined {
  const calls = (verdict.acts ?? []).flatMap(({ action }) => action ?? []);
  const isShared = calls.length > 0 && calls.every((call) => /(GroupPolicy|PolicyVersion)$/.test(call));
  return isShared && verdict.via !== undefined
    ? JSON.stringify([place, techniqueId, verdict.via])
    : undefined;
}
