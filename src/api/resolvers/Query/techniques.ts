/** Techniques: what this version looks for, whatever was imported. */
import { requiredText } from '../../../escalation/catalog/notation.js';
import type { Technique } from '../../../escalation/catalog/technique.js';
import { techniquePlace, techniques as all } from '../../../escalation/catalog/techniques.js';
import { withoutNulls } from '../../arguments/arguments.js';
import { pageOfList } from '../../pagination.js';
import type { TechniqueFilter } from '../../types.generated.js';
import type { QueryField } from '../rootField.js';

export const techniques: QueryField<'techniques'> = (_root, { filter, ...page }) =>
  pageOfList(page, all.filter(meets(filter)), techniquePlace, 'techniques');

function meets(filter: TechniqueFilter | null | undefined): (technique: Technique) => boolean {
  const { status, text = '' } = withoutNulls(filter);
  return (technique) =>
    (status === undefined || technique.status === status) &&
    textOf(technique).toLowerCase().includes(text.toLowerCase());
}

const textOf = (technique: Technique): string =>
  [technique.id, technique.name, requiredText(technique), technique.closing].join('\n');
