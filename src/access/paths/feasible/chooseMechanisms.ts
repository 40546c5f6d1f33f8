/** By which ways can the steps of one chain be gone together? */
import type { Principal } from '../../../graph/model/graph.js';
import type { ContextInput, Hop, PathHop } from '../../shared/answer.js';
import { contextOfHop, type PathContext } from './hopRequest.js';
import { escalationRequest } from './finalRequests.js';
import type { LastRequest } from './finalRequests.js';
import type { CombineHops } from './pathConditions.js';
import type { GrantAlternative } from './grantAlternatives.js';
import { hopSentence } from '../../shared/sentences.js';

/** Combinations of assuming and escalating that are tried; beyond this many the chain stays as it is. */
const MAX_TRIES = 64;

export interface ChosenMechanisms {
  readonly hops: readonly PathHop[];
  /** In which way the last request can be made then; missing: there is none, or it is as it was found. */
  readonly last?: GrantAlternative;
}

export type LastRequestOf = (end: Principal) => LastRequest | undefined;

/** Gives back the steps, each by the strongest way that suits the others; nothing where none do. */
export type ChooseMechanisms = (
  steps: readonly (readonly PathHop[])[],
) => Promise<ChosenMechanisms | undefined>;

/** `combineFrom`: for chains of assumed roles that start with this. `lastRequestOf`: what whoever they lead to does. */
export function chooseMechanisms(
  pathContext: PathContext,
  combineFrom: (pathContext: PathContext) => CombineHops,
  lastRequestOf: LastRequestOf = () => undefined,
): ChooseMechanisms {
  const combinations = new Map<string, CombineHops>();
  const combinerOf = (start: PathContext): CombineHops => {
    const known = combinations.get(start.from) ?? combineFrom(start);
    combinations.set(start.from, known);
    return known;
  };
  return async (steps) => {
    const withAll = (hops: readonly PathHop[], chosen: readonly PathHop[]): readonly PathHop[] =>
      hops.map((hop, index) => withOthers(hop, chosen[index], steps[index] ?? []));
    let first: readonly PathHop[] | undefined;
    let tried = 0;
    for (const chosen of combinationsOf(steps.map(firstOfEachKind))) {
      first ??= chosen;
      if (tried === MAX_TRIES) return { hops: withAll(first, first) };
      tried += 1;
      const together = await combined(chosen, pathContext, { combinerOf, lastRequestOf });
      if (together) return { ...together, hops: withAll(together.hops, chosen) };
    }
    return undefined;
  };
}

/** Only whether a role is assumed bears on the other steps. */
const firstOfEachKind = (hops: readonly PathHop[]): readonly PathHop[] => {
  const [first] = hops;
  const other = hops.find(({ mechanism }) => isEscalation(mechanism) !== isEscalation(first?.mechanism));
  return [...(first ? [first] : []), ...(other ? [other] : [])];
};

const isEscalation = (mechanism: PathHop['mechanism'] | undefined): boolean => mechanism === 'ESCALATION';

/** One choice of each, the last one's fastest. */
function* combinationsOf<T>([own, ...others]: readonly (readonly T[])[]): Generator<readonly T[]> {
  if (own === undefined) yield [];
  else for (const one of own) for (const rest of combinationsOf(others)) yield [one, ...rest];
}

interface Combining {
  readonly combinerOf: (pathContext: PathContext) => CombineHops;
  readonly lastRequestOf: LastRequestOf;
}

/** An escalation begins anew: what it takes has to suit the requests before it, and nothing that they carried goes on. */
async function combined(
  chosen: readonly PathHop[],
  pathContext: PathContext,
  { combinerOf, lastRequestOf }: Combining,
): Promise<ChosenMechanisms | undefined> {
  const together: PathHop[] = [];
  /** Of the escalation that comes next, or of what is asked for in the end. */
  let last: GrantAlternative | undefined;
  for (let at = 0; at < chosen.length;) {
    const run = runFrom(chosen, at);
    const first = run[0];
    const end = run.at(-1)?.to;
    const next = chosen[at + run.length];
    const ending = next ? escalationRequest(next, pathContext.context) : end && lastRequestOf(end);
    const found: ChosenMechanisms | undefined = first
      ? await combinerOf(at === 0 ? pathContext : anew(first, pathContext.context))(run, ending)
      : { hops: chosen.slice(at, at + 1).map((hop) => (last ? underOther(hop, last) : hop)) };
    if (!found) return undefined;
    together.push(...found.hops);
    at += found.hops.length;
    last = found.last;
  }
  return { hops: together, ...(last ? { last } : {}) };
}

/** By other conditions than it was found under, which do not suit the hops before it. */
function underOther(hop: PathHop, { conditions, preconditions: texts }: GrantAlternative): PathHop {
  const preconditions = [...new Set([...hop.preconditions, ...texts])];
  const isOpen = conditions.length + preconditions.length > 0;
  const decision = isOpen ? ('CONDITIONAL' as const) : ('ALLOWED' as const);
  const other = { ...hop, decision, conditions, preconditions };
  return { ...other, sentence: hopSentence(other) };
}

function runFrom(chosen: readonly PathHop[], start: number): readonly Hop[] {
  const run: Hop[] = [];
  for (const hop of chosen.slice(start)) {
    if (hop.mechanism === 'ESCALATION') break;
    run.push(hop);
  }
  return run;
}

const anew = ({ from }: Hop, context: readonly ContextInput[]): PathContext => ({
  from: from.identifier,
  context: contextOfHop(from, 1, context),
});

function withOthers(hop: PathHop, chosen: PathHop | undefined, hops: readonly PathHop[]): PathHop {
  const alternatives = hops.filter((other) => other !== chosen);
  return alternatives.length === 0 ? hop : { ...hop, alternatives };
}
