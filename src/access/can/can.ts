/** Decides whether a principal may do an action on a resource. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { decide } from '../../iam/decide/decide.js';
import { isDenied } from '../../iam/decide/decision.js';
import { hasBoundaryOfTarget } from '../../iam/facts/facts.js';
import { explain } from '../../iam/explain/explain.js';
import { prepareRequest, type AccessQuestion, type PreparedRequest } from './loadRequest.js';
import { federatedCaveat } from './federatedUser.js';
import type { AccessAnswer } from '../shared/answer.js';
import { distinctGaps } from '../shared/dataGaps.js';
import type { Decide } from '../shared/memoizedDecide.js';

export type { AccessQuestion } from './loadRequest.js';

/**
 * Answers in one round trip. `judge`: shared with other checks that the same read answers (`decideOnce`). `turn`:
 * resolves when the decision may be made. Throws `QuestionRefused`.
 */
export async function can(
  reader: GraphReader,
  question: AccessQuestion,
  judge: Decide = decide,
  turn?: () => Promise<void>,
): Promise<AccessAnswer> {
  const { principal, resource, action } = question;
  const bounded = hasBoundaryOfTarget(action) ? [resource] : [];
  const stored = await reader.applicablePolicies([...new Set([principal, ...bounded])], [resource]);
  await turn?.();
  return answer(prepareRequest(question, stored), judge);
}

function answer({ request, layers, gaps }: PreparedRequest, judge: Decide): AccessAnswer {
  const judged = judge(request, layers);
  const further = isDenied(judged) ? federatedCaveat(request, layers, judge) : [];
  const evaluation = { ...judged, caveats: [...judged.caveats, ...further] };
  return {
    ...evaluation,
    dataGaps: distinctGaps([...gaps, ...evaluation.dataGaps]),
    explanation: explain(request, layers, evaluation),
  };
}
