/** Who can become a principal, or reach administrative access to an account? */
import { whoCanReachPage } from '../../../access/whoCanReach.js';
import { inRange } from '../../arguments.js';
import { readPage, toConnection } from '../../connection.js';
import { reachEdges } from '../reach.js';
import type { QueryField } from '../rootField.js';

export const whoCanReach: QueryField<'whoCanReach'> = async (
  _root,
  { to, maxHops, ...asked },
  { reader },
) => {
  const question = { to, maxHops: inRange('maxHops', maxHops, 1, 10) };
  const page = await readPage(asked, (request) => whoCanReachPage(reader, question, request));
  const { completeness, dataGaps } = page;
  return { ...reachEdges(toConnection(page)), completeness, dataGaps };
};
