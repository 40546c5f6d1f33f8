/** What one account may administer for its whole organization: services, by the principals that AWS Organizations lists (F-33). */
export type DelegatedService =
  'iam.amazonaws.com' | 'sso.amazonaws.com' | 'member.org.stacksets.cloudformation.amazonaws.com';

export const IDENTITY_CENTER: DelegatedService = 'sso.amazonaws.com';
