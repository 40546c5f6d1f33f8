/** Doubts about a rule that are as good as a condition. */
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import type { AccessEvaluation } from '../decide/decision.js';
import { policiesOfLayer, type PolicyLayers } from '../decide/layers.js';
import type { AccessRequest } from '../decide/request.js';

const undocumented = caveatsOf(CAVEAT.AWS_STAR_SERVICE, undefined);

/** Completes “if …”. */
const MEANS_SERVICES = '{"AWS":"*"} matches service principals as "*" does, which AWS does not document';

/** O-12: whether `{"AWS":"*"}` lets in a service is not documented, which matters where no statement names it. */
export function doubtsOf(
  { principal }: AccessRequest,
  { resource }: Pick<PolicyLayers, 'resource'>,
  { caveats, determiningStatements }: AccessEvaluation,
): readonly string[] {
  if (principal.kind !== 'service' || !undocumented.some((text) => caveats.includes(text))) return [];
  const naming = policiesOfLayer(resource).flatMap(({ id, compiled }) =>
    (compiled?.statements ?? [])
      .filter((statement) => statement.principal?.services.has(principal.service) === true)
      .map(({ index }) => `${id} ${String(index)}`),
  );
  const isNamed = determiningStatements.some(
    ({ policyId, statementIndex, effect }) =>
      effect === 'ALLOW' && naming.includes(`${policyId} ${String(statementIndex)}`),
  );
  return isNamed ? [] : [MEANS_SERVICES];
}
