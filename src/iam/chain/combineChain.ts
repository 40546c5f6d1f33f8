/** Can all requests of a chain of role assumptions be made, one after the other (U-8, E-37 to E-50a)? */
import { withOverrides } from '../facts/buildContext.js';
import { candidatesFor } from './chainCandidates.js';
import { impossibleClaim, isClaim } from './claims.js';
import { impossibleMoment } from './timing.js';
import { conditionsOn, keyOf, canBeSatisfied, type ChainRequest } from './chainStep.js';
import type { Run } from './assignment.js';
import { nameMayExist, sessionNameOf, tiesName } from './sessionNames.js';
import { impossibleFact } from './sessionFacts.js';
import { sessionTagRuns, type PassedTag } from './sessionTags.js';
import { isSourceIdentityKey, sourceIdentityRun } from './sourceIdentities.js';
import { isTagKey } from './tagGroups.js';

/** What a request has to hand on so that all can be made: one way of several, with as little as possible. */
export interface PropagatedAttributes {
  /** Set by this request. */
  readonly sourceIdentity?: string;
  readonly tags: readonly PassedTag[];
}

export type Combination =
  /** Also where it is not certain. */
  | { readonly kind: 'OPEN'; readonly propagated: readonly PropagatedAttributes[] }
  /** `at`: the request that cannot be made. */
  | { readonly kind: 'CLOSED'; readonly at: number; readonly because: Contradiction };

export type Contradiction =
  'CONDITIONS' | 'SESSION_NAME' | 'SOURCE_IDENTITY' | 'SESSION_TAGS' | 'CLAIMS' | 'MOMENTS';

/** CLOSED is certain. What is handed from request to request ties them together, and their order in time. */
export function combine(chain: readonly ChainRequest[]): Combination {
  const alone = chain.findIndex((request) => !canBeMadeAlone(request));
  if (alone >= 0) return { kind: 'CLOSED', at: alone, because: 'CONDITIONS' };
  const unfit = impossibleFact(chain);
  if (unfit >= 0) return { kind: 'CLOSED', at: unfit, because: 'CONDITIONS' };
  const unnamed = chain.findIndex((made, at) => !isNamedSuitably(chain[at - 1], made));
  if (unnamed >= 0) return { kind: 'CLOSED', at: unnamed, because: 'SESSION_NAME' };
  const untimely = impossibleMoment(chain);
  if (untimely >= 0) return { kind: 'CLOSED', at: untimely, because: 'MOMENTS' };
  const unclaimed = impossibleClaim(chain);
  if (unclaimed !== undefined) return { kind: 'CLOSED', at: unclaimed, because: 'CLAIMS' };
  const identities = sourceIdentityRun(chain);
  if (identities.kind === 'IMPOSSIBLE')
    return { kind: 'CLOSED', at: identities.at, because: 'SOURCE_IDENTITY' };
  const tags = sessionTagRuns(chain);
  for (const run of tags) {
    if (run.kind === 'IMPOSSIBLE') return { kind: 'CLOSED', at: run.at, because: 'SESSION_TAGS' };
  }
  return { kind: 'OPEN', propagated: chain.map((_, at) => propagatedAt(at, identities, tags)) };
}

function isNamedSuitably(making: ChainRequest | undefined, made: ChainRequest): boolean {
  if (making !== undefined) return !tiesName(made) || nameMayExist(making, made);
  const { caller, sessionName } = made;
  const sessionArn = caller.kind === 'roleSession' ? caller.sessionArn : undefined;
  return sessionName === undefined || sessionArn === undefined || sessionNameOf(sessionArn) === sessionName;
}

function propagatedAt(
  at: number,
  identities: ReturnType<typeof sourceIdentityRun>,
  tagRuns: ReturnType<typeof sessionTagRuns>,
): PropagatedAttributes {
  const identity = choiceAt(at, identities);
  return {
    ...(identity?.set === undefined ? {} : { sourceIdentity: identity.set }),
    tags: tagRuns.flatMap((run) => choiceAt(at, run)?.passed ?? []),
  };
}

const choiceAt = <Choice>(at: number, run: Run<Choice>): Choice | undefined =>
  run.kind === 'FOUND' ? run.choices[at] : undefined;

/** Chains share requests. */
const madeAlone = new WeakMap<ChainRequest, boolean>();

function canBeMadeAlone(request: ChainRequest): boolean {
  const known = madeAlone.get(request) ?? meetsItself(request);
  madeAlone.set(request, known);
  return known;
}

/** Keys that nothing else decides: whatever comes from elsewhere with each request, and what is known of its caller. */
function meetsItself(request: ChainRequest): boolean {
  const own = conditionsOn(request, (key) => !isClaim(key) && !isSourceIdentityKey(key) && !isTagKey(key));
  return [...new Set(own.map(keyOf))].every((key) => keyMayBe(key, request));
}

function keyMayBe(key: string, request: ChainRequest): boolean {
  const conditions = conditionsOn(request, (other) => other === key);
  const { context } = request;
  const state = context.lookup(key);
  if (state.kind !== 'unknown') return conditions.every((condition) => canBeSatisfied(condition, context));
  const placed = conditions.map((condition) => ({ condition, context }));
  const form = { present: state.present, ...(state.shapes === undefined ? {} : { shapes: state.shapes }) };
  const { states, complete } = candidatesFor(key, placed, form);
  const met = states.some((one) => {
    const decided = withOverrides(context, new Map([[key, one]]));
    return conditions.every((condition) => canBeSatisfied(condition, decided));
  });
  return met || !complete;
}
