/** What is known of the condition keys that read a resource's tags (E-64, E-68). */
import { isBucketOrObject, parseArn, type Arn } from '../language/arn.js';
import { tagState } from './keyFacts.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import type { RequestResource } from '../decide/request.js';

const ANY_RESOURCE = 'aws:resourcetag/';

/** In lower case, with the slash before the key of the tag. */
const serviceKeys = [
  'ec2:resourcetag/',
  'iam:resourcetag/',
  's3:accesspointtag/',
  's3:buckettag/',
  's3express:accesspointtag/',
  's3express:buckettag/',
];

/** The key that reads tags of a resource of any service. */
export const readsAnyTag = (key: string): boolean => key.startsWith(ANY_RESOURCE);

export const isTagKey = (key: string): boolean => serviceKeys.some((prefix) => key.startsWith(prefix));

/** Undefined: not known. `key` in lower case. */
export function tagFact(
  key: string,
  { arn: text, tags, abacEnabled }: RequestResource,
): KeyState | undefined {
  const arn = parseArn(text);
  const prefix = keysOfOwnTags(arn).find((one) => key.startsWith(one));
  if (prefix === undefined) return undefined;
  if (arn !== undefined && isBucketOrObject(arn) && abacEnabled !== true)
    return abacEnabled === false ? ABSENT : undefined;
  return tags === undefined ? undefined : tagState(tags, key.slice(prefix.length), ABSENT);
}

/**
 * E-68: which keys read the tags of the resource that a request names. Those of directory buckets and access points
 * count always. Through an access point aws:ResourceTag means the tags of its bucket, which its ARN does not name.
 */
function keysOfOwnTags(arn: Arn | undefined): readonly string[] {
  const { service = '', resource = '' } = arn ?? {};
  const isOfS3 = service === 's3' || service === 's3express';
  if (isOfS3 && resource.startsWith('accesspoint/')) return [`${service}:accesspointtag/`];
  const isBucket = service === 's3express' || (arn !== undefined && isBucketOrObject(arn));
  return isBucket
    ? [ANY_RESOURCE, `${service}:buckettag/`]
    : [ANY_RESOURCE, 'ec2:resourcetag/', 'iam:resourcetag/'];
}
