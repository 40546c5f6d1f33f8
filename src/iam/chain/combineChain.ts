/** Can all requests of a chain of role assumptions be made, one after the other (U-8, E-37 to E-50a)? */
import { impossibleMoment } from './timing.js';
import type { ChainRequest } from './chainStep.js';
import {
  contradictsMaking,
  contradictsName,
  impossibleClaim,
  isClaim,
  isImpossibleAlone,
} from './sharedValues.js';
import { groupsOf, isSourceIdentityKey, isTagKey, type PassedAttribute } from './attributeGroups.js';
import { passingOf } from './passedAttributes.js';

/** What a request has to hand on so that all can be made: one way of several, with as little as possible. */
export interface PropagatedAttributes {
  /** Set by this request. */
  readonly sourceIdentity?: string;
  readonly tags: readonly PassedAttribute[];
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
  for (const [because, impossibleIn] of contradictions) {
    const at = impossibleIn(chain);
    if (at !== undefined) return { kind: 'CLOSED', at, because };
  }
  const passing: {
    readonly because: Contradiction;
    readonly passed: readonly (readonly PassedAttribute[])[];
  }[] = [];
  for (const group of groupsOf(chain)) {
    const { because } = group.kind;
    const result = passingOf(group, chain);
    if (result.kind === 'NONE') return { kind: 'CLOSED', at: result.at, because };
    if (result.kind === 'FOUND') passing.push({ because, passed: result.state.passed });
  }
  const passedAt = (at: number, as: Contradiction): readonly PassedAttribute[] =>
    passing.flatMap(({ because, passed }) => (because === as ? (passed[at] ?? []) : []));
  const propagated = chain.map((_, at): PropagatedAttributes => {
    const [identity] = passedAt(at, 'SOURCE_IDENTITY');
    const tags = passedAt(at, 'SESSION_TAGS');
    return identity === undefined ? { tags } : { sourceIdentity: identity.value, tags };
  });
  return { kind: 'OPEN', propagated };
}

/** The first request that cannot be made, for certain. */
type ImpossibleIn = (chain: readonly ChainRequest[]) => number | undefined;

const firstWhere =
  (isImpossible: (request: ChainRequest, making: ChainRequest | undefined) => boolean): ImpossibleIn =>
  (chain) => {
    const at = chain.findIndex((request, index) => isImpossible(request, chain[index - 1]));
    return at < 0 ? undefined : at;
  };

const contradictions: readonly (readonly [Contradiction, ImpossibleIn])[] = [
  ['CONDITIONS', firstWhere(isImpossible)],
  ['CONDITIONS', firstWhere(contradictsMaking)],
  ['SESSION_NAME', firstWhere(contradictsName)],
  ['MOMENTS', impossibleMoment],
  ['CLAIMS', impossibleClaim],
];

/** Chains share requests. */
const impossible = new WeakMap<ChainRequest, boolean>();

function isImpossible(request: ChainRequest): boolean {
  const known = impossible.get(request) ?? isImpossibleAlone(request, isDecidedAlone);
  impossible.set(request, known);
  return known;
}

/** By whatever comes from elsewhere with each request, and by what is known of its caller. */
const isDecidedAlone = (key: string): boolean => !isClaim(key) && !isSourceIdentityKey(key) && !isTagKey(key);
