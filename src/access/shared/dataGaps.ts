/** Gaps that concern every answer. */
import type { StoredOrganizations } from '../../graph/model/storedPolicies.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { organizationGap } from '../../iam/explain/evaluationGaps.js';

/** U-9a: no organization imported. */
export const organizationGaps = ({
  anyImported,
}: Pick<StoredOrganizations, 'anyImported'>): readonly DataGap[] => (anyImported ? [] : [organizationGap]);

/** Of a list that a filter narrows to one account, where that is the account that is missing. */
export const notImportedGap = (accountId: string | undefined): DataGap =>
  accountId === undefined
    ? nothingImportedGap
    : {
        kind: 'ACCOUNT_NOT_IMPORTED',
        accountId,
        message: `Account ${accountId} was never imported, so what is in it is not known. Import its export.`,
      };

export const nothingImportedGap: DataGap = {
  kind: 'NOTHING_IMPORTED',
  message: 'No account was imported yet. Import one: rolegraph import FOLDER',
};
