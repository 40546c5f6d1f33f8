/** What the tags that a request passes say of each other: without any there is no list of their keys (U-7c). */
import type { KeyState } from '../../match/conditionContext.js';

const TAG_KEYS = 'aws:tagkeys';

/** Of tags, or of a list that holds some of their keys. */
const isOfTags = (key: string): boolean =>
  key.startsWith('aws:requesttag/') || key === 'sts:transitivetagkeys';

/** Whether which states the key can be in hangs on some of the other keys. */
export const isTiedByTags = (key: string, keys: ReadonlyMap<string, unknown>): boolean =>
  key === TAG_KEYS ? [...keys.keys()].some(isOfTags) : isOfTags(key) && keys.has(TAG_KEYS);

export const isPresent = (state: KeyState): boolean => state.kind === 'known' && state.values.length > 0;

/** False where the key cannot be in that state beside the others. */
export function suitsTags(
  key: string,
  state: KeyState,
  others: Iterable<readonly [string, KeyState]>,
): boolean {
  if (key === TAG_KEYS)
    return isPresent(state) || ![...others].some(([other, its]) => isOfTags(other) && isPresent(its));
  if (!isOfTags(key) || !isPresent(state)) return true;
  return [...others].every(([other, its]) => other !== TAG_KEYS || its.kind === 'unknown' || isPresent(its));
}

/** False where some of the keys, each in one of its states, contradict each other for certain. */
export function canTagsAgree(statesOf: ReadonlyMap<string, readonly KeyState[]>): boolean {
  const lists = statesOf.get(TAG_KEYS);
  if (lists === undefined || lists.some(isPresent)) return true;
  return [...statesOf].every(([key, states]) => !isOfTags(key) || !states.every(isPresent));
}
