/** Access keys by age, status and use. */
import { accessKeys as keysOf, type AccessKeyFilter } from '../../../access/exposure/accessKeys.js';
import { withoutNulls, inRange } from '../../arguments/arguments.js';
import { readPage, toConnection } from '../../pagination.js';
import type { QueryField } from '../rootField.js';

export const accessKeys: QueryField<'accessKeys'> = async (_root, { filter, ...asked }, { reader }) => {
  const wanted = inDays(withoutNulls(filter));
  const page = await readPage(asked, (request) => keysOf(reader, wanted, request, Date.now()));
  return { ...toConnection(page), dataGaps: page.dataGaps };
};

/** Throws BAD_USER_INPUT. A hundred years are enough. */
function inDays(filter: AccessKeyFilter): AccessKeyFilter {
  for (const name of ['olderThanDays', 'unusedForDays'] as const) {
    const days = filter[name];
    if (days !== undefined) inRange(`filter.${name}`, days, 0, 36_500);
  }
  return filter;
}
