/** Does what an identity provider says of a caller suit every request of a chain (E-47a, E-50a)? */
import { withOverrides } from '../facts/buildContext.js';
import { isProviderKey, staysInSession } from '../facts/data/conditionKeys.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import { candidatesFor, type Candidates } from './chainCandidates.js';
import { conditionsOn, keyOf, canBeSatisfied, type ChainRequest } from './chainStep.js';

export const isClaim = (key: string): boolean => key.startsWith('saml:') || isProviderKey(key);

/** The request that some claim keeps from being made, for certain. */
export function impossibleClaim(chain: readonly ChainRequest[]): number | undefined {
  const claims = new Set(chain.flatMap((request) => conditionsOn(request, isClaim).map(keyOf)));
  for (const key of claims) {
    const at = impossibleAt(key, chain);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** A claim has one value throughout, so some value has to get past all requests. */
function impossibleAt(key: string, chain: readonly ChainRequest[]): number | undefined {
  const { states, complete } = statesOf(key, chain);
  const stops = states.map((state) => stopOf(key, state, chain));
  return complete && !stops.includes(-1) ? Math.max(...stops) : undefined;
}

function statesOf(key: string, chain: readonly ChainRequest[]): Candidates {
  const first = chain[0]?.context.lookup(key) ?? ABSENT;
  if (first.kind !== 'unknown') return { states: [first], complete: true };
  const placed = chain.flatMap((request) =>
    conditionsOn(request, (other) => other === key).map((condition) => ({
      condition,
      context: request.context,
    })),
  );
  return candidatesFor(key, placed, { present: first.present });
}

/** The first request that cannot be made with it, or -1. */
function stopOf(key: string, state: KeyState, chain: readonly ChainRequest[]): number {
  return chain.findIndex((request, at) => {
    const here = at === 0 || staysInSession(key) ? state : ABSENT;
    const context = withOverrides(request.context, new Map([[key, here]]));
    return !conditionsOn(request, (other) => other === key).every((condition) =>
      canBeSatisfied(condition, context),
    );
  });
}
