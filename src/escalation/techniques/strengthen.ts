/** Table B, T-182: how a principal that can become another one first gives it more rights. */
import type { Gain, Requirement, Technique } from '../technique.js';
import {
  action,
  administrationAs,
  any,
  becomeRole,
  becomeUser,
  given,
  joinGroup,
  onRole,
  onUser,
  otherWayIn,
  ownPolicy,
  roleCanChange,
  tableOf,
  targetBounded,
  versionFree,
} from './rows.js';

const rolePolicies = [onRole('iam:PutRolePolicy'), onRole('iam:AttachRolePolicy')];
const roleBoundary = [onRole('iam:DeleteRolePermissionsBoundary'), onRole('iam:PutRolePermissionsBoundary')];
const userPolicies = [onUser('iam:PutUserPolicy'), onUser('iam:AttachUserPolicy')];
const groupPolicies = [
  action('iam:PutGroupPolicy', 'GROUP_OF_USER'),
  action('iam:AttachGroupPolicy', 'GROUP_OF_USER'),
];
const userBoundary = [onUser('iam:DeleteUserPermissionsBoundary'), onUser('iam:PutUserPermissionsBoundary')];
const policyOfRole = action('iam:CreatePolicyVersion', 'POLICY_OF_ROLE');
const policyOfUser = action('iam:CreatePolicyVersion', 'POLICY_OF_USER');

const asRole = administrationAs('ROLE');
const asUser = administrationAs('USER');
const unboundedRole: Gain = { ...becomeRole, what: 'the role without its boundary' };
const unboundedUser: Gain = { ...becomeUser, what: 'the user without its boundary' };
const memberUser: Gain = { ...becomeUser, what: 'the user with the rights of the group' };

const anyOf = (list: readonly Requirement[]): Requirement => any(...list);

export const strengthenAndBecome: readonly Technique[] = tableOf('B', [
  {
    id: 'T-182',
    name: 'Strengthen, then become',
    required: any(
      ...rolePolicies,
      policyOfRole,
      ...roleBoundary,
      ...userPolicies,
      policyOfUser,
      joinGroup,
      ...groupPolicies,
      ...userBoundary,
    ),
    preconditions: [
      otherWayIn,
      given(
        'a policy that gets a new version is customer managed and has fewer than five versions, or one may be deleted (iam:DeletePolicyVersion)',
      ),
      given('a group that is joined grants more, and a boundary that is removed exists'),
    ],
    forms: [
      { required: anyOf(rolePolicies), preconditions: [otherWayIn, roleCanChange], gain: asRole },
      { required: policyOfRole, preconditions: [otherWayIn, ownPolicy, versionFree], gain: asRole },
      {
        required: anyOf(roleBoundary),
        preconditions: [otherWayIn, roleCanChange, targetBounded],
        gain: unboundedRole,
      },
      { required: anyOf([...userPolicies, ...groupPolicies]), preconditions: [otherWayIn], gain: asUser },
      { required: policyOfUser, preconditions: [otherWayIn, ownPolicy, versionFree], gain: asUser },
      { required: joinGroup, preconditions: [otherWayIn], gain: memberUser },
      { required: anyOf(userBoundary), preconditions: [otherWayIn, targetBounded], gain: unboundedUser },
    ],
    gain: asRole,
    sources: ['aws', 'd'],
    status: 'DOCUMENTED',
    closing:
      'Deny writes to the policies, groups and boundary of every principal that the caller can become.',
  },
]);
