/** What a principal may do once every policy type is applied, as statements. */
import {
  areaContains,
  areasContain,
  areasMeet,
  areaFromText,
  areaOf,
  intersectAreas,
  openAreaOf,
  wholeArea,
  type Area,
} from './areas.js';
import type { CompiledStatement } from '../language/compile.js';
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { clockOf } from '../facts/clock.js';
import { buildContext, withOverrides } from '../facts/buildContext.js';
import { rcpServices } from '../facts/data/serviceEnforced.js';
import type { Effect, LayerKind, StatementMatch } from '../decide/decision.js';
import { FALSE, UNKNOWN } from '../decide/kleene.js';
import {
  areGuardrailsRead,
  isLayerRead,
  levelsOf,
  policiesOfLayer,
  type AppliedPolicy,
  type GuardrailLevel,
  type Guardrails,
  type Layer,
  type PolicyLayers,
} from '../decide/layers.js';
import { evaluateTest, type CompiledTest } from '../match/condition.js';
import { ABSENT, type ConditionContext } from '../match/conditionContext.js';
import { ANY_ACTION, hasAccount, type RequestContext, type RequestPrincipal } from '../decide/request.js';
import { resourceControlReach, type ResourceControlReach } from '../decide/resourceControlReach.js';
import { freeActions, serviceDeniesFor } from '../decide/serviceRules.js';
import type { ConditionTest } from '../language/statement.js';
import { defaultSwitches, type EvaluationSwitches } from '../decide/evaluationOptions.js';

/** A condition that is still open, and the statement it stands in. */
export interface EffectiveCondition extends ConditionTest {
  readonly statement: StatementMatch;
  /** Missing: it is of no policy. */
  readonly test?: CompiledTest;
}

/**
 * An ALLOW entry: every action that matches one of `actions` and none of `notActions`, on every resource that
 * matches one of `resources` and none of `notResources`, is allowed as far as the caller's own side goes, if all
 * `conditions` hold and no DENY entry takes it away. What the policy of the resource says is not in it: resources of
 * other accounts, roles and KMS keys have to allow it too, and can allow more; resource control policies of other
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

interface Entry {
  readonly area: Area;
  /** All of the area, and not perhaps less. */
  readonly exact: boolean;
  readonly conditions: readonly EffectiveCondition[];
  readonly sources: readonly StatementMatch[];
}

/**
 * `context`: what is known of the request; keys that are not in it and not known of the principal are open or absent
 * as its `unlisted` says. Where a ceiling that exists was not collected (U-9f), or could not be read (E-79), no more than
 * what needs no policy is known to remain.
 */
export const effectiveStatements = (
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
  switches: Partial<EvaluationSwitches> = {},
): readonly EffectiveStatement[] => findEffectiveStatements(principal, layers, context, switches).statements;

export interface EffectiveStatements {
  readonly statements: readonly EffectiveStatement[];
  /** Of every statement that was looked at, those that fell away among them. */
  readonly caveats: readonly string[];
}

/** As `effectiveStatements`, with what that rests on and is not firm. */
export function findEffectiveStatements(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: RequestContext,
  switches: Partial<EvaluationSwitches> = {},
): EffectiveStatements {
  const settings = { ...defaultSwitches, ...switches };
  const request = { principal, action: ANY_ACTION, resource: { arn: '*' }, context };
  const facts = buildContext({ request, owner: undefined }, layers, settings.scalarOperatorOnMultiValuedKey);
  const statements = statementsIn(facts, principal, layers, settings);
  let bits = facts.caveats;
  if (facts.readSessionMfa) {
    const absent = withOverrides(facts, new Map([['aws:multifactorauthpresent', ABSENT]]));
    const other = statementsIn(absent, principal, layers, settings);
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
  settings: EvaluationSwitches,
): readonly EffectiveStatement[] {
  const ceilings = ceilingsOf(principal, layers, facts);
  const free = areaFromText(freeActions(principal), ['*']);
  if (ceilings === undefined) return freeEntries(free, []).map((entry) => statementOf('ALLOW', entry));
  let allows = identityEntries(principal, layers, facts);
  for (const ceiling of ceilings)
    allows = allows.flatMap((entry) => ceiling.flatMap((other) => meet(entry, other)));
  const denies = [
    ...denyEntries(principal, layers, facts, settings.rcpServices ?? rcpServices),
    ...serviceEntries(principal),
  ];
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
  const actions = { included, excluded: [] };
  return included.length === 0
    ? []
    : [{ area: { ...free, actions }, exact: true, conditions: [], sources: [] }];
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
  if (area === undefined) return [];
  return [
    {
      area,
      exact: a.exact && b.exact,
      conditions: [...a.conditions, ...b.conditions],
      sources: [...a.sources, ...b.sources],
    },
  ];
}

/** E-5, E-18b: root, and a federated session of root, start from everything. */
function identityEntries(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
): readonly Entry[] {
  const ofRoot = principal.kind === 'federatedUserSession' && principal.userArn === undefined;
  if (principal.kind === 'root' || ofRoot)
    return [{ area: wholeArea, exact: true, conditions: [], sources: [] }];
  return entriesOf('ALLOW', 'IDENTITY', policiesOfLayer(layers.identity), context);
}

/** One list of Allow entries for each ceiling; undefined where one that exists was not collected, or could not be read. */
function ceilingsOf(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
): readonly (readonly Entry[])[] | undefined {
  const { session, permissionsBoundary, endpoint } = layers;
  const root = principal.kind === 'root';
  const guardrails = serviceControlOf(principal, layers);
  if (!areGuardrailsRead(guardrails)) return undefined;
  const ceilings = levelsOf(guardrails).map((level) =>
    levelEntries('ALLOW', 'SERVICE_CONTROL', level, context),
  );
  const documents: readonly (readonly [LayerKind, Layer | undefined])[] = [
    ['PERMISSIONS_BOUNDARY', root ? undefined : permissionsBoundary],
    ['SESSION', root ? undefined : session],
    ['ENDPOINT', endpoint],
  ];
  for (const [kind, layer] of documents) {
    if (layer === undefined) continue;
    if (!isLayerRead(layer)) return undefined;
    const policies = policiesOfLayer(layer);
    if (kind === 'ENDPOINT' && policies.length === 0) continue;
    ceilings.push(entriesOf('ALLOW', kind, policies, context));
  }
  if (principal.kind === 'federatedUserSession' && session === undefined) ceilings.push([]);
  return ceilings;
}

function serviceControlOf(principal: RequestPrincipal, { serviceControl }: PolicyLayers): Guardrails {
  const exempt = principal.kind === 'roleSession' && principal.serviceLinked;
  return exempt || !('accountId' in principal) ? { status: 'NOT_APPLICABLE' } : serviceControl;
}

function levelEntries(
  effect: Effect,
  layer: LayerKind,
  { target, policies }: GuardrailLevel,
  context: ConditionContext,
): readonly Entry[] {
  return entriesOf(effect, layer, policies, context).map((entry) => ({
    ...entry,
    sources: entry.sources.map((source) => ({ ...source, level: target })),
  }));
}

/** Of the own account, whose resources they guard (E-20). */
function resourceControlDenies(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
  services: ReadonlySet<string>,
): readonly Entry[] {
  if (!hasAccount(principal)) return [];
  if (principal.kind === 'roleSession' && principal.serviceLinked) return [];
  const reach = resourceControlReach(principal.accountId, services);
  return levelsOf(layers.resourceControl)
    .flatMap((level) => levelEntries('DENY', 'RESOURCE_CONTROL', level, context))
    .flatMap((entry) => reach.flatMap((one) => within(entry, one)));
}

function within(entry: Entry, { area: outer, condition }: ResourceControlReach): readonly Entry[] {
  const area = intersectAreas(entry.area, outer);
  if (area === undefined) return [];
  const added = condition ? entry.sources.map((statement) => ({ ...condition, statement })) : [];
  return [{ ...entry, area, conditions: [...entry.conditions, ...added] }];
}

/** E-9, E-24: wherever a Deny stands. */
function denyEntries(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
  rcpServices: ReadonlySet<string>,
): readonly Entry[] {
  const root = principal.kind === 'root';
  const lists: readonly (readonly [LayerKind, readonly AppliedPolicy[]])[] = [
    ['IDENTITY', root ? [] : policiesOfLayer(layers.identity)],
    ['PERMISSIONS_BOUNDARY', root ? [] : policiesOfLayer(layers.permissionsBoundary)],
    ['SESSION', policiesOfLayer(layers.session)],
    ['ENDPOINT', policiesOfLayer(layers.endpoint)],
  ];
  return [
    ...resourceControlDenies(principal, layers, context, rcpServices),
    ...levelsOf(serviceControlOf(principal, layers)).flatMap((level) =>
      levelEntries('DENY', 'SERVICE_CONTROL', level, context),
    ),
    ...lists.flatMap(([kind, policies]) => entriesOf('DENY', kind, policies, context)),
  ];
}

/** E-7, E-16, E-47: what the services refuse, without a statement to cite. */
function serviceEntries(principal: RequestPrincipal): readonly Entry[] {
  return serviceDeniesFor(principal).map(({ actions, resources }) => ({
    area: areaFromText(actions, resources),
    exact: true,
    conditions: [],
    sources: [],
  }));
}

function entriesOf(
  effect: Effect,
  layer: LayerKind,
  policies: readonly AppliedPolicy[],
  context: ConditionContext,
): readonly Entry[] {
  return policies.flatMap((policy) =>
    (policy.compiled?.statements ?? [])
      .filter((statement) => statement.effect === effect)
      .flatMap((statement) => entryOf(policy, statement, layer, context)),
  );
}

/** None where the statement cannot match, or where an Allow is not written as AWS accepts it (L-9, L-25a). */
function entryOf(
  policy: AppliedPolicy,
  statement: CompiledStatement,
  layer: LayerKind,
  context: ConditionContext,
): readonly Entry[] {
  const { effect, sid, index } = statement;
  if (effect === 'ALLOW' && statement.action.invalid) return [];
  const source: StatementMatch = {
    policyId: policy.id,
    layer,
    statementIndex: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
  };
  const conditions: EffectiveCondition[] = [];
  for (const test of statement.tests) {
    const outcome = evaluateTest(test, effect, context);
    if (outcome === FALSE) return [];
    if (outcome === UNKNOWN) conditions.push({ ...test.source, statement: source, test });
  }
  const entry = (area: Area | undefined, exact: boolean): readonly Entry[] => {
    const tidy = area && intersectAreas(area, wholeArea);
    return tidy === undefined ? [] : [{ area: tidy, exact, conditions, sources: [source] }];
  };
  const { area, exact } = areaOf(statement, context);
  // Of an Allow, what is certain and what hangs on a variable are apart.
  if (effect === 'ALLOW') return [...entry(area, true), ...entry(openAreaOf(statement, context), false)];
  return entry(area, exact);
}
