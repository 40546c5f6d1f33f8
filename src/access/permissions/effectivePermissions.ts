/** Finds what a principal may do once every policy type is applied. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { guardOf } from '../../graph/engine/guardrails.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import {
  conditionEvaluator,
  dependsOnAction,
  type ConditionEvaluator,
  type Owner,
} from '../../iam/permissions/conditionEvaluator.js';
import {
  findEffectiveStatements,
  type EffectiveStatement,
} from '../../iam/permissions/effectiveStatements.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { guardrailGaps } from '../../iam/explain/evaluationGaps.js';
import { contextAt } from '../../iam/decide/request.js';
import { unreadDenies } from '../../iam/decide/barriers.js';
import { organizationsRuleFor } from '../../iam/decide/serviceRules.js';
import { callerOf, datedBy } from '../can/loadRequest.js';
import type { EffectivePermissions, EffectiveStatementAnswer } from '../shared/answer.js';
import { distinctGaps, organizationGaps } from '../shared/dataGaps.js';

/** `services`: only statements that may concern one of these prefixes. Throws `QuestionRefused`. */
export async function effectivePermissions(
  reader: GraphReader,
  identifier: string,
  services?: readonly string[],
): Promise<EffectivePermissions> {
  return permissionsIn(await reader.applicablePolicies([identifier], []), identifier, services);
}

/** Finds the same from policies that were read already. Throws `QuestionRefused`. */
export function permissionsIn(
  stored: ApplicablePolicies,
  identifier: string,
  services?: readonly string[],
): EffectivePermissions {
  const caller = callerOf(identifier, stored);
  const guard = guardOf(stored.organizations);
  const { principal, guardrails } = guard(caller.principal, { arn: '*' });
  const layers = { ...caller.layers, ...guardrails };
  const context = contextAt(stored.clock);
  const found = findEffectiveStatements(principal, layers, context);
  const unread = unreadDenies(principal, layers);
  const accountId = accountOfIdentifier(identifier);
  const own = guard(caller.principal, { arn: '*', ...(accountId === undefined ? {} : { accountId }) });
  const conditionOutcome = conditionEvaluator(principal, layers, context, own.resource);
  const possible = found.statements.filter((statement) => !canNeverHold(statement, conditionOutcome));
  const answers = new Map(
    possible
      .filter((statement) => !services || concerns(statement, services))
      .map((statement) => [answerOf(statement), statement] as const),
  );
  const statements = [...answers.keys()];
  const known = stored.principals.get(identifier)?.principal;
  return {
    principal: known?.identifier === identifier ? known : namedPrincipal(identifier),
    allowed: statements.filter((statement) => statement.effect === 'ALLOW'),
    denied: statements.filter((statement) => statement.effect === 'DENY'),
    unlimited: principal.kind === 'root' && unread.length === 0 && isUnlimited(possible),
    unreadDenies: unread,
    organizationsRule: (action, type) => organizationsRuleFor(principal, action, type),
    conditionsOn: new Map(
      [...answers]
        .filter(([, statement]) => dependsOnAction(statement))
        .map(([answer, statement]) => [
          answer,
          (action: string, owner?: Owner) => conditionOutcome(statement, action, owner),
        ]),
    ),
    graphVersion: stored.graphVersion,
    ...datedBy(stored.clock),
    ...(services ? { services: services.map((service) => service.toLowerCase()) } : {}),
    caveats: found.caveats,
    dataGaps: callerGaps(identifier, stored),
  };
}

/**
 * Returns the policies of the principal itself that were not imported, or could not be read. Throws
 * `QuestionRefused`.
 */
export function callerGaps(identifier: string, stored: ApplicablePolicies): readonly DataGap[] {
  const caller = callerOf(identifier, stored);
  const own = accountOfIdentifier(identifier);
  const { guardrails } = guardOf(stored.organizations)(caller.principal, { arn: '*' });
  return distinctGaps([
    ...caller.gaps,
    // Principals of several accounts may have been read at once.
    ...stored.accountGaps.filter(({ accountId }) => accountId === undefined || accountId === own),
    ...organizationGaps(stored.organizations),
    ...guardrailGaps(guardrails, own),
  ]);
}

/** Whether no request for any of the statement's actions can meet its conditions. */
const canNeverHold = (statement: EffectiveStatement, conditionOutcome: ConditionEvaluator): boolean =>
  dependsOnAction(statement) &&
  statement.actions.every(
    (action) => !/[*?]/.test(action) && conditionOutcome(statement, action) === 'NEVER',
  );

/**
 * Whether nothing limits a root user: only guardrails can (E-5, E-19). Denials by services themselves have no
 * sources, and do not count.
 */
function isUnlimited(statements: readonly EffectiveStatement[]): boolean {
  const isAll = (patterns: readonly string[]): boolean => patterns.length === 1 && patterns[0] === '*';
  return (
    statements.some(
      ({ effect, actions, resources, notActions, notResources, conditions }) =>
        effect === 'ALLOW' &&
        isAll(actions) &&
        isAll(resources) &&
        [notActions, notResources, conditions].every((list) => list.length === 0),
    ) && !statements.some(({ effect, sources }) => effect === 'DENY' && sources.length > 0)
  );
}

function concerns(statement: EffectiveStatement, services: readonly string[]): boolean {
  const wanted = services.map((service) => service.toLowerCase());
  return statement.actions.some((pattern) => {
    const [service = '*', name] = pattern.toLowerCase().split(':');
    return name === undefined || service.includes('*') || wanted.includes(service);
  });
}

const answerOf = (statement: EffectiveStatement): EffectiveStatementAnswer => ({
  ...statement,
  conditions: statement.conditions.map(({ operator, key, values }) => ({ operator, key, values })),
});
