/** How a session finds its role: by partition, account and name, since its ARN drops the role's path (E-45). */

const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//;

/** Of an assumed-role session ARN; undefined for everything else. */
export function roleSessionKey(sessionArn: string): string | undefined {
  const [, partition, accountId, name] = session.exec(sessionArn) ?? [];
  return partition && accountId && name ? keyOfRole(partition, accountId, name) : undefined;
}

/** A precondition in words: the trust policy lets in the session of this name only. */
export const sessionIsNamed = (name: string): string => `the role's session is named "${name}"`;

/** Role names are unique in an account without regard to case. */
export const keyOfRole = (partition: string, accountId: string, name: string): string =>
  `${partition}:${accountId}:${name.toLowerCase()}`;
