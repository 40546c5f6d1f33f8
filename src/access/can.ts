/** May this principal do this action on this resource? */
import type { ApplicablePolicies, GraphReader } from '../graph/graph.js';
import { decide } from '../iam/decide.js';
import type { DataGap } from '../iam/decision.js';
import { explain } from '../iam/explain.js';
import { prepareRequest, type AccessQuestion, type PreparedRequest } from './accessRequest.js';
import { QuestionRefused, type AccessAnswer } from './answer.js';
import { byUid, citeCondition, citeLayer, citeStatement } from './cite.js';

export type { AccessQuestion } from './accessRequest.js';

/** Throws `QuestionRefused`. */
export async function can(reader: GraphReader, question: AccessQuestion): Promise<AccessAnswer> {
  const [answer] = await canBatch(reader, [question]);
  if (answer instanceof QuestionRefused) throw answer;
  if (!answer) throw new RangeError('one question has one answer');
  return answer;
}

/** Answers in the order of the questions, from one round trip; a question that cannot be answered is its refusal. */
export async function canBatch(
  reader: GraphReader,
  questions: readonly AccessQuestion[],
): Promise<readonly (AccessAnswer | QuestionRefused)[]> {
  const stored = await reader.applicablePolicies(
    distinct(questions.map((question) => question.principal)),
    distinct(questions.map((question) => question.resource)),
  );
  return questions.map((question) => answerOrRefusal(question, stored));
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

function answerOrRefusal(
  question: AccessQuestion,
  stored: ApplicablePolicies,
): AccessAnswer | QuestionRefused {
  try {
    return answer(prepareRequest(question, stored));
  } catch (error) {
    if (error instanceof QuestionRefused) return error;
    throw error;
  }
}

function answer({ request, layers, gaps }: PreparedRequest): AccessAnswer {
  const evaluation = decide(request, layers);
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
