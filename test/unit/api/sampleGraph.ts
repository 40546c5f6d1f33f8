/** One account and everything that the schema can show of it. */
import { createHash } from 'node:crypto';
import type { AssumeRoleGrant, IamRole, IamUser, Policy, Principal } from '../../../src/graph/graph.js';
import { namedPrincipal } from '../../../src/graph/namedPrincipal.js';
import { inlinePolicyUid, trustPolicyUid } from '../../../src/graph/policyUid.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';

export const accountId = '111122223333';
export const arnOf = (resource: string): string => `arn:aws:iam::${accountId}:${resource}`;
const march = Date.parse('2026-03-01T09:30:00Z');

const document = (statement: object | readonly object[]) => {
  const documentText = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return { documentText, documentHash: createHash('sha256').update(documentText).digest('hex') };
};

const iam = (resource: string, uniqueId: string) => ({
  type: 'PRINCIPAL' as const,
  identifier: arnOf(resource),
  name: resource.slice(resource.lastIndexOf('/') + 1),
  accountId,
  path: '/',
  uniqueId,
  createdAt: march,
  tags: [{ key: 'team', value: 'payments' }],
});

export const alice: IamUser = { ...iam('user/alice', 'AIDAALICE'), kind: 'USER' };
export const bob: IamUser = { ...iam('user/bob', 'AIDABOB'), kind: 'USER' };
export const deploy: IamRole = {
  ...iam('role/deploy', 'AROADEPLOY'),
  kind: 'ROLE',
  serviceLinked: false,
  lastUsedAt: march,
  lastUsedRegion: 'eu-west-1',
};
export const admin: IamRole = { ...iam('role/admin', 'AROAADMIN'), kind: 'ROLE', serviceLinked: false };

export const others: readonly Principal[] = [
  `arn:aws:iam::${accountId}:root`,
  `arn:aws:sts::${accountId}:assumed-role/deploy/ci`,
  `arn:aws:iam::${accountId}:saml-provider/corporate`,
  `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
  'ec2.amazonaws.com',
  'arn:aws:iam::999999999999:user/vendor',
  '*',
].map(namedPrincipal);

export const developers = {
  type: 'GROUP' as const,
  arn: arnOf('group/developers'),
  name: 'developers',
  path: '/',
  uniqueId: 'AGPADEVELOPERS',
  accountId,
  createdAt: march,
};

const managed: Policy = {
  type: 'POLICY',
  uid: arnOf('policy/read-data'),
  arn: arnOf('policy/read-data'),
  kind: 'MANAGED',
  name: 'read-data',
  accountId,
  description: 'Reads the data bucket.',
  defaultVersionId: 'v2',
  versionCount: 2,
  ...document([
    { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' },
    {
      Sid: 'ReadWithMfa',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::data',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
    { Sid: 'NoDelete', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  ]),
};

const broken: Policy = {
  type: 'POLICY',
  uid: arnOf('policy/broken'),
  arn: arnOf('policy/broken'),
  kind: 'MANAGED',
  name: 'broken',
  accountId,
  documentHash: 'broken',
  documentText: '{"Statement":7}',
  quarantined: 'Statement is a number.',
};

const assume: Policy = {
  type: 'POLICY',
  uid: inlinePolicyUid(alice.identifier, 'assume-deploy'),
  kind: 'INLINE',
  name: 'assume-deploy',
  accountId,
  ownerArn: alice.identifier,
  ...document({ Sid: 'Assume', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: deploy.identifier }),
};

const trustPolicy = (role: IamRole, statement: object): Policy => ({
  type: 'POLICY',
  uid: trustPolicyUid(role.identifier),
  kind: 'TRUST',
  name: role.name,
  accountId,
  ownerArn: role.identifier,
  ...document(statement),
});

const deployTrust = trustPolicy(deploy, {
  Sid: 'Developers',
  Effect: 'Allow',
  Principal: { AWS: [alice.identifier, arnOf('root')], Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
});

const grant = (decision: AssumeRoleGrant['decision'], holder: Policy): AssumeRoleGrant => ({
  decision,
  mechanism: 'ASSUME_ROLE',
  crossAccount: false,
  conditions:
    decision === 'ALLOWED'
      ? []
      : [
          {
            operator: 'Bool',
            key: 'aws:MultiFactorAuthPresent',
            values: ['true'],
            effect: 'ALLOW',
            controlledBy: 'ENVIRONMENT',
            statement: {
              documentHash: deployTrust.documentHash ?? '',
              layer: 'TRUST',
              index: 0,
              effect: 'ALLOW',
            },
          },
        ],
  preconditions: decision === 'ALLOWED' ? [] : ['The session is named after its user.'],
  evidence: [
    { documentHash: holder.documentHash ?? '', layer: 'IDENTITY', index: 0, sid: 'Assume', effect: 'ALLOW' },
  ],
  dataGaps: [],
});

export const sampleGraph: InMemoryGraph = {
  graphVersion: '7',
  accounts: [
    {
      type: 'ACCOUNT',
      accountId,
      partition: 'aws',
      imported: true,
      importedAt: march,
      version: 3,
      dataGaps: [{ kind: 'EXPORT_INCOMPLETE', accountId, message: 'The export lacks its groups.' }],
    },
    {
      type: 'ACCOUNT',
      accountId: '999999999999',
      partition: 'aws',
      imported: false,
      version: 0,
      dataGaps: [],
    },
  ],
  principals: [alice, bob, deploy, admin, ...others],
  groups: [developers],
  policies: [
    managed,
    broken,
    assume,
    deployTrust,
    trustPolicy(admin, {
      Effect: 'Allow',
      Principal: { AWS: deploy.identifier },
      Action: 'sts:AssumeRole',
    }),
  ],
  instanceProfiles: [
    {
      type: 'INSTANCE_PROFILE',
      arn: arnOf('instance-profile/deploy'),
      name: 'deploy',
      roleArn: deploy.identifier,
    },
  ],
  memberships: [
    [alice.identifier, developers.arn],
    [bob.identifier, developers.arn],
  ],
  attachments: [
    [developers.arn, managed.uid],
    [alice.identifier, assume.uid],
    [deploy.identifier, managed.uid],
    [admin.identifier, broken.uid],
  ],
  boundaries: [
    [bob.identifier, managed.uid],
    [deploy.identifier, managed.uid],
  ],
  trusts: new Map([
    [deploy.identifier, [alice, ...others].map((principal) => ({ principal, statementIndexes: [0] }))],
    [admin.identifier, [{ principal: deploy, statementIndexes: [0] }]],
  ]),
  hops: [
    { from: alice, to: deploy, grant: grant('CONDITIONAL', assume) },
    { from: deploy, to: admin, grant: grant('ALLOWED', managed) },
  ],
};
