/** What a user's credentials are filed under: its ARN without a path, which calls that name users by name don't say. */

export const userKey = (
  { partition, accountId }: { readonly partition: string; readonly accountId: string },
  name: string,
): string => `arn:${partition}:iam::${accountId}:user/${name.toLowerCase()}`;
