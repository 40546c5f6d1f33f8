/** The STS action behind each way of assuming a role. */
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import type { AssumeMechanism } from './graph.js';

export const assumeActions: Readonly<Record<AssumeMechanism, string>> = {
  ASSUME_ROLE: 'sts:AssumeRole',
  SERVICE_ROLE: 'sts:AssumeRole',
  ASSUME_ROLE_WITH_SAML: 'sts:AssumeRoleWithSAML',
  ASSUME_ROLE_WITH_WEB_IDENTITY: 'sts:AssumeRoleWithWebIdentity',
};

/** Whether the action is `sts:AssumeRole`, which users, roles and services call. */
export const isAssuming = (action: string): boolean =>
  action.toLowerCase() === assumeActions.ASSUME_ROLE.toLowerCase();

/** `sts:AssumeRole`, split into service and name. */
export const assumeRole = splitAction(assumeActions.ASSUME_ROLE) ?? NO_ACTION;
