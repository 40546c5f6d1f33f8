/** Which source identity takes a chain through all its requests (E-39, E-40)? */
import { withOverrides } from '../facts/buildContext.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import { valuesFor, type ChainValues } from './chainCandidates.js';
import {
  conditionsOn,
  agreesWithKnown,
  isOpenStart,
  canBeSatisfied,
  type ChainRequest,
} from './chainStep.js';
import { cheapestRun, type Run, type Step } from './assignment.js';

/** Of the caller's session, and of the request. */
const CARRIED = 'aws:sourceidentity';
export const SENT = 'sts:sourceidentity';

export const isSourceIdentityKey = (key: string): boolean => key === CARRIED || key === SENT;

/** Undefined: there is none. */
type Identity = string | undefined;

export interface IdentityChoice {
  /** Set by this request. */
  readonly set: Identity;
}

type IdentityStep = Step<Identity, IdentityChoice>;

export function sourceIdentityRun(chain: readonly ChainRequest[]): Run<IdentityChoice> {
  if (!chain.some(speaksOfIt)) return { kind: 'FOUND', choices: [] };
  const values = identitiesIn(chain);
  const [first] = chain;
  const starts: readonly Identity[] = first && isOpenStart(first) ? [undefined, ...values.all] : [undefined];
  const run = cheapestRun(
    starts,
    chain.length,
    (at, carried) => stepsOf(chain[at], carried, values),
    (identity) => JSON.stringify([identity]),
  );
  return run.kind === 'IMPOSSIBLE' && !values.complete ? { kind: 'UNDECIDED' } : run;
}

const speaksOfIt = (request: ChainRequest): boolean =>
  conditionsOn(request, isSourceIdentityKey).length > 0 ||
  request.knownContext.has(CARRIED) ||
  request.knownContext.has(SENT);

function identitiesIn(chain: readonly ChainRequest[]): ChainValues {
  const placed = chain.flatMap((request) =>
    conditionsOn(request, isSourceIdentityKey).map((condition) => ({ condition, context: request.context })),
  );
  const knownContext = chain.flatMap((request) =>
    [CARRIED, SENT].flatMap((key) => request.knownContext.get(key) ?? []),
  );
  return valuesFor(CARRIED, placed, { present: false }, knownContext);
}

/** E-40: once set it stays; it may be sent again, but not changed. */
function stepsOf(
  request: ChainRequest | undefined,
  carried: Identity,
  values: ChainValues,
): readonly IdentityStep[] {
  if (request === undefined) return [];
  const sendable = carried === undefined ? [undefined, ...values.all] : [undefined, carried];
  return sendable.flatMap((sent) => stepOf(request, carried, sent));
}

function stepOf(request: ChainRequest, carried: Identity, sent: Identity): readonly IdentityStep[] {
  const states = new Map([
    [CARRIED, stateOf(carried)],
    [SENT, stateOf(sent)],
  ]);
  for (const [key, state] of states) if (!agreesWithKnown(request.knownContext.get(key), state)) return [];
  const context = withOverrides(request.context, states);
  const conditions = conditionsOn(request, isSourceIdentityKey);
  if (!conditions.every((condition) => canBeSatisfied(condition, context))) return [];
  const next = carried ?? sent;
  if (next === undefined) return [{ next, choice: { set: undefined }, cost: 0 }];
  if (!request.permits.has('sts:SetSourceIdentity')) return [];
  return [{ next, choice: { set: carried === undefined ? sent : undefined }, cost: 1 }];
}

const stateOf = (identity: Identity): KeyState =>
  identity === undefined ? ABSENT : { kind: 'known', values: [identity] };
