/** Techniques of escalating privileges, in words: what this version looks for, whatever was imported. */
import { gainsOf, gainText, requiredText } from '../../escalation/catalog/notation.js';
import { referencesOf } from '../../escalation/catalog/references.js';
import { requiredPermissions } from '../../escalation/catalog/requiredPermissions.js';
import { severityOf } from '../../escalation/catalog/severity.js';
import { isOnByDefault, type Technique as Catalogued } from '../../escalation/catalog/technique.js';
import { techniquePlace, techniques as all } from '../../escalation/catalog/techniques.js';
import { withoutNulls } from '../arguments/arguments.js';
import { pageOfList } from '../pagination.js';
import type { QueryResolvers, TechniqueFilter, TechniqueResolvers } from '../types.generated.js';

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

export const techniques: Required<QueryResolvers>['techniques'] = (_root, { filter, ...page }) =>
  pageOfList(page, all.filter(meets(filter)), techniquePlace, 'techniques');

function meets(filter: TechniqueFilter | null | undefined): (technique: Catalogued) => boolean {
  const { status, text = '' } = withoutNulls(filter);
  return (technique) =>
    (status === undefined || technique.status === status) &&
    textOf(technique).toLowerCase().includes(text.toLowerCase());
}

const textOf = (technique: Catalogued): string =>
  [technique.id, technique.name, requiredText(technique), technique.closing].join('\n');
