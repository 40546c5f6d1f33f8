/** Finds source identity and session tags that requests of a chain pass so that all can be made (E-37, E-39, E-40). */
import { withOverrides } from '../facts/buildContext.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import { findCheapest, type Candidates, type SearchResult } from '../unknown/search.js';
import { ownTag, type AttributeForms, type AttributeGroup, type PassedAttribute } from './attributeGroups.js';
import {
  conditionsOn,
  agreesWithKnown,
  isOpenStart,
  conditionKey,
  canBeSatisfied,
  type ChainRequest,
} from './chainStep.js';
import { MOST_CHAIN_TRIES } from '../limits.js';
import {
  PRINCIPAL_TAG,
  REQUEST_TAG,
  RESOURCE_TAG,
  TAG_KEYS,
  TRANSITIVE_TAG_KEYS,
} from '../facts/data/conditionKeys.js';

type Passed = readonly PassedAttribute[];

/** Attributes of a session by name in lower case, without the tags of its role. */
type SessionAttributes = ReadonlyMap<string, PassedAttribute>;

interface Passing {
  /** Attributes of the next session that later requests can observe. */
  readonly session: SessionAttributes;
  /** Attributes that each request so far newly passes. */
  readonly passed: readonly Passed[];
  readonly cost: number;
}

/**
 * Finds attributes of a group to pass. AWS documents both that transitive tags replace tags of the role before the
 * trust policy is evaluated, and after; the chain is open if either reading allows it (E-91).
 */
export function passingOf(group: AttributeGroup, chain: readonly ChainRequest[]): SearchResult<Passing> {
  const result = passingWhere(true, group, chain);
  const readsRoles = chain.some((request) => conditionsOn(request, isOfRole).length > 0);
  return result.kind === 'NONE' && readsRoles ? passingWhere(false, group, chain) : result;
}

const isOfRole = (key: string): boolean => key.startsWith(RESOURCE_TAG);

interface Search {
  readonly group: AttributeGroup;
  readonly chain: readonly ChainRequest[];
  /** Whether transitive tags replace tags of the assumed role. */
  readonly tagsStandIn: boolean;
}

function passingWhere(
  tagsStandIn: boolean,
  group: AttributeGroup,
  chain: readonly ChainRequest[],
): SearchResult<Passing> {
  const search: Search = { group, chain, tagsStandIn };
  const [first] = chain;
  const { values, complete } = first && isOpenStart(first) ? passable(search, -1, new Map()) : nothing;
  const starts = values.map((own, cost) => ({ session: memorable(own, -1, search), passed: [], cost }));
  return findCheapest<Passing, Passed>(
    { values: starts, complete },
    {
      length: chain.length,
      candidatesIn: ({ session }, at) => {
        const inherited = inheritedFrom(session);
        if (isPermitted(chain[at], group)) return carrying(chain[at], passable(search, at, inherited), group);
        return inherited.size === 0 ? nothing : { values: [], complete: true };
      },
      after: (passing, passed, at) => afterRequest(chain[at], passing, passed, search),
      costOf: ({ cost }) => cost,
      nameOf: ({ session }) =>
        JSON.stringify([...session].map(([key, { value, transitive }]) => [key, value, transitive]).sort()),
    },
    { left: MOST_CHAIN_TRIES },
  );
}

/** Leaves out passing nothing where the session has a source identity in any case. */
const carrying = (
  request: ChainRequest | undefined,
  { values, complete }: Candidates<Passed>,
  { kind }: AttributeGroup,
): Candidates<Passed> => {
  const isCertain = kind.isLasting && request?.handsOn?.includes(kind.permission) === true;
  return { values: isCertain ? values.filter(({ length }) => length > 0) : values, complete };
};

const nothing: Candidates<Passed> = { values: [[]], complete: true };

const byName = (passed: Passed): SessionAttributes =>
  new Map(passed.map((attribute) => [attribute.key.toLowerCase(), attribute]));

const inheritedFrom = (session: SessionAttributes): SessionAttributes =>
  byName([...session.values()].filter(({ transitive }) => transitive));

/** Whether the request may pass attributes of the group. If not, it has neither own nor inherited ones (E-39). */
const isPermitted = (request: ChainRequest | undefined, { kind }: AttributeGroup): boolean =>
  request?.permits.has(kind.permission) === true;

/** Returns the attributes of the session made by request `at` that later requests can observe. */
function memorable(passed: Passed, at: number, { chain }: Search): SessionAttributes {
  const reads = keysReadBy(chain[at + 1]);
  return byName(
    passed.filter(({ key, transitive }) => transitive || reads.has(PRINCIPAL_TAG + key.toLowerCase())),
  );
}

/** Returns every set of attributes to pass, the empty one first. An inherited tag must not be passed again (E-40). */
function passable(search: Search, at: number, inherited: SessionAttributes): Candidates<Passed> {
  const { attributes, complete, kind } = search.group;
  let sets: readonly Passed[] = [[]];
  for (const [name, forms] of attributes) {
    const before = inherited.get(name);
    if (before && !kind.isLasting) continue;
    const options = before ? [before] : optionsOf(name, forms, at, search);
    if (sets.length * (options.length + 1) > MOST_CHAIN_TRIES) return { values: [], complete: false };
    sets = [...sets, ...options.flatMap((option) => sets.map((set) => [...set, option]))];
  }
  return { values: sets, complete };
}

/**
 * Returns forms of an attribute that some request can observe: none for an unread tag, one spelling without conditions
 * on lists.
 */
function optionsOf(
  name: string,
  { spellings, values }: AttributeForms,
  at: number,
  { chain, group }: Search,
): Passed {
  const { sent, carried, ofRole } = group.kind.keysOf(name);
  const now = keysReadBy(chain[at]);
  const next = keysReadBy(chain[at + 1]);
  const later = new Set(chain.slice(at + 1).flatMap((request) => [...keysReadBy(request)]));
  const isListed = now.has(TAG_KEYS) || now.has(TRANSITIVE_TAG_KEYS);
  const isInherited =
    now.has(TRANSITIVE_TAG_KEYS) || [carried, ofRole].some((key) => key !== undefined && later.has(key));
  const isInheritable = at >= 0 || isPermitted(chain[0], group);
  const kinds = group.kind.isLasting
    ? [true]
    : [
        ...(isListed || now.has(sent) || next.has(carried) ? [false] : []),
        ...(isInherited && isInheritable ? [true] : []),
      ];
  return (isListed ? spellings : spellings.slice(0, 1)).flatMap((key) =>
    values.flatMap((value) => kinds.map((transitive) => ({ key, value, transitive }))),
  );
}

/** Returns the keys that conditions of the request test, or that the question gives. */
const keysReadBy = (request: ChainRequest | undefined): ReadonlySet<string> =>
  new Set(request ? [...request.conditions.map(conditionKey), ...request.knownContext.keys()] : []);

function afterRequest(
  request: ChainRequest | undefined,
  { session, passed: before, cost }: Passing,
  sent: Passed,
  search: Search,
): Passing | undefined {
  if (request === undefined) return undefined;
  const { kind, isRead } = search.group;
  const own = statesSent(sent, search.group);
  const states = new Map([...own, ...statesCarried(request, session, search)]);
  const context = withOverrides(request.context, states);
  // The question may give tags of the session as those of its role.
  const stated = [...(kind.isLasting ? states : own)];
  const suits =
    stated.every(([key, state]) => agreesWithKnown(request.knownContext.get(key), state)) &&
    conditionsOn(request, isRead).every((condition) => canBeSatisfied(condition, context));
  if (!suits) return undefined;
  const inherited = [...inheritedFrom(session).values()];
  const passed = sent.filter((one) => !inherited.includes(one));
  const all = [...inherited, ...passed];
  return {
    session: memorable(all, before.length, search),
    passed: [...before, passed],
    cost: cost + (kind.isLasting ? all.length : costOf(passed)),
  };
}

const costOf = (passed: Passed): number =>
  2 * passed.length + passed.filter(({ transitive }) => transitive).length;

/** Returns the states of keys that the request sends; lists of keys only if the group has all tags that matter. */
function statesSent(
  passed: Passed,
  { kind, attributes, isWhole }: AttributeGroup,
): ReadonlyMap<string, KeyState> {
  const own = byName(passed);
  const states = new Map<string, KeyState>();
  for (const name of attributes.keys()) states.set(kind.keysOf(name).sent, stateIn(own, name) ?? ABSENT);
  if (!isWhole) return states;
  states.set(TAG_KEYS, listOf(passed));
  return states.set(TRANSITIVE_TAG_KEYS, listOf(passed.filter(({ transitive }) => transitive)));
}

const listOf = (tags: Passed): KeyState =>
  tags.length === 0 ? ABSENT : { kind: 'known', values: tags.map(({ key }) => key) };

/** Returns the states of the caller's attributes, and of the role's, which transitive tags may replace. */
function statesCarried(
  request: ChainRequest,
  session: SessionAttributes,
  { group: { attributes, kind }, tagsStandIn }: Search,
): ReadonlyMap<string, KeyState> {
  const states = new Map<string, KeyState>();
  const standIns = tagsStandIn ? inheritedFrom(session) : byName([]);
  for (const name of attributes.keys()) {
    const { carried, ofRole } = kind.keysOf(name);
    states.set(carried, stateIn(session, name) ?? kind.ownState(request, name));
    if (ofRole !== undefined)
      states.set(ofRole, stateIn(standIns, name) ?? ownTag(request.resourceTags, name));
  }
  return states;
}

function stateIn(session: SessionAttributes, name: string): KeyState | undefined {
  const attribute = session.get(name);
  return attribute && { kind: 'known', values: [attribute.value] };
}

/** Whether the question gives everything that matters about a tag of the first of these requests. */
export function isStated(
  { key: spelling, transitive }: PassedAttribute,
  requests: readonly ChainRequest[],
): boolean {
  const name = spelling.toLowerCase();
  const knownContext = requests[0]?.knownContext;
  if (knownContext === undefined || (transitive && !knownContext.has(TRANSITIVE_TAG_KEYS))) return false;
  if (knownContext.has(REQUEST_TAG + name)) return true;
  const keys = [PRINCIPAL_TAG, REQUEST_TAG, RESOURCE_TAG].map((prefix) => prefix + name);
  const isRead = requests.some(({ conditions }) =>
    conditions.some((one) => keys.includes(conditionKey(one))),
  );
  return !isRead && (transitive || knownContext.has(TAG_KEYS));
}
