/** Decides whether the hops of a path can be taken one after the other, and under which conditions (U-8). */
import { distinct, firstOfEach } from '../../../graph/model/groupBy.js';
import { memoize } from '../../../graph/model/memoize.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { isSourceIdentityKey, isTagKey, SENT_IDENTITY } from '../../../iam/chain/attributeGroups.js';
import { combine, type PropagatedAttributes } from '../../../iam/chain/combineChain.js';
import { conditionKey, type ChainRequest } from '../../../iam/chain/chainStep.js';
import { isStated } from '../../../iam/chain/passedAttributes.js';
import {
  passedByService,
  lastingOf,
  passingActions,
  type PassingAction,
} from '../../../iam/facts/passedOn.js';
import { kleene, UNKNOWN } from '../../../iam/decide/kleene.js';
import { findCheapest } from '../../../iam/unknown/search.js';
import { prepareRequest } from '../../can/loadRequest.js';
import type { CitedCondition, Hop, PathHop } from '../../shared/answer.js';
import {
  callerOfHop,
  chainRequest,
  conditionsAsFound,
  withServiceAttributes,
  questionOfHop,
  requestOfHop,
  type PathContext,
} from './hopRequest.js';
import {
  foundAnyway,
  isFreeLast,
  buildLastRequest,
  finalAlternatives,
  type LastRequest,
  type Needed,
} from './finalRequests.js';
import {
  grantAlternatives,
  requestedTags,
  withPassing,
  withTurnedOff,
  type AlternativeRequests,
  type GrantAlternative,
  type GrantAlternatives,
} from './grantAlternatives.js';
import { MOST_CONDITION_CHOICES } from '../../shared/limits.js';
import { whileSearching } from '../../shared/inTime.js';
import { decisionUnder } from '../../shared/evidence.js';
import { REQUEST_TAG, TRANSITIVE_TAG_KEYS } from '../../../iam/facts/data/conditionKeys.js';

export interface CombinedHops<H extends PathHop = Hop> {
  /** The hops, with all conditions of taking them together. */
  readonly hops: readonly H[];
  /** The way in which the last request can be made then; missing: as it was found. */
  readonly last?: GrantAlternative;
}

/** Returns undefined if the hops and the last request contradict each other. */
export type CombineHops = (hops: readonly Hop[], last?: LastRequest) => Promise<CombinedHops | undefined>;

/**
 * Combines the hops' conditions, which settle most paths. The policies are read only if these contradict each other,
 * or require something to be passed on: a hop may be open in another way, and passing on needs permission.
 */
export function pathConditions(reader: GraphReader, pathContext: PathContext): CombineHops {
  const policiesOf = memoize((caller: string) =>
    memoize((resource: string) => whileSearching(reader, reader.applicablePolicies([caller], [resource]))),
  );
  const requestsAt = (index: number) => memoize((hop: Hop) => onlyAs(asFound(hop, index, pathContext)));
  // Paths share hops, and the place of a hop matters only in whether it is the first.
  const [first, later] = [requestsAt(0), requestsAt(1)];
  return async (hops, last) => {
    if (pathContext.context.length === 0 && hops.every(isFree) && isFreeLast(last)) return { hops };
    const end = last && buildLastRequest(last, hops);
    const ends = end ? [onlyAs(end)] : [];
    const isSettled = last === undefined || end !== undefined;
    const found = hops.map((hop, index) => (index === 0 ? first(hop) : later(hop)));
    const settled = isSettled ? combineRequests(hops, [...found, ...ends]) : undefined;
    return settled ?? combineByPolicies({ hops, pathContext, policiesOf, ...(last ? { last } : {}) }, ends);
  };
}

const isFree = ({ conditions, sessionName, from }: Hop): boolean =>
  conditions.length === 0 &&
  sessionName === undefined &&
  lastingOf(callerOfHop(from, undefined)).length === 0;

/**
 * Builds the request of a hop as found: it passes nothing on that needs a permission, but what a change permits, and
 * what a service that gets in passes in any case.
 */
function asFound(hop: Hop, index: number, pathContext: PathContext): ChainRequest {
  const request = requestOfHop(hop, index, pathContext);
  const found = chainRequest(request, index, {
    conditions: conditionsAsFound(hop.conditions),
    ...(hop.sessionName === undefined ? {} : { sessionName: hop.sessionName }),
    permits: new Set([...(hop.mayPass ?? []), ...passedByService(request.principal)]),
  });
  return withServiceAttributes(found, hop.preconditions);
}

const onlyAs = (request: ChainRequest): AlternativeRequests => ({ values: [{ request }], complete: true });

interface Combining {
  readonly hops: readonly Hop[];
  readonly pathContext: PathContext;
  readonly policiesOf: (caller: string) => (resource: string) => Promise<ApplicablePolicies>;
  readonly last?: LastRequest;
}

/** `ends`: the last request as it was found, if it could be built. */
async function combineByPolicies(
  { hops, pathContext, policiesOf, last }: Combining,
  ends: readonly AlternativeRequests[],
): Promise<CombinedHops | undefined> {
  const openTags = requestedTags(hops);
  const reading = hops.map(async (hop, index) => {
    const question = questionOfHop(hop, index, pathContext);
    const stored = await policiesOf(question.principal)(question.resource);
    const held = stored.principals.get(question.principal);
    return grantAlternatives({ ...prepareRequest(question, stored), held }, openTags);
  });
  const grants = await Promise.all(reading);
  const [first] = grants;
  const lasting = first ? lastingOf(first.judged.request.principal) : [];
  const passed = last ? passingActions : passedBy(grants, lasting);
  const opened = grants.map((one, index) => requestsUnder(withPassing(one, passed), index));
  const combined: CombineEndings = (endings) => combineRequests(hops, [...opened, ...endings]);
  const ending = async (needed: Needed): Promise<AlternativeRequests> => {
    const { principal, resource } = needed.question;
    return finalAlternatives(needed, hops, await policiesOf(principal)(resource), openTags);
  };
  if (last === undefined) return combined([]);
  if (last.alternatives === undefined)
    return combined([await ending({ question: last.question, by: 'ALL' })]);
  const suiting = ends.length > 0 ? combined(ends) : undefined;
  if (suiting || last.alternatives.length === 0) return suiting ?? combined([]);
  for (const { needed, isWhole } of last.alternatives) {
    const together = withEvery(combined, await Promise.all(needed.map(ending)), last, isWhole);
    if (together) return together;
  }
  return undefined;
}

type CombineEndings = (endings: readonly AlternativeRequests[]) => CombinedHops | undefined;

const IN_ANOTHER_WAY =
  'the session meets the conditions of another grant, since it cannot meet those of the grant found at import (the other conditions were not determined)';

/**
 * Requires each of the endings to be compatible with the hops; whether all are at once is not checked. If they do not
 * cover everything that is needed, a precondition says so.
 */
function withEvery(
  combined: CombineEndings,
  endings: readonly AlternativeRequests[],
  last: LastRequest,
  isWhole: boolean,
): CombinedHops | undefined {
  if (endings.length === 0) return combined([]);
  const each = endings.map((ending) => combined([ending]));
  const [first] = each;
  if (first === undefined || each.includes(undefined)) return undefined;
  const found = each.flatMap((one) => one?.last ?? []);
  const conditions = distinctConditions([...found, { conditions: foundAnyway(last) }]);
  const own = isWhole ? [] : [IN_ANOTHER_WAY];
  const preconditions = [...new Set([...found.flatMap((one) => one.preconditions), ...own])];
  const determiningStatements = found.flatMap((one) => one.determiningStatements);
  const decision = decisionUnder({ conditions, preconditions });
  const caveats = distinct(found.flatMap((one) => one.caveats));
  return { hops: first.hops, last: { decision, conditions, preconditions, determiningStatements, caveats } };
}

/**
 * Returns what has to be passed on, or may have to be. `lasting`: by each request after the first. The permission for
 * one can depend on conditions about the other, such as a source identity that may be set only where tags are passed
 * (E-39).
 */
function passedBy(
  grants: readonly GrantAlternatives[],
  lasting: readonly PassingAction[],
): readonly PassingAction[] {
  const asked = passingActions.filter((action) => lasting.includes(action) || grants.some(speaksOf(action)));
  if (asked.length !== 1) return asked;
  const passing = grants.map((one) => withPassing(one, asked));
  return passingActions.filter((action) => asked.includes(action) || passing.some(speaksOf(action)));
}

/**
 * Whether the request depends on tags, or on the source identity, of the session before it or of the one that it
 * makes.
 */
const speaksOf =
  (action: PassingAction) =>
  ({ judged: { request }, alternatives }: GrantAlternatives): boolean => {
    const isOfAction = action === 'sts:TagSession' ? isTagKey : isSourceIdentityKey;
    const stated = [...request.context.entries.keys()];
    return [...stated, ...alternatives.flatMap(({ conditions }) => conditions.map(conditionKey))].some(
      isOfAction,
    );
  };

const requestsUnder = (
  { judged, alternatives, complete }: GrantAlternatives,
  index: number,
): AlternativeRequests => ({
  values: withTurnedOff(judged.request, alternatives).map((one) => ({
    request: withServiceAttributes(chainRequest(judged.request, index, one), one.alternative.preconditions),
    alternative: one.alternative,
  })),
  complete,
});

// ── Together ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Finds the first combination that works. The candidates of each request come with the fewest conditions first. */
function combineRequests(
  hops: readonly Hop[],
  requests: readonly AlternativeRequests[],
): CombinedHops | undefined {
  type Taken = AlternativeRequests['values'];
  let propagated: readonly PropagatedAttributes[] = [];
  const result = findCheapest<Taken, Taken[number]>(
    { values: [[]], complete: true },
    {
      length: requests.length,
      candidatesIn: (_taken, at) => requests[at] ?? { values: [], complete: true },
      after: (taken, one) => [...taken, one],
      outcomeOf: (taken) => {
        if (taken.length < requests.length) return UNKNOWN;
        const combination = combine(taken.map(({ request }) => request));
        if (combination) propagated = combination;
        return kleene(combination !== undefined);
      },
      costOf: () => 0,
    },
    { left: MOST_CONDITION_CHOICES },
  );
  if (result.kind !== 'FOUND') return result.kind === 'NONE' ? undefined : { hops };
  const taken = result.state;
  const last = taken[hops.length]?.alternative;
  const chained = taken.map(({ request }) => request);
  return {
    hops: hops.map((hop, index) => {
      const alternative = taken[index]?.alternative;
      if (alternative === undefined) return hop;
      return sending(asTaken(hop, alternative), propagated[index] ?? { tags: [] }, chained.slice(index));
    }),
    ...(last ? { last } : {}),
  };
}

const asTaken = ({ from, to, mechanism, crossAccount }: Hop, alternative: GrantAlternative): Hop => ({
  from,
  to,
  mechanism,
  ...alternative,
  crossAccount,
});

/** Adds to the hop what its caller has to send for a later one. `requests`: its own and those after it. */
function sending(
  hop: Hop,
  { sourceIdentity, tags }: PropagatedAttributes,
  requests: readonly ChainRequest[],
): Hop {
  const asked = new Set(hop.conditions.map(({ key }) => key.toLowerCase()));
  const isIdentityTold = asked.has(SENT_IDENTITY) || requests[0]?.knownContext.has(SENT_IDENTITY) === true;
  const untold = tags.filter((tag) => {
    const isAsked = asked.has(REQUEST_TAG + tag.key.toLowerCase());
    return !isStated(tag, requests) && !(isAsked && (!tag.transitive || asked.has(TRANSITIVE_TAG_KEYS)));
  });
  const texts = [
    ...(sourceIdentity === undefined || isIdentityTold
      ? []
      : [`the call sets a source identity, such as "${sourceIdentity}"`]),
    ...untold.map(
      ({ key, value, transitive }) =>
        `the call passes the ${transitive ? 'transitive ' : ''}session tag ${key}, such as "${value}"`,
    ),
  ];
  if (texts.length === 0) return hop;
  return { ...hop, decision: 'CONDITIONAL', preconditions: [...hop.preconditions, ...texts] };
}

/** Returns each condition once, whichever hops and statements it comes from. */
export const distinctConditions = (hops: readonly Pick<Hop, 'conditions'>[]): readonly CitedCondition[] =>
  firstOfEach(
    hops.flatMap(({ conditions }) => conditions),
    ({ operator, key, values, effect }) => JSON.stringify([operator, key.toLowerCase(), values, effect]),
  );
