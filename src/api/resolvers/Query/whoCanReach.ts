/** Who can become a principal, or reach administrative access to an account? */
import { whoCanReach as askWhoCanReach, whoCanReachPage } from '../../../access/reach/whoCanReach.js';
import { inRange } from '../../arguments/arguments.js';
import { readPage, toConnection } from '../../pagination.js';
import { principalArgument } from '../../arguments/principalArgument.js';
import { reachEdges } from '../reach.js';
import type { QueryField } from '../rootField.js';

export const whoCanReach: QueryField<'whoCanReach'> = async (_root, { to, maxHops, ...asked }, context) => {
  const { reader, answerCache } = context;
  const question = {
    to: await principalArgument('to', to, context),
    maxHops: inRange('maxHops', maxHops, 1, 10),
  };
  const page = await readPage(asked, async (request) => {
    const found = await answerCache.whoCanReach.answer(question, reader, () =>
      askWhoCanReach(reader, question),
    );
    return whoCanReachPage(reader, found, request);
  });
  const { completeness, dataGaps, decidedAt = null } = page;
  return { ...reachEdges(toConnection(page)), completeness, dataGaps, decidedAt };
};
