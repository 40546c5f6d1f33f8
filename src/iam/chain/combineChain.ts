/** Decides whether all requests of a chain of role assumptions can be made, one after another (U-8, E-37 to E-50a). */
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

/** The attributes that a request has to pass so that all can be made: one of several ways, with as few as possible. */
export interface PropagatedAttributes {
  /** The source identity that this request sets. */
  readonly sourceIdentity?: string;
  readonly tags: readonly PassedAttribute[];
}

export type Combination =
  /** All requests can be made, or it is not certain. */
  | { readonly kind: 'OPEN'; readonly propagated: readonly PropagatedAttributes[] }
  /** Not all requests can be made. `at`: the one that cannot. */
  | { readonly kind: 'CLOSED'; readonly at: number; readonly because: Contradiction };

export type Contradiction =
  'CONDITIONS' | 'SESSION_NAME' | 'SOURCE_IDENTITY' | 'SESSION_TAGS' | 'CLAIMS' | 'MOMENTS';

/** Combines requests, which depend on each other by passed attributes and by their order in time. CLOSED is certain. */
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

/** Returns the first request that certainly cannot be made. */
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

/** Results by request, since chains share requests. */
const impossible = new WeakMap<ChainRequest, boolean>();

function isImpossible(request: ChainRequest): boolean {
  const known = impossible.get(request) ?? isImpossibleAlone(request, isDecidedAlone);
  impossible.set(request, known);
  return known;
}

const isDecidedAlone = (key: string): boolean => !isClaim(key) && !isSourceIdentityKey(key) && !isTagKey(key);
