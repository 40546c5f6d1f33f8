/** Can the hops of a path be taken one after the other, and under which conditions (U-8)? */
import type { ApplicablePolicies, GraphReader } from '../graph/graphReader.js';
import { combine, type Handed } from '../iam/chain/combine.js';
import type { ChainCondition, ChainRequest } from '../iam/chain/request.js';
import { REQUEST_TAG, TRANSITIVE_TAG_KEYS } from '../iam/chain/tagGroups.js';
import { compileTest, type ValidTest } from '../iam/match/condition.js';
import type { AccessRequest } from '../iam/request.js';
import type { CitedCondition, Hop } from './answer.js';
import { contextOfRequest, requestOfHop, sessionAtStart, type WayThere } from './hopContext.js';
import { hopWays, type HopWay, type HopWays, type OpenTags } from './hopWays.js';
import { hopSentence } from './sentence.js';

/** Gives back the hops with all that it takes to go them together; nothing where that contradicts itself. */
export type CombineHops = (hops: readonly Hop[]) => Promise<readonly Hop[] | undefined>;

/**
 * Most paths are settled by the conditions that they bring. Only where these contradict each other, or ask for
 * something to be handed on, the policies are read: a hop may be open in another way, and handing on needs permission.
 */
export function pathConditions(reader: GraphReader, way: WayThere): CombineHops {
  const policiesOf = policyReading(reader, way);
  const asFound = requestsAsFound(way);
  return async (hops) => {
    if (way.context.length === 0 && hops.every(isFree)) return hops;
    const chain = hops.map(asFound);
    if (combine(chain).kind === 'OPEN') return hops;
    const stored = await Promise.all(hops.map((hop, index) => policiesOf(hop, index)));
    const openTags = tagsAskedFor(hops);
    return anyWay(
      hops,
      hops.flatMap((hop, index) => {
        const policies = stored[index];
        return policies ? [hopWays(hop, index, way, policies, openTags)] : [];
      }),
    );
  };
}

const isFree = ({ conditions, sessionName }: Hop): boolean =>
  conditions.length === 0 && sessionName === undefined;

/** Each hop is read about once. */
function policyReading(
  reader: GraphReader,
  way: WayThere,
): (hop: Hop, index: number) => Promise<ApplicablePolicies> {
  const known = new Map<string, Promise<ApplicablePolicies>>();
  return (hop, index) => {
    const caller = sessionAtStart(way, index) ?? hop.from.identifier;
    const name = `${caller} ${hop.to.identifier}`;
    const reading = known.get(name) ?? reader.applicablePolicies([caller], [hop.to.identifier]);
    known.set(name, reading);
    return reading;
  };
}

// ── By the conditions that were found for each hop alone ────────────────────────────────────────────────────────────

/** Paths share hops; where in a path a hop is matters only in so far as it is the first. */
function requestsAsFound(way: WayThere): (hop: Hop, index: number) => ChainRequest {
  const [first, later] = [new WeakMap<Hop, ChainRequest>(), new WeakMap<Hop, ChainRequest>()];
  return (hop, index) => {
    const known = index === 0 ? first : later;
    const request = known.get(hop) ?? asFound(hop, index, way);
    known.set(hop, request);
    return request;
  };
}

/** With nothing handed on that would need a permission. */
function asFound(hop: Hop, index: number, way: WayThere): ChainRequest {
  const conditions = hop.conditions.flatMap(({ effect, ...test }): readonly ChainCondition[] => {
    const readings = readingsOf(test);
    return readings.length === 0 ? [] : [{ readings, effect }];
  });
  return chainRequest(requestOfHop(hop, index, way), index, conditions, hop.sessionName, () => 'DENIED');
}

/** Which version its policy has is not known here: only there variables are filled in (L-26). */
function readingsOf({
  operator,
  key,
  values,
}: Pick<CitedCondition, 'operator' | 'key' | 'values'>): readonly ValidTest[] {
  const versions = values.some((value) => value.includes('${'))
    ? (['2012-10-17', '2008-10-17'] as const)
    : (['2012-10-17'] as const);
  return versions
    .map((version) => compileTest({ operator, key, values }, version))
    .filter((test) => test.valid);
}

function chainRequest(
  request: AccessRequest,
  index: number,
  conditions: readonly ChainCondition[],
  sessionName: string | undefined,
  permits: ChainRequest['permits'],
): ChainRequest {
  const { principal, resource, context } = request;
  return {
    conditions,
    context: contextOfRequest(request, index),
    caller: principal,
    ...(resource.tags ? { resourceTags: resource.tags } : {}),
    ...(sessionName === undefined ? {} : { sessionName }),
    given: context.entries,
    permits,
  };
}

// ── By the policies ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Session tags that a hop asks for: what the tags of roles with these keys say hangs on the hops before (E-37, E-40). */
function tagsAskedFor(hops: readonly Hop[]): OpenTags {
  const keys = hops.flatMap(({ conditions }) => conditions.map(({ key }) => key.toLowerCase()));
  const asked = keys.filter((key) => key.startsWith(REQUEST_TAG)).map((key) => key.slice(REQUEST_TAG.length));
  const areTransitive = keys.includes(TRANSITIVE_TAG_KEYS);
  return { ofCallers: new Set(asked), ofRoles: new Set(areTransitive ? asked : []) };
}

/** Combinations of ways that are tried; beyond this many the path stays, under the conditions that it came with. */
const MAX_TRIES = 500;

/** The first combination that can be gone; each hop's ways come with what asks least first. */
function anyWay(hops: readonly Hop[], found: readonly HopWays[]): readonly Hop[] | undefined {
  const combinations = found.reduce((product, { ways }) => product * ways.length, 1);
  for (let tried = 0; tried < Math.min(combinations, MAX_TRIES); tried += 1) {
    const chosen = combinationAt(tried, found);
    const combination = combine(chosen.map((one, index) => asChosen(one, index)));
    if (combination.kind === 'OPEN') {
      return chosen.map(({ way: { hop } }, index) => withHanded(hop, combination.handed[index]));
    }
  }
  return combinations > MAX_TRIES || found.some(({ complete }) => !complete) ? hops : undefined;
}

interface Chosen {
  readonly way: HopWay;
  readonly found: HopWays;
}

/** The combinations counted through, the last hop's ways fastest. */
function combinationAt(number: number, found: readonly HopWays[]): readonly Chosen[] {
  let rest = number;
  const chosen = [...found].reverse().flatMap((one) => {
    const way = one.ways[rest % one.ways.length];
    rest = Math.floor(rest / one.ways.length);
    return way ? [{ way, found: one }] : [];
  });
  return chosen.reverse();
}

const asChosen = (
  { way: { hop, conditions }, found: { request, permits } }: Chosen,
  index: number,
): ChainRequest => chainRequest(request, index, conditions, hop.sessionName, permits);

/** What the caller has to send for a later hop, and what else has to be allowed for it. */
function withHanded(hop: Hop, handed: Handed | undefined): Hop {
  const texts = handed ? handedTexts(hop, handed) : [];
  if (texts.length === 0) return hop;
  const changed: Hop = { ...hop, decision: 'CONDITIONAL', preconditions: [...hop.preconditions, ...texts] };
  return { ...changed, sentence: hopSentence(changed) };
}

function handedTexts({ conditions }: Hop, { sourceIdentity, tags, permissions }: Handed): readonly string[] {
  const asked = new Set(conditions.map(({ key }) => key.toLowerCase()));
  const unasked = tags.filter(({ key }) => !asked.has(`aws:requesttag/${key.toLowerCase()}`));
  return [
    ...(sourceIdentity === undefined || asked.has('sts:sourceidentity')
      ? []
      : [`The call sets a source identity, such as "${sourceIdentity}".`]),
    ...unasked.map(
      ({ key, value, transitive }) =>
        `The call passes the ${transitive ? 'transitive ' : ''}session tag ${key}, such as "${value}".`,
    ),
    ...permissions
      .filter(([, permission]) => permission === 'CONDITIONAL')
      .map(([action]) => `The call has ${action} allowed too, which hangs on further conditions (E-39).`),
  ];
}

// ── Together ────────────────────────────────────────────────────────────────────────────────────────────────────────

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
