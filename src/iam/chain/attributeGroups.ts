/**
 * Finds the attributes that requests can pass to sessions, source identity and session tags, and that conditions of a
 * chain test.
 */
import type { Tags } from '../decide/request.js';
import { tagState } from '../facts/keyFacts.js';
import type { PassingAction } from '../facts/passedOn.js';
import { compileTest } from '../match/condition.js';
import { ABSENT, UNKNOWN_KEY, type KeyState } from '../match/conditionContext.js';
import type { Candidates } from '../unknown/search.js';
import { conditionsOn, conditionKey, type ChainCondition, type ChainRequest } from './chainStep.js';
import { placedOn, sendableValues } from './sharedValues.js';
import {
  PRINCIPAL_TAG,
  REQUEST_TAG,
  RESOURCE_TAG,
  TAG_KEYS,
  TRANSITIVE_TAG_KEYS,
} from '../facts/data/conditionKeys.js';

const CARRIED_IDENTITY = 'aws:sourceidentity';
export const SENT_IDENTITY = 'sts:sourceidentity';

export const isSourceIdentityKey = (key: string): boolean =>
  key === CARRIED_IDENTITY || key === SENT_IDENTITY;
const isTagListKey = (key: string): boolean => key === TAG_KEYS || key === TRANSITIVE_TAG_KEYS;
export const isTagKey = (key: string): boolean => isTagListKey(key) || tagOf(key) !== undefined;

/** Returns the tag that a condition key is about, in lower case. */
function tagOf(key: string): string | undefined {
  const prefix = [PRINCIPAL_TAG, REQUEST_TAG, RESOURCE_TAG].find((one) => key.startsWith(one));
  return prefix === undefined ? undefined : key.slice(prefix.length);
}

/** An attribute that a request passes. Names are compared ignoring case (L-19). */
export interface PassedAttribute {
  readonly key: string;
  readonly value: string;
  readonly transitive: boolean;
}

interface AttributeKeys {
  readonly sent: string;
  readonly carried: string;
  readonly ofRole?: string;
}

export interface AttributeKind {
  readonly name: 'SOURCE_IDENTITY' | 'SESSION_TAGS';
  readonly permission: PassingAction;
  /** Whether it stays with all later sessions once it is set, and may be sent again (E-40). */
  readonly isLasting: boolean;
  /** Returns the condition keys for an attribute of the request, of the caller's session, and of the assumed role. */
  readonly keysOf: (name: string) => AttributeKeys;
  /** Returns the state of the caller's own attribute, which counts if its session has none. */
  readonly ownState: (request: ChainRequest, name: string) => KeyState;
}

const sourceIdentity: AttributeKind = {
  name: 'SOURCE_IDENTITY',
  permission: 'sts:SetSourceIdentity',
  isLasting: true,
  keysOf: () => ({ sent: SENT_IDENTITY, carried: CARRIED_IDENTITY }),
  ownState: () => ABSENT,
};

const sessionTag: AttributeKind = {
  name: 'SESSION_TAGS',
  permission: 'sts:TagSession',
  isLasting: false,
  keysOf: (name) => ({
    sent: REQUEST_TAG + name,
    carried: PRINCIPAL_TAG + name,
    ofRole: RESOURCE_TAG + name,
  }),
  ownState: ({ caller, context }, name) =>
    caller.kind === 'roleSession' ? ownTag(caller.tags, name) : context.lookup(PRINCIPAL_TAG + name),
};

export const ownTag = (tags: Tags | undefined, name: string): KeyState =>
  tags === undefined ? UNKNOWN_KEY : tagState(tags, name, ABSENT);

export interface AttributeForms {
  /** The ways in which the caller may write the name. They matter only to conditions on lists of keys. */
  readonly spellings: readonly string[];
  readonly values: readonly string[];
}

export interface AttributeGroup {
  readonly kind: AttributeKind;
  /** The attributes by name in lower case. */
  readonly attributes: ReadonlyMap<string, AttributeForms>;
  readonly complete: boolean;
  /** Whether it has every tag that conditions can be about, including those on lists of keys. */
  readonly isWhole: boolean;
  /** Whether conditions on the key are about the group. */
  readonly isRead: (key: string) => boolean;
}

/** Returns independent groups of attributes. A condition on a list of keys puts all tags into one group. */
export function groupsOf(chain: readonly ChainRequest[]): readonly AttributeGroup[] {
  const isSaid = (key: string): boolean => !key.startsWith(PRINCIPAL_TAG) && !key.startsWith(RESOURCE_TAG);
  const keys = chain.flatMap(({ conditions, knownContext }) => [
    ...conditions.map(conditionKey),
    ...[...knownContext.keys()].filter(isSaid),
  ]);
  const named = [...new Set(keys.flatMap((key) => tagOf(key) ?? []))];
  const oneOf = (name: string): Candidates<string> => ({ values: [name], complete: true });
  return [
    ...(keys.some(isSourceIdentityKey)
      ? [groupOf(sourceIdentity, oneOf(''), isSourceIdentityKey, chain)]
      : []),
    ...(keys.some(isTagListKey)
      ? [groupOf(sessionTag, tagKeysIn(named, chain), isTagKey, chain)]
      : named.map((tag) => groupOf(sessionTag, oneOf(tag), (key) => tagOf(key) === tag, chain))),
  ];
}

function groupOf(
  kind: AttributeKind,
  spellings: Candidates<string>,
  isRead: (key: string) => boolean,
  chain: readonly ChainRequest[],
): AttributeGroup {
  const attributes = new Map<string, AttributeForms>();
  let { complete } = spellings;
  for (const name of new Set(spellings.values.map((spelling) => spelling.toLowerCase()))) {
    const { sent, carried, ofRole } = kind.keysOf(name);
    const placed = placedOn(chain, (key) => key === sent || key === carried || key === ofRole);
    const sendable = sendableValues(sent, placed, knownIn(chain, [sent, carried]));
    complete &&= sendable.complete;
    const own = spellings.values.filter((spelling) => spelling.toLowerCase() === name);
    attributes.set(name, { spellings: own, values: sendable.values });
  }
  return { kind, attributes, complete, isWhole: isRead === isTagKey, isRead };
}

const knownIn = (chain: readonly ChainRequest[], keys: readonly string[]): readonly KeyState[] =>
  chain.flatMap(({ knownContext }) => keys.flatMap((key) => knownContext.get(key) ?? []));

/**
 * Returns tag keys in each spelling that conditions on lists of keys can distinguish: they respect case, while tags are
 * found ignoring case. Includes keys that only such conditions name, and one that none names.
 */
function tagKeysIn(named: readonly string[], chain: readonly ChainRequest[]): Candidates<string> {
  const lists = placedOn(chain, isTagListKey);
  const context = chain[0]?.context;
  const names = context ? named.map((tag) => ({ condition: isNamed(tag), context, prefix: '' })) : [];
  const known = knownIn(chain, [TAG_KEYS, TRANSITIVE_TAG_KEYS]);
  const { values, complete } = sendableValues(ONE_KEY, [...lists, ...names], known);
  const more = furtherKeys(values, chain);
  const isCovered = more.length === 0 || lists.every(({ condition }) => isLiteral(condition));
  return { values: [...values, ...more], complete: complete && isCovered };
}

/** Returns further keys: if a request has to pass one as transitive, the next cannot pass it again (E-40). */
function furtherKeys(taken: readonly string[], chain: readonly ChainRequest[]): readonly string[] {
  const known = new Set(taken.map((text) => text.toLowerCase()));
  const isForced = (request: ChainRequest): boolean =>
    conditionsOn(request, (key) => key === TRANSITIVE_TAG_KEYS).length > 0;
  const numbers = Array.from({ length: chain.length + known.size }, (_, index) => index + 1);
  const free = numbers.map((number) => `other${String(number)}`).filter((key) => !known.has(key));
  return free.slice(0, chain.filter(isForced).length);
}

/** Whether the condition names keys literally, so that it does not distinguish the keys that it does not name. */
const isLiteral = ({ readings }: ChainCondition): boolean =>
  readings.every(({ operands }) => operands.every(({ kind }) => kind.startsWith('text') || kind === 'truth'));

/** A key with the type of one entry of a list of keys. */
const ONE_KEY = REQUEST_TAG;

function isNamed(tag: string): ChainCondition {
  const source = { operator: 'StringEqualsIgnoreCase', key: ONE_KEY, values: [tag] };
  const test = compileTest(source, '2008-10-17');
  return { readings: test.valid ? [test] : [], effect: 'ALLOW' };
}
