/** Techniques of escalating privileges, in words. */
import { gainsOf, gainText, requiredText } from '../../escalation/notation.js';
import { referencesOf } from '../../escalation/references.js';
import { severityOf } from '../../escalation/severity.js';
import { isOnByDefault } from '../../escalation/technique.js';
import type { TechniqueResolvers } from '../types.generated.js';

export const Technique: TechniqueResolvers = {
  required: requiredText,
  preconditions: ({ preconditions }) => preconditions.map(({ text }) => text),
  gains: (technique) => gainsOf(technique).map((gain) => ({ kind: gain.kind, text: gainText(gain) })),
  severity: (technique) => severityOf(technique).level,
  severityReason: (technique) => severityOf(technique).reason,
  references: referencesOf,
  marks: ({ marks = [] }) => marks,
  enabledByDefault: isOnByDefault,
};
