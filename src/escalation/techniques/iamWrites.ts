/** Table A: how a principal gives itself rights by writing to IAM. */
import type { Technique } from '../technique.js';
import {
  action,
  administrationAs,
  all,
  any,
  callerIsRole,
  callerIsUser,
  checked,
  createUnbounded,
  given,
  joinGroup,
  onOwnGroup,
  onOwnRole,
  onSelf,
  ownPolicy,
  ownRights,
  roleCanChange,
  tableOf,
  versionFree,
} from './rows.js';

const callerIsMember = given('the caller is a member of the group');

const choiceOfPolicy = given('a condition on iam:PolicyARN, where there is one, lets the policy be attached');

const boundedCaller = checked('the caller has a permissions boundary', { kind: 'CALLER_HAS_BOUNDARY' });

const denyMatters = checked('the removed policy holds a Deny that matters', { kind: 'DENY_MATTERS' });

const withoutBoundary = ownRights('rights without the boundary');

const withoutPolicy = ownRights('rights without that policy');

const principalTagTested = checked('a policy tests aws:PrincipalTag', {
  kind: 'POLICY_TESTS',
  keys: ['aws:PrincipalTag/*'],
});

const userRemovals = [
  onSelf('iam:DeleteUserPolicy'),
  onSelf('iam:DetachUserPolicy'),
  onOwnGroup('iam:DeleteGroupPolicy'),
  onOwnGroup('iam:DetachGroupPolicy'),
  onOwnGroup('iam:RemoveUserFromGroup'),
];

const roleRemovals = [onOwnRole('iam:DeleteRolePolicy'), onOwnRole('iam:DetachRolePolicy')];

const makeCredentials = any(action('iam:CreateAccessKey', 'NEW'), action('iam:CreateLoginProfile', 'NEW'));

const groupAdministers = checked('the group that the user joins grants administrative access', {
  kind: 'GROUP_ADMINISTERS',
});

const unboundedUser = given('iam:CreateUser is not forced to set a permissions boundary');

export const iamWrites: readonly Technique[] = tableOf('A', [
  {
    id: 'T-001',
    name: 'New default version of an attached policy',
    required: action('iam:CreatePolicyVersion', 'OWN_POLICY'),
    preconditions: [ownPolicy, versionFree],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-001', 'rh:1', 'iv:1', 'pm', 'ax'],
    status: 'CATALOGUED',
    closing: 'Deny iam:CreatePolicyVersion on the policies that are attached to who may call it.',
  },
  {
    id: 'T-002',
    name: 'Roll back to a stronger policy version',
    required: action('iam:SetDefaultPolicyVersion', 'OWN_POLICY'),
    preconditions: [checked('a stored version of the policy grants more', { kind: 'STRONGER_VERSION' })],
    gain: ownRights('rights of that version'),
    sources: ['rh:2', 'iv:2', 'au', 'pw'],
    status: 'CATALOGUED',
    closing: 'Delete the policy versions that grant more, or deny iam:SetDefaultPolicyVersion on the policy.',
  },
  {
    id: 'T-003',
    name: 'Inline policy on own user',
    required: onSelf('iam:PutUserPolicy'),
    preconditions: [callerIsUser],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-007', 'rh:10', 'iv:10', 'ax'],
    status: 'CATALOGUED',
    closing: 'Take iam:PutUserPolicy away, or limit it to other users than the caller.',
  },
  {
    id: 'T-004',
    name: 'Inline policy on own role',
    required: onOwnRole('iam:PutRolePolicy'),
    preconditions: [callerIsRole, roleCanChange],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-005', 'rh:12', 'iv:12'],
    status: 'CATALOGUED',
    closing: "Take iam:PutRolePolicy away, or limit it to other roles than the caller's own.",
  },
  {
    id: 'T-005',
    name: 'Managed policy on own user',
    required: onSelf('iam:AttachUserPolicy'),
    preconditions: [callerIsUser, choiceOfPolicy],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-008', 'rh:7', 'iv:7'],
    status: 'CATALOGUED',
    closing: 'Take iam:AttachUserPolicy away, or allow only harmless policies by iam:PolicyARN.',
  },
  {
    id: 'T-006',
    name: 'Managed policy on own role',
    required: onOwnRole('iam:AttachRolePolicy'),
    preconditions: [callerIsRole, roleCanChange, choiceOfPolicy],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-009', 'rh:9', 'iv:9'],
    status: 'CATALOGUED',
    closing: 'Take iam:AttachRolePolicy away, or allow only harmless policies by iam:PolicyARN.',
  },
  {
    id: 'T-007',
    name: 'Inline policy on own group',
    required: onOwnGroup('iam:PutGroupPolicy'),
    preconditions: [callerIsMember],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-011', 'rh:11', 'iv:11'],
    status: 'CATALOGUED',
    closing: 'Take iam:PutGroupPolicy away, or limit it to groups that the caller is not a member of.',
  },
  {
    id: 'T-008',
    name: 'Managed policy on own group',
    required: onOwnGroup('iam:AttachGroupPolicy'),
    preconditions: [callerIsMember],
    gain: administrationAs('SELF'),
    sources: ['pc:iam-010', 'rh:8', 'iv:8'],
    status: 'CATALOGUED',
    closing: 'Take iam:AttachGroupPolicy away, or limit it to groups that the caller is not a member of.',
  },
  {
    id: 'T-009',
    name: 'Join a stronger group',
    required: joinGroup,
    preconditions: [callerIsUser],
    gain: ownRights('rights of the group'),
    sources: ['pc:iam-013', 'rh:13', 'iv:13', 'ax'],
    status: 'CATALOGUED',
    closing: 'Limit iam:AddUserToGroup to groups that grant no more than the caller has.',
  },
  {
    id: 'T-010',
    name: 'Remove own Deny',
    required: any(...userRemovals, ...roleRemovals),
    preconditions: [denyMatters],
    forms: [
      { required: any(...userRemovals), preconditions: [callerIsUser, denyMatters], gain: withoutPolicy },
      {
        required: any(...roleRemovals),
        preconditions: [callerIsRole, roleCanChange, denyMatters],
        gain: withoutPolicy,
      },
    ],
    gain: withoutPolicy,
    sources: ['hc'],
    status: 'REPORTED',
    closing:
      'Put the Deny into a permissions boundary or a service control policy that the caller cannot change.',
  },
  {
    id: 'T-011',
    name: 'Drop own boundary (user)',
    required: any(onSelf('iam:DeleteUserPermissionsBoundary'), onSelf('iam:PutUserPermissionsBoundary')),
    preconditions: [callerIsUser, boundedCaller],
    gain: withoutBoundary,
    sources: ['pc:iam-022', 'pw', 'ht', 'hc'],
    status: 'CATALOGUED',
    closing:
      'Deny iam:DeleteUserPermissionsBoundary and iam:PutUserPermissionsBoundary in the boundary itself.',
  },
  {
    id: 'T-012',
    name: 'Drop own boundary (role)',
    required: any(
      onOwnRole('iam:DeleteRolePermissionsBoundary'),
      onOwnRole('iam:PutRolePermissionsBoundary'),
    ),
    preconditions: [callerIsRole, roleCanChange, boundedCaller],
    gain: withoutBoundary,
    sources: ['ht', 'hc'],
    status: 'REPORTED',
    closing:
      'Deny iam:DeleteRolePermissionsBoundary and iam:PutRolePermissionsBoundary in the boundary itself.',
  },
  {
    id: 'T-013',
    name: 'Edit the boundary policy itself',
    required: any(
      action('iam:CreatePolicyVersion', 'OWN_BOUNDARY'),
      action('iam:SetDefaultPolicyVersion', 'OWN_BOUNDARY'),
    ),
    preconditions: [boundedCaller, given('the boundary is a customer managed policy')],
    gain: withoutBoundary,
    sources: ['d'],
    status: 'EXPERIMENTAL',
    closing:
      'Deny iam:CreatePolicyVersion and iam:SetDefaultPolicyVersion on policies that serve as boundaries.',
  },
  {
    id: 'T-014',
    name: 'Change own tags for ABAC',
    required: any(
      onSelf('iam:TagUser'),
      onSelf('iam:UntagUser'),
      onOwnRole('iam:TagRole'),
      onOwnRole('iam:UntagRole'),
    ),
    preconditions: [principalTagTested],
    gain: ownRights('what policies grant by tags'),
    sources: ['aws', 'd'],
    status: 'DOCUMENTED',
    closing:
      'Allow iam:TagUser and iam:TagRole only to who administers tags, and forbid tag keys that policies test.',
  },
  {
    id: 'T-015',
    name: 'Create an admin role',
    required: all(
      createUnbounded('iam:CreateRole'),
      any(action('iam:PutRolePolicy', 'NEW'), action('iam:AttachRolePolicy', 'NEW')),
    ),
    optional: ['sts:AssumeRole'],
    preconditions: [given('iam:CreateRole is not forced to set a permissions boundary')],
    gain: administrationAs('NEW'),
    sources: ['pm', 'ax'],
    status: 'CATALOGUED',
    closing:
      'Allow iam:CreateRole only with a boundary that the condition key iam:PermissionsBoundary names.',
  },
  {
    id: 'T-016',
    name: 'Create an admin user',
    required: all(
      createUnbounded('iam:CreateUser'),
      any(action('iam:PutUserPolicy', 'NEW'), action('iam:AttachUserPolicy', 'NEW'), joinGroup),
      makeCredentials,
    ),
    preconditions: [unboundedUser, groupAdministers],
    forms: [
      {
        required: all(
          createUnbounded('iam:CreateUser'),
          any(action('iam:PutUserPolicy', 'NEW'), action('iam:AttachUserPolicy', 'NEW')),
          makeCredentials,
        ),
        preconditions: [unboundedUser],
        gain: administrationAs('NEW'),
      },
      {
        required: all(createUnbounded('iam:CreateUser'), joinGroup, makeCredentials),
        preconditions: [unboundedUser, groupAdministers],
        gain: administrationAs('NEW'),
      },
    ],
    gain: administrationAs('NEW'),
    sources: ['ax'],
    status: 'CATALOGUED',
    closing:
      'Allow iam:CreateUser only with a boundary that the condition key iam:PermissionsBoundary names.',
  },
  {
    id: 'T-017',
    name: 'Satisfy an MFA condition',
    required: all('iam:CreateVirtualMFADevice', onSelf('iam:EnableMFADevice')),
    preconditions: [
      callerIsUser,
      checked('a policy allows more with MFA', {
        kind: 'POLICY_TESTS',
        keys: ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'],
      }),
    ],
    gain: ownRights('rights with MFA'),
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Register the MFA device of each user before it gets an access key, and allow iam:EnableMFADevice only with MFA.',
  },
]);
