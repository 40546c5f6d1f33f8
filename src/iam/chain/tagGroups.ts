/** Which session tags the conditions of a chain speak of, under which spellings and values, and what ties them together. */
import { valuesFor, type ChainValues } from './chainCandidates.js';
import { compileTest } from '../match/condition.js';
import { conditionsOn, keyOf, type ChainCondition, type ChainRequest } from './chainStep.js';

export const PRINCIPAL_TAG = 'aws:principaltag/';
export const REQUEST_TAG = 'aws:requesttag/';
export const RESOURCE_TAG = 'aws:resourcetag/';
export const TAG_KEYS = 'aws:tagkeys';
export const TRANSITIVE_TAG_KEYS = 'sts:transitivetagkeys';

export const isTagListKey = (key: string): boolean => key === TAG_KEYS || key === TRANSITIVE_TAG_KEYS;
export const isTagKey = (key: string): boolean => isTagListKey(key) || tagOf(key) !== undefined;

/** The tag that a condition key is about, in lower case. */
function tagOf(key: string): string | undefined {
  const prefix = [PRINCIPAL_TAG, REQUEST_TAG, RESOURCE_TAG].find((one) => key.startsWith(one));
  return prefix === undefined ? undefined : key.slice(prefix.length);
}

export interface TagForms {
  /** As the caller may write the key: it matters to conditions on lists of keys only. */
  readonly spellings: readonly string[];
  readonly values: ChainValues;
}

export interface TagGroup {
  /** By key in lower case. */
  readonly tags: ReadonlyMap<string, TagForms>;
  readonly complete: boolean;
  /** It has every tag that there can be any condition on, lists of keys included. */
  readonly isWhole: boolean;
}

/** A condition on a list of keys ties all tags together; without one each is a group. */
export function groupsOf(chain: readonly ChainRequest[]): readonly TagGroup[] {
  const keys = chain.flatMap((request) => [
    ...conditionsOn(request, isTagKey).map(keyOf),
    ...[...request.knownContext.keys()].filter((key) => key.startsWith(REQUEST_TAG) || isTagListKey(key)),
  ]);
  const named = [...new Set(keys.flatMap((key) => tagOf(key) ?? []))];
  if (keys.some(isTagListKey)) return [wholeGroup(named, chain)];
  return named.map((tag) => {
    const values = valuesOf(tag, chain);
    const tags = new Map([[tag, { spellings: [tag], values }]]);
    return { tags, complete: values.complete, isWhole: false };
  });
}

export const readsGroup =
  ({ tags, isWhole }: TagGroup) =>
  (key: string): boolean =>
    isWhole ? isTagKey(key) : tags.has(tagOf(key) ?? '');

function valuesOf(tag: string, chain: readonly ChainRequest[]): ChainValues {
  const placed = chain.flatMap((request) =>
    conditionsOn(request, (key) => tagOf(key) === tag).map((condition) => ({
      condition,
      context: request.context,
    })),
  );
  const knownContext = chain.flatMap((request) => request.knownContext.get(REQUEST_TAG + tag) ?? []);
  return valuesFor(REQUEST_TAG + tag, placed, { present: true }, knownContext);
}

/** Also the keys that only the lists speak of, and one that none does. */
function wholeGroup(named: readonly string[], chain: readonly ChainRequest[]): TagGroup {
  const listed = spellingsIn(named, chain);
  const tags = new Map<string, TagForms>();
  let { complete } = listed;
  for (const tag of new Set(listed.all.map((spelling) => spelling.toLowerCase()))) {
    const values = valuesOf(tag, chain);
    complete &&= values.complete;
    tags.set(tag, { spellings: listed.all.filter((spelling) => spelling.toLowerCase() === tag), values });
  }
  return { tags, complete, isWhole: true };
}

/** A list of keys is read with regard to case, a tag is found without: each spelling that a list can tell apart. */
function spellingsIn(named: readonly string[], chain: readonly ChainRequest[]): ChainValues {
  const lists = chain.flatMap((request) =>
    conditionsOn(request, isTagListKey).map((condition) => ({ condition, context: request.context })),
  );
  const context = chain[0]?.context;
  const names = context ? named.map((tag) => ({ condition: isNamed(tag), context })) : [];
  const knownContext = chain.flatMap((request) =>
    [TAG_KEYS, TRANSITIVE_TAG_KEYS].flatMap((key) => request.knownContext.get(key) ?? []),
  );
  const found = valuesFor(ONE_KEY, [...lists, ...names], { present: true }, knownContext);
  const more = furtherKeys(found.all, chain);
  const isCovered = more.length === 0 || lists.every(({ condition }) => isLiteral(condition));
  return { ...found, all: [...found.all, ...more], complete: found.complete && isCovered };
}

/** E-40: what one request has to pass as transitive, the next cannot pass again: it takes another key of the kind. */
function furtherKeys(taken: readonly string[], chain: readonly ChainRequest[]): readonly string[] {
  const known = new Set(taken.map((text) => text.toLowerCase()));
  const forced = chain.filter(
    (request) => conditionsOn(request, (key) => key === TRANSITIVE_TAG_KEYS).length > 0,
  );
  const keys: string[] = [];
  for (let number = 1; keys.length < forced.length; number += 1) {
    const key = `other${String(number)}`;
    if (!known.has(key)) keys.push(key);
  }
  return keys;
}

/** Then all keys that it does not name are of one kind. */
const isLiteral = ({ readings }: ChainCondition): boolean =>
  readings.every(({ operands }) => operands.every(({ kind }) => kind.startsWith('text') || kind === 'truth'));

/** One entry of a list of keys, for the type of its values. */
const ONE_KEY = REQUEST_TAG;

function isNamed(tag: string): ChainCondition {
  const source = { operator: 'StringEqualsIgnoreCase', key: ONE_KEY, values: [tag] };
  const test = compileTest(source, '2008-10-17');
  return { readings: test.valid ? [test] : [], effect: 'ALLOW' };
}
