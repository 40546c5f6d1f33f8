/** Decides whether all requests of a chain of role assumptions can be made, one after another (U-8, E-37 to E-50a). */
import { isClaim } from '../facts/data/conditionKeys.js';
import { haveNoMoment } from './timing.js';
import type { ChainRequest } from './chainStep.js';
import { contradictsMaking, contradictsName, contradictClaims, isImpossibleAlone } from './sharedValues.js';
import {
  groupsOf,
  isSourceIdentityKey,
  isTagKey,
  type AttributeKind,
  type PassedAttribute,
} from './attributeGroups.js';
import { passingOf } from './passedAttributes.js';

/** The attributes that a request has to pass so that all can be made: one of several ways, with as few as possible. */
export interface PropagatedAttributes {
  /** The source identity that this request sets. */
  readonly sourceIdentity?: string;
  readonly tags: readonly PassedAttribute[];
}

/**
 * Returns what each request passes; undefined: certainly not all can be made. They depend on each other by passed
 * attributes and by their order in time.
 */
export function combine(chain: readonly ChainRequest[]): readonly PropagatedAttributes[] | undefined {
  if (areContradictory(chain)) return undefined;
  const passing: (readonly [AttributeKind['name'], readonly (readonly PassedAttribute[])[]])[] = [];
  for (const group of groupsOf(chain)) {
    const result = passingOf(group, chain);
    if (result.kind === 'NONE') return undefined;
    if (result.kind === 'FOUND') passing.push([group.kind.name, result.state.passed]);
  }
  const passedAt = (at: number, name: AttributeKind['name']): readonly PassedAttribute[] =>
    passing.flatMap(([own, passed]) => (own === name ? (passed[at] ?? []) : []));
  return chain.map((_, at): PropagatedAttributes => {
    const [identity] = passedAt(at, 'SOURCE_IDENTITY');
    const tags = passedAt(at, 'SESSION_TAGS');
    return identity === undefined ? { tags } : { sourceIdentity: identity.value, tags };
  });
}

/** Whether a later request may not pass on what the first session carries. */
const isHeldBack = ([{ handsOn = [] } = {}, ...later]: readonly Partial<ChainRequest>[]): boolean =>
  later.some(({ permits }) => handsOn.some((action) => permits?.has(action) !== true));

const areContradictory = (chain: readonly ChainRequest[]): boolean =>
  isHeldBack(chain) ||
  chain.some((request, at) => {
    const making = chain[at - 1];
    return isImpossible(request) || contradictsMaking(request, making) || contradictsName(request, making);
  }) ||
  haveNoMoment(chain) ||
  contradictClaims(chain);

/** Results by request, since chains share requests. */
const impossible = new WeakMap<ChainRequest, boolean>();

function isImpossible(request: ChainRequest): boolean {
  const known = impossible.get(request) ?? isImpossibleAlone(request, isDecidedAlone);
  impossible.set(request, known);
  return known;
}

const isDecidedAlone = (key: string): boolean => !isClaim(key) && !isSourceIdentityKey(key) && !isTagKey(key);
