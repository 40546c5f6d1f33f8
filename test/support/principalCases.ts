/** Changes of users, roles and groups. */
import { groups, idOf, roles, users } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import { allow, arn, attached, inlinePolicy, text, trust } from './changeableEstate.js';
import {
  created,
  userIn,
  roleIn,
  groupIn,
  without,
  ann,
  bob,
  app,
  idle,
  staff,
  deploy,
  limit,
  spare,
  READ_ONLY,
  boundary,
  tag,
  type Case,
} from './changeCase.js';

export const principals: readonly Case[] = [
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
