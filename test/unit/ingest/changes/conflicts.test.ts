/** What is still in use is not deleted, and nothing goes over a quota. */
import { describe } from 'vitest';
import * as estate from '../../../support/changeableEstate.js';
import { allow, arn, OWN, text, trust } from '../../../support/changeableEstate.js';
import {
  ann,
  bob,
  app,
  staff,
  deploy,
  limit,
  policyDocument,
  ofSize,
  many,
  userIn,
  roleIn,
  scp,
  refuses,
} from './refusals.js';

describe('what is still in use', () =>
  refuses([
    [
      'a user with policies, groups and credentials',
      { deleteUser: ann },
      'DeleteConflict: arn:aws:iam::111111111111:user/ann still has the inline policy read, arn:aws:iam::111111111111:policy/deploy attached, a place in the group staff, an access key, a password (deleteLoginProfile), an MFA device (deactivateMFADevice)',
    ],
    ['a user with keys', { deleteUser: bob }, 'the access key AKIAONE, the access key AKIATWO'],
    ['a role with policies', { deleteRole: app }, 'DeleteConflict'],
    [
      'a role in a profile',
      { deleteRole: { role: arn('role/machine') } },
      'a place in arn:aws:iam::111111111111:instance-profile/machine',
    ],
    ['a group with members', { deleteGroup: staff }, 'the member ann'],
    [
      'a policy that is attached',
      { deletePolicy: deploy },
      'is attached to arn:aws:iam::111111111111:user/ann',
    ],
    [
      'a policy that is a boundary',
      { deletePolicy: limit },
      'is the permissions boundary of arn:aws:iam::111111111111:user/bob',
    ],
    [
      'a policy with versions',
      { deletePolicy: deploy },
      'has the versions v1',
      ({ own }) =>
        [...own.UserDetailList, ...own.RoleDetailList].forEach((one) => (one.AttachedManagedPolicies = [])),
    ],
    [
      'the default version',
      { deletePolicyVersion: { ...deploy, versionId: 'v2' } },
      'is the default version',
    ],
    [
      'an SCP that is attached',
      { deleteOrganizationPolicy: { policyId: 'p-deny0001' } },
      `PolicyInUseException: p-deny0001 is attached to ${estate.UNIT}`,
    ],
    [
      'the last SCP of a target',
      { detachPolicy: { policyId: 'p-FullAWSAccess', targetId: OWN } },
      'is the last SCP of 111111111111',
    ],
  ]));

describe('more than AWS allows', () =>
  refuses([
    [
      'managed policies of a user',
      { attachUserPolicy: { ...ann, ...limit } },
      'LimitExceeded: This makes 11 managed policies attached to a user, and AWS allows 10. This is the default of a quota',
      (files) => Object.assign(userIn(files) ?? {}, { AttachedManagedPolicies: many(10) }),
    ],
    [
      'managed policies of a role',
      { attachRolePolicy: { ...app, ...limit } },
      '11 managed policies attached to a role',
      (files) => Object.assign(roleIn(files) ?? {}, { AttachedManagedPolicies: many(10) }),
    ],
    [
      'managed policies of a group',
      { attachGroupPolicy: { ...staff, ...limit } },
      '11 managed policies attached to a group',
      ({ own }) => Object.assign(own.GroupDetailList[0] ?? {}, { AttachedManagedPolicies: many(10) }),
    ],
    [
      'groups of a user',
      { addUserToGroup: { ...bob, ...staff } },
      '11 groups that a user is in',
      (files) =>
        Object.assign(userIn(files, 1) ?? {}, {
          GroupList: Array.from({ length: 10 }, (_none, index) => `g${index}`),
        }),
    ],
    [
      'inline policies of a user',
      { putUserPolicy: { ...bob, policyName: 'x', policyDocument: ofSize(2049) } },
      'This makes 2049 characters',
    ],
    [
      'inline policies of a role',
      { putRolePolicy: { role: arn('role/idle'), policyName: 'x', policyDocument: ofSize(10_241) } },
      'This makes 10241 characters',
    ],
    [
      'inline policies of a group',
      { putGroupPolicy: { group: arn('group/empty'), policyName: 'x', policyDocument: ofSize(5121) } },
      'This makes 5121 characters',
    ],
    [
      'a managed policy',
      { createPolicy: { policyArn: arn('policy/new'), policyDocument: ofSize(6145) } },
      '6145 characters of a managed policy',
    ],
    [
      'a trust policy',
      {
        updateAssumeRolePolicy: {
          ...app,
          policyDocument: text(trust(...Array.from({ length: 60 }, () => ann.user))),
        },
      },
      'characters of a trust policy',
    ],
    [
      'versions',
      { createPolicyVersion: { ...deploy, policyDocument } },
      '6 versions',
      ({ own }) =>
        (own.Policies[0] = estate.policy(
          'deploy',
          [5, 4, 3, 2, 1].map((index) => estate.version(`v${index}`, allow('*'), index === 5)),
        )),
    ],
    [
      'tags',
      {
        tagRole: {
          ...app,
          tags: Array.from({ length: 50 }, (_none, index) => ({ key: `k${index}`, value: '' })),
        },
      },
      '51 tags',
    ],
    [
      'SCPs of a target',
      { attachPolicy: { policyId: 'p-spare001', targetId: OWN } },
      'ConstraintViolationException: This makes 11 SCPs',
      ({ organization }) => {
        for (let index = 0; index < 9; index += 1) {
          organization.Policies.push(
            estate.guardrail(`p-many000${index}`, `many${index}`, 'SERVICE_CONTROL_POLICY', allow('*')),
          );
          organization.PolicyTargets.push({ PolicyId: `p-many000${index}`, TargetId: OWN });
        }
      },
    ],
    ['an SCP', scp({ content: ofSize(10_241) }), '10241 characters of an SCP'],
  ]));
