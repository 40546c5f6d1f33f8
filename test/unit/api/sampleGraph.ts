/** One account and everything that the schema can show of it. */
import { createHash } from 'node:crypto';
import type {
  Administration,
  AssumeRoleGrant,
  EscalationAlternative,
  IamRole,
  IamUser,
  IdentityCenterPrincipal,
  PermissionSet,
  Policy,
  Principal,
  Resource,
  Workload,
} from '../../../src/graph/model/graph.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { inlinePolicyUid, resourcePolicyUid, trustPolicyUid } from '../../../src/graph/model/policyUid.js';
import { textsOfList } from '../../../src/ingest/merge/listText.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { organizationOf } from '../../support/organizations.js';

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

/** Its evidence is in the policy of the role admin. */
const administration: Administration = {
  decision: 'CONDITIONAL',
  conditions: [
    {
      operator: 'IpAddress',
      key: 'aws:SourceIp',
      values: ['203.0.113.0/24'],
      effect: 'ALLOW',
      controlledBy: 'ENVIRONMENT',
      statement: { documentHash: 'broken', layer: 'IDENTITY', index: 0, effect: 'ALLOW' },
    },
  ],
  evidence: [{ documentHash: 'broken', layer: 'IDENTITY', index: 0, effect: 'ALLOW' }],
};

export const alice: IamUser = { ...iam('user/alice', 'AIDAALICE'), kind: 'USER' };
export const bob: IamUser = { ...iam('user/bob', 'AIDABOB'), kind: 'USER', administration };
export const deploy: IamRole = {
  ...iam('role/deploy', 'AROADEPLOY'),
  kind: 'ROLE',
  serviceLinked: false,
  lastUsedAt: march,
  lastUsedRegion: 'eu-west-1',
  administration,
};
export const admin: IamRole = {
  ...iam('role/admin', 'AROAADMIN'),
  kind: 'ROLE',
  serviceLinked: false,
  administration,
};

export const signedIn: IamRole = {
  ...iam(
    'role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Operator_0123456789abcdef',
    'AROASIGNEDIN',
  ),
  path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
  kind: 'ROLE',
  serviceLinked: false,
};

const instanceArn = 'arn:aws:sso:::instance/ssoins-1111111111111111';

export const operator: PermissionSet = {
  type: 'PERMISSION_SET',
  arn: 'arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111',
  name: 'Operator',
  instanceArn,
  description: 'Runs the data platform.',
  sessionDuration: 'PT8H',
  inlinePolicy: '{"Version":"2012-10-17","Statement":[]}',
  managedPolicies: [{ name: 'read-data', arn: arnOf('policy/read-data') }],
  customerManagedPolicies: [{ name: 'read-data', path: '/' }],
  permissionsBoundary: { name: 'limit', path: '/' },
  assignmentsIn: [accountId],
  dataGaps: [{ kind: 'EXPORT_INCOMPLETE', message: 'The import lacks its description.' }],
};

export const person = (kind: 'USER' | 'GROUP', name: string): IdentityCenterPrincipal => ({
  type: 'IDENTITY_CENTER_PRINCIPAL',
  uid: `${instanceArn}#${kind}/${name}`,
  kind,
  principalId: name,
  name,
  membersCollected: true,
});

const [operators, ann] = [person('GROUP', 'operators'), person('USER', 'ann')];

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

const organizationId = 'o-exampleorg';

const guardrail = (kind: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL', name: string): Policy => ({
  type: 'POLICY',
  uid: `policy ${name}`,
  kind,
  name,
  arn: `arn:aws:organizations::aws:policy/${kind.toLowerCase()}_policy/p-${name}`,
});

const managed: Policy = {
  type: 'POLICY',
  uid: arnOf('policy/read-data'),
  arn: arnOf('policy/read-data'),
  kind: 'MANAGED',
  dataPackage: '2026-08-26',
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

const deployTrust = trustPolicy(deploy, [
  {
    Sid: 'Developers',
    Effect: 'Allow',
    Principal: { AWS: [alice.identifier, arnOf('root')], Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  },
  {
    Sid: 'Vendor',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::999999999999:user/vendor' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'c-17' } },
  },
]);

export const reports: Resource = {
  type: 'RESOURCE',
  arn: 'arn:aws:s3:::reports',
  accountId,
  service: 's3',
  name: 'reports',
  policyStatus: 'COLLECTED',
};

export const key: Resource = {
  type: 'RESOURCE',
  arn: `arn:aws:kms:eu-west-1:${accountId}:key/1234`,
  accountId,
  service: 'kms',
  resourceType: 'key',
  name: '1234',
  tags: [{ key: 'team', value: 'payments' }],
  policyStatus: 'NOT_COLLECTED',
};

export const instance: Workload = {
  type: 'WORKLOAD',
  arn: `arn:aws:ec2:eu-west-1:${accountId}:instance/i-0abc`,
  accountId,
  kind: 'ec2:instance',
  name: 'i-0abc',
  state: 'running',
  instanceProfileArns: [arnOf('instance-profile/deploy')],
  unresolved: [],
};

export const renderer: Workload = {
  type: 'WORKLOAD',
  arn: `arn:aws:lambda:eu-west-1:${accountId}:function:renderer`,
  accountId,
  kind: 'lambda:function',
  name: 'renderer',
  instanceProfileArns: [],
  unresolved: ['lost-role'],
};

const vendor = 'arn:aws:iam::999999999999:user/vendor';

const reportsPolicy: Policy = {
  type: 'POLICY',
  uid: resourcePolicyUid(reports.arn),
  kind: 'RESOURCE',
  name: reports.name,
  accountId,
  ownerArn: reports.arn,
  ...document([
    {
      Sid: 'Vendor',
      Effect: 'Allow',
      Principal: { AWS: vendor },
      Action: 's3:GetObject',
      Resource: `${reports.arn}/*`,
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    },
    { Sid: 'Everybody', Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: reports.arn },
  ]),
};

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
  preconditions: decision === 'ALLOWED' ? [] : ['the session is named after its user'],
  evidence: [
    { documentHash: holder.documentHash ?? '', layer: 'IDENTITY', index: 0, sid: 'Assume', effect: 'ALLOW' },
  ],
  caveats: [],
  dataGaps: [],
});

/** By the document of its identity policy, and the trust policy of the role deploy. */
const way = (techniqueId: string, holder: Policy, via: string): EscalationAlternative => {
  const { conditions, preconditions, evidence } = grant('CONDITIONAL', holder);
  return {
    techniqueId,
    decision: 'CONDITIONAL',
    via,
    conditions,
    preconditions,
    evidence,
    caveats: [],
    dataGaps: [{ kind: 'EXPORT_INCOMPLETE', accountId, message: 'The export lacks its instances.' }],
  };
};

export const sampleGraph: InMemoryGraph = {
  graphVersion: '7',
  targets: [
    { name: 'payments', principal: admin.identifier },
    { name: 'reports', resource: 'arn:aws:s3:::reports', actions: ['s3:GetObject'] },
  ],
  listTexts: new Map([[accountId, new Map([['users', textsOfList([])]])]]),
  imports: [
    {
      id: '0000000001',
      kind: 'DOCUMENTS',
      startedAt: march,
      finishedAt: march,
      before: 6,
      after: 7,
      accounts: [accountId],
      accountCount: 1,
      organizations: [organizationId],
      identityCenters: ['arn:aws:sso:::instance/ssoins-1'],
      changes: {
        administrators: [
          { change: 'LOOSENED', principal: admin.identifier, before: 'CONDITIONAL', after: 'ALLOWED' },
        ],
        administratorCounts: [{ change: 'LOOSENED', count: 1 }],
        reach: [{ change: 'GAINED', principal: alice.identifier, accountIds: [accountId], accountCount: 1 }],
        reachCounts: [{ change: 'GAINED', count: 1 }],
        caveats: [],
        summary: {
          administrators: 1,
          reaching: 1,
          reachingFirmly: 1,
          accounts: [{ accountId, reaching: 1 }],
          gaps: [{ kind: 'ACCOUNT_NOT_IMPORTED', count: 1 }],
        },
      },
      besideAnother: true,
    },
  ],
  accounts: [
    {
      type: 'ACCOUNT',
      accountId,
      partition: 'aws',
      imported: true,
      importedAt: march,
      version: 3,
      organizationId,
      name: 'payments',
      status: 'ACTIVE',
      dataGaps: [{ kind: 'EXPORT_INCOMPLETE', accountId, message: 'The export lacks its groups.' }],
      completeness: [
        { section: 'USERS', status: 'COLLECTED', kinds: [] },
        {
          section: 'COMPUTE',
          status: 'PARTIAL',
          kinds: ['lambda:function'],
          detail: 'Could not be read: ecs:task in eu-west-1 (denied).',
          collectedAt: march,
        },
      ],
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
  principals: [alice, bob, deploy, admin, signedIn, ...others],
  groups: [developers],
  policies: [
    managed,
    broken,
    guardrail('SERVICE_CONTROL', 'FullAWSAccess'),
    guardrail('RESOURCE_CONTROL', 'RCPFullAWSAccess'),
    assume,
    deployTrust,
    reportsPolicy,
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
  resources: [reports, key],
  workloads: [instance, renderer],
  runsAs: [
    [renderer.arn, admin.identifier, 'CODE'],
    [renderer.arn, 'arn:aws:iam::999999999999:role/vendor-deploy', 'SERVICE'],
  ],
  credentials: new Map([
    [
      alice.identifier,
      {
        accessKeys: [
          {
            id: 'AKIAEXAMPLE',
            status: 'ACTIVE',
            createdAt: march,
            lastUsedAt: march,
            lastUsedRegion: 'eu-west-1',
            lastUsedService: 's3',
          },
        ],
        mfaActive: false,
        passwordEnabled: true,
        passwordLastUsedAt: march,
        passwordLastChangedAt: march,
      },
    ],
    [
      arnOf('root'),
      {
        accessKeys: [{ status: 'INACTIVE', createdAt: march }],
        mfaActive: true,
        passwordEnabled: true,
        passwordLastUsedAt: march,
        passwordLastChangedAt: march,
      },
    ],
  ]),
  identityProviders: new Map([
    [arnOf('saml-provider/corporate'), { createdAt: march, validUntil: march }],
    [
      arnOf('oidc-provider/token.actions.githubusercontent.com'),
      { url: 'token.actions.githubusercontent.com', clientIds: ['sts.amazonaws.com'], createdAt: march },
    ],
  ]),
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
    [
      reports.arn,
      [
        { principal: namedPrincipal(vendor), statementIndexes: [0] },
        { principal: namedPrincipal('*'), statementIndexes: [1] },
      ],
    ],
  ]),
  hops: [
    { from: alice, to: deploy, grant: grant('CONDITIONAL', assume) },
    { from: deploy, to: admin, grant: grant('ALLOWED', managed) },
    { from: signedIn, to: admin, grant: grant('ALLOWED', managed) },
  ],
  escalations: [
    {
      from: alice,
      to: deploy,
      grant: { decision: 'CONDITIONAL', alternatives: [way('T-071', assume, renderer.arn)] },
    },
    {
      from: alice,
      to: namedPrincipal(arnOf('root')),
      grant: { decision: 'CONDITIONAL', alternatives: [way('T-072', assume, deploy.identifier)] },
    },
  ],
  findings: new Map([
    [deploy.identifier, [[way('T-153', managed, reports.arn), way('T-009', managed, developers.arn)]]],
  ]),
  unexplored: new Map([[deploy.identifier, ['T-009']]]),
  permissionSets: [operator],
  identityCenterPrincipals: [operators, ann],
  identityCenterMemberships: [[ann.uid, operators.uid]],
  assignments: [accountId, '999999999999'].map((id) => ({
    permissionSetArn: operator.arn,
    accountId: id,
    principalUid: operators.uid,
  })),
  organizations: organizationOf({ [accountId]: {} }),
  organization: {
    type: 'ORGANIZATION',
    organizationId,
    arn: `arn:aws:organizations::999900009999:organization/${organizationId}`,
    managementAccountId: '999900009999',
    featureSet: 'ALL',
    enabledPolicyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'],
    importedAt: march,
    dataGaps: [{ kind: 'EXPORT_INCOMPLETE', message: 'The place of one account is not known.' }],
  },
  units: [
    {
      unitId: 'ou-ab12-cd345678',
      arn: `arn:aws:organizations::999900009999:ou/${organizationId}/ou-ab12-cd345678`,
      name: 'Workloads',
      parentId: 'r-ab12',
      serviceControlPolicyUids: ['policy FullAWSAccess'],
      resourceControlPolicyUids: ['policy RCPFullAWSAccess'],
    },
  ],
};
