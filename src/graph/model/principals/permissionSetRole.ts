/** Which roles Identity Center makes, and of which permission set: their names say (E-53, F-103). */

/** Of a role's whole ARN: account and permission set. */
const pattern =
  /^arn:[^:]+:iam::([0-9]{12}):role\/aws-reserved\/sso[.]amazonaws[.]com\/(?:[a-z0-9-]+\/)?AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** For the database. */
export const permissionSetRolePattern = pattern.source;

/** Account, and name of the permission set; undefined for a role that Identity Center did not make. */
export function permissionSetRole(roleArn: string) {
  const [, accountId, permissionSet] = pattern.exec(roleArn) ?? [];
  return accountId === undefined || permissionSet === undefined ? undefined : { accountId, permissionSet };
}
