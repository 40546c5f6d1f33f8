/** Decides whether a principal may do an action on a resource. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { decide } from '../../iam/decide/decide.js';
import { isDenied } from '../../iam/decide/decision.js';
import { explain } from '../../iam/explain/explain.js';
import { prepareRequest, type AccessQuestion, type PreparedRequest } from './loadRequest.js';
import { federatedCaveat } from './federatedUser.js';
import { principalsMeant } from './requestResource.js';
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
  const { principal, resource } = question;
  const meant = principalsMeant(question);
  const stored = await reader.applicablePolicies([...new Set([principal, ...meant])], [resource]);
  await turn?.();
  const [target] = meant.flatMap((one) => stored.principals.get(one) ?? []);
  return answer(prepareRequest(question, stored, target), judge);
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
