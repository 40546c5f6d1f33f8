/** Whether an output says that more follows (F-116). */
import type { Fields } from './fields.js';

/** Tokens of the CLI's paging, and of calls that page by themselves. */
const tokens = ['NextToken', 'nextToken', 'NextMarker'];

/** Whether the key has a text: a token that is null or empty counts as missing (F-113). */
export const hasText = (page: Fields, key: string): boolean => (page.text(key) ?? '') !== '';

export const hasMorePages = (page: Fields): boolean =>
  tokens.some((key) => hasText(page, key)) || page.flag('IsTruncated') === true;
