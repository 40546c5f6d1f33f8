/** Which session tags take a chain through all its requests (E-37, E-39, E-40)? */
import { withOverrides } from '../facts/buildContext.js';
import { ABSENT, UNKNOWN_KEY, type KeyState } from '../match/conditionContext.js';
import type { Tags } from '../decide/request.js';
import { tagState } from '../facts/keyFacts.js';
import {
  conditionsOn,
  agreesWithKnown,
  isOpenStart,
  keyOf,
  canBeSatisfied,
  type ChainRequest,
} from './chainStep.js';
import { cheapestRun, type Run, type Step } from './assignment.js';
import {
  groupsOf,
  PRINCIPAL_TAG,
  readsGroup,
  REQUEST_TAG,
  RESOURCE_TAG,
  TAG_KEYS,
  TRANSITIVE_TAG_KEYS,
  type TagForms,
  type TagGroup,
} from './tagGroups.js';

/** One tag of a request; keys are compared without regard to case (L-19). */
export interface PassedTag {
  readonly key: string;
  readonly value: string;
  readonly transitive: boolean;
}

export interface TagChoice {
  readonly passed: readonly PassedTag[];
}

/** Of the caller's session, by key in lower case. Role tags are not in it. */
type SessionTags = ReadonlyMap<string, PassedTag>;
type TagStep = Step<SessionTags, TagChoice>;

/** One run for each group of tags that nothing ties to the others. */
export function sessionTagRuns(chain: readonly ChainRequest[]): readonly Run<TagChoice>[] {
  return groupsOf(chain).map((group) => runOf(group, chain));
}

/**
 * E-91: AWS says that transitive tags stand in for tags of the role before the trust policy is evaluated, and that they
 * do so after; what either lets through is open.
 */
function runOf(group: TagGroup, chain: readonly ChainRequest[]): Run<TagChoice> {
  const run = runWhere(true, group, chain);
  const readsRoles = chain.some((request) => conditionsOn(request, isOfRole).length > 0);
  return run.kind === 'IMPOSSIBLE' && readsRoles ? runWhere(false, group, chain) : run;
}

const isOfRole = (key: string): boolean => key.startsWith(RESOURCE_TAG);

function runWhere(tagsStandIn: boolean, group: TagGroup, chain: readonly ChainRequest[]): Run<TagChoice> {
  const [first] = chain;
  const search: Search = {
    group,
    chain,
    tagsStandIn,
    reads: readsGroup(group),
    budget: { left: BUDGET },
  };
  const starts = first && isOpenStart(first) ? tagSets(search, -1, new Set()) : [[]];
  if (starts === undefined) return { kind: 'UNDECIDED' };
  const run = cheapestRun(
    starts.map((tags) => memorable(tags, -1, search)),
    chain.length,
    (at, session) => stepsOf(at, session, search),
    nameOf,
  );
  return run.kind === 'IMPOSSIBLE' && !group.complete ? { kind: 'UNDECIDED' } : run;
}

/** Requests with tags that are tried; beyond this many the answer is left open. */
const BUDGET = 50_000;

interface Search {
  readonly group: TagGroup;
  readonly chain: readonly ChainRequest[];
  /** Transitive tags count in place of tags of the role that is assumed. */
  readonly tagsStandIn: boolean;
  readonly reads: (key: string) => boolean;
  readonly budget: { left: number };
}

const byKey = (tags: readonly PassedTag[]): SessionTags =>
  new Map(tags.map((tag) => [tag.key.toLowerCase(), tag]));

const nameOf = (session: SessionTags): string =>
  JSON.stringify([...session].map(([key, { value, transitive }]) => [key, value, transitive]).sort());

/** What later requests can tell of the tags of a session that request `at` makes. */
function memorable(tags: readonly PassedTag[], at: number, { chain }: Search): SessionTags {
  const reads = keysReadBy(chain[at + 1]);
  return byKey(
    tags.filter(({ key, transitive }) => transitive || reads.has(PRINCIPAL_TAG + key.toLowerCase())),
  );
}

/** Every set of tags of the group without those keys, the empty one first; undefined: too many. */
function tagSets(
  search: Search,
  at: number,
  without: ReadonlySet<string>,
): readonly (readonly PassedTag[])[] | undefined {
  let sets: readonly (readonly PassedTag[])[] = [[]];
  for (const [key, forms] of search.group.tags) {
    if (without.has(key)) continue;
    const options = optionsOf(key, forms, at, search);
    if (sets.length * (options.length + 1) > search.budget.left) return undefined;
    sets = [...sets, ...options.flatMap((option) => sets.map((set) => [...set, option]))];
  }
  search.budget.left -= sets.length;
  return sets;
}

/** Only what some request can tell: none for a tag that nothing reads, one spelling where no list of keys is read. */
function optionsOf(
  key: string,
  { spellings, values }: TagForms,
  at: number,
  { chain }: Search,
): readonly PassedTag[] {
  const now = keysReadBy(chain[at]);
  const next = keysReadBy(chain[at + 1]);
  const later = new Set(chain.slice(at + 1).flatMap((request) => [...keysReadBy(request)]));
  const isListed = now.has(TAG_KEYS) || now.has(TRANSITIVE_TAG_KEYS);
  const isInherited =
    now.has(TRANSITIVE_TAG_KEYS) || later.has(PRINCIPAL_TAG + key) || later.has(RESOURCE_TAG + key);
  const isInheritable = at >= 0 || permitsTags(chain[0]);
  const kinds = [
    ...(isListed || now.has(REQUEST_TAG + key) || next.has(PRINCIPAL_TAG + key) ? [false] : []),
    ...(isInherited && isInheritable ? [true] : []),
  ];
  return (isListed ? spellings : spellings.slice(0, 1)).flatMap((spelling) =>
    values.all.flatMap((value) => kinds.map((transitive) => ({ key: spelling, value, transitive }))),
  );
}

/** By its conditions, or because the question says what they are. */
const keysReadBy = (request: ChainRequest | undefined): ReadonlySet<string> =>
  new Set(request ? [...request.conditions.map(keyOf), ...request.knownContext.keys()] : []);

/** E-40: a key that is inherited must not be passed again. */
function stepsOf(at: number, session: SessionTags, search: Search): readonly TagStep[] | undefined {
  const inherited = [...session.values()].filter(({ transitive }) => transitive);
  const sets = permitsTags(search.chain[at])
    ? tagSets(search, at, new Set(byKey(inherited).keys()))
    : inherited.length === 0
      ? [[]]
      : [];
  return sets?.flatMap((passed) => stepOf({ at, session, inherited, passed }, search));
}

/** E-39: without it a request has none, neither of its own nor inherited. */
const permitsTags = (request: ChainRequest | undefined): boolean =>
  request?.permits.has('sts:TagSession') === true;

interface Tagging {
  readonly at: number;
  readonly session: SessionTags;
  readonly inherited: readonly PassedTag[];
  readonly passed: readonly PassedTag[];
}

function stepOf(tagging: Tagging, search: Search): readonly TagStep[] {
  const { at, inherited, passed } = tagging;
  const request = search.chain[at];
  const sent = sentStates(passed, search.group);
  if (!request || ![...sent].every(([key, state]) => agreesWithKnown(request.knownContext.get(key), state)))
    return [];
  const states = new Map([...sent, ...carriedStates(request, tagging, search)]);
  const context = withOverrides(request.context, states);
  if (!conditionsOn(request, search.reads).every((condition) => canBeSatisfied(condition, context)))
    return [];
  const propagated = [...inherited, ...passed];
  const next = memorable(propagated, at, search);
  const transitive = passed.filter((tag) => tag.transitive).length;
  return [{ next, choice: { passed }, cost: 2 * passed.length + transitive }];
}

/** What the request itself says; the lists of keys only where all tags that matter are in the group. */
function sentStates(
  passed: readonly PassedTag[],
  { tags, isWhole }: TagGroup,
): ReadonlyMap<string, KeyState> {
  const states = new Map<string, KeyState>();
  for (const key of tags.keys()) states.set(REQUEST_TAG + key, tagIn(byKey(passed), key) ?? ABSENT);
  if (!isWhole) return states;
  states.set(TAG_KEYS, listOf(passed));
  states.set(TRANSITIVE_TAG_KEYS, listOf(passed.filter(({ transitive }) => transitive)));
  return states;
}

const listOf = (tags: readonly PassedTag[]): KeyState =>
  tags.length === 0 ? ABSENT : { kind: 'known', values: tags.map(({ key }) => key) };

/** The tags of the caller, and those of the role, which transitive ones may stand in for. */
function carriedStates(
  { caller, resourceTags, context }: ChainRequest,
  { session, inherited }: Tagging,
  { group: { tags }, tagsStandIn }: Search,
): ReadonlyMap<string, KeyState> {
  const states = new Map<string, KeyState>();
  const standIns = byKey(tagsStandIn ? inherited : []);
  for (const key of tags.keys()) {
    const own =
      caller.kind === 'roleSession' ? ownTag(caller.tags, key) : context.lookup(PRINCIPAL_TAG + key);
    states.set(PRINCIPAL_TAG + key, tagIn(session, key) ?? own);
    states.set(RESOURCE_TAG + key, tagIn(standIns, key) ?? ownTag(resourceTags, key));
  }
  return states;
}

function tagIn(tags: SessionTags, key: string): KeyState | undefined {
  const tag = tags.get(key);
  return tag && { kind: 'known', values: [tag.value] };
}

const ownTag = (tags: Tags | undefined, key: string): KeyState =>
  tags === undefined ? UNKNOWN_KEY : tagState(tags, key, ABSENT);

/** Whether the question states all that matters of a tag of the first of these requests. */
export function isStated(
  { key: spelling, transitive }: PassedTag,
  requests: readonly ChainRequest[],
): boolean {
  const key = spelling.toLowerCase();
  const knownContext = requests[0]?.knownContext;
  if (knownContext === undefined || (transitive && !knownContext.has(TRANSITIVE_TAG_KEYS))) return false;
  if (knownContext.has(REQUEST_TAG + key)) return true;
  const reads = requests.some(({ conditions }) =>
    conditions.some((condition) => isOfTag(keyOf(condition), key)),
  );
  return !reads && (transitive || knownContext.has(TAG_KEYS));
}

const isOfTag = (key: string, tag: string): boolean =>
  [PRINCIPAL_TAG, REQUEST_TAG, RESOURCE_TAG].some((prefix) => key === prefix + tag);
