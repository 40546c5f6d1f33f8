/** What may a principal do once every policy type is applied? */
import type { GraphReader } from '../graph/graph.js';
import { noOrganization } from '../graph/guardrails.js';
import { namedPrincipal } from '../graph/namedPrincipal.js';
import { effectiveStatements, type EffectiveStatement } from '../iam/effectiveStatements.js';
import { unknownContext } from '../iam/request.js';
import { callerOf } from './accessRequest.js';
import type { EffectivePermissions, EffectiveStatementAnswer } from './answer.js';
import { byUid, citeStatement } from './cite.js';
import { organizationGap } from './standingGaps.js';

/** `services`: only statements that may concern one of these prefixes. Throws `QuestionRefused`. */
export async function effectivePermissions(
  reader: GraphReader,
  identifier: string,
  services?: readonly string[],
): Promise<EffectivePermissions> {
  const stored = await reader.applicablePolicies([identifier], []);
  const caller = callerOf(identifier, stored);
  const layers = {
    ...caller.layers,
    ...noOrganization,
  } as const;
  const statements = effectiveStatements(caller.principal, layers, unknownContext)
    .filter((statement) => !services || concerns(statement, services))
    .map(answerOf);
  const known = stored.principals.get(identifier)?.principal;
  return {
    principal: known?.identifier === identifier ? known : namedPrincipal(identifier),
    allowed: statements.filter((statement) => statement.effect === 'ALLOW'),
    denied: statements.filter((statement) => statement.effect === 'DENY'),
    unlimited: caller.principal.kind === 'root',
    graphVersion: stored.graphVersion,
    ...(services ? { services: services.map((service) => service.toLowerCase()) } : {}),
    dataGaps: [...caller.gaps, ...stored.accountGaps, organizationGap],
  };
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
  sources: statement.sources.map((match) => citeStatement(match, byUid)),
});
