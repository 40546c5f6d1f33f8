/** What has a text in its name or ARN. */
import { connect } from '../../pagination.js';
import { badUserInput } from '../../errors.js';
import type { QueryField } from '../rootField.js';

export const search: QueryField<'search'> = (_root, { text, ...page }, { reader }) => {
  const wanted = text.trim();
  if (wanted.length < 2 || wanted.length > 200) {
    throw badUserInput('text', `text has ${wanted.length} characters; it has to have between 2 and 200.`);
  }
  return connect(page, (request) => reader.search(wanted, request));
};
