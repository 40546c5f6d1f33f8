/** Builds the request context: values from the question, then known facts (E-64), else unknown. */
import { CAVEAT } from '../explain/caveats.js';
import { clockOf, timed } from './clock.js';
import { type Clock } from '../decide/request.js';
import { mayAllowAction } from '../language/compile.js';
import { isMultiValuedKey, isSingleValuedKey } from './data/conditionKeys.js';
import { requestFact } from './facts.js';
import type { RequestFacts } from './keyFacts.js';
import { isNeverPassed, permissionFor } from './passedOn.js';
import { allPolicies, policiesOfLayer, type PolicyLayers } from '../decide/layers.js';
import { ABSENT, UNKNOWN_KEY, type ConditionContext, type KeyState } from '../match/conditionContext.js';
import { isResourceTagKey, readsAnyTag, readsTagsOfPassedRole } from './resourceFacts.js';

export interface EvaluationContext extends ConditionContext {
  /** Whether aws:MultiFactorAuthPresent of a role or federated-user session was read, as `false` (E-43). */
  readSessionMfa: boolean;
}

/** Builds the context. Keys of the question win, then facts; any other key is unknown or absent, as `unlisted` says. */
export function buildContext(facts: RequestFacts, layers: PolicyLayers): EvaluationContext {
  const known = new Map<string, KeyState>();
  const { entries, unlisted } = facts.request.context;
  const clock = clockOf(facts.request.context);
  const roleTagsInDoubt = mayInheritTags(facts, layers);
  const context: EvaluationContext = {
    caveats: 0,
    readSessionMfa: false,
    lookup(key) {
      const stated = entries.get(key);
      if (stated !== undefined) return stated;
      if (key === 'aws:multifactorauthpresent' && isTemporary(facts)) context.readSessionMfa = true;
      if (roleTagsInDoubt && readsAnyTag(key)) context.caveats |= CAVEAT.ROLE_TAGS;
      if (readsTagsOfPassedRole(key, facts.request.action)) context.caveats |= CAVEAT.PASSED_ROLE_TAGS;
      const state = known.get(key) ?? stateOf(key, facts, layers, unlisted, clock);
      known.set(key, state);
      if (isOneOfSeveralTags(key, state)) context.caveats |= CAVEAT.TAG_CASE;
      return state;
    },
  };
  return context;
}

/** Whether the resource has the tag under several keys that differ only in case (E-107). */
const isOneOfSeveralTags = (key: string, state: KeyState): boolean =>
  state.kind === 'unknown' && state.present && isResourceTagKey(key);

const assumingActions = new Set(['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity']);

/** Whether the role may inherit transitive tags, because its trust policy allows them (E-91, E-39). */
function mayInheritTags({ request }: RequestFacts, layers: PolicyLayers): boolean {
  const { principal, action, resource } = request;
  return (
    principal.kind === 'roleSession' &&
    resource.tags !== undefined &&
    assumingActions.has(action.toLowerCase()) &&
    policiesOfLayer(layers.resource).some(
      ({ compiled }) => compiled === undefined || mayAllowAction(compiled, 'sts:TagSession'),
    )
  );
}

function isTemporary({ request: { principal } }: RequestFacts): boolean {
  return principal.kind === 'roleSession' || principal.kind === 'federatedUserSession';
}

function stateOf(
  key: string,
  facts: RequestFacts,
  layers: PolicyLayers,
  unlisted: 'UNKNOWN' | 'ABSENT',
  clock: Clock | undefined,
): KeyState {
  const passing = permissionFor(key);
  if (passing !== undefined && isNeverPassed(facts.request, layers.resource, passing)) return ABSENT;
  const fact = requestFact(key, facts) ?? UNKNOWN_KEY;
  if (fact.kind !== 'unknown') return fact;
  // U-1: a key that every such request has is never absent.
  if (unlisted === 'ABSENT' && !fact.present) return ABSENT;
  return mayHoldSeveral(key, layers) ? { ...fact, severalValues: true } : timed(key, fact, clock);
}

/**
 * U-7: some keys are declared to hold a list or one value. Any other key holds a list if a set operator tests it in any
 * policy, since what a key can hold does not depend on which policies apply to a request.
 */
function mayHoldSeveral(key: string, layers: PolicyLayers): boolean {
  if (isMultiValuedKey(key)) return true;
  if (isSingleValuedKey(key)) return false;
  return allPolicies(layers).some(({ compiled }) => compiled?.setKeys.has(key) === true);
}

/** Returns the same context with other states of some keys (U-7, E-43). */
export function withOverrides(
  base: ConditionContext,
  overrides: ReadonlyMap<string, KeyState>,
): ConditionContext {
  return {
    caveats: 0,
    lookup: (key) => overrides.get(key) ?? base.lookup(key),
  };
}

/** Whether the value of the key is known only if the organization was imported (U-9e). */
export function isOrganizationKey(key: string): boolean {
  return /^aws:(principal|resource|source|sourcevpce|vpce)org(id|paths)$/.test(key);
}
