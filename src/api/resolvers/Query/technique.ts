/** One technique by its id. */
import { techniqueById } from '../../../escalation/catalog/techniques.js';
import type { QueryField } from '../rootField.js';

export const technique: QueryField<'technique'> = (_root, { id }) => techniqueById(id) ?? null;
