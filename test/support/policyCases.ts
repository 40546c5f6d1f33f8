/** Changes of managed policies, and of what users sign in with. */
import { idOf, policies } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import { allow, arn, NOW, text, version } from './changeableEstate.js';
import {
  created,
  there,
  policyIn,
  without,
  ann,
  bob,
  deploy,
  limit,
  spare,
  type Case,
} from './changeCase.js';

export const managedPolicies: readonly Case[] = [
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

export const credentials: readonly Case[] = [
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

export const deletedUser: readonly Case[] = [
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
