/** What every answer lacks as long as organisations are not imported (U-9a). */
import type { DataGap } from '../iam/decision.js';

export const organizationGap: DataGap = {
  kind: 'ORGANIZATION_NOT_IMPORTED',
  message: 'No organization was imported: its guardrails (SCPs and RCPs) count as full access.',
};
