/** May this principal do this action on this resource? */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { decide } from '../../iam/decide/decide.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { explain } from '../../iam/explain/explain.js';
import { prepareRequest, type AccessQuestion, type PreparedRequest } from './loadRequest.js';
import type { AccessAnswer } from '../shared/answer.js';
import { byUid, citeCondition, citeLayer, citeStatement } from '../shared/evidence.js';
import type { Decide } from '../shared/memoizedDecide.js';

export type { AccessQuestion } from './loadRequest.js';

/** One round trip. `judge`: that of other checks which the same read answers (`decideOnce`). Throws `QuestionRefused`. */
export async function can(
  reader: GraphReader,
  question: AccessQuestion,
  judge: Decide = decide,
): Promise<AccessAnswer> {
  const stored = await reader.applicablePolicies([question.principal], [question.resource]);
  return answer(prepareRequest(question, stored), judge);
}

function answer({ request, layers, gaps }: PreparedRequest, judge: Decide): AccessAnswer {
  const evaluation = judge(request, layers);
  return {
    ...evaluation,
    layers: evaluation.layers.map((layer) => citeLayer(layer, byUid)),
    determiningStatements: evaluation.determiningStatements.map((match) => citeStatement(match, byUid)),
    conditions: evaluation.conditions.map((condition) => citeCondition(condition, byUid)),
    dataGaps: distinctGaps([...gaps, ...evaluation.dataGaps]),
    explanation: explain(request, layers, evaluation),
  };
}

/** One entry a kind and account: what a question knows of a gap says more than what the engine does. */
export function distinctGaps(gaps: readonly DataGap[]): readonly DataGap[] {
  const seen = new Map<string, DataGap>();
  const generic = new Set<DataGap['kind']>([
    'ACCOUNT_NOT_IMPORTED',
    'ORGANIZATION_NOT_IMPORTED',
    'RESOURCE_POLICY_NOT_IMPORTED',
  ]);
  for (const gap of gaps) {
    const key = `${gap.kind} ${gap.accountId ?? ''} ${generic.has(gap.kind) ? '' : gap.message}`;
    if (!seen.has(key)) seen.set(key, gap);
  }
  return [...seen.values()];
}
