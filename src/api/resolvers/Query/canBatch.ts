/** Many questions at once, in one round trip; what they share is decided once. One that fails is an error at its place. */
import { GraphQLError } from 'graphql';
import { can } from '../../../access/can/can.js';
import { QuestionRefused, type AccessAnswer } from '../../../access/shared/answer.js';
import { decideOnce } from '../../../access/shared/memoizedDecide.js';
import { accessQuestion } from '../../arguments/accessQuestion.js';
import { checkLength } from '../../arguments/arguments.js';
import { refusalError } from '../../errors.js';
import type { QueryField } from '../rootField.js';

export const canBatch: QueryField<'canBatch'> = async (_root, { checks }, context) => {
  checkLength('checks', checks, 1, 500);
  const questions = await Promise.all(
    checks.map((check, index) => orError(accessQuestion(check, context, at(index)), index)),
  );
  const judge = decideOnce();
  const answers = await Promise.all(
    questions.map((question, index) =>
      question instanceof GraphQLError ? question : orError(can(context.reader, question, judge), index),
    ),
  );
  // graphql takes an error in a list as what went wrong at its place.
  return answers as readonly AccessAnswer[];
};

const at = (index: number): string => `checks[${index}].`;

/** A refusal as a value: the others stand, and errors come in the order of the checks. */
async function orError<T>(promise: Promise<T>, index: number): Promise<T | GraphQLError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    if (error instanceof QuestionRefused) return refusalError(error, at(index));
    throw error;
  }
}
