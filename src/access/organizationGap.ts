/** What every answer lacks as long as organizations are not imported, in the engine's words (U-9a). */
import type { DataGap } from '../iam/decision.js';

export const organizationGap: DataGap = {
  kind: 'ORGANIZATION_NOT_IMPORTED',
  message: 'No organization was imported: its policies and ids are not known.',
};
