/** Data gaps of imports, with their messages. */
import type { DataGap } from '../../iam/decide/decision.js';

/** Returns the gap for an AWS managed policy that is replaced by Rolegraph's own copy (U-10). */
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

/** Returns the gap for an identity provider that roles trust and that their account is known not to have (E-47a). */
export const missingProviderGap = (arn: string, accountId: string): DataGap => ({
  kind: 'PRINCIPAL_DELETED',
  accountId,
  message: `Account ${accountId} has no identity provider ${arn}: nobody can use it to assume the roles that trust it. Remove it from their trust policies: they let in anybody who can create a provider of this name.`,
});
