/** The call behind each way of assuming a role. */
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import type { AssumeMechanism } from './graph.js';

export const assumeActions: Readonly<Record<AssumeMechanism, string>> = {
  ASSUME_ROLE: 'sts:AssumeRole',
  SERVICE_ROLE: 'sts:AssumeRole',
  ASSUME_ROLE_WITH_SAML: 'sts:AssumeRoleWithSAML',
  ASSUME_ROLE_WITH_WEB_IDENTITY: 'sts:AssumeRoleWithWebIdentity',
};

/** The call that users, roles and services make. */
export const isAssuming = (action: string): boolean =>
  action.toLowerCase() === assumeActions.ASSUME_ROLE.toLowerCase();

/** The one that users and roles call. */
export const assumeRole = splitAction(assumeActions.ASSUME_ROLE) ?? NO_ACTION;
