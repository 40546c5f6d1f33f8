/** ARNs of Identity Center: instances, and permission sets, which name the instance that they are of. */

const instancePattern = /^arn:aws(?:-[a-z]+)*:sso:::instance\/[A-Za-z0-9.-]{1,64}$/;
const permissionSetPattern =
  /^(arn:aws(?:-[a-z]+)*:sso:::)permissionSet\/([A-Za-z0-9.-]{1,64})\/([A-Za-z0-9./-]{1,64})$/;

export const isInstanceArn = (text: string): boolean => instancePattern.test(text);

/** ARN of the permission set's instance; undefined for any other text. */
export function instanceOfPermissionSet(arn: string): string | undefined {
  const [, prefix, instance] = permissionSetPattern.exec(arn) ?? [];
  return prefix === undefined ? undefined : `${prefix}instance/${instance ?? ''}`;
}

export const examplePermissionSet = 'arn:aws:sso:::permissionSet/ssoins-…/ps-…';
export const exampleInstance = 'arn:aws:sso:::instance/ssoins-…';
