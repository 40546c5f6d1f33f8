/** Techniques of escalating privileges, in words. */
import { gainsOf, gainText } from '../../escalation/catalog/notation.js';
import { referencesOf } from '../../escalation/catalog/references.js';
import { requiredPermissions } from '../../escalation/catalog/requiredPermissions.js';
import { severityOf } from '../../escalation/catalog/severity.js';
import { isOnByDefault } from '../../escalation/catalog/technique.js';
import type { TechniqueResolvers } from '../types.generated.js';

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
