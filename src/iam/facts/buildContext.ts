/** The request context as the rules see it: what the question says, then what is known anyway (E-64), then unknown. */
import { CAVEAT } from '../explain/caveats.js';
import { clockOf, timed } from './clock.js';
import { type Clock } from '../decide/request.js';
import { mayAllowAction } from '../language/compile.js';
import { isMultiValuedKey, isSingleValuedKey } from './data/conditionKeys.js';
import { requestFact } from './facts.js';
import type { RequestFacts } from './keyFacts.js';
import { allPolicies, policiesOfLayer, type PolicyLayers } from '../decide/layers.js';
import { ABSENT, UNKNOWN_KEY, type ConditionContext, type KeyState } from '../match/conditionContext.js';
import { readsAnyTag, readsTagsOfPassedRole } from './resourceFacts.js';

export interface EvaluationContext extends ConditionContext {
  /** E-43: aws:MultiFactorAuthPresent of a role or federated-user session was read, as `false`. */
  readSessionMfa: boolean;
}

/** A key that the question gives wins; then facts; a key that is neither is unknown or absent, as `unlisted` says. */
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
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const state = stateOf(key, facts, layers, unlisted, clock);
      known.set(key, state);
      return state;
    },
  };
  return context;
}

const assumingActions = new Set(['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity']);

/** E-91, E-39: transitive tags are handed on, to a role whose trust policy allows it. */
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
  const fact = requestFact(key, facts) ?? UNKNOWN_KEY;
  if (fact.kind !== 'unknown') return fact;
  if (unlisted === 'ABSENT') return ABSENT;
  return mayHoldSeveral(key, layers) ? { ...fact, severalValues: true } : timed(key, fact, clock);
}

/**
 * U-7: a key is declared to hold a list or one value; of any other key a set operator says that it holds a list,
 * wherever it stands: what a key can hold does not hang on which policies bear on a request.
 */
function mayHoldSeveral(key: string, layers: PolicyLayers): boolean {
  if (isMultiValuedKey(key)) return true;
  if (isSingleValuedKey(key)) return false;
  return allPolicies(layers).some(({ compiled }) => compiled?.setKeys.has(key) === true);
}

/** The same context with some keys decided otherwise (U-7, E-43). */
export function withOverrides(
  base: ConditionContext,
  overrides: ReadonlyMap<string, KeyState>,
): ConditionContext {
  return {
    caveats: 0,
    lookup: (key) => overrides.get(key) ?? base.lookup(key),
  };
}

/** Keys whose values only an organization that was imported can tell (U-9e). */
export function isOrganizationKey(key: string): boolean {
  return /^aws:(principal|resource|source|sourcevpce|vpce)org(id|paths)$/.test(key);
}
