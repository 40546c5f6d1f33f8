/**
 * For each verb a change, and the edit of the files that comes to the same. Those of one kind can all be made one after the
 * other.
 */
import type { Change } from '../../src/ingest/changes/change.js';
import { groups, idOf, policies, roles, users } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import {
  allow,
  arn,
  attached,
  document,
  functionPolicy,
  inlinePolicy,
  NOW,
  open,
  resourceArns,
  text,
} from './changeableEstate.js';
import { trust, version, type Files } from './changeableEstate.js';

export interface ChangeCase {
  readonly kind:
    | 'PRINCIPALS'
    | 'POLICIES'
    | 'CREDENTIALS'
    | 'DELETED_USER'
    | 'RESOURCES'
    | 'ORGANIZATION'
    | 'ASSIGNMENTS'
    | 'NEW_ACCOUNT';
  readonly changes: readonly Change[];
  readonly edit: (files: Files) => void;
}

/** A user, role, group or policy. */
type Named = Readonly<Partial<Record<'UserName' | 'RoleName' | 'GroupName' | 'PolicyName', string>>>;

const nameOf = ({ UserName, RoleName, GroupName, PolicyName }: Named) =>
  UserName ?? RoleName ?? GroupName ?? PolicyName;

function there<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('it is not there');
  return one;
}

const named = <T extends Named>(list: readonly T[], name: string): T =>
  there(list.find((one) => nameOf(one) === name));

const userIn = ({ own }: Files, name: string) => named(own.UserDetailList, name);
const roleIn = ({ own }: Files, name: string) => named(own.RoleDetailList, name);
const groupIn = ({ own }: Files, name: string) => named(own.GroupDetailList, name);
const policyIn = ({ own }: Files, name: string) => named(own.Policies, name);
const without = <T extends Named>(list: readonly T[], name: string): T[] =>
  list.filter((one) => one !== named(list, name));

const ann = arn('user/ann');
const bob = arn('user/bob');
const app = arn('role/app');
const idle = arn('role/idle');
const staff = arn('group/staff');
const deploy = arn('policy/deploy');
const limit = arn('policy/limit');
const spare = arn('policy/spare');
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const boundary = (PermissionsBoundaryArn: string) => ({ PermissionsBoundary: { PermissionsBoundaryArn } });
const tag = (Key: string, Value: string) => ({ Key, Value });

const created = { CreateDate: NOW };

const principals: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [
      {
        createUser: {
          user: arn('user/team/new'),
          permissionsBoundary: limit,
          tags: [{ key: 'a', value: 'b' }],
        },
      },
    ],
    edit(files) {
      const UserId = idOf(users, arn('user/team/new'));
      const more = { ...created, ...boundary(limit), UserId, Tags: [tag('a', 'b')] };
      files.own.UserDetailList.push(estate.user('new', more, estate.OWN, '/team/'));
      files.report = estate.report({
        ann: [true, true, true, false],
        bob: [false, false, true, false],
        'team/new': [false, false, false, false],
      });
    },
  },
  {
    changes: [
      {
        createRole: {
          role: arn('role/new'),
          assumeRolePolicyDocument: text(trust(bob, app)),
        },
      },
    ],
    edit(files) {
      const more = {
        ...created,
        RoleId: idOf(roles, arn('role/new')),
        AssumeRolePolicyDocument: trust(bob, app),
      };
      files.own.RoleDetailList.push(estate.role('new', more));
    },
  },
  {
    changes: [{ createGroup: { group: arn('group/new') } }],
    edit(files) {
      files.own.GroupDetailList.push(
        estate.group('new', { ...created, GroupId: idOf(groups, arn('group/new')) }),
      );
    },
  },
  {
    changes: [{ deleteRole: { role: idle } }],
    edit: ({ own }) => (own.RoleDetailList = without(own.RoleDetailList, 'idle')),
  },
  {
    changes: [{ deleteGroup: { group: arn('group/empty') } }],
    edit: ({ own }) => (own.GroupDetailList = without(own.GroupDetailList, 'empty')),
  },
  {
    changes: [{ putUserPolicy: { user: bob, policyName: 'own', policyDocument: text(allow('iam:*')) } }],
    edit: (files) => userIn(files, 'bob').UserPolicyList.push(inlinePolicy('own', allow('iam:*'))),
  },
  {
    changes: [{ putUserPolicy: { user: ann, policyName: 'read', policyDocument: text(allow('s3:Get*')) } }],
    edit: (files) => (userIn(files, 'ann').UserPolicyList = [inlinePolicy('read', allow('s3:Get*'))]),
  },
  {
    changes: [{ deleteUserPolicy: { user: ann, policyName: 'read' } }],
    edit: (files) => (userIn(files, 'ann').UserPolicyList = []),
  },
  {
    changes: [
      { putRolePolicy: { role: app, policyName: 'more', policyDocument: text(allow('sts:AssumeRole')) } },
    ],
    edit: (files) => roleIn(files, 'app').RolePolicyList.push(inlinePolicy('more', allow('sts:AssumeRole'))),
  },
  {
    changes: [{ deleteRolePolicy: { role: app, policyName: 'write' } }],
    edit(files) {
      const role = roleIn(files, 'app');
      role.RolePolicyList = without(role.RolePolicyList, 'write');
    },
  },
  {
    changes: [
      { putGroupPolicy: { group: staff, policyName: 'more', policyDocument: text(allow('iam:PassRole')) } },
    ],
    edit: (files) =>
      groupIn(files, 'staff').GroupPolicyList.push(inlinePolicy('more', allow('iam:PassRole'))),
  },
  {
    changes: [{ deleteGroupPolicy: { group: staff, policyName: 'list' } }],
    edit(files) {
      const group = groupIn(files, 'staff');
      group.GroupPolicyList = without(group.GroupPolicyList, 'list');
    },
  },
  {
    changes: [{ attachUserPolicy: { user: bob, policyArn: deploy } }],
    edit: (files) => (userIn(files, 'bob').AttachedManagedPolicies = attached(deploy)),
  },
  {
    changes: [{ detachUserPolicy: { user: ann, policyArn: deploy } }],
    edit: (files) => (userIn(files, 'ann').AttachedManagedPolicies = []),
  },
  {
    changes: [{ attachRolePolicy: { role: app, policyArn: READ_ONLY } }],
    edit: (files) => roleIn(files, 'app').AttachedManagedPolicies.push(...attached(READ_ONLY)),
  },
  {
    changes: [{ detachRolePolicy: { role: app, policyArn: deploy } }],
    edit(files) {
      const role = roleIn(files, 'app');
      role.AttachedManagedPolicies = without(role.AttachedManagedPolicies, 'deploy');
    },
  },
  {
    changes: [{ attachGroupPolicy: { group: staff, policyArn: spare } }],
    edit: (files) => (groupIn(files, 'staff').AttachedManagedPolicies = attached(spare)),
  },
  {
    changes: [
      { attachGroupPolicy: { group: staff, policyArn: deploy } },
      { detachGroupPolicy: { group: staff, policyArn: deploy } },
      { attachGroupPolicy: { group: staff, policyArn: limit } },
    ],
    edit: (files) => groupIn(files, 'staff').AttachedManagedPolicies.push(...attached(limit)),
  },
  {
    changes: [{ addUserToGroup: { group: staff, user: bob } }],
    edit: (files) => (userIn(files, 'bob').GroupList = ['staff']),
  },
  {
    changes: [{ removeUserFromGroup: { group: staff, user: ann } }],
    edit: (files) => (userIn(files, 'ann').GroupList = []),
  },
  {
    changes: [{ updateAssumeRolePolicy: { role: app, policyDocument: text(trust(bob)) } }],
    edit: (files) => (roleIn(files, 'app').AssumeRolePolicyDocument = trust(bob)),
  },
  {
    changes: [{ putUserPermissionsBoundary: { user: ann, permissionsBoundary: limit } }],
    edit: (files) => Object.assign(userIn(files, 'ann'), boundary(limit)),
  },
  {
    changes: [{ deleteUserPermissionsBoundary: { user: bob } }],
    edit: (files) => delete userIn(files, 'bob').PermissionsBoundary,
  },
  {
    changes: [{ putRolePermissionsBoundary: { role: arn('role/machine'), permissionsBoundary: READ_ONLY } }],
    edit: (files) => Object.assign(roleIn(files, 'machine'), boundary(READ_ONLY)),
  },
  {
    changes: [{ deleteRolePermissionsBoundary: { role: app } }],
    edit: (files) => delete roleIn(files, 'app').PermissionsBoundary,
  },
  {
    changes: [
      {
        tagUser: {
          user: ann,
          tags: [
            { key: 'Team', value: 'two' },
            { key: 'x', value: '' },
          ],
        },
      },
    ],
    edit: (files) => (userIn(files, 'ann').Tags = [tag('Team', 'two'), tag('x', '')]),
  },
  {
    changes: [{ untagUser: { user: ann, tagKeys: ['TEAM'] } }],
    edit(files) {
      const user = userIn(files, 'ann');
      user.Tags = user.Tags.filter(({ Key }) => Key.toLowerCase() !== 'team');
    },
  },
  {
    changes: [{ tagRole: { role: app, tags: [{ key: 'x', value: 'y' }] } }],
    edit: (files) => roleIn(files, 'app').Tags.push(tag('x', 'y')),
  },
  {
    changes: [{ untagRole: { role: app, tagKeys: ['team'] } }],
    edit(files) {
      const role = roleIn(files, 'app');
      role.Tags = role.Tags.filter(({ Key }) => Key !== 'team');
    },
  },
  {
    changes: [
      {
        removeRoleFromInstanceProfile: {
          instanceProfile: arn('instance-profile/machine'),
          role: arn('role/machine'),
        },
      },
    ],
    edit: (files) => (roleIn(files, 'machine').InstanceProfileList = []),
  },
];

const managedPolicies: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [{ createPolicy: { policyArn: arn('policy/new'), policyDocument: text(allow('iam:*')) } }],
    edit(files) {
      const made = estate.policy('new', [version('v1', allow('iam:*'), true, NOW)]);
      const PolicyId = idOf(policies, arn('policy/new'));
      files.own.Policies.push({ ...made, ...created, UpdateDate: NOW, PolicyId });
    },
  },
  {
    changes: [{ deletePolicy: { policyArn: spare } }],
    edit: ({ own }) => (own.Policies = without(own.Policies, 'spare')),
  },
  {
    changes: [
      { createPolicyVersion: { policyArn: limit, policyDocument: text(allow('s3:*')), setAsDefault: true } },
    ],
    edit(files) {
      const made = [version('v2', allow('s3:*'), true, NOW), version('v1', allow('*'), false)];
      Object.assign(policyIn(files, 'limit'), {
        PolicyVersionList: made,
        DefaultVersionId: 'v2',
        UpdateDate: NOW,
      });
    },
  },
  {
    changes: [{ setDefaultPolicyVersion: { policyArn: deploy, versionId: 'v1' } }],
    edit(files) {
      const made = [version('v2', allow('ec2:*'), false), version('v1', allow('iam:*'), true)];
      Object.assign(policyIn(files, 'deploy'), {
        PolicyVersionList: made,
        DefaultVersionId: 'v1',
        UpdateDate: NOW,
      });
    },
  },
  {
    changes: [
      { createPolicyVersion: { policyArn: deploy, policyDocument: text(allow('sns:*')) } },
      { deletePolicyVersion: { policyArn: deploy, versionId: 'v3' } },
    ],
    edit: (files) => Object.assign(policyIn(files, 'deploy'), { UpdateDate: NOW }),
  },
];

const bobsKeys = (...keys: readonly (readonly [id: string, status: string])[]) => ({
  AccountId: estate.OWN,
  AccessKeyMetadata: keys.map(([AccessKeyId, Status]) => ({ UserName: 'bob', AccessKeyId, Status })),
});

const credentials: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [
      { updateAccessKey: { user: bob, accessKeyId: 'AKIAONE', status: 'INACTIVE' } },
      { updateAccessKey: { user: bob, accessKeyId: 'AKIATWO', status: 'ACTIVE' } },
    ],
    edit: (files) => (files.keys = bobsKeys(['AKIAONE', 'Inactive'], ['AKIATWO', 'Active'])),
  },
  {
    changes: [{ deleteAccessKey: { user: bob, accessKeyId: 'AKIAONE' } }],
    edit(files) {
      const { AccessKeyMetadata: all } = there(files.keys);
      files.keys = {
        ...bobsKeys(),
        AccessKeyMetadata: all.filter(({ AccessKeyId }) => AccessKeyId !== 'AKIAONE'),
      };
    },
  },
  {
    changes: [{ deleteLoginProfile: { user: ann } }, { deactivateMFADevice: { user: ann } }],
    edit: (files) =>
      (files.report = estate.report({
        ann: [false, false, true, false],
        bob: [false, false, true, false],
      })),
  },
];

const deletedUser: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [
      { deleteAccessKey: { user: bob, accessKeyId: 'AKIATWO' } },
      { deleteAccessKey: { user: bob, accessKeyId: 'AKIAONE' } },
      { deleteUser: { user: bob } },
    ],
    edit(files) {
      files.own.UserDetailList = without(files.own.UserDetailList, 'bob');
      files.report = estate.report({ ann: [true, true, true, false] });
      delete files.keys;
    },
  },
];

const resourceIn = ({ resources: all }: Files, resource: string) =>
  there(all.find(({ ResourceArn }) => ResourceArn === resource));

const replaced = (resource: string) => open('sts:*', resource);

/** By verb. */
const setting = {
  putBucketPolicy: resourceArns.bucket,
  putKeyPolicy: resourceArns.key,
  setQueueAttributes: resourceArns.queue,
  setTopicAttributes: resourceArns.topic,
  putSecretsmanagerResourcePolicy: resourceArns.secret,
  setRepositoryPolicy: resourceArns.repository,
  putDynamodbResourcePolicy: resourceArns.table,
  putFileSystemPolicy: resourceArns.fileSystem,
  updateDomainConfig: resourceArns.domain,
  putEventsPermission: resourceArns.bus,
  putBackupVaultAccessPolicy: resourceArns.vault,
  modifyVpcEndpoint: resourceArns.endpoint,
} as const;

const removing = {
  deleteBucketPolicy: resourceArns.bucket,
  setQueueAttributes: resourceArns.queue,
  deleteSecretsmanagerResourcePolicy: resourceArns.secret,
  deleteRepositoryPolicy: resourceArns.repository,
  deleteDynamodbResourcePolicy: resourceArns.table,
  deleteFileSystemPolicy: resourceArns.fileSystem,
  updateDomainConfig: resourceArns.domain,
  removeEventsPermission: resourceArns.bus,
  deleteBackupVaultAccessPolicy: resourceArns.vault,
} as const;

const resources: readonly Omit<ChangeCase, 'kind'>[] = [
  ...Object.entries(setting).map(([verb, resource]) => ({
    changes: [{ [verb]: { resource, policy: text(replaced(resource)) } } as unknown as Change],
    edit: (files: Files) => (resourceIn(files, resource).Policy = replaced(resource)),
  })),
  ...Object.entries(removing).map(([verb, resource]) => ({
    changes: [{ [verb]: { resource } } as unknown as Change],
    edit: (files: Files) => (resourceIn(files, resource).Policy = null),
  })),
  {
    changes: [{ removeLambdaPermission: { function: resourceArns.function, statementId: 'first' } }],
    edit: (files) => (resourceIn(files, resourceArns.function).Policy = functionPolicy('second')),
  },
  {
    changes: [
      { removeLambdaPermission: { function: resourceArns.function, statementId: 'second' } },
      {
        addLambdaPermission: {
          function: resourceArns.function,
          statementId: 'other',
          action: 'lambda:InvokeFunction',
          principal: estate.OTHER,
          sourceArn: 'arn:aws:s3:::data',
          sourceAccount: estate.OWN,
          principalOrgId: estate.ORGANIZATION,
        },
      },
    ],
    edit(files) {
      const resource = resourceIn(files, resourceArns.function);
      const { Statement: all } = resource.Policy as ReturnType<typeof functionPolicy>;
      const other = {
        Sid: 'other',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${estate.OTHER}:root` },
        Action: 'lambda:InvokeFunction',
        Resource: resourceArns.function,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': estate.OWN, 'aws:PrincipalOrgID': estate.ORGANIZATION },
          ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::data' },
        },
      };
      resource.Policy = {
        ...functionPolicy(),
        Statement: [...all.filter(({ Sid }) => Sid !== 'second'), other],
      };
    },
  },
];

const denies = (Action: string) => document({ Effect: 'Deny', Action, Resource: '*' });
const guardrailIn = ({ organization }: Files, id: string) =>
  there(organization.Policies.find(({ PolicySummary }) => PolicySummary.Id === id));

const organizations: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [
      {
        createOrganizationPolicy: {
          policyId: 'p-new00001',
          type: 'SERVICE_CONTROL_POLICY',
          name: 'new',
          content: text(denies('iam:*')),
        },
      },
      { attachPolicy: { policyId: 'p-new00001', targetId: estate.OTHER } },
    ],
    edit({ organization }) {
      organization.Policies.push(
        estate.guardrail('p-new00001', 'new', 'SERVICE_CONTROL_POLICY', denies('iam:*')),
      );
      organization.PolicyTargets.push({ PolicyId: 'p-new00001', TargetId: estate.OTHER });
    },
  },
  {
    changes: [{ updateOrganizationPolicy: { policyId: 'p-deny0001', content: text(denies('sts:*')) } }],
    edit: (files) => (guardrailIn(files, 'p-deny0001').Content = text(denies('sts:*'))),
  },
  {
    changes: [{ deleteOrganizationPolicy: { policyId: 'p-spare001' } }],
    edit({ organization }) {
      organization.Policies = organization.Policies.filter(
        ({ PolicySummary }) => PolicySummary.Id !== 'p-spare001',
      );
    },
  },
  {
    changes: [{ detachPolicy: { policyId: 'p-FullAWSAccess', targetId: estate.UNIT } }],
    edit({ organization }) {
      organization.PolicyTargets = organization.PolicyTargets.filter(
        ({ PolicyId, TargetId }) => PolicyId !== 'p-FullAWSAccess' || TargetId !== estate.UNIT,
      );
    },
  },
  {
    changes: [{ moveAccount: { accountId: estate.OTHER, destinationParentId: estate.UNIT } }],
    edit: ({ organization }) => (there(organization.Accounts[1]).ParentId = estate.UNIT),
  },
];

const assignment = { permissionSetArn: estate.SET, accountId: estate.OTHER } as const;

const RARE_ROLE = 'AWSReservedSSO_Rare_383acbb0ab8492e1';

const assignments: readonly Omit<ChangeCase, 'kind'>[] = [
  {
    changes: [
      {
        createAccountAssignment: {
          permissionSetArn: estate.OTHER_SET,
          accountId: estate.OWN,
          principalType: 'USER',
          principalId: 'u-ann',
        },
      },
    ],
    edit(files) {
      const role = estate.role(RARE_ROLE, created, estate.OWN, estate.SSO_PATH);
      files.own.RoleDetailList.push({
        ...role,
        ...boundary(limit),
        RoleId: idOf(roles, role.Arn),
        RolePolicyList: [inlinePolicy('AwsSSOInlinePolicy', allow('sqs:*'))],
        AttachedManagedPolicies: attached(READ_ONLY, spare),
      });
      files.assignedRare = {
        AccountId: estate.OWN,
        PermissionSetArn: estate.OTHER_SET,
        AccountAssignments: [
          { ...estate.assigned(estate.OWN, 'USER', 'u-ann'), PermissionSetArn: estate.OTHER_SET },
        ],
      };
    },
  },
  {
    changes: [{ createAccountAssignment: { ...assignment, principalType: 'USER', principalId: 'u-ann' } }],
    edit: ({ assignedOther }) =>
      assignedOther.AccountAssignments.push(estate.assigned(estate.OTHER, 'USER', 'u-ann')),
  },
  {
    changes: [
      {
        deleteAccountAssignment: {
          ...assignment,
          accountId: estate.OWN,
          principalType: 'GROUP',
          principalId: 'g-staff',
        },
      },
    ],
    edit(files) {
      files.assignedOwn.AccountAssignments = [];
      files.own.RoleDetailList = without(files.own.RoleDetailList, estate.SSO_ROLE);
    },
  },
];

/** The first verbs in an account that was never imported; the files cannot say that there is no instance profile. */
export const newAccount: Omit<ChangeCase, 'kind'> = {
  changes: [
    { createUser: { user: arn('user/first', estate.NEVER) } },
    {
      createRole: {
        role: arn('role/second', estate.NEVER),
        assumeRolePolicyDocument: text(trust(arn('user/first', estate.NEVER), app)),
      },
    },
  ],
  edit(files) {
    const [first, second] = [arn('user/first', estate.NEVER), arn('role/second', estate.NEVER)];
    const trusted = { AssumeRolePolicyDocument: trust(first, app) };
    files.never = {
      UserDetailList: [estate.user('first', { ...created, UserId: idOf(users, first) }, estate.NEVER)],
      RoleDetailList: [
        estate.role('second', { ...created, ...trusted, RoleId: idOf(roles, second) }, estate.NEVER),
      ],
      GroupDetailList: [],
      Policies: [],
    };
    files.coverage = estate.wholeCoverage(estate.NEVER);
    files.nobody = estate.noCredentials(estate.NEVER, 'first');
  },
};

const ofKind = (
  kind: ChangeCase['kind'],
  cases: readonly Omit<ChangeCase, 'kind'>[],
): readonly ChangeCase[] => cases.map((one) => ({ kind, ...one }));

export const changeCases: readonly ChangeCase[] = [
  ...ofKind('PRINCIPALS', principals),
  ...ofKind('POLICIES', managedPolicies),
  ...ofKind('CREDENTIALS', credentials),
  ...ofKind('DELETED_USER', deletedUser),
  ...ofKind('RESOURCES', resources),
  ...ofKind('ORGANIZATION', organizations),
  ...ofKind('ASSIGNMENTS', assignments),
];
