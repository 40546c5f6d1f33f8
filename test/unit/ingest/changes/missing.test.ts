/** Verbs about what is not there are refused, and so are those that make what is there already. */
import { describe } from 'vitest';
import * as estate from '../../../support/changeableEstate.js';
import { arn, NEVER, OTHER, OWN, resourceArns, text, trust } from '../../../support/changeableEstate.js';
import {
  ann,
  bob,
  nobody,
  app,
  staff,
  deploy,
  policyDocument,
  assignment,
  assign,
  scp,
  refuses,
  type Files,
} from './refusals.js';

/** With accounts of its own. */
const otherOrganization = ({ organization }: Files): unknown =>
  JSON.parse(
    JSON.stringify(organization)
      .replaceAll(estate.ORGANIZATION, 'o-f6g7h8i9j0')
      .replaceAll('ab12', 'cd34')
      .replaceAll(OWN, '555555555555')
      .replaceAll(OTHER, '666666666666'),
  );

describe('what is not there', () =>
  refuses([
    [
      'a user',
      { deleteUser: nobody },
      'NoSuchEntity: there is no user arn:aws:iam::111111111111:user/nobody.',
    ],
    [
      'a user under another path',
      { tagUser: { user: arn('user/x/ann'), tags: [] } },
      `Did you mean ${ann.user}?`,
    ],
    ['an account to assign in', assign({ accountId: NEVER }), 'the organization has no account'],
    ['what is no account', assign({ accountId: 'foo' }), 'ValidationException'],
    ['a role', { deleteRole: { role: arn('role/none') } }, 'NoSuchEntity'],
    ['a group', { deleteGroup: { group: arn('group/none') } }, 'NoSuchEntity'],
    ['a policy', { deletePolicy: { policyArn: arn('policy/none') } }, 'NoSuchEntity'],
    [
      'a user of an account that was never imported',
      { deleteUser: { user: arn('user/x', NEVER) } },
      'NoSuchEntity',
    ],
    ['a policy to attach', { attachUserPolicy: { ...ann, policyArn: arn('policy/none') } }, 'NoSuchEntity'],
    [
      'a policy of AWS',
      { attachRolePolicy: { ...app, policyArn: 'arn:aws:iam::aws:policy/None' } },
      'no policy of AWS is known',
    ],
    [
      'a boundary',
      { putUserPermissionsBoundary: { ...ann, permissionsBoundary: arn('policy/none') } },
      'NoSuchEntity',
    ],
    ['an inline policy', { deleteUserPolicy: { ...ann, policyName: 'none' } }, 'has no inline policy none'],
    ['an attachment', { detachUserPolicy: { ...bob, ...deploy } }, 'is not attached to'],
    ['a membership', { removeUserFromGroup: { ...bob, ...staff } }, 'is not in the group staff'],
    ['a boundary to remove', { deleteUserPermissionsBoundary: ann }, 'has no permissions boundary'],
    [
      'a version',
      { setDefaultPolicyVersion: { ...deploy, versionId: 'v9' } },
      'has no version v9, but v2, v1',
    ],
    ['an access key', { deleteAccessKey: { ...bob, accessKeyId: 'AKIANONE' } }, 'has no access key AKIANONE'],
    ['a password', { deleteLoginProfile: bob }, 'has no password'],
    ['an MFA device', { deactivateMFADevice: bob }, 'has no MFA device'],
    [
      'a role in a profile',
      { removeRoleFromInstanceProfile: { ...app, instanceProfile: arn('instance-profile/machine') } },
      'is not in',
    ],
    [
      'a bucket',
      { deleteBucketPolicy: { resource: 'arn:aws:s3:::none' } },
      'NoSuchBucket: no import holds the bucket',
    ],
    [
      'a key',
      { putKeyPolicy: { resource: estate.here('kms', 'key/2'), policy: text(estate.open('*', '*')) } },
      'NotFoundException',
    ],
    [
      'a statement',
      { removeLambdaPermission: { function: resourceArns.function, statementId: 'none' } },
      'has no statement none',
    ],
    [
      'a policy of an organization',
      { deleteOrganizationPolicy: { policyId: 'p-none0001' } },
      'PolicyNotFoundException',
    ],
    [
      'a target',
      { attachPolicy: { policyId: 'p-spare001', targetId: 'ou-ab12-99999999' } },
      'TargetNotFoundException',
    ],
    [
      'an attachment to a target',
      { detachPolicy: { policyId: 'p-spare001', targetId: OWN } },
      'PolicyNotAttachedException',
    ],
    [
      'an account to move',
      { moveAccount: { accountId: NEVER, destinationParentId: estate.UNIT } },
      'AccountNotFoundException',
    ],
    [
      'an account to move, of several organizations',
      { moveAccount: { accountId: NEVER, destinationParentId: estate.UNIT } },
      `AccountNotFoundException: ${NEVER} is in no organization that was imported`,
      (files) => Object.assign(files, { another: otherOrganization(files) }),
    ],
    [
      'where an account moves',
      { moveAccount: { accountId: OTHER, destinationParentId: 'ou-ab12-99999999' } },
      'DestinationParentNotFoundException',
    ],
    ['a person', assign({ principalType: 'USER', principalId: 'u-none' }), 'has no user u-none'],
    [
      'a permission set',
      assign({ permissionSetArn: `${estate.SET.slice(0, -1)}b` }),
      'has no permission set',
    ],
    [
      'an assignment',
      { deleteAccountAssignment: { ...assignment, principalType: 'USER', principalId: 'u-ann' } },
      'no import holds this assignment',
    ],
  ]));

describe('what is there already', () =>
  refuses([
    ['a user, in another case', { createUser: { user: arn('user/x/ANN') } }, 'EntityAlreadyExists'],
    [
      'a role',
      { createRole: { role: app.role, assumeRolePolicyDocument: text(trust(ann.user)) } },
      'EntityAlreadyExists',
    ],
    ['a group', { createGroup: staff }, 'EntityAlreadyExists'],
    ['a policy', { createPolicy: { ...deploy, policyDocument } }, 'EntityAlreadyExists'],
    [
      'a statement',
      {
        addLambdaPermission: {
          function: resourceArns.function,
          statementId: 'first',
          action: 'lambda:InvokeFunction',
          principal: '*',
        },
      },
      'ResourceConflictException',
    ],
    ['the id of a policy', scp({ policyId: 'p-deny0001' }), 'DuplicatePolicyException: p-deny0001 (deny)'],
    ['the name of a policy', scp({ name: 'deny' }), 'DuplicatePolicyException'],
    [
      'an attachment',
      { attachPolicy: { policyId: 'p-deny0001', targetId: estate.UNIT } },
      'DuplicatePolicyAttachmentException',
    ],
    [
      'the place of an account',
      { moveAccount: { accountId: OTHER, destinationParentId: estate.ROOT } },
      'DuplicateAccountException',
    ],
    ['an assignment', assign({ principalType: 'GROUP', principalId: 'g-staff' }), 'ConflictException'],
  ]));
