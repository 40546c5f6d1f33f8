/** Gaps that concern every answer. */
import type { DataGap } from '../iam/decision.js';

/** In the engine's words (U-9a). */
export const organizationGap: DataGap = {
  kind: 'ORGANIZATION_NOT_IMPORTED',
  message: 'No organization was imported: its policies and ids are not known.',
};

export const nothingImportedGap: DataGap = {
  kind: 'NOTHING_IMPORTED',
  message: 'No account was imported yet. Import one: rolegraph import FOLDER',
};
