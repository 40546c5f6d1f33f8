/** Unique ids of policies that have no ARN, or that share one ARN. */

export const TRUST_SUFFIX = '#trust';

export const trustPolicyUid = (roleArn: string): string => `${roleArn}${TRUST_SUFFIX}`;

export const RESOURCE_SUFFIX = '#policy';

export const resourcePolicyUid = (arn: string): string => `${arn}${RESOURCE_SUFFIX}`;

/** Returns the id of an inline policy of a user, role or group. */
export const inlinePolicyUid = (ownerArn: string, name: string): string => `${ownerArn}#${name}`;

/**
 * Returns the id of an AWS managed policy. Exports of different days have different versions of it, and answers about
 * an account use the version of its own export. `dataPackage`: the day of Rolegraph's own copy, if the export lacks it.
 */
export const awsManagedPolicyUid = (arn: string, documentHash: string, dataPackage?: string): string =>
  `${arn}@${documentHash}${dataPackage === undefined ? '' : `@${dataPackage}`}`;

/** Returns the id of an SCP or RCP. Those that AWS manages have the same ARN in every organization. */
export const guardrailPolicyUid = (organizationId: string, policyId: string): string =>
  `${organizationId}/${policyId}`;
