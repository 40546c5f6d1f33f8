/** Which single hops stand between principals and administrative access to an account? */
import { chokePoints as pageOfChokePoints, chokesOf } from '../../../access/reach/chokePoints.js';
import { readPage, toConnection } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const chokePoints: QueryField<'chokePoints'> = async (
  _root,
  { accountId, ...asked },
  { reader, answerCache },
) => {
  const read = () => answerCache.chokePoints.answer(accountId, reader, () => chokesOf(reader, accountId));
  const page = await readPage(asked, (request) => pageOfChokePoints(reader, accountId, request, read));
  const { completeness, dataGaps, decidedAt = null, sourceCount } = page;
  return { ...toConnection(page), completeness, dataGaps, decidedAt, sourceCount };
};
