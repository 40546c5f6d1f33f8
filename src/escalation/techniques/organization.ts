/** Table F: how a principal reaches other accounts by Identity Center and Organizations. */
import { IDENTITY_CENTER, type DelegatedService } from '../../graph/delegatedServices.js';
import type { Gain, Technique } from '../technique.js';
import { action, actionLike, all, any, checked, none, open, tableOf, type Row } from './rows.js';

const onOwnSet = (name: string) => action(name, 'PERMISSION_SET');

const managesAccounts = checked('the account manages the organization', { kind: 'MANAGEMENT_ACCOUNT' });

const manages = (what: string, orDelegated: DelegatedService | 'BY_RESOURCE_POLICY') =>
  checked(`the account manages the organization, or administers ${what} for it`, {
    kind: 'MANAGEMENT_ACCOUNT',
    orDelegated,
  });

const identityCenter = checked(
  'the account manages the organization, or administers Identity Center for it, and that is enabled',
  { kind: 'MANAGEMENT_ACCOUNT', orDelegated: IDENTITY_CENTER, withIdentityCenter: true },
);

const ownPermissionSet = open('the caller signs in by the permission set');

const accounts = (what: string): Gain => ({ kind: 'OTHER_ACCOUNTS', what });

const adminWhereAssigned: Gain = {
  ...accounts('administrator where the permission set is assigned'),
  as: 'SELF',
};

const permissionSet = (what: string): Gain => ({ kind: 'PERMISSION_SET', what });

const ceiling: Gain = { kind: 'CEILING' };

/** `OrganizationAccountAccessRole` and its like, which trust the management account. */
const accessRole = (role: string): Pick<Row, 'required' | 'preconditions' | 'gain'> => ({
  required: actionLike('sts:AssumeRole', `arn:*:iam::*:role/${role}`),
  preconditions: [managesAccounts, open('the role is in the member account, and trusts this one')],
  gain: accounts('administrator in the member account'),
});

const experimental = { sources: ['d'], status: 'EXPERIMENTAL' } as const;

const reported = { sources: ['ht'], status: 'REPORTED' } as const;

export const organization: readonly Technique[] = tableOf('F', [
  {
    id: 'T-169',
    name: 'New admin permission set',
    required: all(
      'sso:CreatePermissionSet',
      'sso:AttachManagedPolicyToPermissionSet',
      'sso:CreateAccountAssignment',
    ),
    optional: ['sso:ProvisionPermissionSet'],
    preconditions: [identityCenter],
    gain: { ...accounts('administrator in any assignable account'), as: 'NEW' },
    sources: ['pc:sso-001'],
    status: 'CATALOGUED',
    closing: 'Limit sso:CreateAccountAssignment to who administers Identity Center.',
  },
  {
    id: 'T-170',
    name: 'Managed policy on own permission set',
    required: any(
      onOwnSet('sso:AttachManagedPolicyToPermissionSet'),
      onOwnSet('sso:AttachCustomerManagedPolicyReferenceToPermissionSet'),
    ),
    preconditions: [identityCenter, ownPermissionSet],
    gain: adminWhereAssigned,
    sources: ['pc:sso-002', 'ht'],
    status: 'CATALOGUED',
    closing: "Deny writes to the caller's own permission set.",
  },
  {
    id: 'T-171',
    name: 'Inline policy on own permission set',
    required: onOwnSet('sso:PutInlinePolicyToPermissionSet'),
    preconditions: [identityCenter, ownPermissionSet],
    gain: adminWhereAssigned,
    sources: ['pc:sso-003', 'ht'],
    status: 'CATALOGUED',
    closing: "Deny sso:PutInlinePolicyToPermissionSet on the caller's own permission set.",
  },
  {
    id: 'T-172',
    name: 'Assign an existing permission set',
    required: action('sso:CreateAccountAssignment'),
    preconditions: [identityCenter],
    gain: permissionSet('that permission set'),
    ...reported,
    closing:
      'Limit sso:CreateAccountAssignment to weak permission sets and to accounts that are not the management account.',
  },
  {
    id: 'T-173',
    name: 'Remove denies or ceilings of a permission set',
    required: any(
      onOwnSet('sso:DetachManagedPolicyFromPermissionSet'),
      onOwnSet('sso:DeleteInlinePolicyFromPermissionSet'),
      onOwnSet('sso:DeletePermissionsBoundaryFromPermissionSet'),
    ),
    preconditions: [
      identityCenter,
      ownPermissionSet,
      open('what is removed is the boundary, or holds a Deny that matters'),
    ],
    gain: permissionSet('own permission set without denies and ceilings'),
    ...reported,
    closing: 'Put the Deny into a service control policy, which permission sets do not change.',
  },
  {
    id: 'T-174',
    name: 'Join an Identity Center group',
    required: action('identitystore:CreateGroupMembership'),
    preconditions: [identityCenter],
    gain: permissionSet('assignments of the group'),
    ...reported,
    closing: 'Limit identitystore:CreateGroupMembership to groups without strong assignments.',
  },
  {
    id: 'T-175',
    name: 'Reset a workforce password',
    required: action('sso-directory:UpdatePassword'),
    preconditions: [identityCenter],
    gain: permissionSet('that workforce user'),
    ...reported,
    closing: 'Limit sso-directory:UpdatePassword to who administers Identity Center, and require MFA.',
  },
  {
    id: 'T-176',
    name: 'Use a stolen SSO token',
    required: none,
    preconditions: [open('the caller holds the access token of a workforce user')],
    gain: { kind: 'OUTSIDER', what: "the roles in the token's account list" },
    ...reported,
    closing: 'Shorten the sessions of Identity Center, and revoke those of a user whose device is lost.',
  },
  {
    id: 'T-177a',
    name: 'Organization access role',
    ...accessRole('OrganizationAccountAccessRole'),
    ...reported,
    closing:
      'Limit sts:AssumeRole on OrganizationAccountAccessRole to who administers the organization, or delete the role.',
  },
  {
    id: 'T-177b',
    name: 'Control Tower execution role',
    ...accessRole('AWSControlTowerExecution'),
    ...experimental,
    closing: 'Limit sts:AssumeRole on AWSControlTowerExecution to Control Tower.',
  },
  {
    id: 'T-178',
    name: 'Register delegated administrator',
    required: action('organizations:RegisterDelegatedAdministrator'),
    preconditions: [
      managesAccounts,
      open(
        'the service is IAM, Identity Center, CloudFormation or another that reaches into member accounts',
      ),
    ],
    gain: accounts('what the service may do in all accounts'),
    ...experimental,
    closing: 'Limit organizations:RegisterDelegatedAdministrator by organizations:ServicePrincipal.',
  },
  {
    id: 'T-179',
    name: 'Remove organization policies',
    required: any(
      'organizations:DetachPolicy',
      'organizations:UpdatePolicy',
      'organizations:DisablePolicyType',
      'organizations:MoveAccount',
    ),
    preconditions: [manages('its policies', 'BY_RESOURCE_POLICY')],
    gain: ceiling,
    ...experimental,
    closing: 'Give nobody but the administrators of the organization rights in its management account.',
  },
  {
    id: 'T-180a',
    name: 'Leave the organization',
    required: action('organizations:LeaveOrganization'),
    gain: { ...ceiling, what: 'the account has no guardrails any more' },
    ...experimental,
    closing: 'Deny organizations:LeaveOrganization by a service control policy at the root.',
  },
  {
    id: 'T-180b',
    name: 'Invite an account',
    required: action('organizations:InviteAccountToOrganization'),
    preconditions: [managesAccounts],
    gain: { ...ceiling, what: 'an account passes conditions on aws:PrincipalOrgID' },
    ...experimental,
    closing:
      'Limit organizations:InviteAccountToOrganization, and do not let aws:PrincipalOrgID alone guard data.',
  },
  {
    id: 'T-181',
    name: 'Service-managed stack sets',
    required: action('cloudformation:CreateStackSet'),
    preconditions: [
      manages('CloudFormation stack sets', 'member.org.stacksets.cloudformation.amazonaws.com'),
    ],
    gain: accounts('administrator in the target accounts'),
    ...experimental,
    closing:
      'Limit cloudformation:CreateStackSet in the management account and in delegated administrator accounts.',
  },
]);
