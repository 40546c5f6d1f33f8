/** What the policies of an editable estate are made of. */

export type Json = Readonly<Record<string, unknown>>;

/** A statement, or some of its elements. */
export type StatementOf = Readonly<Record<string, unknown>>;

export const ACCOUNTS = ['111111111111', '222222222222', '333333333333'] as const;
/** Trusted, and never imported. */
const OUTSIDE = '999999999999';
export const ORGANIZATION = 'o-editable00';
export const FEDERATED = 'corporate';
export const OIDC = 'token.actions.githubusercontent.com';

export const accountArn = (id: string, what: string): string => `arn:aws:iam::${id}:${what}`;

export const statement = (Action: unknown, Resource: unknown = '*', more: StatementOf = {}): StatementOf => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

export const document = (...Statement: readonly StatementOf[]): Json => ({
  Version: '2012-10-17',
  Statement,
});

/** Of identities, boundaries and guardrails. */
export const POLICIES: readonly Json[] = [
  document(statement('s3:GetObject', 'arn:aws:s3:::data/*')),
  document(statement('sts:AssumeRole')),
  document(statement('sts:AssumeRole', 'arn:aws:iam::*:role/role1')),
  document(
    statement('sts:AssumeRole', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
  ),
  document(
    statement('sts:AssumeRole', 'arn:aws:iam::*:role/${aws:PrincipalTag/team}', {
      Condition: { StringLike: { 'aws:PrincipalArn': '*user*' } },
    }),
  ),
  document(statement('*')),
  document(statement('*'), { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*role2' }),
  document(statement(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])),
  document(statement(['iam:CreatePolicyVersion', 'iam:CreateAccessKey', 'iam:CreateLoginProfile'])),
  document(statement('iam:*', 'arn:aws:iam::*:user/${aws:username}')),
  document(statement(['iam:SetDefaultPolicyVersion', 'iam:AddUserToGroup', 'iam:DeactivateMFADevice'])),
  document(
    statement(['iam:PassRole', 'ec2:RunInstances', 'sts:AssumeRole'], '*', {
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
    }),
  ),
  document(statement('sts:AssumeRole', accountArn(ACCOUNTS[1], 'role/*'))),
  document(statement(['iam:AddUserToGroup', 'iam:DeleteRolePermissionsBoundary'])),
  document(statement(['lambda:UpdateFunctionCode', 'lambda:AddPermission', 's3:PutObject', 'ecr:PutImage'])),
  document(statement(['ecs:*', 'codebuild:StartBuild', 'cloudformation:UpdateStack', 'cognito-identity:*'])),
  document(statement(['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy'], 'arn:aws:iam::*:role/role?')),
  document(
    statement('s3:*', '*', {
      Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    }),
  ),
  document(statement(['sso:*', 'organizations:*', 'sts:TagSession', 'iam:TagRole', 'iam:TagUser'])),
  document(statement('sts:*', '*', { Condition: { StringEquals: { 'aws:ResourceOrgID': ORGANIZATION } } }), {
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
  }),
  // Nobody can read it.
  document({ Effect: 'Allow', Resource: '*' }),
];

type Principal = Json | string;

const trustOf = (Principal: Principal, Action = 'sts:AssumeRole', more: StatementOf = {}): Json =>
  document({ Effect: 'Allow', Principal, Action, ...more });

const ofOrganization = { Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } };

/** A principal must be one of the first roles of the accounts. */
export const ROLE_CONDITION: StatementOf = {
  Condition: {
    ArnLike: { 'aws:PrincipalArn': [...ACCOUNTS, OUTSIDE].map((id) => accountArn(id, 'role/role0')) },
  },
};

/** Whom roles can trust. */
export const TRUSTS: readonly Json[] = [
  ...ACCOUNTS.map((id) => trustOf({ AWS: accountArn(id, 'root') })),
  ...ACCOUNTS.map((id) => trustOf({ AWS: accountArn(id, 'user/user0') })),
  trustOf({ AWS: [accountArn(ACCOUNTS[0], 'role/role1'), accountArn(OUTSIDE, 'root')] }),
  trustOf({ AWS: `arn:aws:sts::${ACCOUNTS[1]}:assumed-role/role2/session` }),
  trustOf({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
  trustOf({ Service: 'lambda.amazonaws.com', AWS: accountArn(ACCOUNTS[2], 'root') }),
  trustOf({ AWS: '*' }, 'sts:AssumeRole', ofOrganization),
  trustOf({ Federated: accountArn(ACCOUNTS[0], `saml-provider/${FEDERATED}`) }, 'sts:AssumeRoleWithSAML'),
  trustOf({ AWS: ACCOUNTS.map((id) => accountArn(id, 'root')) }, 'sts:AssumeRole', {
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'role0' } },
  }),
  trustOf({ AWS: [`AIDA${ACCOUNTS[0]}0`, `AROA${ACCOUNTS[1]}1`] }),
  trustOf({ AWS: '*' }, 'sts:AssumeRole', {
    Condition: { StringEquals: { 'aws:PrincipalAccount': [...ACCOUNTS, OUTSIDE] } },
  }),
  trustOf({ AWS: '*' }, 'sts:AssumeRole', ROLE_CONDITION),
  ...ACCOUNTS.map((id) =>
    trustOf({ Federated: accountArn(id, `oidc-provider/${OIDC}`) }, 'sts:AssumeRoleWithWebIdentity', {
      Condition: { StringEquals: { [`${OIDC}:aud`]: 'sts.amazonaws.com' } },
    }),
  ),
  trustOf({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity'),
  trustOf({ AWS: accountArn(ACCOUNTS[1], 'root') }, 'sts:AssumeRole', {
    Condition: {
      StringEquals: { 'sts:ExternalId': 'shared' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  }),
  trustOf({ AWS: '*' }, 'sts:AssumeRole', {
    Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [`${ORGANIZATION}/*`] } },
  }),
  trustOf({ AWS: [accountArn(ACCOUNTS[0], 'role/renamed0'), accountArn(ACCOUNTS[2], 'user/renamed1')] }),
  trustOf({ Service: 'ecs-tasks.amazonaws.com' }),
  // Nobody can read it.
  document({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
];

/** An entry of a list that is not empty, however large the index. */
export function pick<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new RangeError('an empty list');
  return list[index % list.length] as T;
}
