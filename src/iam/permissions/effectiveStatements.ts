/** What a principal may do once every policy type is applied, as statements. */
import type { Effect, StatementMatch } from '../decide/decision.js';
import type { PolicyLayers } from '../decide/layers.js';
import { ANY_ACTION, type RequestContext, type RequestPrincipal } from '../decide/request.js';
import { freeActions } from '../decide/serviceRules.js';
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { buildContext, withOverrides } from '../facts/buildContext.js';
import { clockOf } from '../facts/clock.js';
import { ABSENT, type ConditionContext } from '../match/conditionContext.js';
import { areaFromText } from './areaFromText.js';
import { areaContains, areasContain, areasMeet, intersectAreas, wholeArea, type Area } from './areas.js';
import { ceilingsOf, denyEntries, identityEntries, ruleEntry } from './layerEntries.js';
import type { EffectiveCondition, Entry } from './layerEntries.js';

/**
 * An ALLOW entry: every action that matches one of `actions` and none of `notActions`, on every resource that
 * matches one of `resources` and none of `notResources`, is allowed as far as the caller's own side goes, if all
 * `conditions` hold and no DENY entry takes it away. What the policy of the resource says is not in it: resources of
 * other accounts, roles, KMS keys and services of VPC Lattice have to allow it too, and can allow more; resource control policies of other
 * accounts are not in it either.
 *
 * Patterns are globs in the syntax of policies (`service:Na*`, ARN patterns, `*` for everything; `${*}` is the
 * character). Variables that could be resolved are; an entry with one that could not is not `exact`.
 *
 * A DENY entry takes away what it matches in the same way; for certain if it has no conditions. Only those that
 * meet some ALLOW entry are listed, and an ALLOW entry that they take away whole is not (E-84). An entry without
 * sources is a rule of the service itself (E-6, E-7, E-16, E-75), or of the root user an ALLOW of everything (E-5).
 */
export interface EffectiveStatement {
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** False: a policy variable in it has no known value and stands as `*`, so it may match less than it says. */
  readonly exact: boolean;
  /** All must hold; for a DENY entry all must hold for it to bite. */
  readonly conditions: readonly EffectiveCondition[];
  /** Every statement that contributed: for an ALLOW the identity statement and one of each ceiling. */
  readonly sources: readonly StatementMatch[];
}

export interface EffectiveStatements {
  readonly statements: readonly EffectiveStatement[];
  /** Of every statement that was looked at, those that fell away among them. */
  readonly caveats: readonly string[];
}

/**
 * `context`: what is known of the request; keys that are not in it and not known of the principal are open or absent
 * as its `unlisted` says. Where a ceiling that exists was not collected (U-9f), or could not be read (E-79), no more than
 * what needs no policy is known to remain.
 */
export function findEffectiveStatements(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
): EffectiveStatements {
  const request = { principal, action: ANY_ACTION, resource: { arn: '*' }, context };
  const facts = buildContext({ request, owner: undefined }, layers);
  const statements = statementsIn(facts, principal, layers);
  let bits = facts.caveats;
  if (facts.readSessionMfa) {
    const absent = withOverrides(facts, new Map([['aws:multifactorauthpresent', ABSENT]]));
    const other = statementsIn(absent, principal, layers);
    if (textOf(other) !== textOf(statements)) bits |= CAVEAT.SESSION_MFA;
  }
  return { statements, caveats: caveatsOf(bits, clockOf(context)) };
}

const textOf = (statements: readonly EffectiveStatement[]): string =>
  JSON.stringify(statements, (key, value: unknown) => (key === 'test' ? undefined : value));

function statementsIn(
  facts: ConditionContext,
  principal: RequestPrincipal,
  layers: PolicyLayers,
): readonly EffectiveStatement[] {
  const ceilings = ceilingsOf(principal, layers, facts);
  const free = areaFromText(freeActions(principal), ['*']);
  if (ceilings === undefined) return freeEntries(free, []).map((entry) => statementOf('ALLOW', entry));
  let allows = identityEntries(principal, layers, facts);
  for (const ceiling of ceilings)
    allows = allows.flatMap((entry) => ceiling.flatMap((other) => meet(entry, other)));
  const denies = denyEntries(principal, layers, facts);
  const certain = denies.filter(({ conditions, exact }) => exact && conditions.length === 0);
  const denied = certain.map(({ area }) => area);
  const kept = allows.filter(({ area }) => !areasContain(denied, area));
  const cutting = denies
    .flatMap((deny) => without(deny, free))
    .filter((deny) => kept.some(({ area }) => areasMeet(deny.area, area)));
  return [
    ...kept.map((entry) => statementOf('ALLOW', entry)),
    ...freeEntries(free, kept).map((entry) => statementOf('ALLOW', entry)),
    ...cutting.map((entry) => statementOf('DENY', entry)),
  ];
}

/** E-6, E-75: no Deny takes these actions away. */
function without(deny: Entry, { actions: { included } }: Area): readonly Entry[] {
  const { actions, resources } = deny.area;
  const excluded = [...actions.excluded, ...included];
  const area = intersectAreas({ actions: { ...actions, excluded }, resources }, wholeArea);
  return area === undefined ? [] : [{ ...deny, area }];
}

/** Those that no entry of a policy allows anyway. */
function freeEntries(free: Area, allows: readonly Entry[]): readonly Entry[] {
  const certain = allows.filter(({ exact, conditions }) => exact && conditions.length === 0);
  const included = free.actions.included.filter((action) => {
    const area = { ...free, actions: { included: [action], excluded: [] } };
    return !certain.some((allow) => areaContains(allow.area, area));
  });
  return included.length === 0 ? [] : [ruleEntry({ ...free, actions: { included, excluded: [] } })];
}

function statementOf(effect: Effect, { area, exact, conditions, sources }: Entry): EffectiveStatement {
  const texts = (patterns: readonly { readonly text: string }[]): readonly string[] =>
    patterns.map(({ text }) => text);
  return {
    effect,
    actions: texts(area.actions.included),
    notActions: texts(area.actions.excluded),
    resources: texts(area.resources.included),
    notResources: texts(area.resources.excluded),
    exact,
    conditions,
    sources,
  };
}

/** Both have to allow: what they have in common, under the conditions of both. */
function meet(a: Entry, b: Entry): readonly Entry[] {
  const area = intersectAreas(a.area, b.area);
  const conditions = [...a.conditions, ...b.conditions];
  return area ? [{ area, exact: a.exact && b.exact, conditions, sources: [...a.sources, ...b.sources] }] : [];
}
