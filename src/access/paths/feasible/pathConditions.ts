/** Can the hops of a path be taken one after the other, and under which conditions (U-8)? */
import { assumeActions } from '../../../graph/model/assumeActions.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { combine } from '../../../iam/chain/combineChain.js';
import {
  keyOf,
  passingActions,
  type ChainRequest,
  type PassingAction,
} from '../../../iam/chain/chainStep.js';
import { isSourceIdentityKey } from '../../../iam/chain/attributeGroups.js';
import { isTagKey } from '../../../iam/chain/attributeGroups.js';
import { prepareRequest, type PreparedRequest } from '../../can/loadRequest.js';
import type { CitedCondition, Hop } from '../../shared/answer.js';
import { chainRequest, conditionsAsFound, type OpenRequest } from './chainRequest.js';
import { contextOfHop, requestOfHop, sessionAtStart, type PathContext } from './hopRequest.js';
import {
  foundAnyway,
  isFreeLast,
  buildFinalRequest,
  openLast,
  type LastRequest,
  type Needed,
} from './finalAction.js';
import { sending } from './sentAttributes.js';
import { withPassing } from './sessionAttributePermissions.js';
import {
  grantAlternatives,
  requestedTags,
  type OpenTags,
  type OpenAlternative,
  type GrantAlternative,
  type GrantAlternatives,
} from './grantAlternatives.js';
import { hopSentence } from '../../shared/sentences.js';

export interface CombinedHops {
  /** With all that it takes to go them together. */
  readonly hops: readonly Hop[];
  /** In which way the last request can be made then; missing: as it was found. */
  readonly last?: GrantAlternative;
}

/** Gives back nothing where the hops, and what is asked for in the end, contradict each other. */
export type CombineHops = (hops: readonly Hop[], last?: LastRequest) => Promise<CombinedHops | undefined>;

/**
 * Most paths are settled by the conditions that they bring. Only where these contradict each other, or ask for
 * something to be handed on, the policies are read: a hop may be open in another way, and handing on needs permission.
 */
export function pathConditions(reader: GraphReader, pathContext: PathContext): CombineHops {
  const policiesOf = policyReading(reader);
  const asFound = requestsAsFound(pathContext);
  return async (hops, last) => {
    if (pathContext.context.length === 0 && hops.every(isFree) && isFreeLast(last)) return { hops };
    const end = last && buildFinalRequest(last, hops);
    const isSettled = last === undefined || end !== undefined;
    if (isSettled && combine([...hops.map(asFound), ...(end ? [end] : [])]).kind === 'OPEN') return { hops };
    const openTags = requestedTags(hops);
    const reading = hops.map(async (hop, index) => {
      const caller = sessionAtStart(pathContext, index) ?? hop.from.identifier;
      return alternativesOfHop(hop, index, pathContext, {
        stored: await policiesOf(caller, hop.to.identifier),
        openTags,
      });
    });
    const found = await Promise.all(reading);
    const passed = last ? passingActions : passedBy(found, openTags);
    const opened = found.map((one, index) => openHop(one, index, openTags, passed));
    const ending = async (needed: Needed): Promise<OpenRequest> => {
      const { principal, resource } = needed.question;
      return openLast(needed, hops, await policiesOf(principal, resource), openTags);
    };
    if (last?.alternatives === undefined) {
      const endings = last ? [await ending({ question: last.question, by: 'ALL' })] : [];
      return anyAlternative(hops, [...opened, ...endings]);
    }
    const suiting = end && anyAlternative(hops, [...opened, onlyAs(end)]);
    if (suiting) return { hops: suiting.hops };
    if (last.alternatives.length === 0) return anyAlternative(hops, opened);
    for (const { needed, isWhole } of last.alternatives) {
      const endings = await Promise.all(needed.map(ending));
      const together = withEvery(hops, opened, { last, endings, isWhole });
      if (together) return together;
    }
    return undefined;
  };
}

/** In the one way that was found. */
const onlyAs = (request: ChainRequest): OpenRequest => ({
  alternatives: [{ alternative: nothingAsked, tests: [], permits: new Set() }],
  complete: true,
  made: () => request,
});

const nothingAsked: GrantAlternative = {
  decision: 'ALLOWED',
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
};

interface Endings {
  readonly last: LastRequest;
  readonly endings: readonly OpenRequest[];
  readonly isWhole: boolean;
}

const IN_ANOTHER_WAY =
  'the session meets the conditions of another grant, since it cannot meet those of the grant found at import (the other conditions were not worked out)';

/**
 * Each of the endings has to suit the hops; whether all suit them at once is not asked. Where more bears on it than they
 * ask, that is what it takes.
 */
function withEvery(
  hops: readonly Hop[],
  opened: readonly OpenRequest[],
  { last, endings, isWhole }: Endings,
): CombinedHops | undefined {
  if (endings.length === 0) return anyAlternative(hops, opened);
  const combined = endings.map((ending) => anyAlternative(hops, [...opened, ending]));
  const [first] = combined;
  if (first === undefined || combined.includes(undefined)) return undefined;
  const found = combined.flatMap((one) => one?.last ?? []);
  const conditions = distinctConditions([...found, { conditions: foundAnyway(last) }]);
  const own = isWhole ? [] : [IN_ANOTHER_WAY];
  const preconditions = [...new Set([...found.flatMap((one) => one.preconditions), ...own])];
  const isOpen = conditions.length + preconditions.length > 0;
  const determiningStatements = found.flatMap((one) => one.determiningStatements);
  const decision = isOpen ? 'CONDITIONAL' : 'ALLOWED';
  const caveats = distinctCaveats(found);
  return { hops: first.hops, last: { decision, conditions, preconditions, determiningStatements, caveats } };
}

const isFree = ({ conditions, sessionName }: Hop): boolean =>
  conditions.length === 0 && sessionName === undefined;

type ReadPolicies = (caller: string, resource: string) => Promise<ApplicablePolicies>;

/** Each pair is read about once. */
function policyReading(reader: GraphReader): ReadPolicies {
  const known = new Map<string, Promise<ApplicablePolicies>>();
  return (caller, resource) => {
    const name = `${caller} ${resource}`;
    const reading = known.get(name) ?? reader.applicablePolicies([caller], [resource]);
    known.set(name, reading);
    return reading;
  };
}

// ── By the conditions that were found for each hop alone ────────────────────────────────────────────────────────────

/** Paths share hops; where in a path a hop is matters only in so far as it is the first. */
function requestsAsFound(pathContext: PathContext): (hop: Hop, index: number) => ChainRequest {
  const [first, later] = [new WeakMap<Hop, ChainRequest>(), new WeakMap<Hop, ChainRequest>()];
  return (hop, index) => {
    const known = index === 0 ? first : later;
    const request = known.get(hop) ?? asFound(hop, index, pathContext);
    known.set(hop, request);
    return request;
  };
}

/** With nothing handed on that would need a permission, but for what a change brings. */
function asFound(hop: Hop, index: number, pathContext: PathContext): ChainRequest {
  const conditions = conditionsAsFound(hop.conditions);
  const permits = new Set(hop.mayPass);
  return chainRequest(requestOfHop(hop, index, pathContext), index, conditions, hop.sessionName, permits);
}

// ── By the policies ─────────────────────────────────────────────────────────────────────────────────────────────────

interface Known {
  readonly stored: ApplicablePolicies;
  readonly openTags: OpenTags;
}

interface FoundHop {
  readonly prepared: PreparedRequest;
  readonly found: GrantAlternatives;
}

function alternativesOfHop(
  hop: Hop,
  index: number,
  pathContext: PathContext,
  { stored, openTags }: Known,
): FoundHop {
  const prepared = prepareRequest(
    {
      principal: sessionAtStart(pathContext, index) ?? hop.from.identifier,
      action: assumeActions[hop.mechanism],
      resource: hop.to.identifier,
      context: contextOfHop(hop.from, index, pathContext.context),
      unlistedContextKeys: 'UNKNOWN',
    },
    stored,
  );
  return { prepared, found: grantAlternatives(prepared, openTags) };
}

/**
 * What has to be handed on, or may have to be. That one is permitted can hang on conditions that speak of the other, such
 * as a source identity that may be set only where tags are passed (E-39).
 */
function passedBy(found: readonly FoundHop[], openTags: OpenTags): readonly PassingAction[] {
  const asked = passingActions.filter((action) => found.some(speaksOf(action)));
  if (asked.length !== 1) return asked;
  const passing = found.map(({ prepared, found: grants }) => ({
    prepared,
    found: withPassing(grants, prepared, openTags, asked),
  }));
  return passingActions.filter((action) => passing.some(speaksOf(action)));
}

/** Whether it bears on the request what the session before it, or the one that it makes, has of it. */
const speaksOf =
  (action: PassingAction) =>
  ({ found: { request, alternatives } }: FoundHop): boolean => {
    const isOfAction = action === 'sts:TagSession' ? isTagKey : isSourceIdentityKey;
    const stated = [...request.context.entries.keys()];
    return [...stated, ...alternatives.flatMap(({ tests }) => tests.map(keyOf))].some(isOfAction);
  };

function openHop(
  { prepared, found }: FoundHop,
  index: number,
  openTags: OpenTags,
  passed: readonly PassingAction[],
): OpenRequest {
  const { request, alternatives, complete } = withPassing(found, prepared, openTags, passed);
  return {
    alternatives,
    complete,
    made: ({ alternative: { sessionName }, tests, permits }) =>
      chainRequest(request, index, tests, sessionName, permits),
  };
}

/** Combinations of ways that are tried; beyond this many the path stays, under the conditions that it came with. */
const MAX_TRIES = 500;

/** The first combination that can be gone; each request's ways come with what asks least first. */
function anyAlternative(hops: readonly Hop[], found: readonly OpenRequest[]): CombinedHops | undefined {
  const combinations = found.reduce((product, { alternatives }) => product * alternatives.length, 1);
  for (let tried = 0; tried < Math.min(combinations, MAX_TRIES); tried += 1) {
    const chosen = combinationAt(tried, found);
    const requests = chosen.map(({ by, request }) => request.made(by));
    const combination = combine(requests);
    if (combination.kind !== 'OPEN') continue;
    const { propagated } = combination;
    const taken = chosen.map(({ by }) => by.alternative);
    const last = taken[hops.length];
    return {
      hops: hops.map((hop, index) =>
        sending(asTaken(hop, taken[index]), propagated[index], requests.slice(index)),
      ),
      ...(last ? { last } : {}),
    };
  }
  return combinations > MAX_TRIES || found.some(({ complete }) => !complete) ? { hops } : undefined;
}

interface Chosen {
  readonly by: OpenAlternative;
  readonly request: OpenRequest;
}

/** The combinations counted through, the last request's ways fastest. */
function combinationAt(number: number, found: readonly OpenRequest[]): readonly Chosen[] {
  let rest = number;
  const chosen = [...found].reverse().flatMap((request) => {
    const by = request.alternatives[rest % request.alternatives.length];
    rest = Math.floor(rest / request.alternatives.length);
    return by ? [{ by, request }] : [];
  });
  return chosen.reverse();
}

function asTaken(hop: Hop, alternative: GrantAlternative | undefined): Hop {
  if (!alternative) return hop;
  const { from, to, mechanism, crossAccount } = hop;
  const taken = { from, to, mechanism, ...alternative, crossAccount };
  return { ...taken, sentence: hopSentence(taken) };
}

// ── Together ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const distinctCaveats = (parts: readonly Pick<Hop, 'caveats'>[]): readonly string[] => [
  ...new Set(parts.flatMap(({ caveats }) => caveats)),
];

/** Each condition once, whichever hops and statements it stands in. */
export function distinctConditions(hops: readonly Pick<Hop, 'conditions'>[]): readonly CitedCondition[] {
  const distinct = new Map<string, CitedCondition>();
  for (const condition of hops.flatMap(({ conditions }) => conditions)) {
    const { operator, key, values, effect } = condition;
    const name = JSON.stringify([operator, key.toLowerCase(), values, effect]);
    if (!distinct.has(name)) distinct.set(name, condition);
  }
  return [...distinct.values()];
}
