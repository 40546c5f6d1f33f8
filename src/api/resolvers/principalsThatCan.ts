/** A page of the principals that may do something, or can end up doing it. */
import { whoCan } from '../../access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../access/whoCan/whoCanTransitively.js';
import { actionAndResource, literalResource } from '../arguments/accessQuestion.js';
import { contextEntries, inRange } from '../arguments/arguments.js';
import { readPage, toConnection } from '../pagination.js';
import type { Context } from '../context.js';
import type { QueryWhoCanArgs, RequireFields } from '../types.generated.js';

export async function principalsThatCan(
  { first, after, transitive, maxHops, ...asked }: RequireFields<QueryWhoCanArgs, 'maxHops'>,
  { reader, findAction }: Context,
) {
  const context = contextEntries(asked.context);
  const most = inRange('maxHops', maxHops, 1, 10);
  const question = {
    ...(await actionAndResource(findAction, asked.action, asked.resource)),
    resourceIsLiteral: literalResource(asked.resource, asked.resourceIsLiteral),
    context,
  };
  const page = await readPage({ first, after: after ?? null }, (request) =>
    transitive === true
      ? whoCanTransitively(reader, { ...question, maxHops: most }, request)
      : whoCan(reader, question, request),
  );
  return { ...page, ...toConnection(page) };
}
