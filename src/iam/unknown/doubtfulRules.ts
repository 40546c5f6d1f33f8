/** Doubts about a rule that are as good as a condition. */
import { CAVEAT, caveatsOf } from '../explain/caveats.js';
import { decide } from '../decide/decide.js';
import type { AccessEvaluation } from '../decide/decision.js';
import type { PolicyLayers } from '../decide/layers.js';
import type { AccessRequest } from '../decide/request.js';

const undocumented = caveatsOf(CAVEAT.AWS_STAR_SERVICE, undefined);

/** Completes “if …”. */
export const MEANS_SERVICES =
  '{"AWS":"*"} matches service principals as "*" does, which AWS does not document';

/** O-12: what an answer is if `{"AWS":"*"}` lets in no service. */
export const ifServicesAreNamed = { awsWildcardAdmitsServices: false } as const;

/** Whether there is a statement of which O-12 leaves open whether it lets the caller in. */
export const hasServiceDoubt = (
  { principal }: Pick<AccessRequest, 'principal'>,
  { caveats }: Pick<AccessEvaluation, 'caveats'>,
): boolean => principal.kind === 'service' && undocumented.some((text) => caveats.includes(text));

/** O-12: whether `{"AWS":"*"}` lets in a service is not documented, which matters where the answer rests on it. */
export function doubtsOf(
  request: AccessRequest,
  layers: PolicyLayers,
  evaluation: AccessEvaluation,
): readonly string[] {
  if (!hasServiceDoubt(request, evaluation)) return [];
  const certain = decide(request, layers, ifServicesAreNamed);
  return asksTheSame(certain, evaluation) ? [] : [MEANS_SERVICES];
}

const asksTheSame = (one: AccessEvaluation, other: AccessEvaluation): boolean =>
  one.decision === other.decision && askedBy(one) === askedBy(other);

const askedBy = ({ conditions, preconditions }: AccessEvaluation): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);
