/** Expands what a principal may do to AWS's list of actions. */
import { getOrMake } from '../../graph/model/memoize.js';
import type { ServiceRule } from '../../iam/decide/evaluatedLayers.js';
import type { CatalogService } from './actionCatalog.js';
import type {
  AccessLevelPermissions,
  ActionOutcome,
  EffectiveAction,
  EffectivePermissions,
  EffectiveStatementAnswer,
  ServicePermissions,
} from '../shared/answer.js';
import {
  onEachType,
  readService,
  typesOfOwn,
  typesSeenFrom,
  type ReadAction,
  type ReadService,
  type TypesOf,
} from './catalogPatterns.js';
import type { PermissionPattern } from './resourcePatterns.js';
import {
  allowsOwn,
  inService,
  indexes,
  isAboutAll,
  isAboutEveryResource,
  onAction,
  reaching,
  readStatement,
  takeAway,
  type ReadStatement,
  type ServiceStatement,
} from './serviceStatements.js';

/**
 * Returns one entry for each service of which something is allowed. An action is listed if `can` allows it on some
 * resource, apart from what is shared by other accounts (F-174).
 */
export function expandPermissions(
  permissions: EffectivePermissions,
  services: readonly CatalogService[],
): readonly ServicePermissions[] {
  const { principal, allowed, denied, unreadDenies, organizationsRule, graphVersion } = permissions;
  const read = (one: EffectiveStatementAnswer, index: number): ReadStatement =>
    readStatement(one, index, permissions.conditionsOn.get(one));
  const allows = allowed.map(read);
  const denies = denied.map(read);
  const typesOf = [typesSeenFrom(principal), typesOfOwn(principal)] as const;
  return services.flatMap((catalogService) => {
    const service = readService(catalogService);
    const allowing = allows.flatMap((allow) => inService(allow, service));
    if (allowing.length === 0) return [];
    const outcomeOf = outcomes(
      allowing,
      denies.flatMap((deny) => inService(deny, service)),
      typesOf,
      (takesResource) =>
        unreadDenies
          .filter(({ services: only }) => only === undefined || (takesResource && only.has(service.service)))
          .map(({ precondition }) => precondition),
    );
    const ruledOutcome = underRules(outcomeOf, ({ name, resources }) =>
      organizationsRule(name, resources[0] ?? '*'),
    );
    return expandService(service, ruledOutcome, { principal: principal.identifier, graphVersion });
  });
}

/** Returns a function that finds the outcome of an action on the resources of which a rule asks the least. */
const underRules =
  (
    outcomeOf: (action: ReadAction) => ActionOutcome | undefined,
    ruleOf: (action: ReadAction) => ServiceRule | undefined,
  ) =>
  (action: ReadAction): ActionOutcome | undefined => {
    const found = outcomeOf(action);
    const each = found ? onEachType(action) : [];
    if (found === undefined || each.every((one) => ruleOf(one) === undefined)) return found;
    const ruled = each.flatMap((one) => {
      const outcome = outcomeOf(one);
      return (outcome && underRule(outcome, ruleOf(one))) ?? [];
    });
    const least = ruled.find(({ decision }) => decision === 'ALLOWED') ?? ruled[0];
    return least && { ...found, decision: least.decision, preconditions: least.preconditions };
  };

/** Returns the outcome under a rule of the service; undefined: the service refuses it. */
function underRule(found: ActionOutcome, rule: ServiceRule | undefined): ActionOutcome | undefined {
  if (rule?.kind === 'denied') return undefined;
  if (rule?.kind !== 'needs') return found;
  const preconditions = [...found.preconditions, ...rule.preconditions];
  return { ...found, decision: 'CONDITIONAL', preconditions };
}

function expandService(
  { service, actionCount, levels }: ReadService,
  outcomeOf: (action: ReadAction) => ActionOutcome | undefined,
  { principal, graphVersion }: { readonly principal: string; readonly graphVersion: string },
): readonly ServicePermissions[] {
  const accessLevels: AccessLevelPermissions[] = [];
  for (const level of levels) {
    const actions: EffectiveAction[] = [];
    for (const read of level.actions) {
      const outcome = outcomeOf(read);
      if (outcome) actions.push({ action: read.action, outcome });
    }
    if (actions.length === 0) continue;
    const { accessLevel } = level;
    const question = [principal, service, accessLevel] as const;
    accessLevels.push({ accessLevel, question, actionCount: level.actions.length, actions, graphVersion });
  }
  return accessLevels.length === 0 ? [] : [{ service, actionCount, accessLevels }];
}

/** Returns a function that finds the outcome of an action, once for all actions that the same statements apply to. */
function outcomes(
  allows: readonly ServiceStatement[],
  denies: readonly ServiceStatement[],
  [typesOf, ownTypesOf]: readonly [TypesOf, TypesOf],
  preconditionsOf: (takesResource: boolean) => readonly string[],
): (action: ReadAction) => ActionOutcome | undefined {
  const [onResources, onNone] = [preconditionsOf(true), preconditionsOf(false)];
  if ([...allows, ...denies].every(isAboutAll)) {
    const some = outcome(allows, denies, [], onResources);
    const none = outcome(allows, denies, [], onNone);
    return ({ takesResource }) => (takesResource ? some : none);
  }
  const known = new Map<string, ActionOutcome | undefined>();
  return (action) => {
    const matching = onAction(allows, action);
    const allowing = matching.every(isAboutEveryResource) ? matching : reaching(matching, typesOf(action));
    if (allowing.length === 0) return undefined;
    const limiting = onAction(denies, action);
    const { typesText, takesResource } = action;
    const found = getOrMake(known, `${indexes(allowing)} ${indexes(limiting)} ${typesText}`, () =>
      outcome(allowing, limiting, typesOf(action), takesResource ? onResources : onNone),
    );
    return found?.decision === 'CONDITIONAL' && found.preconditions.length === 0
      ? whereOwn(found, [...matching, ...limiting], action)
      : found;
  };

  /** Returns the outcome as ALLOWED if it is certainly allowed on some resource of the own account. */
  function whereOwn(
    found: ActionOutcome,
    about: readonly ServiceStatement[],
    action: ReadAction,
  ): ActionOutcome {
    if (about.every(({ conditionOutcome }) => conditionOutcome === undefined)) return found;
    const denying = onAction(denies, action, 'OWN_ACCOUNT');
    const types = ownTypesOf(action);
    const isAllowed = onAction(allows, action, 'OWN_ACCOUNT').some((allow) =>
      allowsOwn(allow, denying, types),
    );
    return isAllowed ? { ...found, decision: 'ALLOWED' } : found;
  }
}

function outcome(
  reached: readonly ServiceStatement[],
  limiting: readonly ServiceStatement[],
  types: readonly PermissionPattern[],
  unread: readonly string[],
): ActionOutcome | undefined {
  const certain = limiting.filter(({ isCertain }) => isCertain);
  const allowing = reached.filter((allow) => !takeAway(certain, allow, types));
  if (allowing.length === 0) return undefined;
  const unconditional = allowing.some((allow) => allow.isCertain && !takeAway(limiting, allow, types));
  // E-6, E-75: policies do not deny what needs no policy.
  const preconditions = allowing.some(({ statement }) => statement.sources.length === 0) ? [] : unread;
  const statements = (all: readonly ServiceStatement[]) => all.map(({ statement }) => statement);
  return {
    decision: unconditional && preconditions.length === 0 ? 'ALLOWED' : 'CONDITIONAL',
    preconditions,
    allowedBy: statements(allowing),
    limitedBy: statements(limiting),
  };
}
