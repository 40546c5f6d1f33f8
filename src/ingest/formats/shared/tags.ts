/** Reads tags in the spelling of each service (F-172). */

import { isJsonRecord, type JsonRecord } from './jsonValue.js';
import { eachOnce, type Fields } from './fields.js';

export type TagPair = readonly [key: string, value: string];

/** The keys of tag lists: of most services, of services with lowercase keys, of Amazon S3, and of OpenSearch. */
export const tagLists = ['Tags', 'tags', 'TagSet', 'TagList'];

/** The keys of a tag; AWS KMS has `TagKey`. */
const spellings = [
  ['Key', 'Value'],
  ['key', 'value'],
  ['TagKey', 'TagValue'],
] as const;

export const tags = (fields: Fields): readonly TagPair[] =>
  tagLists.flatMap((list) => {
    const value = fields.at(list)?.value;
    const isMap = value !== undefined && isJsonRecord(value) && !isTag(value);
    const pairs = isMap ? pairsOfMap(fields, list, value) : fields.records(list).map(pairOf);
    return eachOnce(fields, list, pairs, ([key]) => key);
  });

/** Returns the tags where they were collected, even if there are none. */
export const tagsWhereThere = (fields: Fields): readonly TagPair[] | undefined =>
  tagLists.some((list) => fields.has(list)) ? tags(fields) : undefined;

/** Whether the value is the only tag of a list, printed without the list (F-13). */
const isTag = (value: JsonRecord): boolean =>
  'Key' in value && Object.keys(value).every((key) => key === 'Key' || key === 'Value');

function pairOf(tag: Fields): TagPair {
  const [key, value] = spellings.find(([one]) => tag.has(one)) ?? spellings[0];
  return [tag.requiredText(key) ?? '', tag.text(value) ?? ''];
}

/** Reads a map such as `{ "team": "a" }`, which AWS Lambda, Amazon SQS, EKS and others print. */
function pairsOfMap(fields: Fields, list: string, map: JsonRecord): readonly TagPair[] {
  const values = fields.record(list);
  return Object.keys(map).map((key): TagPair => [key, values?.text(key) ?? '']);
}
