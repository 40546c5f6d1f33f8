/** One assumption of a role, put together from what is stored of its two sides. */
import { assumeActions } from '../../../graph/model/assumeActions.js';
import type { AssumeMechanism, Principal } from '../../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { decide } from '../../../iam/decide/decide.js';
import { prepareRequest, type PreparedRequest } from '../../can/loadRequest.js';
import { QuestionRefused, type ContextInput } from '../../shared/answer.js';
import type { Assumption } from './roleAssumption.js';

interface Wanted {
  readonly from: string;
  /** ARN of a role. */
  readonly to: string;
  readonly context?: readonly ContextInput[];
}

/** Throws `QuestionRefused` where one of the two is in an imported account and is not there. */
export function assumptionOf(
  wanted: Wanted,
  stored: ApplicablePolicies,
): Assumption & Pick<PreparedRequest, 'gaps'> {
  const held = stored.principals.get(wanted.from)?.principal;
  const from = held?.identifier === wanted.from ? held : namedPrincipal(wanted.from);
  const prepared = prepare(wanted, from, stored);
  return { from, ...prepared, evaluation: decide(prepared.request, prepared.layers) };
}

const mechanisms: Partial<Record<Principal['kind'], AssumeMechanism>> = {
  SAML_PROVIDER: 'ASSUME_ROLE_WITH_SAML',
  OIDC_PROVIDER: 'ASSUME_ROLE_WITH_WEB_IDENTITY',
  SERVICE: 'SERVICE_ROLE',
};

/** By which call such a principal gets into a role. */
export const mechanismOf = ({ kind }: Principal): AssumeMechanism => mechanisms[kind] ?? 'ASSUME_ROLE';

/** The arguments of questions about assuming go by other names than those of `can`. */
function prepare(
  { from, to, context = [] }: Wanted,
  principal: Principal,
  stored: ApplicablePolicies,
): PreparedRequest {
  const action = assumeActions[mechanismOf(principal)];
  try {
    return prepareRequest(
      { principal: from, action, resource: to, context, unlistedContextKeys: 'UNKNOWN' },
      stored,
    );
  } catch (error) {
    if (!(error instanceof QuestionRefused)) throw error;
    throw new QuestionRefused(error.code, error.message, error.argument === 'resource' ? 'to' : 'from');
  }
}
