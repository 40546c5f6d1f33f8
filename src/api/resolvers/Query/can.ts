/** May this principal do this action on this resource? */
import { can as ask } from '../../../access/can/can.js';
import { accessQuestion } from '../../arguments/accessQuestion.js';
import type { QueryField } from '../rootField.js';

export const can: QueryField<'can'> = async (_root, question, context) =>
  ask(context.reader, await accessQuestion(question, context));
