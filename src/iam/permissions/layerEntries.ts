/** Returns what each layer allows and denies to a principal, as areas. */
import { neverOpenAcrossAccounts, rcpServices } from '../facts/data/serviceEnforced.js';
import type { Effect, LayerKind, StatementMatch } from '../decide/decision.js';
import { statementMatch } from '../decide/evaluate.js';
import { FALSE, UNKNOWN } from '../decide/kleene.js';
import {
  areGuardrailsRead,
  isDefaultEndpoint,
  isLayerRead,
  levelsOf,
  policiesOfLayer,
  type AppliedPolicy,
  type Guardrails,
  type Layer,
  type PolicyLayers,
} from '../decide/layers.js';
import { hasAccount, type RequestPrincipal } from '../decide/request.js';
import { serviceDeniesFor } from '../decide/serviceRules.js';
import type { CompiledStatement } from '../language/compile.js';
import type { ConditionTest } from '../language/statement.js';
import { evaluateTest, type CompiledTest } from '../match/condition.js';
import type { ConditionContext } from '../match/conditionContext.js';
import { areaFromText } from './areaFromText.js';
import { areaOf, intersectAreas, isExactOverlap, openAreaOf, wholeArea, type Area } from './areas.js';

/** An open condition, with its statement. */
export interface EffectiveCondition extends ConditionTest {
  readonly statement: StatementMatch;
  /** Missing: the condition is in no policy. */
  readonly test?: CompiledTest;
}

export interface Entry {
  readonly area: Area;
  /** Whether the entry matches all of the area, and not perhaps less. */
  readonly exact: boolean;
  readonly conditions: readonly EffectiveCondition[];
  readonly sources: readonly StatementMatch[];
}

/** Makes an entry of a rule, without a statement to cite. */
export const ruleEntry = (area: Area): Entry => ({ area, exact: true, conditions: [], sources: [] });

/** A layer, or one level of a guardrail. */
interface AppliedLayer {
  readonly kind: LayerKind;
  readonly level: string | undefined;
  readonly policies: readonly AppliedPolicy[];
}

const isServiceLinked = (principal: RequestPrincipal): boolean =>
  principal.kind === 'roleSession' && principal.serviceLinked;

const levelsAs = (kind: LayerKind, guardrails: Guardrails): readonly AppliedLayer[] =>
  levelsOf(guardrails).map(({ target, policies }) => ({ kind, level: target, policies }));

const serviceControlOf = (principal: RequestPrincipal, { serviceControl }: PolicyLayers): Guardrails =>
  isServiceLinked(principal) || !hasAccount(principal) ? { status: 'NOT_APPLICABLE' } : serviceControl;

const allOf = (kind: LayerKind, layer: Layer | undefined): readonly AppliedLayer[] =>
  layer === undefined ? [] : [{ kind, level: undefined, policies: policiesOfLayer(layer) }];

/** Whose permissions are asked for, and the known context of requests. */
export interface Holder {
  readonly principal: RequestPrincipal;
  readonly layers: PolicyLayers;
  readonly context: ConditionContext;
}

/** Returns what identity policies allow. Root, and a federated session of root, start with everything (E-5, E-18b). */
export function identityEntries({ principal, layers, context }: Holder): readonly Entry[] {
  const ofRoot = principal.kind === 'federatedUserSession' && principal.userArn === undefined;
  if (principal.kind === 'root' || ofRoot) return [ruleEntry(wholeArea)];
  return entriesOf('ALLOW', allOf('IDENTITY', layers.identity), context);
}

/** Returns a list of Allow entries for each limiting layer; undefined if one was not collected or could not be read. */
export function ceilingsOf({
  principal,
  layers,
  context,
}: Holder): readonly (readonly Entry[])[] | undefined {
  const { session, permissionsBoundary, endpoint } = layers;
  const isRoot = principal.kind === 'root';
  const guardrails = serviceControlOf(principal, layers);
  const documents: readonly (readonly [LayerKind, Layer | undefined])[] = [
    ['PERMISSIONS_BOUNDARY', isRoot ? undefined : permissionsBoundary],
    ['SESSION', isRoot ? undefined : session],
    ['ENDPOINT', isDefaultEndpoint(layers) ? undefined : endpoint],
  ];
  const areRead = documents.every(([, layer]) => layer === undefined || isLayerRead(layer));
  if (!areRead || !areGuardrailsRead(guardrails)) return undefined;
  const ceilings = [
    ...levelsAs('SERVICE_CONTROL', guardrails),
    ...documents.flatMap(([kind, layer]) => allOf(kind, layer)),
  ];
  // E-18: without a session policy a federated user may do nothing by its own policies.
  const isBare = principal.kind === 'federatedUserSession' && session === undefined;
  return [...ceilings.map((layer) => entriesOf('ALLOW', [layer], context)), ...(isBare ? [[]] : [])];
}

/** Returns the Denies of all layers (E-9, E-24), and what services refuse (E-7, E-16, E-47). */
export function denyEntries(holder: Holder): readonly Entry[] {
  const { principal, layers, context } = holder;
  const isRoot = principal.kind === 'root';
  const applied = [
    ...levelsAs('SERVICE_CONTROL', serviceControlOf(principal, layers)),
    ...allOf('IDENTITY', isRoot ? undefined : layers.identity),
    ...allOf('PERMISSIONS_BOUNDARY', isRoot ? undefined : layers.permissionsBoundary),
    ...allOf('SESSION', layers.session),
    ...allOf('ENDPOINT', layers.endpoint),
  ];
  return [
    ...resourceControlDenies(holder),
    ...entriesOf('DENY', applied, context),
    ...serviceDeniesFor(principal).map(({ actions, resources }) =>
      ruleEntry(areaFromText(actions, resources)),
    ),
  ];
}

function entriesOf(
  effect: Effect,
  layers: readonly AppliedLayer[],
  context: ConditionContext,
): readonly Entry[] {
  return layers.flatMap((layer) =>
    layer.policies.flatMap((policy) =>
      (policy.compiled?.statements ?? [])
        .filter((statement) => statement.effect === effect)
        .flatMap((statement) => entryOf(policy, statement, layer, context)),
    ),
  );
}

/** Returns entries of a statement; none if it cannot match, or if an Allow has an invalid form (L-9, L-25a). */
function entryOf(
  policy: AppliedPolicy,
  statement: CompiledStatement,
  { kind, level }: AppliedLayer,
  context: ConditionContext,
): readonly Entry[] {
  const { effect } = statement;
  if (effect === 'ALLOW' && statement.action.invalid) return [];
  const source = statementMatch({ policy, statement, layer: kind, level });
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
  // An Allow has separate entries for what is certain and for what depends on a variable.
  if (effect === 'ALLOW') return [...entry(area, true), ...entry(openAreaOf(statement, context), false)];
  return entry(area, exact);
}

// ── Requests to which the account's own resource control policies apply (E-20, E-20c, E-20f) ─────────────────────────

/** Returns Denies of the RCPs of the own account, which apply to its resources (E-20). */
function resourceControlDenies({ principal, layers, context }: Holder): readonly Entry[] {
  if (!hasAccount(principal) || isServiceLinked(principal)) return [];
  const reach = resourceControlReach(principal.accountId);
  return entriesOf('DENY', levelsAs('RESOURCE_CONTROL', layers.resourceControl), context).flatMap((entry) =>
    reach.flatMap((one) => within(entry, one)),
  );
}

function within(entry: Entry, { area: outer, condition }: ResourceControlReach): readonly Entry[] {
  const area = intersectAreas(entry.area, outer);
  if (area === undefined) return [];
  const added = condition ? entry.sources.map((statement) => ({ ...condition, statement })) : [];
  const exact = entry.exact && isExactOverlap(area);
  return [{ ...entry, area, exact, conditions: [...entry.conditions, ...added] }];
}

interface ResourceControlReach {
  readonly area: Area;
  /** RCPs apply only to requests for which it holds. */
  readonly condition?: ConditionTest;
}

/** E-20c, E-76: kms:RetireGrant is exempt, and so is listing buckets, which has no resource but is in areas of ARNs. */
const exemptFromRcps = areaFromText(['kms:RetireGrant', 's3:ListAllMyBuckets'], []).actions.included;

/** Actions that no bucket policy grants to another account, so that the bucket belongs to the own account (E-34a). */
const ownBucketActions = [...(neverOpenAcrossAccounts.get('s3') ?? [])].map((name) => `s3:${name}`);

/**
 * Returns the areas to which RCPs apply: the account's own resources, in services that support them. The ARN of a
 * bucket does not tell its owner; resources with other ARNs without an account count as the account's own.
 */
function resourceControlReach(accountId: string): readonly ResourceControlReach[] {
  const [own, unowned] = [`arn:*:*:*:${accountId}:*`, 'arn:*:*:*::*'];
  const others = [...rcpServices].filter((service) => service !== 's3').map((service) => `${service}:*`);
  const ofOwner: ConditionTest = {
    operator: 'StringEquals',
    key: 'aws:ResourceAccount',
    values: [accountId],
  };
  return [
    { area: except(areaFromText([...others, ...ownBucketActions], [own, unowned])) },
    { area: except(areaFromText(['s3:*'], [own]), ownBucketActions) },
    { area: except(areaFromText(['s3:*'], [unowned]), ownBucketActions), condition: ofOwner },
  ];
}

const except = ({ actions, resources }: Area, excepted: readonly string[] = []): Area => ({
  actions: {
    ...actions,
    excluded: [...exemptFromRcps, ...areaFromText(excepted, []).actions.included],
  },
  resources,
});
