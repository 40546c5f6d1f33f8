/** Buckets that a caller may write to, as far as policies name them (G-17). */
import type { TechniqueApplication } from './applyTechnique.js';
import { leavesOf } from '../catalog/variants.js';
import { picked } from '../context/candidateResources.js';

/** Of an object's ARN. */
export const bucketOf = (objectArn: string): string => objectArn.slice(0, objectArn.indexOf('/'));

/** ARNs of buckets that Allow statements name one by one, and undefined for those that they name otherwise. */
export function namedBuckets(
  { form, callers, accountIndex }: TechniqueApplication,
  member: string | undefined,
): readonly (string | undefined)[] {
  const leaf = leavesOf(form.required).find(({ on }) => on === 'CODE_SOURCE');
  if (leaf === undefined) return [undefined];
  const places = callers.asking(leaf.action, member).places(leaf.action, undefined);
  const made = new Set(places.filter((place) => picked(place) !== place).map(picked));
  const buckets = places.filter((place) => !made.has(place)).map(nameOfBucket);
  return [
    ...new Set(
      buckets.map((name) =>
        name === undefined ? undefined : `arn:${accountIndex.account.partition}:s3:::${name}`,
      ),
    ),
  ];
}

const nameOfBucket = (place: string): string | undefined => /^arn:[^:]*:s3:::([^/*?]+)\//.exec(place)?.[1];
