/** What the graph holds, in numbers. */
import type { QueryField } from '../rootField.js';

export const statistics: QueryField<'statistics'> = (_root, _arguments, { reader }) => reader.statistics();
