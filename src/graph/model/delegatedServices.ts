/** Services that an account can administer for its organization, by the principals that Organizations lists (F-33). */
export const delegatedServices = [
  'iam.amazonaws.com',
  'sso.amazonaws.com',
  'member.org.stacksets.cloudformation.amazonaws.com',
  'account.amazonaws.com',
  'account-access.amazonaws.com',
  'observabilityadmin.amazonaws.com',
  'config-multiaccountsetup.amazonaws.com',
] as const;

export const IDENTITY_CENTER = 'sso.amazonaws.com' satisfies (typeof delegatedServices)[number];
