/** The least that a collection has to be allowed, from the calls that it makes. */
import { accountCollectors, organizationCollectors } from './collectors.js';
import { regionCalls } from './services/ec2.js';
import { signInActions } from './session.js';

export interface PolicyRequest {
  /** Whether all accounts of the organization are collected, and through which role. */
  readonly organizationRole?: string;
}

/** An identity-based policy: of the profile, and its first statement of the role in the other accounts. */
export function collectionPolicy({ organizationRole }: PolicyRequest): object {
  const account = [
    ...accountCollectors.flatMap(({ actions }) => actions),
    ...regionCalls.actions,
    ...signInActions,
  ];
  const statements = [allow('RolegraphCollectAccount', account)];
  if (organizationRole !== undefined) {
    const organization = organizationCollectors.flatMap(({ actions }) => actions);
    const role = `arn:aws:iam::*:role/${organizationRole}`;
    statements.push(
      allow('RolegraphCollectOrganization', organization),
      allow('RolegraphAssumeRoleInMembers', ['sts:AssumeRole'], role),
    );
  }
  return { Version: '2012-10-17', Statement: statements };
}

const allow = (Sid: string, actions: readonly string[], Resource = '*') => ({
  Sid,
  Effect: 'Allow',
  Action: [...new Set(actions)].sort(),
  Resource,
});
