/** Gaps that concern every answer. */
import type { StoredOrganizations } from '../graph/graphReader.js';
import type { DataGap } from '../iam/decision.js';
import { organizationGap } from '../iam/gaps.js';

/** U-9a. */
export const organizationGaps = ({
  anyImported,
}: Pick<StoredOrganizations, 'anyImported'>): readonly DataGap[] => (anyImported ? [] : [organizationGap]);

export const nothingImportedGap: DataGap = {
  kind: 'NOTHING_IMPORTED',
  message: 'No account was imported yet. Import one: rolegraph import FOLDER',
};
