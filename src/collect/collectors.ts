/** All that is collected, of each account and of the organization, and the least that this has to be allowed. */
import type { Collector } from './collector.js';
import { ecsServices } from './services/ecs.js';
import {
  accountAuthorizationDetails,
  credentials,
  identityProviders,
  instanceProfiles,
} from './services/iam.js';
import { identityCenterIn } from './services/identityCenter.js';
import { organization } from './services/organizations.js';
import { listedServices } from './services/services.js';
import { regionCalls, signInCalls } from './session.js';

export const accountCollectors: readonly Collector[] = [
  accountAuthorizationDetails,
  credentials,
  instanceProfiles,
  identityProviders,
  ...listedServices,
  ecsServices,
];

interface PolicyRequest {
  /** Whether all accounts of the organization are collected, and through which role. */
  readonly organizationRole?: string | undefined;
}

/** An identity-based policy: of the profile, and its first statement of the role in the other accounts. */
export function collectionPolicy({ organizationRole }: PolicyRequest): object {
  const account = [...accountCollectors, regionCalls, signInCalls].flatMap(({ actions }) => actions);
  const statements = [allow('RolegraphCollectAccount', account)];
  if (organizationRole !== undefined)
    statements.push(
      allow('RolegraphCollectOrganization', [...organization.actions, ...identityCenterIn([]).actions]),
      allow('RolegraphAssumeRoleInMembers', ['sts:AssumeRole'], `arn:aws:iam::*:role/${organizationRole}`),
    );
  return { Version: '2012-10-17', Statement: statements };
}

const allow = (Sid: string, actions: readonly string[], Resource = '*') => ({
  Sid,
  Effect: 'Allow',
  Action: [...new Set(actions)].sort(),
  Resource,
});
