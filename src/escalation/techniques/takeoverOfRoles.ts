/** Table B, roles: how a principal gets into a role of its account by writing to IAM, and what trust policies give. */
import type { Form, Technique } from '../technique.js';
import {
  action,
  administrationAs,
  all,
  any,
  assume,
  assumption,
  becomeRole,
  callsAsRole,
  checked,
  given,
  onRole,
  ownPolicy,
  roleCanChange,
  roleTrustsCaller,
  tableOf,
  targetBounded,
  versionFree,
} from './rows.js';

const policyOfRole = action('iam:CreatePolicyVersion', 'POLICY_OF_ROLE');

const retrust = onRole('iam:UpdateAssumeRolePolicy');

const retrustAndPass: Form = {
  required: all(retrust, onRole('iam:PassRole')),
  preconditions: [
    roleCanChange,
    checked('the caller can start something at a service, which it writes into the trust policy', {
      kind: 'LAUNCH_SET',
    }),
  ],
  gain: becomeRole,
};

export const takeoverOfRoles: readonly Technique[] = tableOf('B', [
  {
    id: 'T-026',
    name: 'Rewrite the trust policy',
    required: retrust,
    preconditions: [roleCanChange],
    gain: becomeRole,
    sources: ['pc:iam-012', 'rh:14', 'iv:14', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit iam:UpdateAssumeRolePolicy to roles that grant no more than the caller has.',
  },
  {
    id: 'T-027',
    name: 'Rewrite trust + managed policy',
    required: all(retrust, onRole('iam:AttachRolePolicy')),
    preconditions: [roleCanChange],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-019'],
    status: 'CATALOGUED',
    closing:
      'Do not give iam:UpdateAssumeRolePolicy and iam:AttachRolePolicy on one role to the same principal.',
  },
  {
    id: 'T-028',
    name: 'Rewrite trust + policy version',
    required: all(retrust, policyOfRole),
    preconditions: [roleCanChange, ownPolicy, versionFree],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-020'],
    status: 'CATALOGUED',
    closing:
      'Do not give iam:UpdateAssumeRolePolicy on a role and iam:CreatePolicyVersion on its policies to the same principal.',
  },
  {
    id: 'T-029',
    name: 'Rewrite trust + inline policy',
    required: all(retrust, onRole('iam:PutRolePolicy')),
    preconditions: [roleCanChange],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-021'],
    status: 'CATALOGUED',
    closing:
      'Do not give iam:UpdateAssumeRolePolicy and iam:PutRolePolicy on one role to the same principal.',
  },
  {
    id: 'T-030',
    name: 'Attach policy, then assume',
    required: all(onRole('iam:AttachRolePolicy'), assume),
    preconditions: [roleTrustsCaller, roleCanChange],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-014'],
    status: 'CATALOGUED',
    closing: 'Deny iam:AttachRolePolicy on roles that the caller can assume.',
  },
  {
    id: 'T-031',
    name: 'New policy version, then assume',
    required: all(policyOfRole, assume),
    preconditions: [roleTrustsCaller, ownPolicy, versionFree],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-016'],
    status: 'CATALOGUED',
    closing: 'Deny iam:CreatePolicyVersion on policies of roles that the caller can assume.',
  },
  {
    id: 'T-032',
    name: 'Inline policy, then assume',
    required: all(onRole('iam:PutRolePolicy'), assume),
    preconditions: [roleTrustsCaller, roleCanChange],
    gain: administrationAs('ROLE'),
    sources: ['pc:iam-017'],
    status: 'CATALOGUED',
    closing: 'Deny iam:PutRolePolicy on roles that the caller can assume.',
  },
  {
    id: 'T-033',
    name: 'Remove boundary, then assume',
    required: all(
      any(onRole('iam:DeleteRolePermissionsBoundary'), onRole('iam:PutRolePermissionsBoundary')),
      assume,
    ),
    preconditions: [roleTrustsCaller, roleCanChange, targetBounded],
    gain: { ...becomeRole, what: 'the role without its boundary' },
    sources: ['pc:iam-023', 'pw'],
    status: 'CATALOGUED',
    closing: 'Deny changes of permissions boundaries to everyone but who administers them.',
  },
  {
    id: 'T-036',
    name: 'Modify a role, then pass it',
    required: all(any(onRole('iam:PutRolePolicy'), onRole('iam:AttachRolePolicy')), onRole('iam:PassRole')),
    preconditions: [
      roleCanChange,
      checked('the caller can start something that runs as the role, or can assume it', {
        kind: 'OTHER_WAY_IN',
      }),
    ],
    gain: administrationAs('ROLE'),
    sources: ['au'],
    status: 'CATALOGUED',
    closing: 'Deny iam:PutRolePolicy and iam:AttachRolePolicy on roles that the caller can pass.',
  },
  {
    id: 'T-037',
    name: 'Retrust a role, then pass it',
    ...retrustAndPass,
    // What the service starts is a session of the role, or makes calls only.
    forms: [retrustAndPass, { ...retrustAndPass, gain: callsAsRole }],
    sources: ['au'],
    status: 'CATALOGUED',
    closing: 'Deny iam:UpdateAssumeRolePolicy on roles that the caller can pass.',
  },
  {
    id: 'T-038',
    name: 'Assume role',
    required: assume,
    gain: assumption,
    sources: ['pc:sts-001', 'iv', 'pm', 'ax'],
    status: 'CATALOGUED',
    closing: "Name in the role's trust policy only the principals that need the role.",
  },
  {
    id: 'T-039',
    name: 'Cross-account root trust',
    required: assume,
    preconditions: [given("the role is of another account and trusts the caller's account as a whole")],
    gain: assumption,
    sources: ['pc:sts-002', 'pw', 'pm', 'hc'],
    status: 'CATALOGUED',
    closing: 'Name single roles of the other account in the trust policy, not its root.',
  },
  {
    id: 'T-040',
    name: 'Wildcard trust',
    required: assume,
    preconditions: [given('the role trusts every principal, without a condition that limits it')],
    gain: assumption,
    sources: ['pc:sts-003', 'pw', 'hc', 'iv'],
    status: 'CATALOGUED',
    closing: 'Replace the principal * of the trust policy by names, or limit it by aws:PrincipalOrgID.',
  },
]);
