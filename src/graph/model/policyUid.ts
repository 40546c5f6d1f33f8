/** How policies that have no ARN of their own, or one ARN in several versions, are told apart. */

export const TRUST_SUFFIX = '#trust';

/** A role's trust policy. */
export const trustPolicyUid = (roleArn: string): string => `${roleArn}${TRUST_SUFFIX}`;

export const RESOURCE_SUFFIX = '#policy';

/** The policy of a resource. */
export const resourcePolicyUid = (arn: string): string => `${arn}${RESOURCE_SUFFIX}`;

/** A policy written into a user, role or group. */
export const inlinePolicyUid = (ownerArn: string, name: string): string => `${ownerArn}#${name}`;

/**
 * A policy that AWS manages. Exports of different days hold different versions of it, and each account is answered
 * for with the version that its own export holds; `dataPackage`: the day of the package that one comes from instead.
 */
export const awsManagedPolicyUid = (arn: string, documentHash: string, dataPackage?: string): string =>
  `${arn}@${documentHash}${dataPackage === undefined ? '' : `@${dataPackage}`}`;

/** A service or resource control policy. Those that AWS manages have one ARN in every organization. */
export const guardrailPolicyUid = (organizationId: string, policyId: string): string =>
  `${organizationId}/${policyId}`;
