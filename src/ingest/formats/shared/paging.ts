/** Whether an output says that more follows (F-116). */
import type { Fields } from './fields.js';

/** Of the paging of the CLI, and of calls that page by themselves. */
const tokens = ['NextToken', 'nextToken', 'NextMarker'];

/** A token that is null or empty is none (F-113). */
export const hasText = (page: Fields, key: string): boolean => (page.text(key) ?? '') !== '';

export const hasMorePages = (page: Fields): boolean =>
  tokens.some((key) => hasText(page, key)) || page.flag('IsTruncated') === true;
