/** How policies that have no ARN of their own, or one ARN in several versions, are told apart. */

export const TRUST_SUFFIX = '#trust';

/** A role's trust policy. */
export const trustPolicyUid = (roleArn: string): string => `${roleArn}${TRUST_SUFFIX}`;

/** A policy written into a user, role or group. */
export const inlinePolicyUid = (ownerArn: string, name: string): string => `${ownerArn}#${name}`;

/**
 * A policy that AWS manages. Exports of different days hold different versions of it, and each account is answered
 * for with the version that its own export holds.
 */
export const awsManagedPolicyUid = (arn: string, documentHash: string): string => `${arn}@${documentHash}`;
