/** Says that a policy of AWS stands in as Rolegraph's own copy of it (U-10). */
import type { DataGap } from '../../iam/decide/decision.js';

export const packagedPolicyGap = (
  arn: string,
  versionId: string | undefined,
  date: string,
  accountId: string,
): DataGap => ({
  kind: 'POLICY_FROM_DATA_PACKAGE',
  accountId,
  message: `The export of ${accountId} names ${arn} but does not hold it: its version ${versionId ?? 'unknown'} as of ${date} was used.`,
});
