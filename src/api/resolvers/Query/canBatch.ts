/** Many questions at once, in one round trip; one that fails is an error at its place. */
import { GraphQLError } from 'graphql';
import { can, type AccessQuestion } from '../../../access/can.js';
import { QuestionRefused, type AccessAnswer } from '../../../access/answer.js';
import { accessQuestion } from '../../accessQuestion.js';
import { checkLength } from '../../arguments.js';
import type { Context } from '../../context.js';
import { refusalError } from '../../errors.js';
import type { CanInput } from '../../types.generated.js';
import type { QueryField } from '../rootField.js';

export const canBatch: QueryField<'canBatch'> = async (_root, { checks }, context) => {
  checkLength('checks', checks, 1, 500);
  const questions = await Promise.all(
    checks.map((check, index) => questionOrError(check, context, at(index))),
  );
  return questions.map((question, index) => answer(question, context, at(index)));
};

const at = (index: number): string => `checks[${index}].`;

async function questionOrError(check: CanInput, context: Context, place: string) {
  try {
    return await accessQuestion(check, context, place);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** The reader puts together what all of them need, since they are asked in one go. */
async function answer(
  question: AccessQuestion | GraphQLError,
  { reader }: Context,
  place: string,
): Promise<AccessAnswer> {
  if (question instanceof GraphQLError) throw question;
  try {
    return await can(reader, question);
  } catch (error) {
    throw error instanceof QuestionRefused ? refusalError(error, place) : error;
  }
}
