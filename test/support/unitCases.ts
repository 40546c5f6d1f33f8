/** Changes of resources, of organizations and of Identity Center. */
import type { Change } from '../../src/ingest/changes/change.js';
import { idOf, roles } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import {
  allow,
  attached,
  document,
  functionPolicy,
  inlinePolicy,
  open,
  resourceArns,
  text,
  type Files,
} from './changeableEstate.js';
import { boundary, there, without, limit, spare, READ_ONLY, created, type Case } from './changeCase.js';

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

export const resources: readonly Case[] = [
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

export const organizations: readonly Case[] = [
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

export const assignments: readonly Case[] = [
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
