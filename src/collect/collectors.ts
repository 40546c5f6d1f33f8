/** Lists all collectors of accounts and of the organization, and builds the smallest policy that allows them. */
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
  /** The role that reads the other accounts of the organization; missing: only one account is collected. */
  readonly organizationRole?: string | undefined;
}

/** Returns an identity-based policy for the profile; the role in the other accounts needs its first statement. */
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
