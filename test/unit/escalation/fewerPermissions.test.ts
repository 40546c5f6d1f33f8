/** Ways that take fewer permissions than the usual ones of their technique, or more; and near misses of each. */
import { describe, expect, it } from 'vitest';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { allow, arnOf, home, mechanismsOf } from '../../support/escalationAccount.js';
import { accountOf, linesOf, target } from '../../support/techniqueRows.js';
import { workload } from '../../support/workloadKinds.js';
import { organizationOf } from '../../support/organizations.js';

it('says that a profile has to be there for the role, where the caller makes none (T-058)', () => {
  const needs = (may: string) =>
    mechanismsOf('mallory', accountOf('ec2', may))
      .filter(({ techniqueId }) => techniqueId === 'T-058')
      .map(({ preconditions }) => preconditions.some((one) => one.startsWith('an instance profile exists')));
  expect(needs('pass + iam:AddRoleToInstanceProfile')).toEqual([true]);
  expect(needs('pass + iam:AddRoleToInstanceProfile + iam:CreateInstanceProfile')).toEqual([false]);
  expect(needs('pass + iam:CreateInstanceProfile')).toEqual([]);
});

it('makes of a rule no way to administration: its targets are few (T-147b)', () => {
  const account = accountOf('events', 'pass + events:PutTargets', undefined, { may: [allow('*')] });
  const runsAs = [{ to: 'ROLE', reference: target, use: 'SERVICE' }] as const;
  const workloads = [{ ...workload('events:rule'), runsAs }];
  expect(linesOf('T-147b', { ...account, workloads })).toEqual(['- ALLOWED']);
  expect(linesOf('T-147b', account)).toEqual([]);
});

describe('stack sets without a role that is passed (T-189)', () => {
  const administration = 'AWSCloudFormationStackSetAdministrationRole';
  const execution = arnOf('role', 'execution');
  const create = 'cloudformation:CreateStackSet + cloudformation:CreateStackInstances';

  const leads = (may: string, name = administration, trusts = 'cloudformation.amazonaws.com') => {
    const { users = {} } = accountOf('ec2', may);
    return linesOf('T-189', {
      users,
      roles: {
        [name]: { may: [allow('sts:AssumeRole', execution)], trusts: [trusts] },
        execution: { may: [allow('sqs:*')], trusts: [arnOf('role', name)] },
      },
    });
  };

  it('lead to the execution role by the default administration role', () => {
    expect(leads(create)).toEqual(['- ALLOWED']);
    expect(leads('cloudformation:UpdateStackSet')).toEqual(['- CONDITIONAL']);
  });

  it('lead nowhere by a role of another name, or one that does not trust CloudFormation', () => {
    expect(leads(create, 'administration')).toEqual([]);
    expect(leads(create, administration, 'ec2.amazonaws.com')).toEqual([]);
    expect(leads('cloudformation:CreateStackSet')).toEqual([]);
  });
});

describe('the organization', () => {
  const member = organizationOf({ [home]: { delegatedServices: [] } });
  const place = member.places.get(home);
  const manager: StoredOrganizations = {
    ...member,
    places: new Map(place ? [[home, { ...place, managementAccountId: home }] as const] : []),
  };
  const found = (id: string, may: string, organization = manager) =>
    mechanismsOf('mallory', accountOf('ec2', may), organization).filter(
      ({ techniqueId }) => techniqueId === id,
    );

  it.each([
    ['T-173', 'sso:PutPermissionsBoundaryToPermissionSet'],
    ['T-174', 'sso-directory:AddMemberToGroup'],
    ['T-199', 'account:StartPrimaryEmailUpdate + account:AcceptPrimaryEmailUpdate'],
    ['T-181', 'cloudformation:CreateStackSet + cloudformation:CreateStackInstances'],
    ['T-181', 'cloudformation:UpdateStackSet'],
  ])('%s is told by %s of who manages it, and not of a member', (id, may) => {
    expect(found(id, may)).toHaveLength(1);
    expect(found(id, may, member)).toEqual([]);
  });

  it('takes both halves of a new root e-mail (T-199)', () => {
    expect(found('T-199', 'account:StartPrimaryEmailUpdate')).toEqual([]);
    expect(found('T-199', 'account:AcceptPrimaryEmailUpdate')).toEqual([]);
  });
});
