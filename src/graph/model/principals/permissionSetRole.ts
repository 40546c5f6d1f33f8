/** Recognizes roles that Identity Center makes for a permission set, by their names (E-53, F-103). */

/** Matches the ARN of such a role; its groups are account and permission set. */
const pattern =
  /^arn:[^:]+:iam::([0-9]{12}):role\/aws-reserved\/sso[.]amazonaws[.]com\/(?:[a-z0-9-]+\/)?AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

export const permissionSetRolePattern = pattern.source;

/** Returns account and name of the permission set; undefined for a role that Identity Center did not make. */
export function permissionSetRole(roleArn: string) {
  const [, accountId, permissionSet] = pattern.exec(roleArn) ?? [];
  return accountId === undefined || permissionSet === undefined ? undefined : { accountId, permissionSet };
}
