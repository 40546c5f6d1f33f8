/** Resolves escalation techniques in words: those that this version searches for, whatever was imported. */
import { gainsOf, gainText, requiredText } from '../../escalation/catalog/notation.js';
import { referencesOf } from '../../escalation/catalog/references.js';
import { requiredPermissions } from '../../escalation/catalog/requiredPermissions.js';
import { severityOf } from '../../escalation/catalog/severity.js';
import { isOnByDefault, type Technique as Catalogued } from '../../escalation/catalog/technique.js';
import { techniquePlace, techniques as all } from '../../escalation/catalog/techniques.js';
import { withoutNulls } from '../arguments/arguments.js';
import { pageOfList } from '../pagination.js';
import type { QueryResolvers, TechniqueResolvers } from '../types.generated.js';

export const Technique: TechniqueResolvers = {
  required: (technique) => requiredPermissions(technique),
  optional: ({ optional = [] }) => optional,
  preconditions: ({ preconditions }) => preconditions.map(({ text }) => text),
  gains: (technique) => gainsOf(technique).map((gain) => ({ kind: gain.kind, text: gainText(gain) })),
  severity: (technique) => severityOf(technique).level,
  severityReason: (technique) => severityOf(technique).reason,
  references: referencesOf,
  marks: ({ marks = [] }) => marks,
  enabledByDefault: isOnByDefault,
};

export const techniques: Required<QueryResolvers>['techniques'] = (_root, { filter, ...page }) => {
  const { status, text = '' } = withoutNulls(filter);
  const wanted = all.filter(
    (technique) =>
      (status === undefined || technique.status === status) &&
      searchText(technique).toLowerCase().includes(text.toLowerCase()),
  );
  return pageOfList(page, wanted, techniquePlace, 'techniques');
};

const searchText = (technique: Catalogued): string =>
  [
    technique.id,
    technique.name,
    requiredText(technique),
    ...requiredPermissions(technique).flatMap(({ allOf }) => allOf.map(({ action }) => action)),
    technique.closing,
  ].join('\n');
