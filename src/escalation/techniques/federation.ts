/** Table B, federation: how outside identities, certificates and root sessions become principals of an account. */
import type { ProviderKind, Technique } from '../technique.js';
import {
  action,
  administrationAs,
  all,
  any,
  becomeRole,
  checked,
  createUnbounded,
  given,
  none,
  onRole,
  open,
  outsider,
  pass,
  roleCanChange,
  roleTrustsService,
  servicePrincipal,
  tableOf,
} from './rows.js';

const trustsProvider = (provider: ProviderKind, what: string) =>
  checked(`the role trusts ${what}`, { kind: 'ROLE_TRUSTS_PROVIDER', provider });

const trustsCognito = trustsProvider('COGNITO', 'cognito-identity.amazonaws.com with the id of the pool');

const trustsOidc = trustsProvider('OIDC', 'the provider');

const servesIssuer = open('the caller can serve the address of the issuer');

const createProvider = 'iam:CreateOpenIDConnectProvider';

const retrust = onRole('iam:UpdateAssumeRolePolicy');

const createRole = all(
  createUnbounded('iam:CreateRole'),
  any(action('iam:PutRolePolicy', 'NEW'), action('iam:AttachRolePolicy', 'NEW')),
);

const rolesAnywhere = [servicePrincipal('rolesanywhere')];

export const takeoverByFederation: readonly Technique[] = tableOf('B', [
  {
    id: 'T-041',
    name: 'Weak web identity trust',
    required: none,
    preconditions: [
      open("the role's trust in an OIDC provider lacks a condition on sub, or matches it loosely"),
    ],
    gain: outsider,
    sources: ['hc', 'labs'],
    status: 'CATALOGUED',
    closing: 'Test sub of the provider in the trust policy for one repository, project or pool.',
  },
  {
    id: 'T-042',
    name: 'Rogue OIDC provider',
    required: all(createProvider, any(retrust, createRole)),
    forms: [
      { required: all(createProvider, retrust), preconditions: [roleCanChange], gain: becomeRole },
      {
        required: all(createProvider, createRole),
        preconditions: [given('iam:CreateRole is not forced to set a permissions boundary')],
        gain: administrationAs('NEW'),
      },
    ],
    preconditions: [roleCanChange],
    gain: becomeRole,
    sources: ['hc'],
    status: 'REPORTED',
    closing: 'Limit iam:CreateOpenIDConnectProvider to who administers federation.',
  },
  {
    id: 'T-043a',
    name: 'Hijack OIDC provider (thumbprint)',
    required: action('iam:UpdateOpenIDConnectProviderThumbprint', 'PROVIDER'),
    preconditions: [trustsOidc, servesIssuer],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit iam:UpdateOpenIDConnectProviderThumbprint to who administers federation.',
  },
  {
    id: 'T-043b',
    name: 'Hijack OIDC provider (client id)',
    required: action('iam:AddClientIDToOpenIDConnectProvider', 'PROVIDER'),
    preconditions: [trustsOidc, servesIssuer],
    gain: becomeRole,
    sources: ['d'],
    status: 'EXPERIMENTAL',
    closing: 'Test aud of the provider in trust policies, and limit iam:AddClientIDToOpenIDConnectProvider.',
  },
  {
    id: 'T-044',
    name: 'Replace SAML metadata',
    required: action('iam:UpdateSAMLProvider', 'PROVIDER'),
    preconditions: [trustsProvider('SAML', 'the provider')],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit iam:UpdateSAMLProvider to who administers federation.',
  },
  {
    id: 'T-045a',
    name: 'Roles Anywhere, new anchor and profile',
    required: all('rolesanywhere:CreateTrustAnchor', 'rolesanywhere:CreateProfile', pass),
    passServices: rolesAnywhere,
    preconditions: [given("the caller controls the anchor's certificate authority")],
    gain: becomeRole,
    sources: ['hc'],
    status: 'REPORTED',
    closing:
      'Let roles trust rolesanywhere.amazonaws.com only for one trust anchor, by a condition on aws:SourceArn.',
  },
  {
    id: 'T-045b',
    name: 'Roles Anywhere, existing anchor or profile',
    required: any(
      'rolesanywhere:UpdateTrustAnchor',
      'rolesanywhere:EnableTrustAnchor',
      'rolesanywhere:UpdateProfile',
      'rolesanywhere:EnableProfile',
    ),
    preconditions: [
      roleTrustsService('rolesanywhere'),
      open("the caller controls the anchor's certificate authority, or puts its own in the place of it"),
      open('a profile holds the role, or the caller may pass the role to rolesanywhere.amazonaws.com'),
    ],
    gain: becomeRole,
    sources: ['hc'],
    status: 'REPORTED',
    closing: 'Limit changes of trust anchors and profiles to who administers IAM Roles Anywhere.',
  },
  {
    id: 'T-046',
    name: 'AssumeRoot',
    required: action('sts:AssumeRoot', 'MEMBER_ROOT'),
    preconditions: [
      checked('the account manages the organization, or administers IAM for it', {
        kind: 'MANAGEMENT_ACCOUNT',
        orDelegated: 'iam.amazonaws.com',
      }),
      open('root sessions of member accounts are switched on in the organization'),
    ],
    gain: { kind: 'LIMITED_ROOT', what: "the root user within one of AWS's task policies" },
    sources: ['aws'],
    status: 'DOCUMENTED',
    closing: 'Limit sts:AssumeRoot to the members and the task policy (sts:TaskPolicyArn) that are needed.',
  },
  {
    id: 'T-047',
    name: 'Cognito identity pool roles',
    required: all('cognito-identity:SetIdentityPoolRoles', onRole('iam:PassRole')),
    optional: ['cognito-identity:GetId', 'cognito-identity:GetCredentialsForIdentity'],
    passServices: [servicePrincipal('cognito-identity')],
    preconditions: [trustsCognito, open('the pool has guest access, or the caller can sign in to it')],
    gain: becomeRole,
    sources: ['pc:cognitoidentity-001', 'au', 'ht'],
    status: 'CATALOGUED',
    closing:
      'Limit iam:PassRole to cognito-identity.amazonaws.com to the roles that the pool is meant to give.',
  },
  {
    id: 'T-048',
    name: 'Enable guest access of a pool',
    required: action('cognito-identity:UpdateIdentityPool'),
    preconditions: [open('the pool has a role for identities that have not signed in')],
    gain: outsider,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Remove the unauthenticated role of identity pools, and limit cognito-identity:UpdateIdentityPool.',
  },
  {
    id: 'T-049',
    name: 'Cognito group role',
    required: all(
      any('cognito-idp:CreateGroup', 'cognito-idp:UpdateGroup'),
      onRole('iam:PassRole'),
      'cognito-idp:AdminAddUserToGroup',
    ),
    preconditions: [
      trustsCognito,
      open('an identity pool gives out the roles of the groups of the user pool'),
    ],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit cognito-idp:UpdateGroup and cognito-idp:CreateGroup, and the roles that can be passed to Cognito.',
  },
  {
    id: 'T-050',
    name: 'Guest identity of a pool',
    required: none,
    preconditions: [
      open('an identity pool has a role for identities that have not signed in, and its id is known'),
    ],
    gain: outsider,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Switch off guest access of the identity pool, or give its unauthenticated role nothing that matters.',
  },
]);
