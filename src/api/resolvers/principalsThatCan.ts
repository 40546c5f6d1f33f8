/** A page of the principals that may do something. */
import { whoCan } from '../../access/whoCan.js';
import { actionAndResource } from '../accessQuestion.js';
import { contextEntries } from '../arguments.js';
import { readPage, toConnection } from '../connection.js';
import type { Context } from '../context.js';
import type { QueryWhoCanArgs } from '../types.generated.js';

export async function principalsThatCan({ first, after, ...asked }: QueryWhoCanArgs, context: Context) {
  const entries = contextEntries(asked.context);
  const named = await actionAndResource(context.findAction, asked.action, asked.resource);
  const page = await readPage({ first, after: after ?? null }, (request) =>
    whoCan(context.reader, { ...named, context: entries }, request),
  );
  return { ...toConnection(page), dataGaps: 'dataGaps' in page ? page.dataGaps : [] };
}
