/** What each layer allows and denies of all that a principal may do, as areas. */
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
import { areaOf, intersectAreas, openAreaOf, wholeArea, type Area } from './areas.js';

/** A condition that is still open, and the statement it stands in. */
export interface EffectiveCondition extends ConditionTest {
  readonly statement: StatementMatch;
  /** Missing: it is of no policy. */
  readonly test?: CompiledTest;
}

export interface Entry {
  readonly area: Area;
  /** All of the area, and not perhaps less. */
  readonly exact: boolean;
  readonly conditions: readonly EffectiveCondition[];
  readonly sources: readonly StatementMatch[];
}

/** Without a statement to cite. */
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

/** E-5, E-18b: root, and a federated session of root, start from everything. */
export function identityEntries(
  principal: RequestPrincipal,
  { identity }: PolicyLayers,
  context: ConditionContext,
): readonly Entry[] {
  const ofRoot = principal.kind === 'federatedUserSession' && principal.userArn === undefined;
  if (principal.kind === 'root' || ofRoot) return [ruleEntry(wholeArea)];
  return entriesOf('ALLOW', allOf('IDENTITY', identity), context);
}

/** One list of Allow entries for each ceiling; undefined where one that exists was not collected, or could not be read. */
export function ceilingsOf(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
): readonly (readonly Entry[])[] | undefined {
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

/** E-9, E-24: wherever a Deny stands. E-7, E-16, E-47: what the services refuse. */
export function denyEntries(
  principal: RequestPrincipal,
  layers: PolicyLayers,
  context: ConditionContext,
): readonly Entry[] {
  const isRoot = principal.kind === 'root';
  const applied = [
    ...levelsAs('SERVICE_CONTROL', serviceControlOf(principal, layers)),
    ...allOf('IDENTITY', isRoot ? undefined : layers.identity),
    ...allOf('PERMISSIONS_BOUNDARY', isRoot ? undefined : layers.permissionsBoundary),
    ...allOf('SESSION', layers.session),
    ...allOf('ENDPOINT', layers.endpoint),
  ];
  return [
    ...resourceControlDenies(principal, layers, context),
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

/** None where the statement cannot match, or where an Allow is not written as AWS accepts it (L-9, L-25a). */
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
  // Of an Allow, what is certain and what hangs on a variable are apart.
  if (effect === 'ALLOW') return [...entry(area, true), ...entry(openAreaOf(statement, context), false)];
  return entry(area, exact);
}

// ── Which requests the account's own resource control policies bear on (E-20, E-20c, E-20f) ──────────────────────────

/** Of the own account, whose resources they guard (E-20). */
function resourceControlDenies(
  principal: RequestPrincipal,
  { resourceControl }: PolicyLayers,
  context: ConditionContext,
): readonly Entry[] {
  if (!hasAccount(principal) || isServiceLinked(principal)) return [];
  const reach = resourceControlReach(principal.accountId);
  return entriesOf('DENY', levelsAs('RESOURCE_CONTROL', resourceControl), context).flatMap((entry) =>
    reach.flatMap((one) => within(entry, one)),
  );
}

function within(entry: Entry, { area: outer, condition }: ResourceControlReach): readonly Entry[] {
  const area = intersectAreas(entry.area, outer);
  if (area === undefined) return [];
  const added = condition ? entry.sources.map((statement) => ({ ...condition, statement })) : [];
  return [{ ...entry, area, conditions: [...entry.conditions, ...added] }];
}

interface ResourceControlReach {
  readonly area: Area;
  /** They bear on those of the requests only for which it holds. */
  readonly condition?: ConditionTest;
}

/** E-20c, E-76: kms:RetireGrant is exempt; so is the list of buckets, which is no resource but is in areas of ARNs. */
const exemptFromRcps = areaFromText(['kms:RetireGrant', 's3:ListAllMyBuckets'], []).actions.included;

/** E-34a: what no bucket policy opens to another account, so that the bucket is one of the own account. */
const ownBucketActions = [...(neverOpenAcrossAccounts.get('s3') ?? [])].map((name) => `s3:${name}`);

/**
 * They bear on the account's own resources, in the services that support them. The ARN of a bucket does not say whose it
 * is; of other ARNs without an account nobody else is known to own the resource.
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
