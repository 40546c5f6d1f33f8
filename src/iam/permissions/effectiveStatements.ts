/** Finds what a principal may do after all types of policies are applied, as statements. */
import type { Effect, StatementMatch } from '../decide/decision.js';
import type { PolicyLayers } from '../decide/layers.js';
import { ANY_ACTION, type RequestContext, type RequestPrincipal } from '../decide/request.js';
import { freeActions } from '../decide/serviceRules.js';
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { buildContext, withOverrides } from '../facts/buildContext.js';
import { clockOf } from '../facts/clock.js';
import { ABSENT } from '../match/conditionContext.js';
import { areaFromText } from './areaFromText.js';
import {
  areaContains,
  areasContain,
  areasMeet,
  intersectAreas,
  isExactOverlap,
  wholeArea,
  type Area,
} from './areas.js';
import {
  ceilingsOf,
  denyEntries,
  identityEntries,
  ruleEntry,
  type EffectiveCondition,
  type Entry,
  type Holder,
} from './layerEntries.js';

/**
 * An ALLOW entry allows, on the caller's side, every action that matches one of `actions` and none of `notActions`, on
 * every resource that matches one of `resources` and none of `notResources`, if all `conditions` hold and no DENY entry
 * removes it. It does not include policies of resources: those of other accounts, roles, KMS keys and VPC Lattice
 * services have to allow it too, and can allow more. It does not include resource control policies of other accounts
 * either.
 *
 * Patterns are globs in the syntax of policies (`service:Na*`, ARN patterns, `*` for everything; `${*}` is the
 * character). Known variables are replaced by their values; an entry with an unknown one is not `exact`.
 *
 * A DENY entry removes what it matches in the same way, certainly if it has no conditions. Only those that overlap an
 * ALLOW entry are listed, and ALLOW entries that they remove completely are not (E-84). An entry without sources is a
 * rule of the service itself (E-6, E-7, E-16, E-75), or the ALLOW of everything of the root user (E-5).
 */
export interface EffectiveStatement {
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /**
   * False: it may match less than it says. An unknown policy variable in it is replaced by `*`, or what the layers have
   * in common is too much to list.
   */
  readonly exact: boolean;
  /** All must hold for the entry to have effect. */
  readonly conditions: readonly EffectiveCondition[];
  /** Every statement that contributed: for an ALLOW, the identity statement and one of each limiting layer. */
  readonly sources: readonly StatementMatch[];
}

export interface EffectiveStatements {
  readonly statements: readonly EffectiveStatement[];
  /** Caveats of every evaluated statement, including those that are not in the result. */
  readonly caveats: readonly string[];
}

/**
 * Returns the effective statements of a principal. `context`: the known context of requests; other keys that are not
 * known for the principal are open or absent, as its `unlisted` says. If a limiting layer was not collected (U-9f) or
 * could not be read (E-79), only actions that need no policy remain.
 */
export function findEffectiveStatements(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
): EffectiveStatements {
  const request = { principal, action: ANY_ACTION, resource: { arn: '*' }, context };
  const facts = buildContext({ request, owner: undefined }, layers);
  const statements = statementsIn({ principal, layers, context: facts });
  let bits = facts.caveats;
  if (facts.readSessionMfa) {
    const absent = withOverrides(facts, new Map([['aws:multifactorauthpresent', ABSENT]]));
    const other = statementsIn({ principal, layers, context: absent });
    if (textOf(other) !== textOf(statements)) bits |= CAVEAT.SESSION_MFA;
  }
  return { statements, caveats: caveatsOf(bits, clockOf(context)) };
}

const textOf = (statements: readonly EffectiveStatement[]): string =>
  JSON.stringify(statements, (key, value: unknown) => (key === 'test' ? undefined : value));

function statementsIn(holder: Holder): readonly EffectiveStatement[] {
  const ceilings = ceilingsOf(holder);
  const free = areaFromText(freeActions(holder.principal), ['*']);
  if (ceilings === undefined) return freeEntries(free, []).map((entry) => statementOf('ALLOW', entry));
  let allows = identityEntries(holder);
  for (const ceiling of ceilings)
    allows = allows.flatMap((entry) => ceiling.flatMap((other) => meet(entry, other)));
  const denies = denyEntries(holder);
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

/** Returns a Deny without actions that no Deny can remove (E-6, E-75). */
function without(deny: Entry, { actions: { included } }: Area): readonly Entry[] {
  const { actions, resources } = deny.area;
  const excluded = [...actions.excluded, ...included];
  const area = intersectAreas({ actions: { ...actions, excluded }, resources }, wholeArea);
  return area === undefined ? [] : [{ ...deny, area }];
}

/** Returns the free actions that no entry of a policy allows without conditions. */
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

/** Returns what both entries allow, under the conditions of both. */
function meet(a: Entry, b: Entry): readonly Entry[] {
  const area = intersectAreas(a.area, b.area);
  if (area === undefined) return [];
  const exact = a.exact && b.exact && isExactOverlap(area);
  const conditions = [...a.conditions, ...b.conditions];
  return [{ area, exact, conditions, sources: [...a.sources, ...b.sources] }];
}
