/** Keys that map sessions to roles: partition, account and name, since a session ARN lacks the role's path (E-45). */

const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//;

/** Returns the key of an assumed-role session ARN; undefined for everything else. */
export function roleSessionKey(sessionArn: string): string | undefined {
  const [, partition, accountId, name] = session.exec(sessionArn) ?? [];
  return partition && accountId && name ? keyOfRole(partition, accountId, name) : undefined;
}

/** Words a precondition: the trust policy lets in only the session with this name. */
export const sessionIsNamed = (name: string): string => `the role's session is named "${name}"`;

/** Returns the key of a role. Role names are unique in an account, ignoring case. */
export const keyOfRole = (partition: string, accountId: string, name: string): string =>
  `${partition}:${accountId}:${name.toLowerCase()}`;
