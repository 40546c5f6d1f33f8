/** Which principals may do it? */
import { whoCan as ask } from '../../../access/whoCan.js';
import { actionAndResource } from '../../accessQuestion.js';
import { contextEntries } from '../../arguments.js';
import { readPage, toConnection } from '../../connection.js';
import type { QueryField } from '../rootField.js';

export const whoCan: QueryField<'whoCan'> = async (_root, { first, after, ...asked }, context) => {
  const entries = contextEntries(asked.context);
  const named = await actionAndResource(context.findAction, asked.action, asked.resource);
  const page = await readPage({ first, after }, (request) =>
    ask(context.reader, { ...named, context: entries }, request),
  );
  return { ...toConnection(page), dataGaps: 'dataGaps' in page ? page.dataGaps : [] };
};
